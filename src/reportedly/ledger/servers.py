"""Servers: a book on a PostgreSQL server, for many desks. The extra ``reportedly[postgres]`` brings the driver.

A writer holds the anchor (`schemas`) from the first statement of its transaction to the last, so entries follow one
another and are seen in the order of their numbers; reading never waits.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from typing import Any

from reportedly.errors import LedgerError, UsageError
from reportedly.ledger import posts, schemas
from reportedly.ledger.queries import phrases
from reportedly.ledger.stores import LIMITS, Limits, Row, plain, walk
from reportedly.ledger.words import fold

try:
    import psycopg
    from psycopg import conninfo, errors
except ImportError as _missing:
    raise UsageError("a ledger on a server needs PostgreSQL's driver: pip install 'reportedly[postgres]'") from _missing

_LOCK = 0x5250_4C47
"""The advisory lock under which tables are laid down: "RPLG"."""

_LIMITED = re.compile(r"limit (\?|\d+)\s*$")

PATIENCE = 10.0
"""Seconds to wait for an answer to a first call."""


def database(where: str) -> str:
    """The name of the database an address leads to."""
    return str(_parts(where).get("dbname") or "reportedly")


def named(where: str) -> str:
    """An address without its password."""
    parts = _parts(where)
    host, port, user = parts.get("host") or "localhost", parts.get("port"), parts.get("user")
    return f"postgres://{f'{user}@' if user else ''}{host}{f':{port}' if port else ''}/{parts.get('dbname') or ''}"


def _parts(where: str) -> dict[str, Any]:
    try:
        return conninfo.conninfo_to_dict(_uri(where))
    except psycopg.ProgrammingError as fault:
        raise UsageError("this is no address of a database; write postgres://USER@HOST:PORT/DATABASE") from fault


def _uri(where: str) -> str:
    """``postgres:`` may stand before a whole address, as ``sqlite:`` does before a path."""
    rest = where.removeprefix("postgres:")
    return rest if rest.startswith(("postgres:", "postgresql:")) else where


def begun(where: str) -> bool:
    """A book was begun in the database of an address; LedgerError when nobody answers there."""
    store = Server(where, True, PATIENCE, begin=True)
    with contextlib.closing(store):
        return store.reached > 0


class Server:
    """A `stores.Store` on a PostgreSQL server. ``patience``: seconds to wait for the server and for another writer.

    ``begin``: a book need not be there yet.
    """

    def __init__(
        self, where: str, read_only: bool, patience: float, limits: Limits = LIMITS, begin: bool = False
    ) -> None:
        self.name = named(where)
        self.limits = limits
        self.read_only = read_only
        self.reached = 0
        with self._telling():
            self._db = psycopg.connect(
                _uri(where), autocommit=True, connect_timeout=max(2, round(patience)),
                fallback_application_name="reportedly",
            )  # fmt: skip
        try:
            self._set_up(patience)
            self._recognise(begin or not read_only)
        except BaseException:
            self._db.close()
            raise

    def _set_up(self, patience: float) -> None:
        milliseconds = max(1, round(self.limits.seconds * 1000))
        self._script(
            f"set search_path = {schemas.NAME}, pg_temp; set client_encoding = 'UTF8'; set synchronous_commit = on;"
            f"set statement_timeout = {milliseconds}; set idle_in_transaction_session_timeout = {milliseconds};"
            f"set lock_timeout = {max(1, round(patience * 1000))};"
            f"set default_transaction_read_only = {'on' if self.read_only else 'off'}"
        )

    def _recognise(self, may_be_missing: bool) -> None:
        """How far the tables have come; then only what a reader or a writer may do is done."""
        self.reached = self._version()
        if self.reached > schemas.VERSION:
            raise LedgerError(f"{self.name} was written by a newer version of Reportedly: update Reportedly")
        if self.reached < schemas.VERSION:
            if not may_be_missing:
                raise LedgerError(f"there is no ledger at {self.name}, or an older format: reportedly add mends it")
            return
        self._take_role(schemas.READER if self.read_only else schemas.WRITER)

    def _version(self) -> int:
        with self._telling():
            if self._db.execute("select to_regnamespace(%s)", (schemas.NAME,)).fetchone() == (None,):
                return 0
            ((version,),) = self._db.execute("select version from reportedly.edition").fetchall()
        return int(version)

    def _take_role(self, role: str) -> None:
        """Rights are laid down, also those of the owner: what the triggers hold nobody may even try."""
        self._script(f"set role {role}")

    @contextlib.contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as fault:
            raise LedgerError(self._sentence(fault)) from fault
        except UnicodeEncodeError as fault:
            raise LedgerError(f"half a character (a lone surrogate) cannot be written to {self.name}") from fault

    def _sentence(self, fault: psycopg.Error) -> str:
        if isinstance(fault, errors.QueryCanceled):
            return self.limits.too_long(self.name)
        for kind, sentence in _SENTENCES:
            if isinstance(fault, kind):
                return sentence.format(name=self.name, said=_first_line(fault))
        return f"the ledger {self.name} refuses: {_first_line(fault)}"

    def _script(self, script: str) -> None:
        with self._telling():
            self._db.execute(script.encode())

    def rows(self, sql: str, values: Row = ()) -> Iterator[Row]:
        """All at once, so that nothing is left open while they are used."""
        bound = "" if _LIMITED.search(sql) else f" limit {self.limits.asked(-1)}"
        with self._telling():
            found = self._db.execute(_statement(sql + bound), _kept(values)).fetchall()
        if len(found) > self.limits.rows:
            raise self.limits.too_many(self.name)
        yield from found

    def write(self, sql: str, values: Row = ()) -> None:
        """Carry out a statement."""
        with self._telling():
            self._db.execute(_statement(sql), _kept(values))

    def write_all(self, sql: str, rows: Iterable[Row]) -> None:
        """Carry out a statement for every row."""
        with self._telling(), self._db.cursor() as cursor:
            cursor.executemany(_statement(sql), [_kept(row) for row in rows])

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Behind the writer who holds the anchor; statements are sent on without waiting for each answer."""
        if self.read_only:
            raise LedgerError(_NOT_WRITABLE.format(name=self.name))
        with self._telling():
            try:
                with self._db.pipeline() if self.current() else contextlib.nullcontext():
                    self._db.execute("begin")
                    if self.current():
                        self._db.execute("select take_anchor()").fetchone()
                    yield
                    self._db.execute("commit")
            except BaseException:
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        with contextlib.suppress(psycopg.Error):
            self._db.execute("rollback")

    @contextlib.contextmanager
    def picture(self) -> Iterator[None]:
        """A snapshot."""
        with self._telling():
            self._db.execute("begin isolation level repeatable read read only")
            self._db.execute("set local idle_in_transaction_session_timeout = 0")
        try:
            yield
        finally:
            self._roll_back()

    def index_words(self, table: str, texts: Iterable[tuple[int, str, str]]) -> None:
        """Folded here (`words`); no phrase stretches over two texts."""
        vector = "to_tsvector('simple', ?) || $$'|':1$$::tsvector || to_tsvector('simple', ?)"
        self.write_all(f"insert into {table} values (?, {vector})", ((seq, *map(fold, both)) for seq, *both in texts))

    def forget_words(self, table: str, seq: int, words: tuple[str, str]) -> None:
        """The row goes, whatever it held."""
        self.write(f"delete from {table} where seq = ?", (seq,))

    def search(self, table: str, words: str, upto: int, limit: int) -> Iterator[Row]:
        """By PostgreSQL's full-text search."""
        wanted = tuple(filter(None, map(fold, phrases(words))))
        if not wanted:
            return iter(())
        asked = " && ".join("phraseto_tsquery('simple', ?)" for _ in wanted)
        sql = (
            f"select entries.id, body from {table} join entries using (seq) where words @@ ({asked}) and seq <= ? "
            "and body is not null order by seq desc limit ?"
        )
        return self.rows(sql, (*wanted, upto, self.limits.asked(limit)))

    def current(self) -> bool:
        """As the table of editions says."""
        return self.reached == schemas.VERSION

    def migrate(self) -> bool:
        """Walk the steps that are missing, one caller at a time; the schema is the login's who does it first."""
        self._script(f"select pg_advisory_xact_lock({_LOCK})")
        before = self._version()
        for step in schemas.STEPS[before:]:
            self._script(step)
        self._script(f"set search_path = {schemas.NAME}, pg_temp")
        if before < schemas.VERSION:
            self._script(f"delete from edition; insert into edition values ({schemas.VERSION})")
        self.reached = schemas.VERSION
        self._take_role(schemas.WRITER)
        return 0 < before < schemas.FILLED

    def empty_index(self) -> None:
        """Every table of the index."""
        for table in schemas.INDEX_TABLES:
            self._script(f"delete from {table}")

    def scrub(self) -> None:
        """Dead rows are swept out where the login may do that; the owner's next vacuum does it otherwise."""
        self._script("reset role; set statement_timeout = 0; set client_min_messages = error")
        for table in (
            "entries",
            "blobs",
            "claims",
            "documents",
            "findings",
            "captures",
            "documents_search",
            "claims_search",
        ):
            self._script(f"vacuum {table}")
        self._script("reset client_min_messages")
        self._set_statement_limit()
        self._take_role(schemas.WRITER)

    def _set_statement_limit(self) -> None:
        self._script(f"set statement_timeout = {max(1, round(self.limits.seconds * 1000))}")

    def faults(self) -> Iterator[str]:
        """Posts that do not follow one another, or are not chained to the one before of the same login."""
        ((end,),) = self.rows("select coalesce(max(seq), 0) from entries")
        ((anchor,),) = self.rows("select seq from anchor")
        yield from posts.faults(walk(self, posts.POSTS), end, anchor)

    def close(self) -> None:
        """Hang up."""
        self._db.close()


def _statement(sql: str) -> bytes:
    """A statement of the book in the driver's own marks."""
    return sql.replace("%", "%%").replace("?", "%s").encode()


def _kept(row: Row) -> Row:
    return tuple(plain(value) if isinstance(value, str) else value for value in row)


def _first_line(fault: psycopg.Error) -> str:
    said = fault.diag.message_primary or str(fault)
    return said.strip().splitlines()[0] if said.strip() else type(fault).__name__


_NOT_WRITABLE = "the ledger {name} may not be written: nothing was posted"
_SENTENCES: tuple[tuple[type[psycopg.Error], str], ...] = (
    (errors.LockNotAvailable, "another writer holds the ledger {name}: nothing was posted, try again when it is done"),
    (errors.ReadOnlySqlTransaction, _NOT_WRITABLE),
    (
        errors.InsufficientPrivilege,
        "the ledger {name} does not let you do that ({said}): its owner may say grant "
        f"{schemas.WRITER} (or {schemas.READER}) to your login",
    ),
    (errors.DiskFull, "the disk of the server is full: nothing of this post was kept in {name}"),
    (errors.IdleInTransactionSessionTimeout, "a post to {name} waited too long between two entries: nothing was kept"),
    (
        psycopg.OperationalError,
        "the server of the ledger {name} does not answer or went away ({said}): do it again when it is back, what is "
        "kept is not kept twice",
    ),
)
