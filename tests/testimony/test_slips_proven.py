"""A relay is charged with a slip only when two pages themselves say two things that cannot both be so."""

from __future__ import annotations

import itertools
import time

import pytest
from bundles import Page, coded, laid_out, page, said, together

from reportedly.judgements.notes import Note, note
from reportedly.judgements.swaps import swaps, told_swapped

DAY = "2030-05-01"
LATER = "2030-05-03T10:00:00+00:00"


def toll(name: str, evidence: str, target: str, figure: int, at: str = "2030-05-02T10:00:00+00:00") -> Page:
    document = page(name, f"{evidence.capitalize()}, Lena Holt told the Arun Wire.", at=at)
    slots = {"status": "killed", "place": "Arun", "day": DAY, "figure": figure, "target": target}
    claim = said("casualties", evidence.capitalize(), "Lena Holt/NOR", via=("Arun Wire",), **slots)
    return document, coded(document, claim)


def fields(*pages: Page) -> set[str]:
    return {misreport.field for misreport in laid_out(*pages).misreports}


def test_another_group_in_the_same_words_is_a_slip() -> None:
    mine = toll("one", "air strikes on the mill road killed 35 Karimi fighters", "Karimi fighters/NOR:KAR", 35)
    theirs = toll("two", "air strikes on the mill road killed 35 Dawn militants", "Dawn militants/NOR:DAW", 35)
    assert fields(mine, theirs) == {"target"}


def test_militants_may_be_the_group_that_the_other_page_names() -> None:
    mine = toll("one", "air strikes on the mill road killed 35 jihadists", "jihadists/NOR:REB", 35)
    theirs = toll("two", "air strikes on the mill road killed 35 Dawn militants", "Dawn militants/NOR:DAW", 35)
    assert not fields(mine, theirs)


def test_a_name_that_holds_the_other_name_is_no_other_party() -> None:
    mine = toll("one", "air strikes on the mill road killed 35 Home Guards", "Home Guards/NOR", 35)
    theirs = toll(
        "two", "air strikes on the mill road killed 35 Home Guards militia", "Home Guards militia/NOR:REB", 35
    )
    assert not fields(mine, theirs)


def test_digits_that_change_places_are_a_slip_and_a_toll_that_rose_is_none() -> None:
    first = toll("one", "air strikes on the mill road killed 35 people", "people/NOR:CVL", 35)
    garbled = toll("two", "air strikes on the mill road killed 53 people", "people/NOR:CVL", 53)
    risen = toll("three", "air strikes on the mill road killed 38 people", "people/NOR:CVL", 38, at=LATER)
    assert fields(first, garbled) == {"quantity"}
    assert not fields(first, risen)


def test_this_week_on_two_pages_is_no_other_day() -> None:
    def shot(name: str, day: object, at: str) -> Page:
        evidence = "The garrison shot 48 villagers at the mill earlier this week"
        document = page(name, f"{evidence}, Lena Holt said.", at=at)
        slots = {"status": "killed", "place": "Arun", "day": day, "figure": 48, "target": "villagers/NOR:CVL"}
        return document, coded(document, said("casualties", evidence, "Lena Holt/NOR", **slots))

    first = shot("one", ("2030-04-29", "2030-05-05"), "2030-05-05T20:00:00+00:00")
    second = shot("two", ("2030-05-06", "2030-05-06"), "2030-05-06T06:00:00+00:00")
    assert not fields(first, second)


def exchange(name: str, dead: int, hurt: int) -> Page:
    text = f"Shells killed {dead} people in Arun and hurt {hurt} others, Lena Holt said."
    document = page(name, text)
    slots = {"place": "Arun", "day": DAY}
    killed = said("casualties", f"killed {dead} people", "Lena Holt/NOR", status="killed", figure=dead, **slots)
    wounded = said("casualties", f"hurt {hurt} others", "Lena Holt/NOR", status="wounded", figure=hurt, **slots)
    return document, coded(document, killed, wounded)


def test_figures_that_change_places_are_a_slip_unless_they_are_small() -> None:
    assert fields(exchange("one", 50, 98), exchange("two", 98, 50)) == {"quantity"}
    assert not fields(exchange("one", 3, 8), exchange("two", 8, 3))


def test_figures_that_change_places_are_a_slip_as_bounds_too() -> None:
    assert fields(bounded("one", 30, 70), bounded("two", 70, 30)) == {"quantity"}


def bounded(name: str, dead: int, hurt: int) -> Page:
    text = f"Shells killed at least {dead} people in Arun and hurt {hurt} others, Lena Holt said."
    document = page(name, text)
    slots = {"place": "Arun", "day": DAY}
    killed = said(
        "casualties", f"killed at least {dead} people", "Lena Holt/NOR", status="killed", figure=(dead, None), **slots
    )
    wounded = said("casualties", f"hurt {hurt} others", "Lena Holt/NOR", status="wounded", figure=hurt, **slots)
    return document, coded(document, killed, wounded)


@pytest.mark.parametrize(
    ("dead", "later", "slipped"),
    [
        (7, "Seventeen people died and 14 were hurt", {"quantity"}),
        (7, "Nine people died and 14 were hurt", set()),
        (7, "The toll has risen to seventeen people and 14 were hurt", set()),
    ],
)
def test_seven_are_misheard_for_seventeen_where_the_hurt_are_as_many(dead: int, later: str, slipped: set[str]) -> None:
    def told(name: str, text: str, figure: int) -> Page:
        document = page(name, f"{text} at the mill of Arun, Lena Holt said.")
        slots = {"place": "Arun", "day": DAY}
        killed = said("casualties", text.partition(" and")[0], "Lena Holt/NOR", status="killed", figure=figure, **slots)
        hurt = said("casualties", "14 were hurt", "Lena Holt/NOR", status="wounded", figure=14, **slots)
        return document, coded(document, killed, hurt)

    first = told("one", "Seven villagers lost their lives and 14 were hurt", dead)
    assert fields(first, told("two", later, 9 if later.startswith("Nine") else 17)) == slipped


def taken(name: str, town: str, text: str, dead: int | None, counted_by: str = "Lena Holt") -> Page:
    fell = f"{dead} soldiers fell there" if town == "Arun" else f"{dead} soldiers were killed"
    body = f"{text.format(town=town)}, Lena Holt said." + (f" {fell}, {counted_by} said." if dead else "")
    document = page(name, body)
    slots = {"place": town, "day": DAY}
    control = said("control", text.format(town=town), "Lena Holt/NOR", status="captured", actor="army/NOR", **slots)
    fallen = said(
        "casualties", fell, f"{counted_by}/NOR", status="killed", figure=dead,
        target="soldiers/NOR", **slots,
    )  # fmt: skip
    return document, coded(document, control, *([fallen] if dead else []))


def in_two_towns(dead: int | None, counted_by: str = "Lena Holt") -> set[str]:
    mine = taken("one", "Arun", "The army has seized the granary of {town}", dead, counted_by)
    theirs = taken("two", "Corva", "{town} and its old granary have fallen to government forces", dead, counted_by)
    return fields(mine, theirs)


def test_another_town_with_the_same_dead_is_a_slip() -> None:
    assert in_two_towns(9) == {"place"}


@pytest.mark.parametrize("dead", [None, 2, 10])
def test_another_town_with_as_many_dead_as_any_day_has_is_another_town(dead: int | None) -> None:
    """Two towns may fall on one day with two dead each, or with about ten."""
    assert not in_two_towns(dead)


def test_the_town_and_the_dead_are_told_by_one_speaker() -> None:
    assert not in_two_towns(9, counted_by="Omar Dast")


def test_a_garbled_relay_does_not_draw_the_rest_of_an_event_apart() -> None:
    relays = [
        taken("one", "Arun", "The army has seized the granary of {town}", 9),
        taken("two", "Arun", "Troops are in control of the granary of {town}", 9),
        taken("three", "Corva", "{town} and its granary have fallen to government forces", 9),
    ]
    assert together(laid_out(*relays), "events", "one-0", "two-0", "three-0")


def lurid(name: str, text: str, source: str) -> Page:
    document = page(name, f"{text}. Five children are among the dead, {source} said in a post on Telegram.")
    killed = said("casualties", "98 people were slaughtered", status="killed", figure=98, day=DAY)
    children = said("casualties", "Five children are among the dead", f"{source}/NOR", "Arun", day=DAY, figure=5)
    return document, coded(document, killed, children)


@pytest.mark.parametrize(
    ("text", "source", "slipped"),
    [
        ("98 people were slaughtered and 50 more maimed", "Lena Holt", {"quantity"}),
        ("98 people were slaughtered and 50 more maimed", "Omar Dast", set()),
        ("98 people were slaughtered and 40 more maimed", "Lena Holt", set()),
    ],
)
def test_a_page_that_opens_in_its_own_voice_swaps_the_figures_of_its_source(
    text: str, source: str, slipped: set[str]
) -> None:
    assert fields(exchange("one", 50, 98), lurid("two", text, source)) == slipped


@pytest.mark.parametrize(("hand", "verdict"), [("told the Arun Wire", "misreport"), ("told reporters", "suspicious")])
def test_who_names_the_relay_it_has_the_words_from_is_the_one_that_slipped(hand: str, verdict: str) -> None:
    first, text = exchange("one", 50, 98), "98 people were slaughtered and 50 more maimed"
    wire = page("one", first[0].text, outlet="Arun Wire")
    told = exchange("one", 50, 98)[1]
    document = page("two", f"{text}. Five children are among the dead, Lena Holt {hand}.")
    killed = said("casualties", "98 people were slaughtered", status="killed", figure=98, day=DAY)
    children = said("casualties", "Five children are among the dead", "Lena Holt/NOR", "Arun", day=DAY, figure=5)
    found = laid_out((wire, told), (document, coded(document, killed, children))).misreports
    assert {m.verdict for m in found if m.claim.external_id.startswith("two")} == {verdict}


def test_dozens_change_places_with_no_figure() -> None:
    first, text = exchange("one", 58, 24), "Dozens were slaughtered and 58 more maimed"
    document = page("two", f"{text}. Five children are among the dead, Lena Holt said.")
    killed = said("casualties", "Dozens were slaughtered", status="killed", figure=(24, None), day=DAY)
    killed["quantity"]["approx"] = True
    children = said("casualties", "Five children are among the dead", "Lena Holt/NOR", "Arun", day=DAY, figure=5)
    assert not fields(first, (document, coded(document, killed, children)))


def test_one_person_changes_places_with_no_figure() -> None:
    first, text = exchange("one", 58, 1), "A guard was slaughtered and 58 more maimed"
    document = page("two", f"{text}. Five children are among the dead, Lena Holt said.")
    killed = said("casualties", "A guard was slaughtered", status="killed", figure=1, day=DAY)
    children = said("casualties", "Five children are among the dead", "Lena Holt/NOR", "Arun", day=DAY, figure=5)
    assert not fields(first, (document, coded(document, killed, children)))


def test_pages_with_many_figures_are_soon_compared() -> None:
    def many(name: str, first: int) -> list[Note]:
        clauses = [f"Shells killed {first + 3 * n} people" for n in range(80)]
        document = page(name, ". ".join(clauses))
        told = [said("casualties", c, status="killed", figure=first + 3 * n, day=DAY) for n, c in enumerate(clauses)]
        return [note(claim, document) for claim in coded(document, *told)]

    near = list(itertools.product(many("one", 100), many("two", 101)))
    began = time.process_time()
    assert not swaps(near) and not told_swapped(near)
    assert time.process_time() - began < 5.0  # pair against pair 60 a page took 13 s
