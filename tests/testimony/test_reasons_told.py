"""Reasons for and against one happening: what a page opens with, a village by its name, one clause read twice."""

from __future__ import annotations

from dataclasses import replace

from bundles import coded, page, said

from reportedly.judgements.features import reasons
from reportedly.judgements.notes import Note, note

DAY = "2030-05-01"


def noted(name: str, text: str, evidence: str, title: str = "", **slots: object) -> Note:
    document = page(name, text, title=title)
    record = said(
        "attack", evidence, str(slots.pop("speaker", "Lena Holt/NOR")), str(slots.pop("place", "Arun")), **slots
    )
    return note(coded(document, record)[0], document)


def told(left: Note, right: Note) -> set[str]:
    return {reason for reason, _ in reasons(left, right)}


def test_the_attack_is_the_one_that_the_page_opens_with() -> None:
    full = noted("one", "A missile hit the station of Arun, Lena Holt said.", "A missile hit the station", day=DAY)
    bare = noted(
        "two", "Sudland denied the attack.", "the attack", title="Blast at Arun station", speaker="Sudland/SUD"
    )
    other = noted("three", "Sudland denied the attack.", "the attack", title="Blast in Arun", speaker="Sudland/SUD")
    assert "one story" in told(full, bare) and "one story" not in told(full, other)


def test_a_village_that_nobody_has_mapped_is_known_by_its_name() -> None:
    first = noted("one", "Troops stormed Zelno, Lena Holt said.", "Troops stormed Zelno")
    second = noted("two", "Shells fell on Zelno, Lena Holt said.", "Shells fell on Zelno", place="Corva")
    assert "place apart" in told(first, second)
    guessed = replace(second, inferred=frozenset({"place"}))
    assert "place" in told(first, guessed) and "place apart" not in told(first, guessed)


def test_one_clause_on_two_pages_may_be_read_for_two_means() -> None:
    clause = "Gunmen burst into the clinic"
    first = noted("one", f"{clause}, Lena Holt said.", clause, status="ground")
    second = noted("two", f"{clause}, Lena Holt said.", clause, status="small-arms")
    assert "status apart" not in told(first, second) and "one clause" in told(first, second)


def test_a_day_that_is_guessed_tells_less_against_than_one_that_is_said() -> None:
    incident = noted("one", "Shells fell on Arun, Lena Holt said.", "Shells fell on Arun", day=DAY)
    total = noted("two", "Shells fell on Arun, Lena Holt said.", "Shells fell", day=("2030-04-01", DAY))
    guessed = replace(total, inferred=frozenset({"time"}), guessed=frozenset({"time"}))
    against = [dict(reasons(incident, note))["total against incident"] for note in (total, guessed)]
    assert against[0] < against[1] < 0
