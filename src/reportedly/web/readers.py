"""Readers: the book opened for reading. A file is opened for each page; a call to a server is kept for the next."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator

from reportedly.errors import LedgerError
from reportedly.ledger import Ledger, addresses, open_

KEPT = 8
"""Calls to a server that are held open while nobody asks."""


class Readers:
    """Open books at one address. Safe to ask from many threads; each open book is one asker's alone."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._waiting: list[Ledger] = []
        self._lock = threading.Lock()
        self._begun = False

    def there(self) -> bool:
        """A book was begun there; on a server that is asked until it was."""
        if not (self._begun and addresses.on_server(self._where)):
            self._begun = addresses.there(self._where)
        return self._begun

    @contextlib.contextmanager
    def reader(self) -> Iterator[Ledger]:
        """The book for reading, while the context lasts. What failed is not used again."""
        book = self._taken()
        try:
            yield book
        except BaseException:
            book.close()
            raise
        self._give_back(book)

    def _taken(self) -> Ledger:
        """One that still answers, or a new one."""
        while True:
            with self._lock:
                book = self._waiting.pop() if self._waiting else None
            if book is None:
                return open_(self._where, read_only=True)
            try:
                list(book.shelf.rows("select 1"))
            except LedgerError:
                book.close()
            else:
                return book

    def _give_back(self, book: Ledger) -> None:
        """Nothing is remembered from one asker to the next: a page may be redacted meanwhile."""
        with self._lock:
            if addresses.on_server(self._where) and len(self._waiting) < KEPT:
                book.shelf.forget()
                self._waiting.append(book)
                return
        book.close()
