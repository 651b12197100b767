"""Selections: the newest claims of what is sought, told by the index of each store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from ledger_reports import ABROAD, DAY, MAYOR, OTHER, TOWN, attack, capture, deaths, document, ticking

from reportedly.claims import Claim
from reportedly.ledger import Ledger, selections
from reportedly.ledger.selections import Selection, Sought, select
from reportedly.referents import Actor, Place
from reportedly.text import Cited

PLACES = (TOWN, OTHER, ABROAD)
ARMY = Actor("force:east", "Eastern Army", "ESK:MIL")


def placed(claim: Claim, place: Place) -> Claim:
    return replace(claim, proposition=replace(claim.proposition, place=Cited(place, claim.evidence)))


def by(claim: Claim, speaker: Actor) -> Claim:
    return replace(claim, claimants=(Cited(speaker, claim.evidence),))


@pytest.fixture
def book(address: str) -> Iterator[Ledger]:
    """Six pages of six days, the youngest posted first: at three places in turn, by the mayor and by an army."""
    with Ledger(address, clock=ticking()) as ledger:
        for number in range(6):
            source = capture(number)
            page = document(source, DAY - timedelta(days=number))
            told = [placed(claim, PLACES[number % 3]) for claim in (attack(page), deaths(page))]
            speaker = ARMY if number in (2, 5) else MAYOR
            ledger.post(source, page, *(by(claim, speaker) for claim in told))
        yield ledger


def chosen(book: Ledger, most: int = 50, **sought: object) -> Selection:
    return select(book.shelf, Sought(**sought), book.shelf.upto(None), most)  # type: ignore[arg-type]


def days(book: Ledger, found: Selection) -> list[date]:
    return [book.document(book.claim(id_).evidence.document).day for id_ in found.claims]


def test_the_newest_page_comes_first_whenever_it_was_posted(book: Ledger) -> None:
    found = chosen(book)
    assert days(book, found) == [DAY - timedelta(days=n) for n in range(6) for _ in range(2)]
    assert (found.first, found.last, found.more) == ("2031-04-29", "2031-05-04", False)


def test_so_many_and_no_more_and_the_next_ones_behind_them(book: Ledger) -> None:
    told, sought = list[str](), Sought()
    for _ in range(4):
        found = select(book.shelf, sought, book.shelf.upto(None), 5)
        told += found.claims
        following = selections.following(sought, found)
        if following is None:
            break
        sought = following
    assert told == list(chosen(book).claims)
    assert following is None and len(told) == 12


@pytest.mark.parametrize(
    ("sought", "ages"),
    [
        ({"kind": "attack"}, [0, 1, 2, 3, 4, 5]),
        ({"place": "VARN"}, [0, 0, 3, 3]),
        ({"place": "var%"}, []),
        ({"places": ("country:QX",), "kind": "casualties"}, [0, 1, 3, 4]),
        ({"party": "ESK"}, [2, 2, 5, 5]),
        ({"party": "ES"}, []),
        ({"party": "QX", "place": "sool"}, [1, 1, 4, 4]),
        ({"since": DAY - timedelta(days=1)}, [0, 0, 1, 1]),
        ({"upto": DAY - timedelta(days=4)}, [4, 4, 5, 5]),
        ({"who": "Eastern Army"}, [2, 2, 5, 5]),
        ({"who": "nobody at all"}, []),
    ],
    ids=str,
)
def test_what_is_sought_is_found(book: Ledger, sought: dict[str, object], ages: list[int]) -> None:
    assert [(DAY - day).days for day in days(book, chosen(book, **sought))] == ages


def test_a_day_that_is_spoken_of(book: Ledger) -> None:
    spoken = chosen(book, on=DAY)
    times = [book.claim(id_).proposition.time for id_ in spoken.claims]
    assert times and all(time is None or time.value.earliest <= DAY <= time.value.latest for time in times)
    assert chosen(book, on=DAY + timedelta(days=400)).claims == ()


def test_a_name_that_many_places_have_is_walked_by_day(book: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    one_by_one = chosen(book, place="Qx")
    monkeypatch.setattr(selections, "EVERYWHERE", 0)
    assert chosen(book, place="Qx") == one_by_one
    assert len(one_by_one.claims) == 8


def test_as_of_an_entry_nothing_later_is_known(book: Ledger) -> None:
    third = book.shelf.number("Claim", chosen(book).claims[4])
    early = select(book.shelf, Sought(), third, 50)
    assert {book.shelf.number("Claim", id_) <= third for id_ in early.claims} == {True}
    assert early.first == (DAY - timedelta(days=2)).isoformat()
    assert selections.days(book.shelf, "attack", third) == tuple(DAY - timedelta(days=n) for n in (2, 1, 0))


def test_parties_come_in_the_order_in_which_they_were_first_named(book: Ledger) -> None:
    assert selections.parties(book.shelf) == ("QX", "ESK:MIL")


def test_whether_a_book_is_small_is_told_without_counting_it(book: Ledger) -> None:
    assert selections.whole(book.shelf, 12) and not selections.whole(book.shelf, 11)


def test_a_party_is_asked_about_its_dead_and_its_towns_as_well_as_heard(address: str) -> None:
    with Ledger(address, clock=ticking()) as ledger:
        for number, dead in enumerate((ARMY, MAYOR)):
            source = capture(number)
            page = document(source)
            told = [attack(page), deaths(page)]
            hit = [replace(claim, proposition=replace(claim.proposition, target=Cited(dead, claim.evidence)))
                   for claim in told]  # fmt: skip
            ledger.post(source, page, *(by(claim, MAYOR) for claim in hit))
        found = chosen(ledger, party="ESK", kind="casualties")
        assert [ledger.claim(id_).proposition.target.value.party for id_ in found.claims] == ["ESK:MIL"]  # type: ignore[union-attr]
        assert len(chosen(ledger, party="QX", kind="casualties").claims) == 2
        assert chosen(ledger, 1, party="QX", kind="casualties").more  # the newest is by the party and of it, and is one
        assert not chosen(ledger, party="ESK", kind="attack").claims
