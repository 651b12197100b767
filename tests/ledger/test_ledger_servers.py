"""A book on a PostgreSQL server: what it lets nobody do, who may do what, and many who write at once."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import psycopg
import pytest
from ledger_reports import MAYOR, NOON, capture, document, finding, report, ticking
from ledger_servers import fresh_database
from psycopg import errors

from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.errors import LedgerError, UsageError
from reportedly.ledger import Ledger, addresses, schemas, verify
from reportedly.ledger.stores import Limits

WRITERS = 8
SECONDS = float(os.environ.get("REPORTEDLY_WRITING_SECONDS", "3"))


def as_login(address: str, login: str, role: str = "") -> str:
    """The address for another login, with a role of the ledger or none."""
    with psycopg.connect(address, autocommit=True) as db:
        if not db.execute("select 1 from pg_roles where rolname = %s", (login,)).fetchone():
            db.execute(f"create role {login} login".encode())
        db.execute(f"revoke {schemas.WRITER}, {schemas.READER} from {login}".encode())
        if role:
            db.execute(f"grant {role} to {login}".encode())
    return address.replace("://owner@", f"://{login}@")


def on_tables(address: str) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(address, autocommit=True, options="-c search_path=reportedly")


@pytest.fixture
def book(database: str) -> str:
    with Ledger(database, clock=ticking()) as ledger:
        ledger.post(*report(1))
        ledger.post(*report(2))
    return database


HELD = (
    "update entries set body = '{}'", "update entries set posted_at = '' where seq = 1", "delete from entries",
    "delete from entries where seq = 8", "truncate entries", "truncate posts", "update posts set writer = 'x'",
    "delete from posts", "update blobs set body = null", "delete from blobs", "truncate blobs", "delete from anchor",
    "update entries set body = null, digest = 'd' where seq = 1",
    "insert into entries select 99, kind, 'x', document, posted_at, body, digest, hash from entries where seq = 1",
    "insert into entries select 9, kind, 'x', document, '2031-05-04T11', body, digest, hash from entries where seq = 8",
    "insert into entries select 9, kind, 'x', document, posted_at, body, digest, hash from entries where seq = 8",
)  # fmt: skip


@pytest.mark.parametrize("statement", HELD)
def test_the_triggers_hold_against_everyone(book: str, statement: str) -> None:
    with on_tables(book) as db, pytest.raises(errors.RaiseException, match="append-only"):
        db.execute(statement.encode())


@pytest.mark.parametrize(
    "statement",
    ["delete from entries", "truncate entries", "drop table entries", "update entries set kind = 'x'",
     "alter table entries disable trigger all", "update anchor set seq = 0", "insert into posts select * from posts",
     "update blobs set sha256 = 'x'", "drop schema reportedly cascade"],
)  # fmt: skip
def test_a_writer_may_not_even_try(book: str, statement: str) -> None:
    anna = as_login(book, "anna", schemas.WRITER)
    with on_tables(anna) as db, pytest.raises(errors.InsufficientPrivilege):
        db.execute(statement.encode())


def test_a_writer_adds_restates_redacts_and_rebuilds(book: str) -> None:
    anna = as_login(book, "anna", schemas.WRITER)
    page = document(capture(1))
    with Ledger(anna, clock=ticking(NOON.replace(hour=14))) as ledger:
        assert ledger.post(*report(3), finding(page)) == (*report(3), finding(page))
        ledger.restate([], ["misspelt-place"])
        ledger.redact(page.id, "a private person", "editor one")
        ledger.rebuild()
        assert len(ledger.search("rockets")) == 2
    assert verify(book).faults == ()


def test_a_reader_reads_and_writes_nothing(book: str) -> None:
    ben = as_login(book, "ben", schemas.READER)
    with Ledger(ben, read_only=True) as ledger:
        assert len(ledger.claims()) == 4
        with pytest.raises(LedgerError, match="may not be written"):
            ledger.post(*report(3))
    with pytest.raises(LedgerError, match=r"does not let you do that.*reportedly_writer"):
        Ledger(ben)


def test_a_stranger_is_told_whom_to_ask(book: str) -> None:
    with pytest.raises(LedgerError, match=r"its owner may say grant reportedly_writer \(or reportedly_reader\)"):
        Ledger(as_login(book, "carla"), read_only=True)


def test_each_login_has_a_chain_of_its_own(book: str) -> None:
    for number, login in enumerate(("anna", "dora", "anna"), 3):
        with Ledger(as_login(book, login, schemas.WRITER)) as ledger:
            ledger.post(*report(number))
    with on_tables(book) as db:
        posts = db.execute("select writer, first, last from posts order by last").fetchall()
    assert posts == [("owner", 1, 4), ("owner", 5, 8), ("anna", 9, 12), ("dora", 13, 16), ("anna", 17, 20)]
    assert verify(book).faults == ()


def test_the_same_posts_have_the_same_head_on_both_stores(book: str, tmp_path: Path) -> None:
    path = str(tmp_path / "book.db")
    with Ledger(path, clock=ticking()) as ledger:
        ledger.post(*report(1))
        ledger.post(*report(2))
    assert verify(path) == verify(book)


@pytest.mark.parametrize(
    ("tables", "statement", "told"),
    [
        ("entries", "update entries set posted_at = '2031-05-04T12:00:59.000000+00:00' where seq = 5", "entry 5"),
        ("entries", "delete from entries where seq = 3", "entries are missing here"),
        ("entries", "delete from entries where seq = 8", "the book ends with entry 7, its posts with 8"),
        ("posts", "update posts set writer = 'someone' where last = 8", "does not follow from that login's post"),
        ("posts", "delete from posts where last = 4", "are of no post"),
        ("blobs", "update blobs set body = 'x'", "are damaged"),
    ],
)
def test_an_audit_tells_what_was_changed_behind_the_triggers(book: str, tables: str, statement: str, told: str) -> None:
    with on_tables(book) as db:
        db.execute(
            f"alter table {tables} disable trigger all; {statement}; alter table {tables} enable trigger all".encode()
        )
    faults = [f"{fault.where}: {fault.message}" for fault in verify(book).faults]
    assert any(told in fault for fault in faults), faults


def test_a_head_noted_elsewhere_proves_that_nothing_was_cut_off(book: str) -> None:
    head = verify(book).head
    with on_tables(book) as db:
        db.execute(b"set session_replication_role = replica")
        db.execute(b"delete from entries where seq > 4")
        db.execute(b"delete from posts where last > 4")
        db.execute(b"update anchor set seq = 4")
    assert any("is not in the book" in fault.message for fault in verify(book, head).faults)


def test_a_writer_waits_for_another_and_is_told_when_it_takes_too_long(book: str) -> None:
    with Ledger(book) as first, Ledger(book, patience=0.2) as second:
        with first.writing() as pen, pytest.raises(LedgerError, match="another writer holds the ledger"):
            pen.post(report(3)[0])
            second.post(*report(4))
        assert second.post(*report(4)) == report(4)
        assert len(first.claims()) == 6


def test_a_reader_does_not_wait_and_sees_nothing_half_done(book: str) -> None:
    with Ledger(book) as writer, Ledger(book, read_only=True) as reader, writer.writing() as pen:
        for entry in report(3):
            pen.post(entry)
        assert len(reader.claims()) == 4


def test_one_question_may_take_so_long_and_no_longer(address: str) -> None:
    with Ledger(address, limits=Limits(seconds=0.3)) as ledger:
        ledger.post(*report(1))
        endless = (
            "with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 2000000000) "
            "select count(*) from numbers"
        )
        began = time.monotonic()
        with pytest.raises(LedgerError, match=r"took longer than 0\.3 seconds"):
            tuple(ledger.shelf.rows(endless))
        assert time.monotonic() - began < 20
        assert len(ledger.claims()) == 2


def test_one_question_may_have_so_many_answers_and_no_more(address: str) -> None:
    with Ledger(address, limits=Limits(rows=5)) as ledger:
        for number in range(1, 4):
            ledger.post(*report(number))
        with pytest.raises(LedgerError, match="more than 5 rows at once"):
            ledger.claims()
        with pytest.raises(LedgerError, match="more than 5 rows at once"):
            tuple(ledger.shelf.rows("select seq from entries"))
        assert len(ledger.claims(limit=4)) == 4
        assert len(ledger.newest(5, speaker=MAYOR.id)) == 5


def test_a_password_is_told_to_nobody() -> None:
    nowhere = "postgres://anna:s3cret@127.0.0.1:9/book"
    assert addresses.named(nowhere) == "postgres://anna@127.0.0.1:9/book"
    with pytest.raises(LedgerError, match="does not answer") as caught:
        Ledger(nowhere, patience=2)
    assert "s3cret" not in str(caught.value)
    with pytest.raises(UsageError, match="no address of a database") as refused:
        addresses.named("postgres://anna:s3cret@[::1:book")
    assert "s3cret" not in str(refused.value)


def test_a_database_without_a_book(database: str) -> None:
    assert not addresses.there(database)
    with pytest.raises(LedgerError, match="there is no ledger at"):
        Ledger(database, read_only=True)
    Ledger(database).close()
    assert addresses.there(database)


def test_a_book_of_a_newer_version_is_left_alone(book: str) -> None:
    with on_tables(book) as db:
        db.execute("update edition set version = %s", (schemas.VERSION + 1,))
    with pytest.raises(LedgerError, match="newer version"):
        Ledger(book)


def write_until_killed(address: str, writer: int, acknowledge: int) -> None:
    with Ledger(address) as ledger:
        for number in range(100_000):
            ledger.post(*report(writer * 100_000 + number))
            os.write(acknowledge, b"%d\n" % (writer * 100_000 + number))


def started(address: str, writer: int, acknowledge: int) -> int:
    child = os.fork()
    if child == 0:
        try:
            write_until_killed(address, writer, acknowledge)
        finally:
            os._exit(1)
    return child


def test_many_write_at_once_and_some_are_killed(postgres: str) -> None:
    """REPORTEDLY_WRITING_SECONDS=300 writes for five minutes; ``-s`` shows how much that was."""
    address = fresh_database(postgres)
    Ledger(address).close()
    chance, killed = random.Random(20220303), 0
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    heard = bytearray()
    writers = {started(address, number, writing): number for number in range(1, WRITERS + 1)}
    until = time.monotonic() + SECONDS
    while time.monotonic() < until or not heard:
        time.sleep(chance.uniform(0.1, 0.5))
        heard += drained(reading)
        child = chance.choice(sorted(writers))
        number = writers.pop(child) + WRITERS
        end(child)
        killed += 1
        writers[started(address, number, writing)] = number
    for child in writers:
        end(child)
    heard += drained(reading)
    acknowledged = {int(number) for number in heard.splitlines()}
    with Ledger(address, read_only=True) as ledger:
        names = [int(page.name) for page in ledger.read(Document)]
        claims = len(tuple(ledger.read(Claim)))
    print(f"{killed} writers killed; {len(acknowledged)} posts acknowledged, {len(names)} kept")
    assert acknowledged <= set(names)
    assert len(names) == len(set(names)) <= len(acknowledged) + killed + WRITERS
    assert claims == 2 * len(names)
    assert verify(address).faults == ()


def drained(reading: int) -> bytes:
    found = b""
    while True:
        try:
            found += os.read(reading, 65536)
        except BlockingIOError:
            return found


def end(child: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
