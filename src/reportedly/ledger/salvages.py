"""Salvages: a new book from what is whole in a damaged one. The damaged file is never written to.

An entry is whole when its hash follows from the one before it, or when its content id follows from its content.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly import documents
from reportedly.errors import LedgerError, SpanError
from reportedly.ledger import codec, openings, pens
from reportedly.ledger.books import Ledger
from reportedly.ledger.entries import GENESIS, body_digest, identity, link
from reportedly.ledger.pages import Value, pages

_STAGE = """
create table entries (seq integer primary key, kind, id, document, posted_at, body, digest, hash);
create table blobs (sha256 primary key, size, packing, body);
"""


@dataclass(frozen=True, slots=True)
class Salvage:
    """What came of it. ``lost``: one sentence for each entry or stretch of entries that is not in the new book."""

    entries: int
    blobs: int
    lost: tuple[str, ...]


def salvage(path: str, out: str) -> Salvage:
    """Save what is whole from a damaged ledger into a new one; LedgerError when there is nothing to save or no room."""
    if Path(out).exists():
        raise LedgerError(f"{out} is there already: name a file that is not")
    if not Path(path).is_file():
        raise LedgerError(f"there is no ledger at {path}")
    with tempfile.TemporaryDirectory(dir=Path(out).absolute().parent) as folder:
        stage = sqlite3.connect(f"{folder}/stage", isolation_level=None)
        with contextlib.closing(stage), openings.telling(path), Ledger(out) as ledger:
            stage.executescript(_STAGE)
            last = _fill(stage, _copy(path, folder))
            return _post(stage, ledger, last)


def _copy(path: str, folder: str) -> str:
    """A copy with what the write-ahead log holds brought in, as far as SQLite can still do that."""
    copy = f"{folder}/copy"
    shutil.copyfile(path, copy)
    if Path(f"{path}-wal").is_file():
        shutil.copyfile(f"{path}-wal", f"{copy}-wal")
        with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(copy)) as db:
            db.execute("pragma wal_checkpoint(truncate)")
    return copy


def _fill(stage: sqlite3.Connection, copy: str) -> int:
    """Stage every row of ours that can be read; the highest number that an entry or its row in the index had."""
    last = 0
    with Path(copy).open("rb") as file, openings.transaction(stage):
        for number, row in pages(file).rows():
            if _is_entry(row):
                stage.execute("insert or ignore into entries values (?, ?, ?, ?, ?, ?, ?, ?)", (number, *row[1:]))
            elif _is_blob(row):
                stage.execute("insert or ignore into blobs values (?, ?, ?, ?)", row)
            if len(row) > 4 and row[0] is None:  # a table of ours that is numbered as the entries are
                last = max(last, number)
    return last


def _is_entry(row: tuple[Value, ...]) -> bool:
    return len(row) == 8 and row[0] is None and isinstance(row[7], str) and len(row[7]) == len(GENESIS)


def _is_blob(row: tuple[Value, ...]) -> bool:
    return len(row) == 4 and isinstance(row[0], str) and len(row[0]) == 64 and row[2] in ("zlib", "none")


def _post(stage: sqlite3.Connection, ledger: Ledger, last: int) -> Salvage:
    lost = []
    entries = blobs = 0
    with ledger.writing() as pen:
        for sha256, size, packing, body in stage.execute("select * from blobs order by rowid"):
            if fault := _blob_fault(packing, body, sha256):
                lost.append(fault)
            else:
                pen.store.write(pens.KEEP, (sha256, size, packing, body))
                blobs += 1
        for row, fault in _judged(stage, last):
            fault = fault or _append(pen, row)
            entries += not fault
            lost += [fault] if fault else []
    return Salvage(entries, blobs, tuple(lost))


def _blob_fault(packing: str, body: bytes | None, sha256: str) -> str:
    try:
        if body is not None:
            pens.unpack(packing, body, sha256)
    except LedgerError as fault:
        return str(fault)
    return ""


def _judged(stage: sqlite3.Connection, last: int) -> Iterator[tuple[tuple[Any, ...], str]]:
    """The staged entries in the order of the book, each with what is wrong with it, or ""."""
    before, previous = 0, GENESIS
    for row in stage.execute("select * from entries order by seq"):
        seq, *_, hash_ = row
        if seq != before + 1:
            yield (), f"entries {before + 1} to {seq - 1} are gone"
            previous = ""
        yield row, _entry_fault(row, previous)
        before, previous = seq, hash_
    if before < last:
        yield (), f"entries {before + 1} to {last} are gone"


def _entry_fault(row: tuple[Any, ...], previous: str) -> str:
    seq, kind, id_, document, posted_at, body, digest, hash_ = row
    try:
        chained = body_digest(body) if body is not None else digest
        if link(previous, (seq, kind, id_, document, posted_at), chained) == hash_:
            return ""
        if body is not None and _content_id(codec.loads(body, object)) == id_:
            return ""
    except (LedgerError, TypeError, AttributeError):
        pass
    return f"entry {seq} ({kind} {id_}) is damaged"


def _content_id(entry: object) -> str:
    """The id an entry's content gives it; of a document its capture and its words, which offsets count."""
    return documents.identity(entry.capture, entry.text) if isinstance(entry, documents.Document) else identity(entry)


def _append(pen: pens.Pen, row: tuple[Any, ...]) -> str:
    seq, kind, id_, document, posted_at, body, digest, _ = row
    pen.hour = posted_at
    try:
        if body is None:
            pen.append_redacted((kind, id_, document), digest)
        else:
            pen.append(codec.loads(body, object), id_)  # type: ignore[arg-type]
    except (LedgerError, SpanError) as fault:
        return f"entry {seq} ({kind} {id_}): {fault}"
    return ""
