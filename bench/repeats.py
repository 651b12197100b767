"""The pages of a ledger once more under other names: rows, chain and index, without reading, judging or posting."""

from __future__ import annotations

import contextlib
import hashlib
import re
import sqlite3
import time
from pathlib import Path

from reportedly.ledger import Ledger
from reportedly.ledger.entries import body_digest, link

SEARCHES = {
    "documents_search": "select documents.seq, documents.title, json_extract(body, '$.text') from documents "
    "join entries using (seq)",
    "claims_search": "select claims.seq, evidence, speaker || ' · ' || coalesce(actor, '') || ' · ' "
    "|| coalesce(target, '') || ' · ' || coalesce(canonical, '') from claims left join places on places.id = place",
}
"""What the searches of the book hold, read out of its tables and entries."""


class Again:
    """The pages of a ledger once more, some years later, under other names: rows and chain, without reading or posting.

    ``turn``: which repetition, from 1; ``years`` is that many threes, as the first pages fill less than three years.
    """

    def __init__(self, db: sqlite3.Connection, turn: int, last: int) -> None:
        self.db, self.turn, self.last = db, turn, last
        self.seq, self.hash = db.execute("select seq, hash from entries order by seq desc limit 1").fetchone()
        self.behind = self.seq
        self._years = re.compile(r"\b(201[7-9])(?=-\d\d)")

    def named(self, id_: str) -> str:
        """Another name for an id, of its length."""
        return hashlib.sha256(f"{id_} {self.turn}".encode()).hexdigest()[: len(id_)] if id_ else id_

    def moved(self, words: str | None) -> str | None:
        """Words with their years moved."""
        return words and self._years.sub(lambda year: str(int(year[1]) + 3 * self.turn), words)

    def entries(self, wanted: int) -> int:
        """Write the entries again, until the ledger holds so many claims more; the last of those repeated."""
        claims = 0
        every = "select seq, kind, id, document, posted_at, body from entries where seq <= ? order by seq"
        rows, upto = [], 0
        for at, kind, id_, document, hour, body in self.db.execute(every, (self.last,)):
            if kind == "Capture" and claims >= wanted:
                break
            upto = at
            rows.append(self._entry(kind, id_, document, hour, body))
            claims += kind == "Claim"
            if len(rows) == 20_000:
                self.db.executemany("insert into entries values (?, ?, ?, ?, ?, ?, null, ?)", rows)
                rows = []
        self.db.executemany("insert into entries values (?, ?, ?, ?, ?, ?, null, ?)", rows)
        return upto

    def _entry(self, kind: str, id_: str, document: str, hour: str, body: str) -> tuple[object, ...]:
        told = _IDS.sub(lambda name: self.named(name[0]), str(self.moved(body)))
        told = told.replace(".example/", f".example/{self.turn}-")
        self.seq += 1
        row = (self.seq, kind, self.named(id_), self.named(document), str(self.moved(hour)))
        self.hash = link(self.hash, row, body_digest(told))
        return (*row, told, self.hash)

    def index(self, upto: int) -> None:
        """The tables beside the entries, and the searches."""
        for table, made in (
            ("captures", {"id": "named"}), ("receipts", {"capture": "named"}), ("judgements", {}),
            ("odds", {"claim": "named", "other": "named", "day": "moved"}),
            ("documents", {"id": "named", "capture": "named", "published": "moved"}),
            ("claims", {"id": "named", "document": "named", "earliest": "moved", "latest": "moved",
                        "first_day": "moved", "last_day": "moved", "day": "moved"}),
        ):  # fmt: skip
            columns = [row[1] for row in self.db.execute(f"pragma table_info({table})")]
            told = [f"{made[c]}({c})" if c in made else "seq + ?" if c == "seq" else c for c in columns]
            if table == "judgements":
                pair = ("named(left_claim)", "named(right_claim)")
                told[columns.index("left_claim")], told[columns.index("right_claim")] = (
                    f"{least}({pair[0]}, {pair[1]})" for least in ("min", "max")
                )
            if "url" in columns:
                told[columns.index("url")] = f"replace(url, '.example/', '.example/{self.turn}-')"
            self.db.execute(
                f"insert into {table} select {', '.join(told)} from {table} where seq <= ?", (self.behind, upto)
            )
        for table, sql in SEARCHES.items():
            one, two = ("title", "text") if table == "documents_search" else ("evidence", "names")
            seq = "documents.seq" if table == "documents_search" else "claims.seq"
            words = sql.replace(seq, f"{seq} + {self.behind}", 1)
            self.db.execute(f"insert into {table}(rowid, {one}, {two}) {words} where {seq} <= ?", (upto,))


_IDS = re.compile(r"(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])")


def again(path: Path, wanted: int) -> None:
    """Repeat the pages of a ledger until it holds so many claims."""
    Ledger(str(path)).close()
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("pragma synchronous = off")
        db.execute("pragma cache_size = -1000000")
        ((last,),) = db.execute("select max(seq) from entries")
        began, turn = time.process_time(), 0
        while (have := db.execute("select count(*) from claims").fetchone()[0]) < wanted:
            turn += 1
            once = Again(db, turn, last)
            db.create_function("named", 1, once.named, deterministic=True)
            db.create_function("moved", 1, once.moved, deterministic=True)
            db.execute("begin")
            once.index(once.entries(wanted - have))
            db.execute("commit")
            print(f"repeated {turn}: {time.process_time() - began:.0f} s of processor time", flush=True)
