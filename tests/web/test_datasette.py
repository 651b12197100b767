"""The ledger is a plain SQLite file to those who look with other tools."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import pytest

TABLES = {"claims", "documents", "places", "judgements", "findings", "reviews", "entries"}


def test_the_tables_are_read_as_they_are(book: Path) -> None:
    db = sqlite3.connect(f"{book.as_uri()}?mode=ro&immutable=1", uri=True)
    tables = {name for (name,) in db.execute("select name from sqlite_schema where type = 'table'")}
    assert tables >= TABLES
    rows = db.execute("select speaker, kind, evidence from claims where place <> '' and low >= 12").fetchall()
    assert rows and all(words.startswith("at least 12") for _, _, words in rows)
    db.close()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_datasette_opens_the_ledger(book: Path) -> None:
    app = pytest.importorskip("datasette.app", reason="Datasette is not installed: pip install --group readers")
    before = book.read_bytes()

    async def asked(*paths: str) -> list[Any]:
        room = app.Datasette(immutables=[str(book)])
        await room.invoke_startup()
        return [(await room.client.get(path)).raise_for_status() for path in paths]

    query = "/book/claims.json?kind=casualties&low__gte=12&_shape=array"
    tables, page, rows, counted = asyncio.run(
        asked("/book.json", "/book/claims?_facet=kind", query, "/book/documents.json?_shape=array")
    )
    assert {table["name"] for table in tables.json()["tables"]} >= TABLES
    assert "casualties" in page.text and "control" in page.text
    assert rows.json() and all(row["evidence"].startswith("at least 12") for row in rows.json())
    assert len(counted.json()) == 6
    assert book.read_bytes() == before, "it is looked at and not written to"
