"""Who holds a place: agreed when two sides say so, and a mismatch where a report garbles what it relays."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "testimony"))

import pytest
from bundles import Page, coded, laid_out, page, said

from reportedly.views import Coverage, control, misreports
from reportedly.views.coverage import hedge

TAKEN = "{side} forces have occupied the regional administration building in {town}"


def told(name: str, town: str, speaker: str, outlet: str = "", hour: int = 10, side: str = "Sudland") -> Page:
    words = TAKEN.format(side=side, town=town)
    document = page(name, f"{words}, {speaker.partition('/')[0]} said.", outlet, f"2030-05-02T{hour:02}:00:00+00:00")
    slots = {"status": "captured", "actor": f"{side} forces/SUD", "place": town, "day": "2030-05-02"}
    return document, coded(document, said("control", words, speaker, **slots))


def covered(*pages: Page) -> Coverage:
    return Coverage(laid_out(*pages), {document.id: document for document, _ in pages})


def standings(coverage: Coverage) -> dict[str, set[str]]:
    rows = control.from_coverage(coverage)
    return {place: {row.standing for row in rows if row.place.startswith(place)} for place in ("Arun", "Corva")}


def test_two_sides_agree_and_one_alone_claims_or_reports() -> None:
    own, other = told("one", "Arun", "Omar Dast/SUD"), told("two", "Arun", "Lena Holt/NOR", hour=12)
    assert standings(covered(own))["Arun"] == {"claimed"}
    assert standings(covered(other))["Arun"] == {"reported"}
    assert standings(covered(own, other))["Arun"] == {"agreed"}


def test_a_place_that_stands_in_a_garbled_report_alone_is_a_mismatch() -> None:
    pages = [told(name, "Arun", "Lena Holt/NOR", hour=9 + n) for n, name in enumerate(("one", "two", "three"))]
    found = covered(*pages, told("four", "Corva", "Lena Holt/NOR", hour=13))
    assert standings(found) == {"Arun": {"reported"}, "Corva": {"mismatch"}}
    rows = control.from_coverage(found)
    assert {row.place.split(",")[0]: row.others for row in rows} == {"Arun": "", "Corva": "Arun"}
    assert {row.claimant_party for row in rows} == {"NOR"}


def test_one_speaker_in_two_spellings_has_one_row_and_another_man_of_his_side_his_own() -> None:
    pages = [
        told("one", "Arun", "Gennady Holubov/NOR"),
        told("two", "Arun", "Hennadiy Golubov/NOR", hour=12),
        told("three", "Arun", "Lena Holt/NOR", hour=13),
    ]
    rows = control.from_coverage(covered(*pages))
    assert sorted(row.according_to for row in rows) == ["Hennadiy Golubov", "Lena Holt"]


def test_nobody_holds_a_contested_place() -> None:
    words = "Sudland forces and their foes fight over Arun"
    document = page("one", f"{words}, Lena Holt said.")
    slots = {"status": "contested", "actor": "Sudland forces/SUD", "place": "Arun", "day": "2030-05-02"}
    (row,) = control.from_coverage(
        covered((document, coded(document, said("control", words, "Lena Holt/NOR", **slots))))
    )
    assert (row.status, row.party, row.holder) == ("contested", "", "")


@pytest.mark.parametrize(
    ("modality", "said", "shown"),
    [
        ("actual", "Arun captured by Sudland", ""),
        ("planned", "Sudland and Norland: talks planned in Corva", ""),
        ("planned", "corridor agreed in Corva", "planned"),
        ("demanded", "corridor proposed by Norland", ""),
        ("negated", "nobody killed", ""),
        ("negated", "attack on school No 14 in Arun", "negated"),
        ("negated", "12 people killed in Norland", "negated"),
        ("possible", "ceasefire in-force", "possible"),
    ],
)
def test_a_hedge_is_said_once(modality: str, said: str, shown: str) -> None:
    assert hedge(modality, said) == shown


def test_an_outlet_is_not_named_among_the_others_that_it_contradicts() -> None:
    pages = [told(name, "Arun", "Lena Holt/NOR", hour=9 + n) for n, name in enumerate(("one", "two"))]
    mended = told("five", "Arun", "Lena Holt/NOR", "The four Post", 15)
    (row,) = misreports.from_coverage(covered(*pages, told("four", "Corva", "Lena Holt/NOR", hour=13), mended))
    assert row.outlet == "The four Post" and row.other_outlets == ("The one Post", "The two Post")
