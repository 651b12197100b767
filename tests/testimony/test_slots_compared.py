"""Slots, one by one: agree, leave open, or cannot both be so."""

import pytest
from bundles import coded, page, said

from reportedly.judgements import slots
from reportedly.judgements.notes import Note, note


def noted(record: dict[str, object]) -> Note:
    document = page("a", "Shells fell on the market of the town.")
    claim = coded(document, record)[0]
    return note(claim, document)


def about(**more: object) -> Note:
    return noted(said("casualties", "Shells fell", "Anna Berg/NOR", **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("left", "right", "fit"),
    [
        ("Arun", "Arun", 1.0),
        ("Arun", "Arun Region", 0.5),
        ("Arun station", "Arun", 0.5),
        ("Arun", "Belsk", -1.0),
        ("Arun", "", 0.0),
    ],
)
def test_places(left: str, right: str, fit: float) -> None:
    assert slots.place(about(place=left).place, about(place=right).place) == fit


def test_a_neighbouring_day_is_another_incident_and_a_range_may_hold_it() -> None:
    assert slots.time(about(day="2030-05-01"), about(day="2030-05-01")) == 1.0
    assert slots.time(about(day="2030-05-01"), about(day="2030-05-02")) < -1.0
    assert slots.time(about(day="2030-05-01"), about(day=("2030-05-01", "2030-05-03"))) == 1.0
    assert slots.time(about(day="2030-05-01"), about()) == 0.0


def test_nobody_dies_twice() -> None:
    one = about(day="2030-05-01", figure=1, target="General Olav Strand/NOR")
    two = about(day="2030-05-02", figure=1, target="Olav Strand/NOR")
    assert slots.time(one, two) > slots.time(about(day="2030-05-01"), about(day="2030-05-02"))


def test_a_running_total_is_no_incident() -> None:
    total, incident = about(day=("2030-02-24", "2030-05-01")), about(day="2030-05-01")
    assert slots.extent(total, incident) == -1.0
    assert slots.extent(total, about(day=("2030-02-24", "2030-05-02"))) == 1.0


def test_figures() -> None:
    assert slots.quantity(about(figure=12), about(figure=12)) == 1.0
    assert slots.quantity(about(figure=(450, None)), about(figure=498)) > 0.5
    assert slots.quantity(about(figure=12), about(figure=21)) == -1.0
    assert slots.quantity(about(figure=12), about()) == 0.0


def test_sides() -> None:
    soldiers, civilians = about(target="soldiers/NOR").target, about(target="villagers/NOR:CVL").target
    rebels = about(target="rebels/NOR:REB").target
    assert slots.party(soldiers, rebels) == -1.0
    assert slots.party(civilians, rebels) == -1.0
    assert 0 < slots.party(soldiers, civilians) < 1
