"""Files: a book in one SQLite file, for one machine. How it is opened and what its errors say stands in `openings`."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable, Iterator

from reportedly.ledger import migrations, openings
from reportedly.ledger.queries import match
from reportedly.ledger.stores import LIMITS, Limits, Row

STEPS_BETWEEN_LOOKS = 100_000
"""Steps of SQLite's machine between two looks at the clock: about a millisecond."""


class File:
    """A `stores.Store` in an SQLite file. ``patience``: seconds to wait while another one writes."""

    def __init__(self, path: str, read_only: bool, patience: float, limits: Limits = LIMITS) -> None:
        self.name = path
        self.limits = limits
        self._until = float("inf")
        self._db = openings.connect(path, read_only, patience)
        self._db.set_progress_handler(self._late, STEPS_BETWEEN_LOOKS)

    def _late(self) -> bool:
        return time.monotonic() > self._until

    def _start(self) -> None:
        self._until = time.monotonic() + self.limits.seconds

    @contextlib.contextmanager
    def _telling(self) -> Iterator[None]:
        with openings.telling(self.name, self.limits.too_long(self.name)):
            yield

    @contextlib.contextmanager
    def _at_leisure(self) -> Iterator[None]:
        """What must be done however long it takes."""
        self._until = float("inf")
        with self._telling():
            yield

    def rows(self, sql: str, values: Row = ()) -> Iterator[Row]:
        """As they come; the time between two of them is limited."""
        with self._telling():
            self._start()
            for count, row in enumerate(self._db.execute(sql, values)):
                if count == self.limits.rows:
                    raise self.limits.too_many(self.name)
                yield row
                self._start()

    def write(self, sql: str, values: Row = ()) -> None:
        """Carry out a statement."""
        with self._telling():
            self._start()
            self._db.execute(sql, values)

    def write_all(self, sql: str, rows: Iterable[Row]) -> None:
        """Carry out a statement for every row."""
        with self._telling():
            self._start()
            self._db.executemany(sql, rows)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """With the file's lock from the start."""
        with self._telling(), openings.transaction(self._db):
            yield

    @contextlib.contextmanager
    def picture(self) -> Iterator[None]:
        """A snapshot."""
        factory, self._db.text_factory = self._db.text_factory, _decode
        try:
            self._db.execute("begin")
            yield
        finally:
            self._db.text_factory = factory
            if self._db.in_transaction:
                self._db.execute("rollback")

    def index_words(self, table: str, texts: Iterable[tuple[int, str, str]]) -> None:
        """Enter texts into a search table."""
        first, second = _COLUMNS[table]
        self.write_all(f"insert into {table}(rowid, {first}, {second}) values (?, ?, ?)", texts)

    def forget_words(self, table: str, seq: int, words: tuple[str, str]) -> None:
        """A search table that keeps no copy of the words must be told them to forget them."""
        first, second = _COLUMNS[table]
        sql = f"insert into {table}({table}, rowid, {first}, {second}) values ('delete', ?, ?, ?)"
        self.write(sql, (seq, *words))

    def search(self, table: str, words: str, upto: int, limit: int) -> Iterator[Row]:
        """By SQLite's full-text search."""
        wanted = match(words)
        if not wanted:
            return iter(())
        sql = (
            f"select entries.id, body from {table} join entries on seq = {table}.rowid "
            f"where {table} match ? and {table}.rowid <= ? and body is not null order by {table}.rowid desc limit ?"
        )
        return self.rows(sql, (wanted, upto, self.limits.asked(limit)))

    def current(self) -> bool:
        """As the file says."""
        return migrations.version(self._db) == migrations.VERSION

    def migrate(self) -> bool:
        """Walk the steps that are missing."""
        with self._at_leisure():
            return migrations.migrate(self._db)

    def empty_index(self) -> None:
        """Every table of the index."""
        with self._at_leisure():
            migrations.empty_index(self._db)

    def scrub(self) -> None:
        """Leave nothing behind in the search tables or in the write-ahead log."""
        with self._at_leisure():
            for table in migrations.SEARCH_TABLES:
                self._db.execute(f"insert into {table}({table}) values ('optimize')")
            self._db.execute("pragma wal_checkpoint(truncate)").fetchall()

    def faults(self) -> Iterator[str]:
        """By SQLite's own look at every page."""
        with self._at_leisure():
            for (message,) in self._db.execute("pragma integrity_check(20)"):
                if message != "ok":
                    yield str(message)

    def close(self) -> None:
        """At rest it is one file again."""
        self._db.close()


_COLUMNS = {"documents_search": ("title", "text"), "claims_search": ("evidence", "names")}


def _decode(words: bytes) -> str:
    """Damaged letters as question marks: a fault to be told, not a reason to stop."""
    return words.decode(errors="replace")
