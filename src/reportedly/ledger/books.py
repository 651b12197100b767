"""Books: the ledger itself, one book that is only ever added to, in a file or on a server.

Acknowledged is kept: when `post` returns, the entries are on disk. Posting twice is harmless. What was known at an hour
is asked with ``as_of``; the hours are the book's own and only rise.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar, Unpack

from reportedly.captures import Capture
from reportedly.checks import Finding
from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.judgements import Judgement
from reportedly.ledger import addresses, memories, pens, queries, redactions
from reportedly.ledger.entries import Entry, Kept, Redaction, Withdrawal, identity, kind_of
from reportedly.ledger.index import Clerk
from reportedly.ledger.kinships import Kinships
from reportedly.ledger.marks import Outrun, Step
from reportedly.ledger.queries import Where
from reportedly.ledger.shelves import Moment, Shelf, thing
from reportedly.ledger.stores import LIMITS, Limits
from reportedly.referents import Place

E = TypeVar("E")
_MARK = "insert into marks values (?, ?) on conflict (name) do update set seq = excluded.seq"


def utc_now() -> datetime:
    """The clock on the wall."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Posting:
    """An entry with its place in the book and the hour it was posted."""

    seq: int
    posted_at: datetime
    entry: object


def open_(where: str, read_only: bool = False, limits: Limits = LIMITS) -> Ledger:
    """The book at a path or at the address of a server, the one way in for doors; made when it is first written to."""
    return Ledger(where, read_only=read_only, limits=limits)


class Ledger:
    """One book. ``where``: a path or a PostgreSQL address (see `addresses`). ``clock`` gives the hour of a post.

    ``patience``: seconds to wait while another one writes; ``limits``: what one question may take. LedgerError, with a
    sentence that says what to do, when the book cannot be used. Use it as a context manager. ``heard``: how often a
    writer has found, before it wrote, that a page was redacted since, and forgotten what it remembered.
    """

    def __init__(
        self,
        where: str = addresses.MEMORY,
        clock: pens.Clock = utc_now,
        read_only: bool = False,
        patience: float = 10.0,
        limits: Limits = LIMITS,
    ) -> None:
        self._clock = clock
        self.store = addresses.opened(where, read_only, patience, limits)
        self.shelf = Shelf(self.store)
        self._clerk = Clerk(self.store, self.shelf)
        self.heard = self._buried = 0
        if not read_only:
            self._migrate()
            self._buried = self._last_buried()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the book; a file at rest is one file again."""
        self.store.close()

    def post(self, *entries: Entry) -> tuple[Entry, ...]:
        """Post all the entries, or none; those that were new. A claim comes with or after its document."""
        with self.writing() as pen:
            return pen.post_all(entries)

    def restate(
        self,
        findings: Iterable[Finding],
        codes: Collection[str],
        documents: Collection[str] | None = None,
        step: Step | None = None,
    ) -> tuple[Finding, ...]:
        """Let these be all the findings with these codes (in these documents) that hold; those that were new.

        What held and is no longer among them is withdrawn, and stays in the book for ``as_of``. ``step``: the mark it
        moves on; `Outrun`, and nothing written, where another has moved it.
        """
        meant = {identity(finding): finding for finding in findings}
        with self.writing() as pen:
            if step is not None:
                self._move_on(step)
            for id_ in self.shelf.holding(sorted(codes), documents):
                if id_ not in meant:
                    pen.post(Withdrawal(id_))
            return tuple(finding for finding in meant.values() if pen.post(finding))

    def redact(self, document: str, reason: str, by: str) -> tuple[Redaction, ...]:
        """Take a page and all that was read from it out of the book, and leave tombstones; those that are new."""
        if self.knows(document, "Redaction"):
            return ()
        with self.writing() as pen:
            tombstones = redactions.redact(pen, self.shelf, self.document(document), (reason, by))
        memories.forget()
        self.store.scrub()
        return tombstones

    def rebuild(self) -> None:
        """Make the index anew from the entries."""
        with self.store.transaction():
            self.store.empty_index()
            self._fill_index()

    def read(self, kind: type[E], as_of: Moment = None) -> Iterator[E]:
        """Every entry of a type, in the order of posting, a snapshot. Captures come with their bytes."""
        values = (kind_of(kind), self.shelf.upto(as_of))
        if kind is not Capture:
            yield from self.shelf.met(queries.OF_KIND, values, kind)
            return
        for kept in self.shelf.met(queries.OF_KIND, values, Kept):
            yield self.shelf.capture(kept)  # type: ignore[misc]

    def postings(self, after: int = 0, as_of: Moment = None, limit: int = -1) -> Iterator[Posting]:
        """Entries of every type behind a place in the book, with their place and hour. Redacted ones are left out."""
        rows = self.shelf.walk(queries.POSTINGS, (self.shelf.upto(as_of),), after)
        for seq, hour, id_, body in itertools.islice(rows, None if limit < 0 else limit):
            yield Posting(seq, datetime.fromisoformat(hour), thing(id_, body, object))

    def document(self, id_: str) -> Document:
        """The document of an id; LedgerError when there is none."""
        return self.shelf.document(id_)

    def documents(self, name: str, as_of: Moment = None) -> tuple[Document, ...]:
        """The documents that came under a name of the exchange format, oldest first."""
        return self.shelf.documents("name", name, as_of)

    def versions(self, url: str, as_of: Moment = None) -> tuple[Document, ...]:
        """Every version of one page, oldest first."""
        return self.shelf.documents("url", url, as_of)

    def capture(self, id_: str) -> Capture:
        """The capture of an id with its bytes, proved by their SHA-256; LedgerError when there is none."""
        return self.shelf.capture(self.shelf.by_id("Capture", id_, Kept))

    def claim(self, id_: str) -> Claim:
        """The claim of an id; LedgerError when there is none."""
        return self.shelf.by_id("Claim", id_, Claim)

    def claims(
        self, limit: int = -1, after: str = "", as_of: Moment = None, **where: Unpack[Where]
    ) -> tuple[Claim, ...]:
        """Claims by the fields of `queries.Where`, in the order of posting.

        ``after``: the id of the last claim of the page before.
        """
        seq = self.shelf.number("Claim", after) if after else 0
        question = queries.about(where).between(seq, self.shelf.upto(as_of))
        return self.shelf.claims(question, limit)

    def newest(
        self, limit: int = 50, before: str = "", as_of: Moment = None, **where: Unpack[Where]
    ) -> tuple[Claim, ...]:
        """As `claims`, newest posting first; ``before``: the id of the last claim of the page before."""
        upto = self.shelf.upto(as_of)
        last = min(upto, self.shelf.number("Claim", before) - 1) if before else upto
        return self.shelf.claims(queries.about(where).between(0, last), limit, "desc")

    def near(self, kind: str, place: Place | None, country: str, since: date, until: date) -> tuple[Claim, ...]:
        """Claims that may be about the same happening: one kind, days that touch, places that hold one another.

        A claim without a place is near every place. It costs what the neighbourhood holds, not what the book holds.
        """
        return self.shelf.claims(queries.near(kind, place, country, since, until), -1)

    def said_by(self, speaker: str, since: date, until: date) -> tuple[Claim, ...]:
        """Claims of a speaker (an actor's id) in documents published in these days."""
        return self.shelf.claims(queries.said_by(speaker, since, until), -1)

    def search(self, words: str, limit: int = 50, as_of: Moment = None) -> tuple[Claim, ...]:
        """Claims whose evidence, speakers, parties or places hold all the words, newest first."""
        return self.shelf.search("claims_search", words, (self.shelf.upto(as_of), limit), Claim)

    def search_documents(self, words: str, limit: int = 50, as_of: Moment = None) -> tuple[Document, ...]:
        """Documents whose title or text holds all the words, newest first."""
        return self.shelf.search("documents_search", words, (self.shelf.upto(as_of), limit), Document)

    def judgements(self, about: Collection[str] | None = None, as_of: Moment = None) -> Iterator[Judgement]:
        """The judgement that stands for each pair: a person's before a machine's, the later before the earlier.

        ``about``: only pairs that one of these claims belongs to.
        """
        upto = self.shelf.upto(as_of)
        if about is None:
            yield from self.shelf.met(queries.STANDING, (upto, upto), Judgement)
            return
        seen = set[str]()
        for claim in sorted(about):
            values = (claim, upto, claim, upto, upto)
            for id_, body in self.shelf.rows(queries.STANDING_ABOUT, values):
                if id_ not in seen:  # met from its other claim: not read again
                    seen.add(id_)
                    yield thing(id_, body, Judgement)

    def kinships(self, as_of: Moment = None) -> Kinships:
        """What lies near what, as the book stood then."""
        return Kinships(self.shelf, self.shelf.upto(as_of))

    def mark(self, name: str) -> int:
        """The entry up to which a work on the book was done; 0 when it never was, or was undone by a redaction."""
        return next((int(seq) for (seq,) in self.shelf.rows("select seq from marks where name = ?", (name,))), 0)

    def set_mark(self, name: str, seq: int) -> None:
        """Remember how far a work on the book has come. It stands in the index, not in the book."""
        with self.store.transaction():
            self.store.write(_MARK, (name, seq))

    def _move_on(self, step: Step) -> None:
        if self.mark(step.name) != step.since:
            raise Outrun(f"the work called {step.name} was done by another meanwhile")
        self.store.write(_MARK, (step.name, max(step.since, step.upto)))

    def findings(self, as_of: Moment = None) -> Iterator[Finding]:
        """The findings that hold, in the order they were found."""
        upto = self.shelf.upto(as_of)
        yield from self.shelf.met(queries.HOLDING, (upto, upto), Finding)

    def knows(self, id_: str, kind: str = "Document") -> bool:
        """An entry of this id stands in the book, redacted or not."""
        return pens.known(self.store, id_, kind)

    def counts(self) -> dict[str, int]:
        """How many entries of each type, and how many bodies of bytes ("blobs")."""
        sql = "select kind, count(*) from entries group by kind union all select 'blobs', count(*) from blobs"
        return dict(sorted(self.shelf.rows(sql)))

    def count(self, kind: str) -> int:
        """How many entries of one type, by the index: cheap in a book of any size."""
        return int(next(self.shelf.rows("select count(*) from entries where kind = ?", (kind,)))[0])

    @contextlib.contextmanager
    def writing(self) -> Iterator[pens.Pen]:
        """A pen for one transaction: all that is written with it, or nothing."""
        try:
            with self.store.transaction():
                self._hear()
                yield pens.pen(self.store, self._clerk, self._clock)
        except BaseException:
            self.shelf.forget()  # a document at hand may have been rolled back
            raise

    def _hear(self) -> None:
        """A page that was redacted since, here or by another process, leaves no words behind in this one either."""
        last = self._last_buried()
        if last != self._buried:
            self._buried, self.heard = last, self.heard + 1
            self.shelf.forget()
            memories.forget()

    def _last_buried(self) -> int:
        return next((int(seq) for (seq,) in self.shelf.rows(queries.LAST_OF_KIND, ("Redaction",))), 0)

    def _migrate(self) -> None:
        if self.store.current():
            return
        with self.store.transaction():
            if self.store.migrate():
                self.store.empty_index()
                self._fill_index()

    def _fill_index(self) -> None:
        for posting in self.postings():
            self._clerk.enter(posting.seq, posting.entry)  # type: ignore[arg-type]
