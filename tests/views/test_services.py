"""Services: a clause that names several of them is a step of each."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "testimony"))

import pytest
from bundles import coded, laid_out, page, said

from reportedly.views import Coverage, services

WITHOUT = "Belsk has had no water, heating or electricity since Monday"


def test_every_service_of_a_list_is_found_under_its_name() -> None:
    document = page("one", f"{WITHOUT}, its council said.")
    claims = coded(document, said("service", WITHOUT, "the council", place="Belsk", status="out", day="2030-05-02"))
    rows = services.from_coverage(Coverage(laid_out((document, claims)), {document.id: document}))
    assert [(row.thing, row.status, row.current) for row in rows] == [
        ("heating", "out", True), ("power", "out", True), ("water", "out", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "subject", "found"),
    [
        ("gas, running water and telephone lines were restored", "gas", ("gas", "water", "telephone")),
        ("there is no food and no diesel in the town", "food", ("food", "fuel")),
        ("electricity came back after shells hit a gas pipe", "electricity", ("power",)),
        ("a gas pipe burst and power failed", "power", ("power",)),
        ("Mains electricity and water are off", "mains", ("power", "water")),
        ("the combined heat and power plant stands still", "", ()),
        ("the clinic has neither power nor water", "clinic", ()),
    ],
)
def test_only_what_stands_in_one_list_with_the_subject(words: str, subject: str, found: tuple[str, ...]) -> None:
    assert services.named(words, subject) == found
