from __future__ import annotations

import contextlib
import os
import resource
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from ledger_reports import NOON, capture, document, finding, report, ticking

from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.errors import LedgerError
from reportedly.ledger import Ledger, migrations, verify


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "book.db")


@pytest.fixture
def book(path: str) -> str:
    with Ledger(path, clock=ticking()) as ledger:
        ledger.post(*report(1))
    return path


def test_a_book_at_rest_is_one_file(book: str) -> None:
    assert [found.name for found in Path(book).parent.iterdir()] == ["book.db"]


def test_a_book_is_opened_again(book: str) -> None:
    with Ledger(book, clock=ticking()) as ledger:
        ledger.post(*report(2))
        assert len(tuple(ledger.read(Claim))) == 4
    assert verify(book).sound


def test_odd_file_names(tmp_path: Path) -> None:
    path = str(tmp_path / "a book?mode=rw&x#1 100%.db")
    with Ledger(path) as ledger:
        ledger.post(*report(1))
    with Ledger(path, read_only=True) as ledger:
        assert len(ledger.claims()) == 2


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("content", [b"war and peace " * 999, b"\0" * 8192, b"SQLite format 3\0" + b"\x01" * 9000])
def test_another_file_is_no_ledger(path: str, content: bytes, read_only: bool) -> None:
    Path(path).write_bytes(content)
    with pytest.raises(LedgerError, match="salvage"):
        Ledger(path, read_only=read_only)
    assert Path(path).read_bytes() == content


@pytest.mark.parametrize("read_only", [False, True])
def test_the_book_of_another_program_is_left_alone(path: str, read_only: bool) -> None:
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("create table recipes (name text)")
    before = Path(path).read_bytes()
    with pytest.raises(LedgerError, match="of another program"):
        Ledger(path, read_only=read_only)
    assert Path(path).read_bytes() == before


def test_a_newer_format_is_told(book: str) -> None:
    with contextlib.closing(sqlite3.connect(book)) as db:
        db.execute(f"pragma user_version = {migrations.VERSION + 1}")
    with pytest.raises(LedgerError, match="newer version of Reportedly"):
        Ledger(book)


def test_nothing_is_made_where_nothing_is(path: str) -> None:
    with pytest.raises(LedgerError, match="there is no ledger at"):
        Ledger(path, read_only=True)
    with pytest.raises(LedgerError, match="there is no folder"):
        Ledger(f"{path}/deeper/book.db")
    assert not Path(path).exists()


def test_an_empty_file_becomes_a_book_but_is_none_to_a_reader(path: str) -> None:
    Path(path).touch()
    with pytest.raises(LedgerError, match="nothing was ever posted"):
        Ledger(path, read_only=True)
    with Ledger(path) as ledger:
        assert ledger.post(capture()) == (capture(),)


def test_a_reader_cannot_write(book: str) -> None:
    with Ledger(book, read_only=True) as ledger:
        assert len(ledger.claims()) == 2
        with pytest.raises(LedgerError, match="may not be written"):
            ledger.post(*report(2))
        assert len(ledger.claims()) == 2


@contextlib.contextmanager
def nobody() -> Iterator[None]:
    """As a user without rights, where the tests run as root."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.fixture
def locked_folder(book: str) -> Iterator[str]:
    folder = Path("/tmp") / f"reportedly-{os.getpid()}"
    folder.mkdir()
    copy = folder / "book.db"
    shutil.copyfile(book, copy)
    copy.chmod(0o444)
    folder.chmod(0o555)
    yield str(copy)
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_book_in_a_folder_nobody_may_write_to(locked_folder: str) -> None:
    with nobody():
        with Ledger(locked_folder, read_only=True) as ledger:
            assert len(ledger.claims()) == 2
        assert verify(locked_folder).sound
        with pytest.raises(LedgerError, match=r"may not be written|cannot be opened"):
            Ledger(locked_folder).post(*report(2))
        with pytest.raises(LedgerError, match=r"cannot be opened|may not be"):
            Ledger(str(Path(locked_folder).parent / "new.db"))


def test_a_writer_waits_for_its_turn_only_so_long(book: str) -> None:
    with contextlib.closing(sqlite3.connect(book, isolation_level=None)) as other:
        other.execute("begin immediate")
        with Ledger(book, patience=0.05) as ledger:
            with pytest.raises(LedgerError, match="another writer holds the ledger"):
                ledger.post(*report(2))
            assert len(ledger.claims()) == 2
            other.execute("rollback")
            assert len(ledger.post(*report(2))) == 4


def test_a_reader_sees_whole_posts_while_another_writes(book: str) -> None:
    with Ledger(book) as writer, Ledger(book, read_only=True) as reader:
        stream = reader.read(Claim)
        first = next(stream)
        writer.post(*report(2))
        assert len([first, *stream]) == 2
        assert len(tuple(reader.read(Claim))) == 4


def test_two_writers_share_a_book(path: str) -> None:
    Ledger(path).close()

    def write(start: int) -> None:
        with Ledger(path, patience=30) as ledger:
            for number in range(start, start + 20):
                ledger.post(*report(number))

    writers = [threading.Thread(target=write, args=(start,)) for start in (0, 100)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with Ledger(path, read_only=True) as ledger:
        names = {page.name for page in ledger.read(Document)}
    assert names == {str(number) for number in (*range(20), *range(100, 120))}
    assert verify(path).sound


@pytest.mark.parametrize("turn", range(8))
def test_a_book_is_begun_by_many_at_once(path: str, turn: int) -> None:
    told: list[str] = []
    gate = threading.Barrier(4)

    def begin(number: int) -> None:
        gate.wait()
        try:
            with Ledger(path, patience=30) as ledger:
                ledger.post(*report(number))
        except LedgerError as fault:
            told.append(str(fault))

    writers = [threading.Thread(target=begin, args=(number,)) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert told == []
    assert verify(path).claims == 8


def test_an_audit_beside_a_writer(book: str) -> None:
    with Ledger(book) as ledger:
        ledger.post(*report(2))
        assert verify(book).claims == 4
        ledger.post(*report(3))
    assert verify(book).claims == 6


def test_a_full_disk_keeps_nothing_of_the_post(book: str) -> None:
    with Ledger(book) as ledger:
        ledger.store.write("pragma max_page_count = 80")
        with pytest.raises(LedgerError, match="the disk is full: nothing of this post was kept"):
            ledger.post(*report(2), document(capture(3, "word " * 200_000)))
        assert ledger.counts()["Document"] == 1
        assert len(ledger.post(*report(2))) == 4
    assert verify(book).sound


def test_a_disk_that_refuses_keeps_nothing_of_the_post(book: str) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Ledger(book) as ledger:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, hard))
        try:
            with pytest.raises(LedgerError, match="nothing of this post was kept"):
                ledger.post(*report(2), document(capture(3, "word " * 200_000)))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert ledger.counts()["Document"] == 1
        assert len(ledger.post(*report(2))) == 4
    assert verify(book).sound


def test_an_older_book_is_brought_up(path: str, book: str, tmp_path: Path) -> None:
    """A file of format 1: the entries alone, without the index."""
    old = str(tmp_path / "old.db")
    with contextlib.closing(sqlite3.connect(old)) as db:
        db.executescript(migrations.STEPS[0])
        db.execute(f"pragma application_id = {migrations.APPLICATION}")
        db.execute("pragma user_version = 1")
        db.execute("attach ? as new", (book,))
        for table in ("entries", "blobs"):
            db.execute(f"insert into main.{table} select * from new.{table} order by rowid")
        db.commit()
    with pytest.raises(LedgerError, match="older format"):
        Ledger(old, read_only=True)
    with Ledger(old, clock=ticking(NOON.replace(year=2032))) as ledger, Ledger(book, read_only=True) as fresh:
        assert ledger.claims(kind="attack") == fresh.claims(kind="attack") != ()
        assert ledger.search("rockets") == fresh.search("rockets") != ()
        ledger.post(finding(report(1)[1]))
    assert verify(old).sound
