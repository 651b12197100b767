"""Desks: what the book held, read once for all pages and read anew when the book has grown.

While a long reading goes on, the pages show the reading before it and say up to where it goes.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from reportedly.checks import books
from reportedly.ledger import Ledger, addresses, open_
from reportedly.pipeline import reviewing
from reportedly.pipeline.restating import BETWEEN_PAGES
from reportedly.views import Coverage, masks
from reportedly.views.masks import Masks

T = TypeVar("T")

QUICK = 1.5
"""Seconds a reading of the book may take for a page to wait for it."""

FOLDED = ("updates", "events", "claims", "control", "casualties", "disputes", "misreports", "sources", "queues")
"""Views that are folded before a reading is shown."""

KEPT = 6
"""Readings as of other moments that are kept at hand."""


@dataclass(frozen=True)
class Head:
    """The last entry of the book at a moment: its number, its hash and its hour (empty book: 0 and "")."""

    seq: int
    hash: str
    at: str


class Held:
    """A reading of the book: coverage, the views folded from it once, and when each page was first seen."""

    def __init__(self, coverage: Coverage, head: Head, as_of: datetime | None, seen: Mapping[str, str]) -> None:
        self.coverage = coverage
        self.head = head
        self.as_of = as_of
        self.first_seen = seen
        self._views: dict[str, Sequence[Any]] = {}
        self._made: dict[str, Any] = {}

    def view(self, name: str) -> Sequence[Any]:
        """The rows of a view by its name."""
        if name not in self._views:
            self._views[name] = import_module(f"reportedly.views.{name}").from_coverage(self.coverage)
        return self._views[name]

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Something made from this reading alone, made once."""
        if name not in self._made:
            self._made[name] = make()
        made: T = self._made[name]
        return made

    def fold(self) -> Held:
        """Fold the views that every page needs or most are asked for, so that no reader waits for them."""
        for name in FOLDED:
            self.view(name)
        _ = self.masks, self.parties, self.event_of, self.claim_of, self.coverage.disputed
        return self

    @cached_property
    def masks(self) -> Masks:
        """The private names that lists do not show."""
        return masks.from_coverage(self.coverage)

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """Party codes in the order the book first named them: a party keeps its colour as the book grows."""
        named = (
            actor.value.party
            for claim in self.coverage.relations.claims
            for actor in (*claim.claimants, claim.proposition.actor, claim.proposition.target)
            if actor is not None
        )
        return tuple(dict.fromkeys(code for code in named if code and not code.startswith("UNK")))

    @cached_property
    def event_of(self) -> Mapping[str, Any]:
        """Rows of the table by the id of the event and of each of its claims."""
        rows = self.coverage.relations.rows
        return {**{claim.id: row for row in rows for claim in row.event.claims}, **{row.event.id: row for row in rows}}

    @cached_property
    def claim_of(self) -> Mapping[str, Any]:
        """Claims by their id."""
        return {claim.id: claim for claim in self.coverage.relations.claims}


class Desk:
    """The readings at hand. Safe to ask from many threads."""

    def __init__(self, ledger: str | Path) -> None:
        self.where = str(ledger)
        self._now: Held | None = None
        self._then: OrderedDict[tuple[str, datetime], Held] = OrderedDict()
        self._lock = threading.Lock()
        self._reading = threading.Lock()
        self._took = 0.0

    def opened(self) -> Ledger:
        """The book for reading, to be closed by the caller."""
        return open_(self.where, read_only=True)

    def writable(self) -> Ledger:
        """The book for posting a decision, to be closed by the caller."""
        return open_(self.where)

    def empty(self) -> bool:
        """There is no book yet, or nothing in it."""
        return not addresses.there(self.where) or self.head().seq == 0

    def head(self) -> Head:
        """The last entry that stands in the book now."""
        with self.opened() as book:
            return _head(book)

    def held(self, as_of: datetime | None = None) -> Held:
        """What the book held at a moment; None: what it holds now, or the reading before where that takes long."""
        head = self.head()
        if as_of is not None:
            return self._held_then(head, as_of)
        now = self._now
        if now is not None and now.head == head:
            return now
        if now is not None and self._took > QUICK:
            threading.Thread(target=self._refresh, daemon=True).start()
            return now
        return self._refresh()

    def begin(self) -> None:
        """Read the book beforehand, beside what else goes on; a book that is not there yet is read when it is."""
        if not self.empty():
            threading.Thread(target=self._refresh, daemon=True).start()

    def _refresh(self) -> Held:
        with self._reading:
            if self._now is None or self._now.head != self.head():
                began = time.monotonic()
                self._now = self._read(None).fold()
                self._took = time.monotonic() - began
            return self._now

    def _held_then(self, head: Head, as_of: datetime) -> Held:
        key = (head.hash, as_of)
        with self._lock:
            if key in self._then:
                self._then.move_to_end(key)
                return self._then[key]
        held = self._read(as_of)
        with self._lock:
            self._then[key] = held
            while len(self._then) > KEPT:
                self._then.popitem(last=False)
        return held

    def _read(self, as_of: datetime | None) -> Held:
        with self.opened() as book:
            head = _head(book, book.shelf.upto(as_of))
            rows = book.shelf.rows("select id, posted_at from entries where kind = 'Document'")
            seen = {str(id_): str(hour) for id_, hour in rows}
            return Held(_restated(reviewing.coverage(book, as_of)), head, as_of, seen)


def _restated(coverage: Coverage) -> Coverage:
    """With the findings between pages as the reviewers' decisions leave them: what they struck garbles nothing."""
    alone = (finding for finding in coverage.findings if finding.code not in BETWEEN_PAGES)
    between = books.from_relations(coverage.relations, coverage.documents)
    return replace(coverage, findings=(*alone, *between))


def _head(book: Ledger, upto: int | None = None) -> Head:
    sql = "select seq, hash, posted_at from entries where seq <= ? order by seq desc limit ?"
    return next((Head(*row) for row in book.shelf.rows(sql, (2**62 if upto is None else upto, 1))), Head(0, "", ""))
