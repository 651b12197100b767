"""Desks: what the book held, read once for all pages and read anew when the book has grown.

A book of a few thousand claims is read whole. Of a larger one each page lays out what it is asked for: the newest
claims of it, so many and no more, and it says so. While a reading goes on, the pages show the one before it and say up
to where it goes.
"""

from __future__ import annotations

import gc
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from reportedly.ledger import Ledger, memories, open_
from reportedly.ledger.selections import Sought
from reportedly.views import KIND_OF
from reportedly.web.readers import Readers
from reportedly.web.readings import (
    EVERYTHING,
    SIZES,
    Choose,
    Head,
    Held,
    Sizes,
    Window,
    chosen,
    head_of,
    read,
    said_on,
    selected,
)

__all__ = ["Desk", "Head", "Held", "Sizes", "Window"]

QUICK = 1.5
"""Seconds a reading of the book may take for a page to wait for it."""

KEPT = 6
"""Readings as of other moments that are kept at hand."""

KEPT_PARTS = 48
"""Parts of a large book that are kept at hand."""

LINGERING = 60.0
"""Seconds after which is forgotten once more what a page that was being laid out remembered of a redacted one."""

ASKED_LAST = 8
"""Parts asked for last that are laid out anew when a large book has grown, a tenth of a second of a core each."""


AT_ODDS = Sought(at_odds=True)


def _settle() -> None:
    """Let Python's search for circles pass over what stays until the next reading: it held up one page in twenty."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


class Desk:
    """The readings at hand. Safe to ask from many threads."""

    def __init__(self, ledger: str | Path, sizes: Sizes = SIZES) -> None:
        self.where = str(ledger)
        self._sizes = sizes
        self._readers = Readers(self.where)
        self._now: Held | None = None
        self._then: OrderedDict[tuple[object, ...], Held] = OrderedDict()
        self._lock = threading.Lock()
        self._reading = threading.Lock()
        self._took = 0.0

    def opened(self) -> AbstractContextManager[Ledger]:
        """The book for reading, while the context lasts."""
        return self._readers.reader()

    def writable(self) -> Ledger:
        """The book for posting a decision, to be closed by the caller."""
        return open_(self.where)

    def empty(self) -> bool:
        """There is no book yet, or nothing in it."""
        return not self._readers.there() or self.head().seq == 0

    def head(self) -> Head:
        """The last entry that stands in the book now."""
        with self.opened() as book:
            return head_of(book)

    def held(self, as_of: datetime | None = None, sought: Sought = EVERYTHING) -> Held:
        """What the book held at a moment; None: what it holds now, or the reading before where that takes long.

        ``sought``: what of a large book is laid out.
        """
        now = self._held_now()
        if as_of is None and (sought == EVERYTHING or now.window is None):
            return now
        if now.window is None:
            return self._kept(("as of", as_of), now, KEPT, lambda: self._read(as_of))
        held = self._sought(now, as_of, sought)
        if sought.at_odds and as_of is None:
            self._go_ahead(now, sought, held)
        return held

    def _go_ahead(self, now: Held, sought: Sought, held: Held) -> None:
        """Lay out what comes behind a part, while somebody reads it: who pages through disputes waits for none."""
        if held.window and held.window.before:
            behind = replace(sought, before=held.window.before)
            with self._lock:
                at_hand = (now.head.hash, "sought", behind, now.head.hash) in self._then
            if not at_hand:
                lay_out = partial(self._lay_out, now, behind, "disputes")
                threading.Thread(target=lay_out, name="behind", daemon=True).start()

    def around(self, as_of: datetime | None, claims: Collection[str] = (), pages: Collection[str] = ()) -> Held:
        """What the book held about some claims and on some pages, by their ids; all of it, where it is read whole."""
        now = self._held_now()
        if now.window is None:
            return self.held(as_of)
        asked = ("around", tuple(claims), tuple(pages))
        return self._part(now, as_of, asked, lambda book, upto: said_on(book, upto, claims, pages, self._sizes))

    def telling(self, event: str) -> Held | None:
        """A reading at hand that has an event of this id: of a large book it is known by its claims alone."""
        with self._lock:
            at_hand = [self._now, *reversed(self._then.values())]
        return next((held for held in at_hand if held is not None and event in held.event_of), None)

    def begin(self) -> threading.Thread | None:
        """Read the book beforehand, beside what else goes on; a book that is not there yet is read when it is."""
        return None if self.empty() else self._begun()

    def _begun(self) -> threading.Thread:
        work = threading.Thread(target=self._beforehand, daemon=True)
        work.start()
        return work

    def _beforehand(self) -> None:
        """Read anew; then, while nobody waits, lay out of a large book the pages of one kind, what is at odds and what
        was asked last.

        A desk asks for its own places and parties again and again: when the book has grown they are at hand again.
        """
        asked = self._asked_last()
        now = self.renew()
        if now.window is not None:
            for view, kind in KIND_OF.items():
                self._lay_out(now, Sought(kind=kind), view)
            self._lay_out(now, AT_ODDS, "disputes")
            for sought in reversed(asked):  # the latest goes last, so that it is kept longest
                self._lay_out(now, sought)
            gc.freeze()

    def _asked_last(self) -> tuple[Sought, ...]:
        with self._lock:
            every = (part for key in reversed(self._then) for part in key if isinstance(part, Sought))
            asked = (sought for sought in every if not (sought.at_odds and sought.before))  # read ahead, perhaps
            return tuple(dict.fromkeys(asked))[:ASKED_LAST]

    def _lay_out(self, now: Held, sought: Sought, *views: str) -> None:
        if self._now is now:
            self._sought(now, None, sought).fold(views)

    def renew(self) -> Held:
        """Read what has come since the last reading, and wait for it."""
        with self._reading:
            if self._now is None or self._now.head != self.head():
                began, before = time.monotonic(), self._now
                self._now = self._read(None).fold()
                self._took = time.monotonic() - began
                if before is not None and self._now.buried != before.buried:
                    self._forget()
                del before
                _settle()
            return self._now

    def _forget(self) -> None:
        """Words were taken out of the book since the last reading: they go from what is at hand as well."""
        with self._lock:
            self._then.clear()
        memories.forget()
        again = threading.Timer(LINGERING, memories.forget)
        again.daemon = True
        again.start()

    def _held_now(self) -> Held:
        now = self._now
        if now is not None and now.head == self.head():
            return now
        if now is not None and (self._took > QUICK or now.window is not None):
            if not self._reading.locked():
                self._begun()
            return now
        return self.renew()

    def _sought(self, now: Held, as_of: datetime | None, sought: Sought) -> Held:
        return self._part(now, as_of, ("sought", sought), lambda book, upto: selected(book, sought, upto, self._sizes))

    def _part(self, now: Held, as_of: datetime | None, asked: tuple[object, ...], choose: Choose) -> Held:
        """A part of a large book, as of the reading that stands on every page or of another moment."""
        with self.opened() as book:
            head = now.head if as_of is None else head_of(book, book.shelf.upto(as_of))
            if head == now.head and asked == ("sought", EVERYTHING):
                return now
            return self._kept((*asked, head.hash), now, KEPT_PARTS, partial(chosen, book, head, choose, now))

    def _kept(self, asked: tuple[object, ...], now: Held, most: int, read: Callable[[], Held]) -> Held:
        """A reading at hand, or made; what was asked of an older book is asked anew, for words may be gone since.

        One that was made while the book was read anew is not kept: it may hold words that have been taken out.
        """
        key = (now.head.hash, *asked)
        with self._lock:
            if key in self._then:
                self._then.move_to_end(key)
                return self._then[key]
        held = read()
        with self._lock:
            if now is not self._now:
                return held
            self._then[key] = held
            while len(self._then) > most:
                self._then.popitem(last=False)
        return held

    def _read(self, as_of: datetime | None) -> Held:
        with self.opened() as book:
            return read(book, as_of, self._sizes)
