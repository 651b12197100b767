"""Choices: of several with signs, the one whose signs weigh most."""

from reportedly.claims.choices import likeliest


def test_the_heavier_signs_win_and_what_is_unknown_weighs_nothing() -> None:
    weights = {"in the clause": 1.5, "country": -2.0, "claim before": 0.25}
    assert likeliest([["in the clause", "country"], ["claim before", "never seen"], []], weights) == 1


def test_of_equals_the_first() -> None:
    assert likeliest([["unheard"], [], ["neither"]], {"other": 9.0}) == 0
