"""Stances: whose words a clause is told in where a tagger has heard it too. All pages are invented."""

import pytest
from tests.claims.test_readings import evidenced

DOUBT = "A miller from Halfa reportedly armed the rebels who seized Oakford in March."
CHARGE = "The mayor said the militia was behind the raid on Oakford."
HEARD = [
    (DOUBT, "seized Oakford", "control/captured/actual/own", "own"),
    (DOUBT, "seized Oakford", "control/captured/actual/claimed", "claimed"),
    (DOUBT, "seized Oakford", "control/captured/actual", "claimed"),
    (CHARGE, "the militia was behind the raid on Oakford", "accusation//actual/claimed", "claimed"),
    (CHARGE, "the militia was behind the raid on Oakford", "accusation//actual/own", "reported"),
    (CHARGE, "the militia was behind the raid on Oakford", "accusation//actual", "reported"),
]


@pytest.mark.parametrize(("text", "words", "label", "stance"), HEARD)
def test_a_tagger_takes_doubts_from_what_they_are_not_of_and_hears_charges(
    text: str, words: str, label: str, stance: str
) -> None:
    kind = label.split("/")[0]
    (claim,) = [claim for claim in evidenced(text, words, label) if claim["kind"] == kind]
    assert claim["stance"] == stance
    assert (claim["speaker"] == []) == (stance == "own")
