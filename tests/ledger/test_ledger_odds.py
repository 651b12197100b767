"""What is at odds is found by the index of each store, whatever else the book holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from ledger_quarrels import ARMY, CHIEF, GUARD, SUNDAY, posted, quarrel
from ledger_reports import DAY, MAYOR, ticking

from reportedly.errors import LedgerError
from reportedly.ledger import Ledger, migrations, selections, verify
from reportedly.ledger.selections import Sought, select


@pytest.fixture
def book(address: str) -> Iterator[Ledger]:
    """Three days on which two sides say who holds a town; what they say on the first is judged of two happenings."""
    with Ledger(address, clock=ticking()) as ledger:
        for day in range(3):
            quarrel(ledger, day, weight=12.0 if day else -3.0)
        yield ledger


def found(book: Ledger, **sought: object) -> list[str]:
    """Names of the pages of the newer claims."""
    told = select(book.shelf, Sought(at_odds=True, **sought), book.shelf.upto(None), 50)  # type: ignore[arg-type]
    return [book.document(book.claim(id_).evidence.document).name for id_ in told.claims]


def test_two_that_are_judged_of_one_happening_and_cannot_both_be_so_are_at_odds(book: Ledger) -> None:
    assert found(book) == ["21", "11"]


EITHER = (
    {"party": "QX"}, {"party": "ESK"}, {"who": "tesk"}, {"who": "maan"}, {"place": "varn"}, {"on": SUNDAY.earliest},
    {"kind": "control"},
)  # fmt: skip
NEITHER = (
    {"party": "NOR"}, {"who": "dast"}, {"place": "sool"}, {"kind": "attack"}, {"on": DAY - timedelta(days=9)},
)  # fmt: skip


@pytest.mark.parametrize("sought", EITHER, ids=str)
def test_either_side_of_them_may_be_asked_for(book: Ledger, sought: dict[str, object]) -> None:
    assert found(book, **sought) == ["21", "11"]


@pytest.mark.parametrize("sought", NEITHER, ids=str)
def test_what_neither_is_finds_none(book: Ledger, sought: dict[str, object]) -> None:
    assert found(book, **sought) == []


def test_page_behind_page_they_come_newest_first(book: Ledger) -> None:
    first = select(book.shelf, Sought(at_odds=True), book.shelf.upto(None), 1)
    following = selections.following(Sought(at_odds=True), first)
    assert following is not None
    second = select(book.shelf, following, book.shelf.upto(None), 1)
    assert first.claims != second.claims and not second.more


def test_two_who_charge_each_other_are_at_odds_though_nobody_judged_them(address: str) -> None:
    with Ledger(address, clock=ticking()) as ledger:
        posted(ledger, 0, MAYOR, ARMY, "violated")
        posted(ledger, 60, CHIEF, GUARD, "violated")
        assert found(ledger) == []  # six days later is another breach
        posted(ledger, 10, CHIEF, GUARD, "violated")
        assert found(ledger) == ["10"]


def test_a_redacted_page_is_at_odds_with_nothing(book: Ledger) -> None:
    book.redact(book.documents("20")[0].id, "asked to", "desk")
    assert found(book) == ["11"]


def test_a_rebuilt_index_knows_the_same(book: Ledger) -> None:
    before = sorted(book.shelf.rows("select * from odds"))
    book.rebuild()
    assert sorted(book.shelf.rows("select * from odds")) == before != []


def test_a_book_of_an_older_format_knows_the_same_when_it_was_opened_for_writing(tmp_path: Path) -> None:
    path = str(tmp_path / "book.db")
    with Ledger(path, clock=ticking()) as book:
        quarrel(book, 0)
        before = tuple(book.shelf.rows("select * from odds"))
        schema = sorted(book.shelf.rows("select name, sql from sqlite_schema"))
    with sqlite3.connect(path, isolation_level=None) as db:
        db.executescript(
            "drop table odds; drop index claims_by_actor_party; drop index claims_by_target_party;"
            f"pragma user_version = {migrations.VERSION - 1}"
        )
    with pytest.raises(LedgerError, match=r"older format .*reportedly add"):
        Ledger(path, read_only=True)
    with Ledger(path) as book:
        assert tuple(book.shelf.rows("select * from odds")) == before != ()
        assert sorted(book.shelf.rows("select name, sql from sqlite_schema")) == schema
    assert verify(path).sound
