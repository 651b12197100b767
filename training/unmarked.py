"""Fit the signs by which a claim finds who does it, and to whom, where the tagger marks nobody, or faintly.

    python training/unmarked.py [--shared ../shared] [--before DIR ...] [--write]

Where a tagger marks nobody, whoever is named in the clause is less likely the one than where no tagger reads: these
choices have weights of their own (``claims/unmarked_actors.py`` and ``unmarked_targets.py``). They are fitted on
gold/train and gold/own as the package reads them, and on documents under training/annotations as earlier taggers read
them, which had not learnt from them yet. Each DIR holds such a tagger's files (``git show
REVISION:src/reportedly/models/...``) and ``docs.txt``, the ids of the documents it is to read. What training holds out
for figures is left out. The shipped weights are from 03fe10d on 469 documents, 41de008 on 802 and bfe29cf on 475, each
on what the next one learnt; read again when times and places were chosen anew, they come out as good to half a point on
gold/dev and our annotations, and .8 less for actors of the 27 documents held out.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import annotations
import choices
import fits
import listings
import scorers
from fits import Choice
from reportedly import documents, mentions, sentences
from reportedly.captures import ARTICLE, Capture
from reportedly.pipeline import instruments, openings

SURE = ("tagged surely", "tagged likely")
KEPT, RIDGE = 700, 4.0
DOES = {"actor": "who acts", "target": "who suffers"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=choices.ROOT.parent / "shared")
    parser.add_argument("--before", type=Path, nargs="+", default=[], metavar="DIR")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    scorer = scorers.of_claims(options.shared)
    fits.KEPT, fits.RIDGE = dict.fromkeys(DOES, KEPT), RIDGE
    found = list(every(options.shared, options.before, scorer))
    for slot in DOES:
        some = [choice for choice in found if left(choice, slot)]
        right = sum(share * held for share, held in fits.folds(some, 3)) / len(some)
        print(f"{slot}: {len(some)} choices, 3 folds by document: {right:.3f} right")
        if options.write:
            write(slot, fits.fit(some))


def write(slot: str, weights: dict[str, float]) -> None:
    says = f"how much each sign of {DOES[slot]} says where a tagger marked nobody, or faintly, in log odds."
    told = f'"""Unmarked {slot}s: {says}'
    source = listings.SOURCE.replace("choices.py", "unmarked.py")
    kept = {sign: weight for sign, weight in weights.items() if abs(weight) >= fits.SLIGHT}
    path = listings.CLAIMS / f"unmarked_{slot}s.py"
    listed = listings.table(f"{slot.upper()}S", kept)
    path.write_text(f"{told}\n{source}{listed}", encoding="utf-8")


def every(shared: Path, before: list[Path], scorer: Any) -> Iterator[Choice]:
    for folder in ("train", "own"):
        yield from choices.as_read(shared / "gold" / folder, scorer, instruments())
    for folder in before:
        yield from as_read_before(shared, folder, scorer)


def as_read_before(shared: Path, folder: Path, scorer: Any) -> Iterator[Choice]:
    """The choices in annotated documents as an earlier tagger reads them."""
    texts, wanted = annotations.texts(shared), set((folder / "docs.txt").read_text(encoding="utf-8").split())
    with patch.object(openings, "_weights", lambda name: (folder / name).read_bytes()):
        ready = instruments()
        for one in annotations.lines():
            if one["doc"] not in wanted or choices.held_out("annotated", one["doc"]):
                continue
            text = texts[one["doc"]]
            title, _, body = text.partition("\n\n")
            written = json.dumps({"doc": one["doc"], "title": title, "text": body})
            document = documents.from_capture(Capture(one["doc"], choices.gate.WHEN, ARTICLE, written.encode()))
            page = mentions.from_document(document, sentences.from_document(document), ready.markers)
            yield from choices.of_page(page, [choices.in_words(c, text) for c in one["claims"]], scorer, ready)


def left(choice: Choice, slot: str) -> bool:
    """Whether a choice is one of a slot in evidence without a sure mark."""
    signs = " ".join(choice.signs[-1])
    return choice.slot == slot and f"{slot} tagged" in signs and not any(sure in signs for sure in SURE)


if __name__ == "__main__":
    main()
