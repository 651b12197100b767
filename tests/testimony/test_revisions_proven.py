"""A speaker revises a figure of one thing; who counts the dead of every day counts others each day."""

from __future__ import annotations

import pytest
from bundles import Page, coded, laid_out, page, said, together

FIRST, NEXT, LATER = "2030-05-02T10:00:00+00:00", "2030-05-03T10:00:00+00:00", "2030-05-14T10:00:00+00:00"


def toll(name: str, text: str, figure: int, at: str, speaker: str = "Front Monitor/NOR:NGO") -> Page:
    document = page(name, f"{text}, {speaker.partition('/')[0]} said.", at=at)
    slots = {"status": "killed", "place": "Arun", "day": "2030-05-01", "target": "people/NOR:CVL", "figure": figure}
    return document, coded(document, said("casualties", text, speaker, **slots))


def figures(*pages: Page) -> list[tuple[str, str]]:
    return [(r.earlier.external_id, r.later.external_id) for r in laid_out(*pages).revisions]


@pytest.mark.parametrize(
    ("first", "later", "revised"),
    [
        ("Air raids killed 12 people", "Air raids killed 19 people", False),
        ("Air raids killed 12 people", "The toll of the air raids rose to 19 people", True),
        ("Air raids on the grain market killed 12 people", "Air raids on the market killed 19 people", True),
        ("Air raids on the grain market killed 12 people", "Air raids on the market killed 19 more people", False),
    ],
)
def test_a_monitor_revises_what_the_page_tells_to_be_one_toll(first: str, later: str, revised: bool) -> None:
    mine, theirs = toll("one", first, 12, FIRST), toll("two", later, 19, NEXT)
    assert bool(figures(mine, theirs)) is revised


def test_an_official_of_one_town_counts_its_dead_anew() -> None:
    mine = toll("one", "Air raids killed 12 people", 12, FIRST, "Lena Holt/NOR")
    theirs = toll("two", "Air raids killed 19 people", 19, NEXT, "Lena Holt/NOR")
    assert figures(mine, theirs) == [("one-0", "two-0")]


def test_a_bound_that_the_figure_keeps_is_no_other_figure() -> None:
    text = "Raids on the grain market killed"
    mine = toll("one", f"{text} 735 people", 735, FIRST)
    document = page("two", f"{text} over 700 people, Front Monitor said.", at=NEXT)
    slots = {
        "status": "killed",
        "place": "Arun",
        "day": "2030-05-01",
        "target": "people/NOR:CVL",
        "figure": (700, None),
    }
    rounded = said("casualties", f"{text} over 700 people", "Front Monitor/NOR:NGO", **slots)
    assert not figures(mine, (document, coded(document, rounded)))


def test_who_gives_his_new_figure_and_his_old_one_on_one_page_revises_it() -> None:
    text = "The raid killed 50 people, Lena Holt said. At midday she had put the number of dead at 39."
    document = page("one", text)
    slots = {"status": "killed", "day": "2030-05-02"}
    new = said("casualties", "killed 50 people", "Lena Holt/NOR", "Arun", figure=50, **slots)
    old = said("casualties", "the number of dead at 39", "Lena Holt/NOR", "Arun", figure=39, **slots)
    assert figures((document, coded(document, new, old))) == [("one-1", "one-0")]


@pytest.mark.parametrize(("text", "revised"), [("have now fled", True), ("fled", False)])
def test_a_count_that_is_now_higher_goes_on(text: str, revised: bool) -> None:
    pages = []
    for name, figure, words, at in (("one", 5200, "have fled", FIRST), ("two", 6000, text, NEXT)):
        document = page(name, f"{figure} families {words} from the valley, Front Monitor said.", at=at)
        slots = {"status": "fled", "place": "Arun Region", "day": "2030-05-01", "target": "families/NOR:CVL"}
        claim = said("displacement", f"{figure} families {words}", "Front Monitor/NOR:NGO", figure=figure, **slots)
        pages.append((document, coded(document, claim)))
    assert bool(figures(*pages)) is revised


@pytest.mark.parametrize(("since", "revised"), [("2030-04-20", True), ("2030-04-24", False)])
def test_totals_that_run_from_two_days_are_two_totals(since: str, revised: bool) -> None:
    pages = []
    for name, figure, first, at in (("one", 200, "2030-04-20", FIRST), ("two", 260, since, NEXT)):
        document = page(name, f"{figure} people have been killed, Front Monitor said.", at=at)
        slots = {"status": "killed", "place": "Arun", "day": (first, "2030-05-02"), "target": "people/NOR:CVL"}
        clause = f"{figure} people have been killed"
        claim = said("casualties", clause, "Front Monitor/NOR:NGO", figure=figure, **slots)
        pages.append((document, coded(document, claim)))
    assert bool(figures(*pages)) is revised


def test_the_third_who_died_is_a_part_of_the_new_figure() -> None:
    first = toll("one", "The blast at the mill killed 2 soldiers", 2, FIRST, "Lena Holt/NOR")
    text = "A third soldier has died of his wounds, Lena Holt said. The blast at the mill has now killed 3 soldiers."
    document = page("two", text, at=NEXT)
    slots = {"status": "killed", "place": "Arun", "day": "2030-05-01", "target": "people/NOR:CVL"}
    third = said("casualties", "A third soldier has died of his wounds", "Lena Holt/NOR", figure=1, **slots)
    whole = said("casualties", "has now killed 3 soldiers", "Lena Holt/NOR", figure=3, **slots)
    assert figures(first, (document, coded(document, third, whole))) == [("one-0", "two-1")]


def test_water_that_came_back_on_another_day_takes_nothing_back() -> None:
    pages = []
    for name, text, status, day, at in (
        ("one", "The pumps of the camp have stopped", "out", "2030-05-01", FIRST),
        ("two", "The pumps of the camp work again", "restored", "2030-05-03", NEXT),
    ):
        document = page(name, f"{text}, the camp committee said.", at=at)
        slots = {"place": "Arun", "target": "pumps/NOR:CVL", "day": day, "status": status}
        pages.append((document, coded(document, said("service", text, "camp committee/NOR", **slots))))
    assert together(laid_out(*pages), "events", "one-0", "two-0") and not figures(*pages)


@pytest.mark.parametrize(("speaker", "taken_back"), [("the army/NOR", True), ("an army source/NOR", False)])
def test_a_nameless_source_takes_back_nothing_that_the_body_said(speaker: str, taken_back: bool) -> None:
    mine = page("one", "Norland troops have taken Arun, the army said.")
    theirs = page("two", f"Norland troops have not taken Arun, {speaker.partition('/')[0]} said.", at=NEXT)
    slots = {"place": "Arun", "day": "2030-05-01", "status": "captured", "actor": "Norland troops/NOR"}
    first = said("control", "Norland troops have taken Arun", "the army/NOR", **slots)
    second = said("control", "Norland troops have not taken Arun", speaker, modality="negated", **slots)
    assert bool(figures((mine, coded(mine, first)), (theirs, coded(theirs, second)))) is taken_back
