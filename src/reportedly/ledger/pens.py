"""Pens: how an entry is written. One transaction, one hour, one hand: all of a post or nothing of it."""

from __future__ import annotations

import dataclasses
import hashlib
import zlib
from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any, TypeAlias

from reportedly.captures import Capture
from reportedly.checks import Finding
from reportedly.claims import Claim
from reportedly.errors import LedgerError
from reportedly.judgements import Judgement
from reportedly.ledger import codec, shorthands
from reportedly.ledger.entries import (
    GENESIS,
    Entry,
    Kept,
    Redaction,
    Withdrawal,
    Written,
    body_digest,
    document_of,
    identity,
    kind_of,
    link,
    stamp,
)
from reportedly.ledger.index import Clerk
from reportedly.ledger.shorthands import Manner
from reportedly.ledger.stores import Row, Store, blanks, chunks

Clock = Callable[[], datetime]
_Named: TypeAlias = tuple[Entry, str, Manner | None]
"""An entry with its id; of a judgement the manner in which it speaks, looked up once for its id, body and row."""

ENTER = "insert into entries values (?, ?, ?, ?, ?, ?, ?, ?)"
"""An entry. Values: seq, kind, id, document, posted_at, body, digest, hash."""

KEEP = "insert into blobs values (?, ?, ?, ?)"
"""A body of bytes. Values: SHA-256, size, packing, the packed bytes."""


@dataclasses.dataclass(slots=True)
class Pen:
    """Writes at the end of the book. ``hour`` is that of the whole transaction, later than all before it."""

    store: Store
    clerk: Clerk
    seq: int
    hash: str
    hour: str
    asked: set[str] = dataclasses.field(default_factory=set)
    standing: set[tuple[str, str]] = dataclasses.field(default_factory=set)

    def _meet(self, names: Iterable[str]) -> None:
        """Ask beforehand, at once, what stands in the book under some ids: a server may be far away."""
        new = set(names) - self.asked
        for asked in chunks(sorted(new)):
            self.standing |= set(self.store.rows(f"select id, kind from entries where id in ({blanks(asked)})", asked))
        self.asked |= new

    def post_all(self, entries: Collection[Entry]) -> tuple[Entry, ...]:
        """Write the entries that do not stand in the book yet; these. Claims and judgements go in by the handful."""
        named = [_named(entry) for entry in entries]
        self._meet({id_ for _, id_, _ in named} | {document_of(entry) for entry, _, manner in named if manner is None})
        posted: list[Entry] = []
        for type_, found in groupby(named, key=lambda one: type(one[0])):
            if type_ in (Claim, Judgement):
                posted += self._several(type_, found)
            else:
                posted += (entry for entry, id_, _ in found if self._post(entry, id_))
        return tuple(posted)

    def post(self, entry: Entry | Withdrawal | Redaction) -> bool:
        """Write an entry; False when it stands in the book already."""
        return self._post(entry, identity(_as_written(entry)))

    def _post(self, entry: Entry | Withdrawal | Redaction, id_: str) -> bool:
        if isinstance(entry, Capture):
            keep(self.store, entry)
        written = _as_written(entry)
        if self._stands(written, id_):
            return False
        self.append(written, id_)
        return True

    def _several(self, type_: type[Entry], named: Iterable[_Named]) -> list[Entry]:
        """Claims or judgements that follow one another, with few statements however many they are."""
        first, rows, posted = self.seq + 1, list[Row](), list[tuple[Any, Any]]()
        for entry, id_, manner in named:
            if not self._stands(entry, id_):  # type: ignore[arg-type]
                body = manner.written(entry) if manner else codec.dumps(entry)  # type: ignore[arg-type]
                rows.append(self._row((type_.__name__, id_, document_of(entry)), body, None))
                posted.append((entry, manner))
        if type_ is Judgement:
            self.clerk.enter_judgements(first, posted)
        else:
            self.clerk.enter_claims(first, [claim for claim, _ in posted])
        self.store.write_all(ENTER, rows)
        return [entry for entry, _ in posted]

    def append(self, entry: Written, id_: str) -> None:
        """Enter an entry into the index and chain it to the last; one the index refuses leaves no trace."""
        body = codec.dumps(entry)
        self.clerk.enter(self.seq + 1, entry)
        self._chain((kind_of(type(entry)), id_, document_of(entry)), body, None)

    def append_redacted(self, name: tuple[str, str, str], digest: str) -> None:
        """Chain an entry whose words are gone. ``name``: kind, id, document. ``digest``: that of its body."""
        self._chain(name, None, digest)

    def copy(self, row: Row, entry: Written | None) -> None:
        """Write an entry of another book as it stands there; LedgerError when it does not follow from the last.

        ``row``: as in the table of entries; ``entry``: what its body says, None where it was redacted.
        """
        seq, kind, id_, document, posted_at, body, digest, hash_ = row
        chained = digest if body is None else body_digest(body)
        if seq != self.seq + 1 or link(self.hash, (seq, kind, id_, document, posted_at), chained) != hash_:
            raise LedgerError(f"entry {seq} of the book to be copied is not what was posted: verify that book")
        if entry is not None:
            self.clerk.enter(seq, entry)
        self.store.write(ENTER, row)
        self.seq, self.hash = seq, hash_

    def _chain(self, name: tuple[str, str, str], body: str | None, digest: str | None) -> None:
        self.store.write(ENTER, self._row(name, body, digest))

    def _row(self, name: tuple[str, str, str], body: str | None, digest: str | None) -> Row:
        """The next row of the book, chained to the last."""
        row = (self.seq + 1, *name, self.hour)
        hash_ = link(self.hash, row, digest or body_digest(body or ""))
        self.seq, self.hash = row[0], hash_
        self.standing.add((name[1], name[0]))
        return (*row, body, digest, hash_)

    def _stands(self, entry: Written, id_: str) -> bool:
        if isinstance(entry, Withdrawal):
            return not holds(self.store, entry.finding)
        if isinstance(entry, Finding):
            return holds(self.store, id_) or self._known(entry.at.document, "Redaction")
        return self._known(id_, kind_of(type(entry))) or self._redacted(entry)

    def _known(self, id_: str, kind: str) -> bool:
        return (id_, kind) in self.standing if id_ in self.asked else known(self.store, id_, kind)

    def _redacted(self, entry: Written) -> bool:
        """What is read again from a page that was redacted stays out."""
        return isinstance(entry, Claim) and self._known(entry.evidence.document, "Redaction")


def pen(store: Store, clerk: Clerk, clock: Clock) -> Pen:
    """A pen at the end of the book. The book's hours only rise, also when the clock goes back."""
    last = next(store.rows("select seq, hash, posted_at from entries order by seq desc limit ?", (1,)), None)
    now = clock().astimezone(UTC)
    if last is None:
        return Pen(store, clerk, 0, GENESIS, stamp(now))
    seq, hash_, posted_at = last
    return Pen(store, clerk, seq, hash_, stamp(max(now, datetime.fromisoformat(posted_at) + timedelta(microseconds=1))))


def known(store: Store, id_: str, kind: str) -> bool:
    """An entry of this id and kind stands in the book."""
    return any(store.rows("select 1 from entries where id = ? and kind = ? limit ?", (id_, kind, 1)))


def holds(store: Store, finding: str) -> bool:
    """The finding was posted and not withdrawn since."""
    return any(store.rows("select 1 from findings where id = ? and until is null limit ?", (finding, 1)))


def keep(store: Store, capture: Capture) -> None:
    """Keep the bytes of a capture under their SHA-256, packed when that is smaller."""
    sha256 = capture.sha256
    if any(store.rows("select 1 from blobs where sha256 = ? limit ?", (sha256, 1))):
        return
    packed = zlib.compress(capture.body)
    packing, body = ("zlib", packed) if len(packed) < len(capture.body) else ("none", capture.body)
    store.write(KEEP, (sha256, len(capture.body), packing, body))


def unpack(packing: str, body: bytes | None, sha256: str) -> bytes:
    """The bytes as they came; LedgerError when they were redacted or are no longer what they were."""
    if body is None:
        raise LedgerError(f"the bytes {sha256} were redacted")
    try:
        found = zlib.decompress(body) if packing == "zlib" else body
    except zlib.error as fault:
        raise LedgerError(f"the bytes {sha256} are damaged: {fault}") from fault
    if hashlib.sha256(found).hexdigest() != sha256:
        raise LedgerError(f"the bytes {sha256} are damaged: their SHA-256 is another")
    return found


def _named(entry: Entry) -> _Named:
    if type(entry) is Judgement:
        manner = shorthands.manner(entry)
        return entry, manner.named(entry), manner
    return entry, identity(_as_written(entry)), None


def _as_written(entry: Entry | Withdrawal | Redaction) -> Written:
    if isinstance(entry, Capture):
        return Kept(entry.url, entry.retrieved, entry.media_type, entry.sha256, entry.headers)
    return entry
