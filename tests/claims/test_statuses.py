"""Statuses: the words of an attack tell its means, whatever its trigger alone would tell. All pages are invented."""

import pytest
from tests.claims.test_readings import claims

MEANS = [
    ("Rebels fired rocket shells at the town of Halfa on Monday.", "shelling"),
    ("The army shelled the village of Halfa with chlorine on Monday.", "chemical"),
    ("An aerial bomb hit a house in Halfa on Monday.", "air"),
    ("The air force shelled positions near Halfa on Monday.", "air"),
    ("Soldiers executed nine men in Halfa on Monday.", "unspecified"),
    ("A missile hit a house in Halfa on Monday.", "missile"),
    ("Artillery shelled a house in Halfa on Monday.", "shelling"),
]


@pytest.mark.parametrize(("text", "means"), MEANS)
def test_the_words_of_an_attack_tell_its_means(text: str, means: str) -> None:
    assert {claim["status"] for claim in claims(text, kind="attack")} == {means}
