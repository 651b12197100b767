"""Copies: a book from one store into another, to the letter: numbers, hours and hashes stay, so its head proves it.

A copy may be broken off and taken up again, and brought up to date later: what is there already must be how the book
begins. Of a book on a server the posts of its writers stay behind; the copy's are those of who copied it.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportedly.errors import LedgerError
from reportedly.ledger import memories, pens, redactions
from reportedly.ledger.books import Ledger
from reportedly.ledger.redactions import Part
from reportedly.ledger.shelves import thing
from reportedly.ledger.stores import Row

Told = Callable[[int], None]

A_TRANSACTION = 500
"""Entries copied at a time."""

BODIES = 50
"""Bodies of bytes copied at a time: they may be large."""

_ENTRIES = """
select seq, kind, id, document, posted_at, body, digest, hash from entries where seq > ? order by seq limit ?
"""
_BLOBS = "select sha256, size, packing, body from blobs where sha256 > ? order by sha256 limit ?"
_STONES = "select seq, id from entries where kind = 'Redaction' and seq > ? order by seq limit ?"
_LIVE = "select seq, id, body from entries where id = ? and kind <> 'Redaction' and body is not null"


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied now, and the head of the book it was copied from."""

    entries: int
    blobs: int
    head: str


def copy(source: Ledger, target: Ledger, told: Told = lambda seq: None) -> Copied:
    """Bring a book up to what another holds. ``told`` hears the number of the last entry copied, now and then.

    LedgerError when the target holds other entries, or when an entry of the source is not what was posted.
    """
    with source.store.picture():
        start, end = _common(source, target)
        blobs = _bodies(source, target)
        buried = tuple(_buried(source, target, start))
        for row in _stretches(source.shelf.walk(_ENTRIES, (), start), not buried):
            told(_enter(target, row, buried))
        if buried:
            target.store.scrub()
        for name, seq in tuple(source.shelf.rows("select name, seq from marks")):
            target.set_mark(name, seq)
        return Copied(end - start, blobs, _hash(source, end))


def _common(source: Ledger, target: Ledger) -> tuple[int, int]:
    """How far the target has come, and how far the source."""
    start, end = target.shelf.upto(None), source.shelf.upto(None)
    if start > end or _hash(source, start) != _hash(target, start):
        raise LedgerError(
            f"{target.store.name} holds other entries than {source.store.name}: copy into an empty ledger, or into "
            "one that was copied from it before"
        )
    return start, end


def _hash(ledger: Ledger, seq: int) -> str:
    return next((str(hash_) for (hash_,) in ledger.shelf.rows("select hash from entries where seq = ?", (seq,))), "")


def _bodies(source: Ledger, target: Ledger) -> int:
    """Bytes first, so that no capture ever stands without them."""
    copied = 0
    rows = source.shelf.walk(_BLOBS, (), "", BODIES)
    while stretch := tuple(itertools.islice(rows, BODIES)):
        with target.store.transaction():
            new = [row for row in stretch if not _kept(target, row[0])]
            for row in new:
                target.store.write(pens.KEEP, row)
        copied += len(new)
    return copied


def _kept(target: Ledger, sha256: str) -> bool:
    return any(target.shelf.rows("select 1 from blobs where sha256 = ?", (sha256,)))


def _buried(source: Ledger, target: Ledger, start: int) -> Iterator[Part]:
    """Entries the target still has the words of, that the source has redacted since."""
    for _, of in source.shelf.walk(_STONES, (), start):
        for seq, id_, body in tuple(target.shelf.rows(_LIVE, (of,))):
            yield seq, id_, body, thing(id_, body, object)  # type: ignore[misc]


def _stretches(rows: Iterator[Row], apart: bool) -> Iterator[Iterator[Row]]:
    """Rows in stretches of one transaction each; all in one where words are to be taken out with their tombstones."""
    if not apart:
        yield rows
        return
    while stretch := tuple(itertools.islice(rows, A_TRANSACTION)):
        yield iter(stretch)


def _enter(target: Ledger, rows: Iterator[Row], buried: tuple[Part, ...]) -> int:
    """One transaction; the number of its last entry."""
    with target.writing() as pen:
        for seq, _, _, entry in buried:
            pen.clerk.forget(seq, entry)
        for row in rows:
            body = row[5]
            pen.copy(row, None if body is None else thing(row[2], body, object))  # type: ignore[arg-type]
        for part in buried:
            redactions.strike(pen, part)
        target.shelf.forget()
        if buried:
            memories.forget()
        return pen.seq
