"""Readings: what is laid out of a book for pages to show: all of a small one; of a large one the part asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from importlib import import_module
from types import MappingProxyType
from typing import Any, TypeVar

from reportedly.judgements.doers import UNKNOWN
from reportedly.ledger import Ledger, selections
from reportedly.ledger.selections import Selection, Sought
from reportedly.pipeline import reviewing
from reportedly.pipeline.surroundings import AT_ODDS, Surroundings, around, contested
from reportedly.views import Coverage, masks
from reportedly.views.masks import Masks

T = TypeVar("T")

FOLDED = ("updates", "events", "claims", "control", "casualties", "disputes", "misreports", "sources", "queues")
"""Views that are folded before a reading is shown."""

EVERYTHING = Sought()


@dataclass(frozen=True)
class Head:
    """The last entry of the book at a moment: its number, its hash and its hour (empty book: 0 and "")."""

    seq: int
    hash: str
    at: str


@dataclass(frozen=True)
class Sizes:
    """Claims of a book that is still read ``whole``, which takes about two seconds; and what is laid out of a larger.

    ``first``: the newest, which every page needs and is read beforehand; ``asked``: what a page is asked for, while
    somebody waits; ``at_odds``: the same of claims at odds, with those they stand against. With each come at most so
    many joined claims.
    """

    whole: int = selections.WHOLE
    first: int = 1_200
    kin_of_first: int = 600
    asked: int = 100
    at_odds: int = AT_ODDS
    kin: int = 80


SIZES = Sizes()


@dataclass(frozen=True)
class Window:
    """What is laid out of a large book: ``claims`` of ``total``, on pages of the days from ``first`` to ``last``.

    ``before``: the claim behind which older ones go on; "" when there are none. ``whole``: no event reaches further
    back than is laid out.
    """

    claims: int
    total: int
    first: str
    last: str
    before: str
    whole: bool


class Held:
    """A reading of the book: coverage, the views folded from it once, and when each page was first seen.

    ``window``: what part of the book it is; None for all of it. ``front``: the reading of the newest, where another one
    is at hand: what stands on every page is taken from it.
    """

    window: Window | None = None
    front: Held | None = None

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

    def fold(self, views: Iterable[str] = FOLDED) -> Held:
        """Fold views beforehand, by default those that every page needs or most ask for: no reader waits for them."""
        for name in views:
            self.view(name)
        _ = self.masks, self.parties, self.event_of, self.claim_of, self.coverage.disputed
        return self

    def cut(self, coverage: Coverage) -> Held:
        """A part of what was read, of the same moment."""
        held = Held(coverage, self.head, self.as_of, self.first_seen)
        held.front, held.window, held.named_before = self.front, self.window, self.named_before
        return held

    def waiting(self, name: str) -> int:
        """How many rows a view has on the page that everybody begins with."""
        return len((self.front or self).view(name))

    @cached_property
    def masks(self) -> Masks:
        """The private names that lists do not show."""
        own = masks.from_coverage(self.coverage)
        return Masks(own.names | self.front.masks.names) if self.front else own

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """Party codes in the order the book first named them: a party keeps its colour as the book grows."""
        return tuple(dict.fromkeys((*self.named_before, *self._named())))

    @cached_property
    def invented(self) -> int:
        """Pages that were written as examples and are no news."""
        return sum(document.invented for document in self.coverage.documents.values())

    counts: Mapping[str, int] = MappingProxyType({})
    """How many entries of each type the book held; only of the reading that everybody begins with."""

    @property
    def buried(self) -> int:
        """How many entries of the book were redacted; only of the reading that everybody begins with."""
        return self.counts.get("Redaction", 0)

    named_before: tuple[str, ...] = ()
    """Parties that the book named, told by its index."""

    def _named(self) -> tuple[str, ...]:
        named = (
            actor.value.party
            for claim in self.coverage.relations.claims
            for actor in (*claim.claimants, claim.proposition.actor, claim.proposition.target)
            if actor is not None
        )
        return tuple(dict.fromkeys(code for code in named if code and not code.startswith(UNKNOWN)))

    @cached_property
    def event_of(self) -> Mapping[str, Any]:
        """Rows of the table by the id of the event and of each of its claims."""
        rows = self.coverage.relations.rows
        return {**{claim.id: row for row in rows for claim in row.event.claims}, **{row.event.id: row for row in rows}}

    @cached_property
    def claim_of(self) -> Mapping[str, Any]:
        """Claims by their id."""
        return {claim.id: claim for claim in self.coverage.laid}


Part = tuple[Selection, Callable[[], Surroundings]]
"""Claims to be laid out, and how."""

Choose = Callable[[Ledger, int], Part]

OF_PAGES = "select id from claims where document in ({asked})"


def read(book: Ledger, as_of: datetime | None, sizes: Sizes = SIZES) -> Held:
    """What the book held at a moment: all of it, or the newest of a large one."""
    head = head_of(book, book.shelf.upto(as_of))
    if not selections.whole(book.shelf, sizes.whole):
        return _laid(book, head, selected(book, EVERYTHING, head.seq, sizes), None)
    rows = book.shelf.rows("select id, posted_at from entries where kind = 'Document'")
    seen = {str(id_): str(hour) for id_, hour in rows}
    held = Held(reviewing.restated(reviewing.coverage(book, as_of)), head, as_of, seen)
    held.counts = book.counts()
    return held


def said_on(book: Ledger, upto: int, claims: Collection[str], pages: Collection[str], sizes: Sizes) -> Part:
    """Some claims, and some pages with theirs."""
    told = tuple(sorted({*claims, *(str(id_) for (id_,) in book.shelf.chosen(OF_PAGES, pages))}))
    return Selection(told, "", "", False), partial(around, book, told, upto, pages, sizes.kin)


def selected(book: Ledger, sought: Sought, upto: int, sizes: Sizes) -> Part:
    """The newest claims of what is sought."""
    if sought == EVERYTHING:
        found = selections.select(book.shelf, sought, upto, sizes.first)
        return found, partial(around, book, found.claims, upto, (), sizes.kin_of_first)
    if sought.at_odds:
        found = selections.select(book.shelf, sought, upto, sizes.at_odds)
        return found, partial(contested, book, found.claims, upto)
    found = selections.select(book.shelf, sought, upto, sizes.asked)
    return found, partial(around, book, found.claims, upto, (), sizes.kin)


def chosen(book: Ledger, head: Head, choose: Choose, front: Held) -> Held:
    """A part of a large book, chosen and laid out. ``front``: the reading of its newest."""
    return _laid(book, head, choose(book, head.seq), front)


def _laid(book: Ledger, head: Head, part: Part, front: Held | None) -> Held:
    """A part of a large book laid out; ``front``: the reading of its newest, None when this is it."""
    selection, lay = part
    laid = lay()
    held = Held(laid.coverage, head, None, laid.seen)
    held.front, held.window = front, _window(book, selection, laid.whole, front)
    held.named_before = front.parties if front else selections.parties(book.shelf)
    held.counts = front.counts if front else book.counts()
    return held


def _window(book: Ledger, selection: Selection, whole: bool, front: Held | None) -> Window:
    before = selection.claims[-1] if selection.more else ""
    if front is not None and front.window is not None:
        total = front.window.total
    else:
        total = sum(int(count) for (count,) in book.shelf.rows("select count(*) from claims"))
    return Window(len(selection.claims), total, selection.first, selection.last, before, whole)


def head_of(book: Ledger, upto: int | None = None) -> Head:
    """The last entry of a book, up to a place in it."""
    sql = "select seq, hash, posted_at from entries where seq <= ? order by seq desc limit ?"
    return next((Head(*row) for row in book.shelf.rows(sql, (2**62 if upto is None else upto, 1))), Head(0, "", ""))
