"""The ledger is a plain SQLite file to those who look with other tools."""

from __future__ import annotations

import sqlite3
from pathlib import Path


def test_the_tables_are_read_as_they_are(book: Path) -> None:
    db = sqlite3.connect(f"{book.as_uri()}?mode=ro&immutable=1", uri=True)
    tables = {name for (name,) in db.execute("select name from sqlite_schema where type = 'table'")}
    assert {"claims", "documents", "places", "judgements", "findings", "reviews", "entries"} <= tables
    rows = db.execute("select speaker, kind, evidence from claims where place <> '' and low >= 12").fetchall()
    assert rows and all(words.startswith("at least 12") for _, _, words in rows)
    db.close()
