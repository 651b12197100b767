"""Statuses: the words of an attack tell its means, whatever its trigger alone would tell. All pages are invented."""

import pytest
from tests.claims.test_readings import claims, evidenced

MEANS = [
    ("Rebels fired rocket shells at the town of Halfa on Monday.", "shelling"),
    ("The army shelled the village of Halfa with chlorine on Monday.", "chemical"),
    ("An aerial bomb hit a house in Halfa on Monday.", "air"),
    ("The air force shelled positions near Halfa on Monday.", "air"),
    ("Soldiers executed nine men in Halfa on Monday.", "unspecified"),
    ("A missile hit a house in Halfa on Monday.", "missile"),
    ("Artillery shelled a house in Halfa on Monday.", "shelling"),
    ("Tanks fired at the station of Halfa on Monday.", "shelling"),
]


@pytest.mark.parametrize(("text", "means"), MEANS)
def test_the_words_of_an_attack_tell_its_means(text: str, means: str) -> None:
    assert {claim["status"] for claim in claims(text, kind="attack")} == {means}


MARKED = [
    ("The post in Halfa has been occupied by armed men.", "control/held/actual", "captured"),
    ("The post in Halfa has been occupied by armed men since May.", "control/held/actual", "held"),
    ("The two pilots were freed on Monday in Halfa.", "prisoners/detained/actual", "released"),
    ("Chad asked Mali to extradite the two pilots.", "prisoners/released/demanded", None),
    ("Chad would not take back the two pilots.", "prisoners/exchanged/negated", None),
    ("The two pilots were freed and taken back to Halfa.", "prisoners/released/actual", "released"),
    ("Men on tanks fired machine guns at a bus in Halfa.", "attack/small-arms/actual", "small-arms"),
    ("The bridge of Halfa was damaged on Monday.", "damage/destroyed/actual", "damaged"),
]


@pytest.mark.parametrize(("text", "label", "status"), MARKED)
def test_plain_words_stand_above_a_mark(text: str, label: str, status: str | None) -> None:
    (claim,) = evidenced(text, text.rstrip("."), label)
    assert claim["status"] == status
