"""Stores: what a book needs of the engine that keeps it. Two are here: `files` (SQLite) and `servers` (PostgreSQL).

A store knows tables, transactions and words, and nothing of what the entries say: the chain, the ids, the codec and the
questions are the book's own and the same on every store. Statements are written once, in the SQL both engines read,
with ``?`` for a value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Sized
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias, TypeVar

from reportedly.errors import LedgerError

T = TypeVar("T")
Row: TypeAlias = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one statement may take. ``seconds``: until it answers; ``rows``: how many it may answer with."""

    seconds: float = 60.0
    rows: int = 1_000_000

    def asked(self, limit: int) -> int:
        """The rows to ask for: so many, or (-1) one more than there may be, so that too many are noticed."""
        return self.rows + 1 if limit < 0 else limit

    def too_many(self, name: str) -> LedgerError:
        """What is told of a question that has too many answers."""
        return LedgerError(f"this asks the ledger {name} for more than {self.rows} rows at once: narrow the question")

    def too_long(self, name: str) -> str:
        """What is told of a statement that was stopped."""
        return f"the ledger {name} took longer than {self.seconds:g} seconds over one question: narrow it"


LIMITS = Limits()


STRETCH = 1000
"""Entries read at a time where a whole book is read."""


def walk(store: Store, sql: str, values: Row = (), after: int | str = 0, stretch: int = STRETCH) -> Iterator[Row]:
    """What a statement answers, however much, in stretches that are each within the limits.

    Its rows begin with what they are ordered by; its last two values are behind which to begin, and how many.
    """
    found = stretch
    while found == stretch:
        found = 0
        for row in store.rows(sql, (*values, after, stretch)):
            yield row
            found, after = found + 1, row[0]


AT_ONCE = 200
"""Names asked for in one statement."""


def chunks(names: Sequence[T]) -> Iterator[tuple[T, ...]]:
    """Names in handfuls that one statement may ask for."""
    for start in range(0, len(names), AT_ONCE):
        yield tuple(names[start : start + AT_ONCE])


def blanks(values: Sized) -> str:
    """The blanks of a statement that are filled with some values: "?,?,?"."""
    return ",".join("?" * len(values))


def plain(words: str) -> str:
    """Words as every engine can keep them in its index: PostgreSQL has no room for the letter NUL."""
    return words.replace("\0", "\N{SYMBOL FOR NULL}")


class Store(Protocol):
    """One open book on one engine. Whatever goes wrong is a LedgerError that says what happened and what to do."""

    name: str
    """What the book is called in a sentence: a path, or an address without its password."""

    limits: Limits

    def rows(self, sql: str, values: Row = ()) -> Iterator[Row]:
        """What a statement answers, within the limits."""

    def write(self, sql: str, values: Row = ()) -> None:
        """Carry out a statement that answers nothing."""

    def write_all(self, sql: str, rows: Iterable[Row]) -> None:
        """The same statement for every row of values."""

    def transaction(self) -> AbstractContextManager[None]:
        """All or none, with the writer's place from the start: what is read inside stays true until the end."""

    def picture(self) -> AbstractContextManager[None]:
        """For an audit: all that is read inside is one state of the book, and damaged letters are read as marks."""

    def index_words(self, table: str, texts: Iterable[tuple[int, str, str]]) -> None:
        """Enter two texts of each of some entries into a search table, behind the place of the entry in the book."""

    def forget_words(self, table: str, seq: int, words: tuple[str, str]) -> None:
        """Take an entry out of a search table. ``words``: those it was entered with."""

    def search(self, table: str, words: str, upto: int, limit: int) -> Iterator[Row]:
        """Id and body of the entries whose texts hold all the words, newest first; see `queries.phrases`."""

    def current(self) -> bool:
        """The tables that stand there are those of this version."""

    def migrate(self) -> bool:
        """Bring the tables up to this version, inside a transaction; True when the index must be filled anew."""

    def empty_index(self) -> None:
        """Forget what was read out of the entries."""

    def scrub(self) -> None:
        """Leave nothing behind, as far as the engine allows, of words that were taken out."""

    def faults(self) -> Iterator[str]:
        """What the engine itself finds wrong."""

    def close(self) -> None:
        """End the use of it."""
