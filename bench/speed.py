"""Pages a second of processor time, room by room, from texts or pages: the first N captures of a location.

    python bench/speed.py LOCATION [N]      (a table in .csv is read as Latin-1)

Beside them, timed in the same run: trafilatura alone on the same bytes (HTML), and bare SQLite inserts.
"""

from __future__ import annotations

import itertools
import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from reportedly import attributions, claims, documents, mentions, pipeline, referents, sentences
from reportedly.captures import Capture
from reportedly.captures.reading import Options, read
from reportedly.documents.masthead import Masthead
from reportedly.errors import Unreadable
from reportedly.ledger import Ledger
from reportedly.pipeline.posting import Desk


def main() -> int:
    location, number = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100
    encoding = "latin-1" if location.endswith(".csv") else ""
    outcomes = read(location, Options(encoding=encoding))
    captures = list(itertools.islice((c for c in outcomes if isinstance(c, Capture)), number))
    tools, spent = pipeline.instruments(), defaultdict[str, float](float)

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
            marked = timed("mentions", lambda p=page, c=cut: mentions.from_document(p, c, tools.markers))
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
    _baselines(captures, total)
    return 0


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
