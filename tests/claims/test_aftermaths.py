"""Harm told after its attack takes the attacker, with its reason; harm of its own does not. All pages are invented."""

from tests.claims.test_readings import claims, reading

ATTACK = "Rebels shelled the market of Sumy on Monday. "


def harm(text: str) -> str | None:
    (found,) = claims(ATTACK + text, kind="casualties")
    return found["actor"]["name"] if found["actor"] else None


def test_harm_in_the_attack_is_the_attackers() -> None:
    assert harm("Nine people were killed in the attack.") == "Rebels"
    found = reading(ATTACK + "Nine people were killed in the attack.").claims
    assert [c.proposition.actor.how for c in found if c.proposition.kind == "casualties"] == [
        "context: attack told before"
    ]


def test_others_hurt_are_the_attackers() -> None:
    assert harm("Four others were wounded.") == "Rebels"


def test_harm_that_points_at_no_attack_has_no_author() -> None:
    assert harm("Nine people were killed in a village of Kharkiv.") is None


def test_an_attack_far_before_is_not_meant() -> None:
    between = "The rain fell. The river rose. The ferry stopped. The market closed. "
    assert harm(between + "Nine people were killed in the attack.") is None
