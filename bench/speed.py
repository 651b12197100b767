"""Pages and sentences a second of processor time, room by room: the first N captures of a location.

    python bench/speed.py LOCATION [N]      (a table in .csv is read as Latin-1)

Beside them, timed in the same run: the bare encoder on every sentence, trafilatura alone on the same bytes (HTML), and
bare SQLite inserts. All runs on one thread, and processor time is what is told, so a busy machine tells much the same.
"""

from __future__ import annotations

import itertools
import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from reportedly import attributions, claims, documents, mentions, referents, sentences
from reportedly.captures import Capture
from reportedly.captures.reading import Options, read
from reportedly.cli import opening
from reportedly.documents.masthead import Masthead
from reportedly.errors import Unreadable
from reportedly.ledger import Ledger
from reportedly.mentions import Marker, Mention
from reportedly.pipeline.posting import Desk
from reportedly.sentences import Sentence
from tagger import MODELS, bare


def main() -> int:
    location, number = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100
    encoding = "latin-1" if location.endswith(".csv") else ""
    outcomes = read(location, Options(encoding=encoding))
    captures = list(itertools.islice((c for c in outcomes if isinstance(c, Capture)), number))
    tools, spent = opening.instruments(), defaultdict[str, float](float)
    markers = (*tools.markers[:-1], tagger := Timed(tools.markers[-1]))
    list(tools.markers[-1](()))
    read_sentences: list[tuple[Sentence, ...]] = []

    def timed(part: str, work: Callable[[], Any]) -> Any:
        began = time.process_time()
        done = work()
        spent[part] += time.process_time() - began
        return done

    with Ledger() as ledger:
        desk = Desk(ledger, tools)
        for capture in captures:
            try:
                page = timed("documents", lambda c=capture: documents.from_capture(c, Masthead()))
            except Unreadable as reason:
                desk.refuse(capture, str(reason))
                continue
            cut = timed("sentences", lambda p=page: sentences.from_document(p))
            read_sentences.append(cut)
            marked = timed("mentions", lambda p=page, c=cut: mentions.from_document(p, c, markers))
            said = timed("attributions", lambda m=marked: attributions.from_page(m))
            known = timed("referents", lambda m=marked: referents.from_page(m, tools.gazetteer, tools.lexicon))
            found = timed("claims", lambda s=said, m=marked, k=known: claims.from_attributions(s, m, k))
            timed("judge and post", lambda c=capture, p=page, f=found, k=known: desk.post(c, p, f, k))
        timed("restate", desk.close)
    total = sum(spent.values())
    for part, seconds in spent.items():
        print(f"{part:15} {len(captures) / max(seconds, 1e-9):8.0f} pages/s {100 * seconds / total:5.1f} %")
    reading = total - spent["judge and post"] - spent["restate"]
    read_at, posted_at = len(captures) / reading, len(captures) / total
    print(f"read {read_at:.1f}, into the ledger {posted_at:.1f} pages a CPU-second (n={len(captures)})")
    share = 100 * tagger.spent / reading
    print(f"of reading, the tagger takes {share:.1f} %; {1000 * reading / len(captures):.1f} ms a page")
    _against_the_encoder(read_sentences, reading, tagger.spent)
    _baselines(captures, total)
    return 0


class Timed:
    """A marker whose processor time is kept."""

    def __init__(self, marker: Marker) -> None:
        self._marker, self.spent = marker, 0.0

    def __call__(self, sentences: Sequence[Sentence]) -> Iterator[Mention]:
        began = time.process_time()
        found = list(self._marker(sentences))
        self.spent += time.process_time() - began
        yield from found


def _against_the_encoder(pages: list[tuple[Sentence, ...]], reading: float, tagging: float) -> None:
    many, alone = sum(map(len, pages)), bare(MODELS, 1, pages, time.process_time)
    for name, seconds in (("read", reading), ("the tagger behind its gate", tagging)):
        rate = many / seconds
        print(f"{name}: {rate:.0f} sentences a CPU-second, x{rate / alone:.2f} of the bare encoder's {alone:.0f}")


def _baselines(captures: list[Capture], total: float) -> None:
    began = time.process_time()
    if captures[0].media_type.startswith("text/html"):
        from trafilatura import extract

        for capture in captures:
            extract(capture.body)
        print(f"the whole path takes {total / (time.process_time() - began):.1f} times trafilatura alone")
    db, began = sqlite3.connect(":memory:"), time.process_time()
    db.execute("create table pages (url, body)")
    db.executemany("insert into pages values (?, ?)", [(c.url, c.body) for c in captures])
    print(f"bare SQLite inserts: {len(captures) / max(time.process_time() - began, 1e-6):.0f} pages a second")


if __name__ == "__main__":
    sys.exit(main())
