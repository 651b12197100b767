"""A relay is charged with a slip only when two pages themselves say two things that cannot both be so."""

from __future__ import annotations

from bundles import Page, coded, laid_out, page, said

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
