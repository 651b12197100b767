"""Audits: is the book what it was when it was written, and does it balance?

Checked: the file itself, the chain, every entry readable, bytes against their SHA-256, every cited span on its document
and the evidence word for word, judgements about claims that are there, and that each claim stands in exactly one origin
and exactly one event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reportedly import events, origins
from reportedly.claims import Claim
from reportedly.errors import LedgerError, SpanError
from reportedly.judgements import Judgement
from reportedly.ledger import pens
from reportedly.ledger.books import Ledger
from reportedly.ledger.entries import GENESIS, body_digest, link
from reportedly.ledger.index import spans
from reportedly.ledger.shelves import Shelf, thing
from reportedly.ledger.stores import Row, plain
from reportedly.mentions.spellings import agree
from reportedly.text import Cited

T = TypeVar("T")

BODIES = 50
"""Bodies of bytes read at a time: they may be large."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something is not as it was written. ``where``: "entry 12", "claim 5f0c...", "blob 9a3e...", "file"."""

    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What an audit found.

    ``head``: the hash of the last entry; noted elsewhere, it proves later that nothing was cut off or rewritten.
    """

    entries: int
    blobs: int
    claims: int
    head: str
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        """Nothing is wrong."""
        return not self.faults


def verify(path: str, head: str = "") -> Verification:
    """Audit a ledger without writing to it. ``head``: the hash of an earlier audit, which must still be in the chain.

    LedgerError only when the file cannot be opened at all; all else is a fault, and the audit goes on.
    """
    with Ledger(path, read_only=True) as ledger, ledger.store.picture():
        audit = Audit(ledger.shelf, head)
        faults = [*audit.file(), *audit.chain(), *audit.blobs(), *audit.claims(), *audit.judgements()]
        if not faults:  # a claim that cannot be read cannot be posted to either side
            faults += balance(audit.read, tuple(ledger.judgements()))
        return Verification(
            audit.count("entries"), audit.count("blobs"), audit.count("claims"), audit.last, tuple(faults)
        )


def balance(claims: Sequence[Claim], judgements: Sequence[Judgement]) -> Iterator[Fault]:
    """Claims over origins = claims over events = claims posted: where a claim does not stand exactly once."""
    posted = Counter(claim.id for claim in claims)
    for side, groups in (
        ("origin", origins.from_claims(claims, judgements)),
        ("event", events.from_claims(claims, judgements)),
    ):
        standing = Counter(claim.id for group in groups for claim in group.claims)
        for id_ in sorted(posted.keys() | standing.keys()):
            if posted[id_] != 1 or standing[id_] != 1:
                yield Fault("balance", f"claim {id_}, posted {posted[id_]} times, stands in {standing[id_]} {side}s")


def verbatim(claim: Claim) -> Iterator[Cited[str]]:
    """The names a claim took as they stand on the page. Its status is our word for the page's, never verbatim."""
    said = claim.proposition
    for cited in (*claim.claimants, said.actor, said.target, said.place):
        if cited is not None and cited.how == "verbatim":
            yield Cited(cited.value.name, cited.span)
    if said.subject is not None and said.subject.how == "verbatim":
        yield said.subject


class Audit:
    """One walk through one book; each part yields its faults. ``last``: the last hash met; ``read``: the claims met."""

    def __init__(self, shelf: Shelf, head: str) -> None:
        self._shelf = shelf
        self._head = head
        self._fault = ""
        self.last = GENESIS
        self.read: list[Claim] = []

    def count(self, table: str) -> int:
        """Rows of a table; 0 when the file is too damaged to count them."""
        try:
            ((found,),) = self._shelf.rows(f"select count(*) from {table}")
        except LedgerError:
            return 0
        return int(found)

    def file(self) -> Iterator[Fault]:
        """What the engine itself finds wrong with what it keeps."""
        for message in self._reached(self._shelf.store.faults()):
            yield Fault("file", message)
        yield from self._stopped()

    def chain(self) -> Iterator[Fault]:
        """Entries that do not follow from the one before, went back in time, cannot be read, or were cut off."""
        seq, hour, met = 0, "", self._head in ("", GENESIS)
        for row in self._walk(
            "select seq, kind, id, document, posted_at, body, digest, hash from entries where seq > ? order by seq "
            "limit ?"
        ):
            if row[0] != seq + 1:
                yield Fault(f"entry {seq + 1}", "entries are missing here")
            if row[4] < hour:
                yield Fault(f"entry {row[0]}", "its hour is before that of the entry above it")
            yield from self._entry(row)
            seq, hour, self.last = row[0], row[4], row[7]
            met = met or self.last == self._head
        yield from self._stopped()
        if not met:
            yield Fault("chain", f"the head {self._head} is not in the book: entries were cut off or rewritten")

    def _entry(self, row: Row) -> Iterator[Fault]:
        seq, kind, id_, document, posted_at, body, digest, hash_ = row
        if body is None and not self._redacted(id_):
            yield Fault(f"entry {seq}", "its words are gone without a tombstone")
        chained = digest if body is None else body_digest(body)
        if link(self.last, (seq, kind, id_, document, posted_at), str(chained)) != hash_:
            yield Fault(f"entry {seq}", f"the {kind.lower()} {id_} is not what was posted: its hash does not follow")
        elif body is not None and kind != "Claim":  # claims are read once, by `claims`
            yield from _unreadable(seq, id_, body)

    def _redacted(self, id_: str) -> bool:
        return any(self._shelf.rows("select 1 from entries where id = ? and kind = 'Redaction'", (id_,)))

    def blobs(self) -> Iterator[Fault]:
        """Bytes that are not what their SHA-256 says, and captures without their bytes."""
        sql = "select sha256, packing, body from blobs where sha256 > ? order by sha256 limit ?"
        for sha256, packing, body in self._reached(self._shelf.walk(sql, (), "", BODIES)):
            try:
                if body is not None or not self._redacted(sha256):
                    pens.unpack(packing, body, sha256)
            except LedgerError as fault:
                yield Fault(f"blob {sha256}", str(fault))
        for _, id_ in self._walk(
            "select seq, id from captures where not exists (select 1 from blobs where sha256 = captures.sha256) "
            "and seq > ? order by seq limit ?"
        ):
            yield Fault(f"capture {id_}", "its bytes are missing")
        yield from self._stopped()

    def claims(self) -> Iterator[Fault]:
        """Claims whose citations do not stand on their document, or whose evidence reads otherwise there."""
        sql = (
            "select entries.seq, entries.id, entries.body, claims.evidence from entries left join claims using (seq) "
            "where entries.kind = 'Claim' and entries.body is not null and entries.seq > ? order by entries.seq limit ?"
        )
        for _, id_, body, evidence in self._walk(sql):
            try:
                self.read.append(thing(id_, body, Claim))
                message = self._misquoted(self.read[-1], evidence)
            except (LedgerError, SpanError) as fault:
                message = str(fault)
            if message:
                yield Fault(f"claim {id_}", message)
        yield from self._stopped()

    def _misquoted(self, claim: Claim, evidence: str | None) -> str:
        document = self._shelf.document(claim.evidence.document)
        for span in spans(claim):
            document.words(span)
        for cited in verbatim(claim):
            if not agree(cited.value, document.words(cited.span)):
                return f"it gives {cited.value!r} as verbatim where its document reads {document.words(cited.span)!r}"
        if evidence is None:
            return "it is not in the index: rebuild the index"
        words = document.words(claim.evidence)
        if evidence in (words, plain(words)):
            return ""
        return f"its document reads {words!r} where it was posted as {evidence!r}"

    def judgements(self) -> Iterator[Fault]:
        """Judgements about claims that were never posted."""
        for seq, left, right in self._walk(
            "select seq, left_claim, right_claim from judgements where (not exists (select 1 from entries where "
            "id = left_claim and kind = 'Claim') or not exists (select 1 from entries where id = right_claim "
            "and kind = 'Claim')) and seq > ? order by seq limit ?"
        ):
            yield Fault(f"entry {seq}", f"it judges claims {left} and {right}, of which one was never posted")
        yield from self._stopped()

    def _walk(self, sql: str) -> Iterator[Row]:
        return self._reached(self._shelf.walk(sql))

    def _reached(self, rows: Iterator[T]) -> Iterator[T]:
        """Rows as far as the store gives them; what stopped the walk is told by `_stopped`."""
        self._fault = ""
        try:
            yield from rows
        except LedgerError as fault:
            self._fault = str(fault)

    def _stopped(self) -> Iterator[Fault]:
        if self._fault:
            yield Fault("file", self._fault)


def _unreadable(seq: int, id_: str, body: str) -> Iterator[Fault]:
    try:
        thing(id_, body, object)
    except LedgerError as fault:
        yield Fault(f"entry {seq}", str(fault))
