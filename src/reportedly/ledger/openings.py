"""Openings: a file becomes an open book, or a plain sentence why not. Every SQLite error is told in words here."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from reportedly.errors import LedgerError
from reportedly.ledger import migrations

MEMORY = ":memory:"

CHECKPOINT = 4096
"""Pages of 4 KiB in the log after which they go into the file. A report on a war changes 370 of them or more, the same
again and again: with SQLite's thousand the file was written at every third report. Processor time of a commit, 804
articles of FA-KES: 4.7 ms with 1,000, 4.0 with 4,096, 3.6 with 8,192 (2026-11-30)."""


def connect(path: str, read_only: bool, patience: float) -> sqlite3.Connection:
    """Open the file and set it up: WAL, full synchronisation, triggers that hold even against "insert or replace".

    ``patience``: seconds to wait for another writer. LedgerError with the reason when the file cannot be used.
    """
    with telling(path):
        db = _read(path, patience) if read_only else _write(path, patience)
        try:
            _recognise(db, path)
            if read_only:
                _require_current(db, path)
            else:
                _write_ahead(db, patience)
                db.execute("pragma synchronous = full")
                db.execute(f"pragma wal_autocheckpoint = {CHECKPOINT}")
        except BaseException:
            db.close()
            raise
    return db


def _write_ahead(db: sqlite3.Connection, patience: float) -> None:
    """Switch to a write-ahead log. SQLite does not wait here for another who opens or closes the file; we do."""
    until = time.monotonic() + patience
    while True:
        try:
            db.execute("pragma journal_mode = wal")
            return
        except sqlite3.OperationalError as fault:
            if not fault.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _write(path: str, patience: float) -> sqlite3.Connection:
    if path != MEMORY and not Path(path).absolute().parent.is_dir():
        raise LedgerError(f"there is no folder {Path(path).absolute().parent} for the ledger {path}")
    return _set_up(sqlite3.connect(path, timeout=patience, isolation_level=None))


def _read(path: str, patience: float) -> sqlite3.Connection:
    if not Path(path).is_file():
        raise LedgerError(f"there is no ledger at {path}")
    uri = Path(path).absolute().as_uri()
    try:
        return _set_up(sqlite3.connect(f"{uri}?mode=ro", uri=True, timeout=patience, isolation_level=None))
    except sqlite3.OperationalError:
        if _has_words(f"{path}-wal"):
            raise
    # A book at rest in a folder nobody may write to: SQLite needs to be told that no one else writes.
    return _set_up(sqlite3.connect(f"{uri}?immutable=1", uri=True, timeout=patience, isolation_level=None))


def _has_words(path: str) -> bool:
    return Path(path).is_file() and Path(path).stat().st_size > 0


def _set_up(db: sqlite3.Connection) -> sqlite3.Connection:
    try:
        db.execute("pragma recursive_triggers = on")
        db.execute("pragma secure_delete = on")
        db.execute("pragma cache_size = -65536")  # KiB at most, taken as needed
        db.execute("select count(*) from sqlite_schema").fetchone()
    except BaseException:
        db.close()
        raise
    return db


def _recognise(db: sqlite3.Connection, path: str) -> None:
    (tables,) = db.execute("select count(*) from sqlite_schema").fetchone()
    (application,) = db.execute("pragma application_id").fetchone()  # second: another may begin the book in between
    if application != migrations.APPLICATION and (application or tables):
        raise LedgerError(f"{path} is an SQLite file of another program, not a ledger")
    if migrations.version(db) > migrations.VERSION:
        raise LedgerError(
            f"{path} was written by a newer version of Reportedly (format {migrations.version(db)}, this one knows "
            f"{migrations.VERSION}): update Reportedly"
        )


def _require_current(db: sqlite3.Connection, path: str) -> None:
    reached = migrations.version(db)
    if reached == 0:
        raise LedgerError(f"{path} is empty: nothing was ever posted to it")
    if reached < migrations.VERSION:
        raise LedgerError(f"{path} is of an older format ({reached}): the next reportedly add into it brings it up")


@contextlib.contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or none, with the writer's lock from the start: what is read inside stays true."""
    db.execute("begin immediate")
    try:
        yield
        db.execute("commit")
    except BaseException:
        if db.in_transaction:
            db.execute("rollback")
        raise


@contextlib.contextmanager
def telling(path: str, late: str = "") -> Iterator[None]:
    """Turn what SQLite says into a LedgerError that says what happened to this file and what to do.

    ``late``: what to say of a statement that was stopped for taking too long.
    """
    try:
        yield
    except sqlite3.Error as fault:
        stopped = getattr(fault, "sqlite_errorname", "") == "SQLITE_INTERRUPT"
        raise LedgerError(late if stopped else _sentence(path, fault)) from fault
    except UnicodeDecodeError as fault:  # SQLite quotes damaged words in its complaint
        raise LedgerError(_DAMAGED.format(path=path)) from fault
    except UnicodeEncodeError as fault:
        raise LedgerError(f"half a character (a lone surrogate) cannot be written to {path}") from fault


def _sentence(path: str, fault: sqlite3.Error) -> str:
    name = getattr(fault, "sqlite_errorname", "")
    if "decode to UTF-8" in str(fault):
        name = "SQLITE_CORRUPT"
    for start, sentence in _SENTENCES:
        if name.startswith(start):
            return sentence.format(path=path)
    return f"the ledger {path} refuses: {fault}"


_DAMAGED = "the ledger {path} is damaged: reportedly salvage {path} saves what is whole"
_SENTENCES = (
    ("SQLITE_NOTADB", "{path} is not a ledger, or its first page is damaged: try reportedly salvage {path}"),
    ("SQLITE_CORRUPT", _DAMAGED),
    ("SQLITE_BUSY", "another writer holds the ledger {path}: nothing was posted, try again when it is done"),
    ("SQLITE_LOCKED", "another writer holds the ledger {path}: nothing was posted, try again when it is done"),
    ("SQLITE_READONLY", "the ledger {path} may not be written: nothing was posted"),
    ("SQLITE_CANTOPEN", "the ledger {path} cannot be opened: is the folder there, and may you write in it?"),
    ("SQLITE_PERM", "the ledger {path} may not be opened: look at its permissions"),
    ("SQLITE_FULL", "the disk is full: nothing of this post was kept in {path}"),
    ("SQLITE_IOERR", "the disk failed while reading or writing {path}: nothing of this post was kept"),
)
