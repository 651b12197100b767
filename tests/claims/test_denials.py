"""Denials: what a no is said to, and what a denied habit is not pinned to. All pages are invented."""

import pytest
from tests.claims.test_readings import evidenced

ANSWERED = [
    ("He would not negotiate while the siege lasts.", "He would not negotiate", "talks/refused/negated", "refused"),
    ("The council rejected the truce.", "rejected the truce", "ceasefire/agreed/negated", "refused"),
    ("Kyiv turned down the truce.", "Kyiv turned down the truce", "ceasefire/ended/actual", "refused"),
    ("Soldiers are not observing the truce.", "not observing the truce", "ceasefire/refused/negated", "violated"),
]
DENIED = [
    ("The envoys have not met.", "The envoys have not met", "talks/held/negated", "held"),
    ("No bus got past the bridge.", "No bus got past the bridge", "corridor/refused/negated", "refused"),
    ("The evacuation was halted.", "The evacuation was halted", "displacement/evacuated/actual", "evacuated"),
    ("The swap has been put off.", "The swap has been put off", "prisoners/exchanged/actual", "exchanged"),
]


@pytest.mark.parametrize(
    ("modality", "told"), [*(("actual", told) for told in ANSWERED), *(("negated", told) for told in DENIED)]
)
def test_a_refusal_has_happened_and_a_truce_unkept_is_violated(modality: str, told: tuple[str, str, str, str]) -> None:
    text, words, label, status = told
    (claim,) = evidenced(text, words, label)
    assert (claim["status"], claim["modality"]) == (status, modality)


def test_what_may_yet_be_put_off_is_no_more_than_possible() -> None:
    (claim,) = evidenced("The swap may be put off.", "The swap may be put off", "prisoners/exchanged/possible")
    assert claim["modality"] == "possible"


STRUCK = "A shell hit a school in Kharkiv on Wednesday. "
PINNED = [
    ("Moscow denies targeting civilians.", "targeting civilians", False),
    ("Moscow has repeatedly denied shelling schools.", "shelling schools", False),
    ("Moscow says its army does not fire on schools.", "its army does not fire on schools", False),
    ("Moscow says that it has never shelled a school.", "it has never shelled a school", False),
    ("Moscow denied that it had shelled the school.", "it had shelled the school", True),
    ("Moscow denies shelling the school.", "shelling the school", True),
]


@pytest.mark.parametrize(("denial", "words", "pinned"), PINNED)
def test_a_habit_denied_is_not_pinned_to_the_attack_of_the_day(denial: str, words: str, pinned: bool) -> None:
    (claim,) = [c for c in evidenced(STRUCK + denial, words, "attack/shelling/negated") if c["modality"] == "negated"]
    assert (claim["place"] is not None) == pinned
    assert pinned or claim["time"] is None


@pytest.mark.parametrize(
    "lead",
    [
        "The ministry has not confirmed that ",
        "The ministry declined to confirm whether ",
        "The ministry could not yet verify that ",
    ],
)
def test_what_is_left_unconfirmed_is_possible_and_nobodys(lead: str) -> None:
    words = "rebels captured Oakford"
    (claim,) = evidenced(f"{lead}{words}.", words, "control/captured/actual")
    assert (claim["modality"], claim["stance"]) == ("possible", "own")


@pytest.mark.parametrize("lead", ["The ministry dismissed reports that ", "The ministry rejected the claim that "])
def test_a_report_that_is_dismissed_is_denied(lead: str) -> None:
    words = "rebels captured Oakford"
    (claim,) = evidenced(f"{lead}{words}.", words, "control/captured/actual")
    assert (claim["modality"], claim["speaker"][0]["name"]) == ("negated", "The ministry")
