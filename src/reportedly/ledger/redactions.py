"""Redactions: words taken out of the book, a tombstone in the place of each. The chain still verifies.

What goes: a document, its claims, the findings on it, its capture and the bytes. What stays: that they stood here, when
they were posted, the digest of what they said, and who took them out and why.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from reportedly.checks import Finding
from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.ledger.entries import Kept, Redaction, Written, body_digest
from reportedly.ledger.pens import Pen
from reportedly.ledger.shelves import Shelf, thing

Part: TypeAlias = tuple[int, str, str, Written]
"""An entry to be redacted: seq, id, body, and what the body says."""


def redact(pen: Pen, shelf: Shelf, document: Document, stone: tuple[str, str]) -> tuple[Redaction, ...]:
    """Take out a page and all that was read from it. ``stone``: the reason, and who redacts."""
    found = tuple(_of_capture(shelf, document.capture))
    for seq, _, _, entry in found:
        pen.clerk.forget(seq, entry)
    buried = [tombstone for part in found for tombstone in _bury(pen, part, stone)]
    shelf.forget()
    return tuple(buried)


def _bury(pen: Pen, part: Part, stone: tuple[str, str]) -> Iterator[Redaction]:
    _, id_, _, entry = part
    yield from _tombstone(pen, id_, stone)
    if isinstance(entry, Kept):
        yield from _tombstone(pen, entry.sha256, stone)
    strike(pen, part)


def strike(pen: Pen, part: Part) -> None:
    """Take the words of an entry out, which has its tombstone; those of a capture with its bytes."""
    seq, _, body, entry = part
    pen.store.write("update entries set body = null, digest = ? where seq = ?", (body_digest(body), seq))
    if isinstance(entry, Kept):
        pen.store.write("update blobs set body = null where sha256 = ? and body is not null", (entry.sha256,))


def _tombstone(pen: Pen, id_: str, stone: tuple[str, str]) -> Iterator[Redaction]:
    tombstone = Redaction(id_, *stone)
    if pen.post(tombstone):
        yield tombstone


_PARTS = """
with pages as (select id from documents where capture = ?)
select seq, id, body from entries where body is not null and kind <> 'Redaction' and seq in (
  select seq from documents where id in (select id from pages)
  union select seq from claims where document in (select id from pages)
  union select seq from findings where document in (select id from pages)
  union select seq from captures where id = ?
) order by seq
"""


def _of_capture(shelf: Shelf, capture: str) -> Iterator[Part]:
    """The entries that hold the words of one capture."""
    for seq, id_, body in shelf.rows(_PARTS, (capture, capture)):
        entry = thing(id_, body, object)
        if isinstance(entry, Document | Claim | Finding | Kept):
            yield seq, id_, body, entry
