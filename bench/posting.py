"""What one more report costs as the book grows: near pages found, judged, posted, and the findings restated.

    python bench/posting.py [CLAIMS]

The made-up reports of `bench/judging.py`, ten claims each, posted through the ledger as the desk posts them. Printed at
each size: processor milliseconds for one more report (median of the last 20), each with its ratio to the first size.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from judging import A_REPORT, BEGAN, SIZES, _report, _town
from reportedly.captures import ARTICLE, Capture
from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.judgements import judge
from reportedly.ledger import Ledger
from reportedly.pipeline.restating import restate

PARTS = ("near", "judge", "post", "restate")
MEASURED = 20  # reports behind each size, restated one by one


def main() -> int:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    dice = random.Random(20261128)
    towns = [_town(dice, n) for n in range(400)]
    first: list[float] = []
    with tempfile.TemporaryDirectory() as folder, Ledger(str(Path(folder) / "book.db")) as ledger:
        for size in (size for size in SIZES if size <= number):
            while ledger.counts().get("Document", 0) < size // A_REPORT:
                _add(ledger, *_report(dice, towns, ledger.counts().get("Document", 0)))
            restate(ledger)
            times = [_measured(ledger, dice, towns) for _ in range(MEASURED)]
            medians = [1000 * statistics.median(column) for column in zip(*times, strict=True)]
            first = first or medians
            parts = ", ".join(f"{part} {value:.1f}" for part, value in zip(PARTS, medians, strict=True))
            total, ratio = sum(medians), sum(medians) / sum(first)
            print(f"{size:6} claims: one more report {total:.1f} ms ({parts}), ratio {ratio:.2f}", flush=True)
    return 0


def _measured(ledger: Ledger, dice: random.Random, towns: list) -> list[float]:
    times = _add(ledger, *_report(dice, towns, ledger.counts()["Document"]))
    return [*times, _timed(lambda: restate(ledger))]


def _add(ledger: Ledger, document: Document, claims: list[Claim]) -> list[float]:
    source = Capture(document.url, BEGAN, ARTICLE, document.text.encode())
    near: list[Document] = []
    judged: list[object] = []

    def find() -> None:
        near.extend(ledger.document(id_) for id_ in ledger.kinships().neighbours(claims, document))

    def compare() -> None:
        older = [claim for page in near for claim in ledger.claims(document=page.id)]
        judged.extend(judge(claims, older, (document, *near), BEGAN))

    return [_timed(find), _timed(compare), _timed(lambda: ledger.post(source, document, *claims, *judged))]  # type: ignore[arg-type]


def _timed(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())
