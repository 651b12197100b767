from __future__ import annotations

import contextlib
import random
import sqlite3
from pathlib import Path

import pytest
from ledger_reports import (
    OTHER,
    attack,
    capture,
    claim,
    deaths,
    document,
    finding,
    judgement,
    report,
    ticking,
    where,
)  # fmt: skip

from reportedly.claims.attacks import Attack
from reportedly.errors import LedgerError
from reportedly.judgements import Verdict
from reportedly.ledger import Ledger, audits, salvage, verify
from reportedly.text import Cited

REPORTS = 12
LONG = "Rockets struck Varn on Sunday and killed at least 4 people, Ilan Tesk told the Quill agency. " + "Word " * 3000


@pytest.fixture
def book(tmp_path: Path) -> str:
    path = str(tmp_path / "book.db")
    with Ledger(path, clock=ticking()) as ledger:
        for number in range(REPORTS):
            ledger.post(*report(number, LONG if number == 5 else f"{LONG[:92]} Day {number}."))
        first, second = ledger.claims(limit=2)
        ledger.post(judgement(first, second, Verdict.NO), finding(ledger.document(first.evidence.document)))
    return path


def tampered(path: str, *statements: str) -> list[str]:
    """What an audit says after someone took the triggers away and changed the file."""
    with contextlib.closing(sqlite3.connect(path)) as db:
        for (name,) in db.execute("select name from sqlite_schema where type = 'trigger'").fetchall():
            db.execute(f"drop trigger {name}")
        for statement in statements:
            assert db.execute(statement).rowcount > 0
        db.commit()
    return [f"{fault.where}: {fault.message}" for fault in verify(path).faults]


def test_a_book_as_it_was_written_is_sound(book: str) -> None:
    found = verify(book)
    assert found.sound
    assert (found.entries, found.blobs, found.claims) == (4 * REPORTS + 2, REPORTS, 2 * REPORTS)
    assert len(found.head) == 64


def test_an_empty_book_is_sound(tmp_path: Path) -> None:
    Ledger(str(tmp_path / "book.db")).close()
    assert verify(str(tmp_path / "book.db")).sound


def test_a_redacted_book_is_sound(book: str) -> None:
    with Ledger(book) as ledger:
        ledger.redact(ledger.claims(limit=1)[0].evidence.document, "a private person", "editor one")
    assert verify(book).faults == ()


@pytest.mark.parametrize(
    ("statement", "place", "told"),
    [
        ("update entries set body = replace(body, 'Varn', 'Sool') where seq = 7", "entry 7", "is not what was posted"),
        ("update entries set id = 'ffff' where seq = 7", "entry 7", "its hash does not follow"),
        ("update entries set kind = 'Finding' where seq = 7", "entry 7", "its hash does not follow"),
        ("update entries set posted_at = '2031-05-04T12:01:00.9' where seq = 7", "entry 7", "its hash does not follow"),
        ("update entries set posted_at = '1999-01-01' where seq = 7", "entry 7", "before that of the entry above"),
        ("update entries set hash = replace(hash, 'a', 'b') where seq = 7", "entry 8", "its hash does not follow"),
        ("update entries set body = 'nonsense' where seq = 7", "entry 7", "its hash does not follow"),
        ("update entries set body = null, digest = 'd' where seq = 7", "entry 7", "gone without a tombstone"),
        ("delete from entries where seq = 7", "entry 7", "entries are missing here"),
        ("update blobs set body = x'00' where rowid = 2", "blob", "damaged"),
        ("update blobs set body = null where rowid = 2", "blob", "redacted"),
        ("delete from blobs where rowid = 2", "capture", "its bytes are missing"),
        ("update claims set evidence = 'Rockets struck Sool' where seq = 3", "claim", "its document reads 'Rockets"),
        ("delete from claims where seq = 3", "claim", "rebuild the index"),
        ("update judgements set left_claim = 'ffff'", "entry 49", "of which one was never posted"),
    ],
)  # fmt: skip
def test_what_was_changed_is_named(book: str, statement: str, place: str, told: str) -> None:
    faults = tampered(book, statement)
    assert any(fault.startswith(place) and told in fault for fault in faults), faults


def test_a_book_rewritten_from_the_start_does_not_hold_the_head_noted_before(book: str, tmp_path: Path) -> None:
    head = verify(book).head
    other = str(tmp_path / "other.db")
    with Ledger(other, clock=ticking()) as ledger:
        ledger.post(*report(77))
    assert verify(other).sound
    (fault,) = verify(other, head=head).faults
    assert "cut off or rewritten" in fault.message


def test_a_cut_off_tail_is_found_by_the_head(book: str) -> None:
    with Ledger(book) as ledger:
        earlier = verify(book).head
        ledger.post(*report(99))
    head = verify(book, head=earlier).head
    assert verify(book, head=earlier).sound
    assert verify(book, head=head).sound
    tampered(book, "delete from entries where seq = (select max(seq) from entries)")
    assert any("cut off" in fault.message for fault in verify(book, head=head).faults)


def test_a_name_given_as_verbatim_must_stand_there(tmp_path: Path) -> None:
    path = str(tmp_path / "book.db")
    source, page, first, _ = report(1)
    wrong = claim(page, Attack(place=Cited(OTHER, where(page, "Varn"))), first.evidence)
    with Ledger(path) as ledger:
        ledger.post(source, page, first, wrong)
    (fault,) = verify(path).faults
    assert fault.where == f"claim {wrong.id}"
    assert fault.message == "it gives 'Sool' as verbatim where its document reads 'Varn'"


def test_a_claim_that_stands_in_no_origin_unbalances_the_book() -> None:
    page = document(capture())
    claims = (attack(page), deaths(page))
    assert list(audits.balance(claims, ())) == []
    (twice, _) = audits.balance((*claims, claims[0]), ())
    assert twice.where == "balance"
    assert claims[0].id in twice.message


def test_a_damaged_file_is_never_silently_read(book: str, tmp_path: Path) -> None:
    """Flip one byte at a time: the file is refused, or the audit tells, or nothing of what was posted has changed."""
    whole = contents(book)
    sane = Path(book).read_bytes()
    chance = random.Random(16)
    told = 0
    for turn in range(150):
        damaged = bytearray(sane)
        damaged[chance.randrange(len(sane))] ^= 1 << chance.randrange(8)
        path = str(tmp_path / f"flipped{turn}.db")
        Path(path).write_bytes(damaged)
        try:
            if verify(path).sound:
                assert contents(path) == whole
            else:
                told += 1
        except LedgerError:
            told += 1
        Path(path).unlink()
    assert told > 15


def contents(path: str) -> list[object]:
    with Ledger(path, read_only=True) as ledger:
        return [(posting.seq, posting.posted_at, posting.entry) for posting in ledger.postings()]


def test_salvage_of_a_whole_book_is_the_book(book: str, tmp_path: Path) -> None:
    out = str(tmp_path / "saved.db")
    found = salvage(book, out)
    assert (found.entries, found.blobs, found.lost) == (4 * REPORTS + 2, REPORTS, ())
    assert verify(out, head=verify(book).head).sound
    assert contents(out) == contents(book)


def test_salvage_keeps_tombstones(book: str, tmp_path: Path) -> None:
    with Ledger(book) as ledger:
        ledger.redact(ledger.claims(limit=1)[0].evidence.document, "a private person", "editor one")
    out = str(tmp_path / "saved.db")
    assert salvage(book, out).lost == ()
    assert verify(out, head=verify(book).head).sound


def test_salvage_without_the_first_page(book: str, tmp_path: Path) -> None:
    damaged = bytearray(Path(book).read_bytes())
    damaged[:4096] = bytes(4096)
    Path(book).write_bytes(damaged)
    with pytest.raises(LedgerError, match="salvage"):
        Ledger(book)
    out = str(tmp_path / "saved.db")
    assert salvage(book, out).lost == ()
    assert verify(out).sound
    assert verify(out).claims == 2 * REPORTS


@pytest.mark.parametrize("seed", range(4))
def test_salvage_saves_what_is_whole(book: str, tmp_path: Path, seed: int) -> None:
    """Pages of rubbish in the middle, and a file cut short."""
    entries = {(hour, entry) for _, hour, entry in contents(book)}
    chance = random.Random(seed)
    damaged = bytearray(Path(book).read_bytes())
    for _ in range(4):
        page = chance.randrange(1, len(damaged) // 4096)
        damaged[page * 4096 : (page + 1) * 4096] = chance.randbytes(4096)
    del damaged[len(damaged) - 4096 * chance.randrange(3) :]
    Path(book).write_bytes(damaged)
    out = str(tmp_path / "saved.db")
    found = salvage(book, out)
    saved = {(hour, entry) for _, hour, entry in contents(out)}
    assert saved <= entries
    assert len(saved) == found.entries
    assert found.entries > REPORTS
    assert bool(found.lost) or found.entries == len(entries)
    assert [fault for fault in verify(out).faults if not fault.where.startswith(("capture", "entry"))] == []


def test_salvage_brings_in_what_was_not_yet_in_the_main_file(book: str, tmp_path: Path) -> None:
    with Ledger(book) as ledger:
        ledger.post(*report(50))
        for suffix in ("", "-wal"):
            Path(tmp_path / f"left.db{suffix}").write_bytes(Path(book + suffix).read_bytes())
    out = str(tmp_path / "saved.db")
    assert salvage(str(tmp_path / "left.db"), out).entries == 4 * REPORTS + 6


def test_salvage_overwrites_nothing(book: str, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(b"precious")
    with pytest.raises(LedgerError, match="is there already"):
        salvage(book, str(other))
    assert other.read_bytes() == b"precious"
    with pytest.raises(LedgerError, match="there is no ledger"):
        salvage(str(tmp_path / "none.db"), str(tmp_path / "out.db"))
