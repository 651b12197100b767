"""Choices: of several with signs, the one whose signs weigh most."""

from reportedly.claims import turns
from reportedly.claims.choices import Scales, likeliest, spelt


def test_the_heavier_signs_win_and_what_is_unknown_weighs_nothing() -> None:
    scales = Scales({"in the clause": 1.5, "country": -2.0, "claim before": 0.25})
    rows = [[(turns.loose, "in the clause", "country")], [(turns.loose, "claim before", "never seen")], []]
    assert likeliest(rows, scales) == 1


def test_of_equals_the_first() -> None:
    rows = [[(turns.loose, "unheard")], [], [(turns.loose, "neither")]]
    assert likeliest(rows, Scales({"other": 9.0})) == 0


def test_a_turn_weighs_what_the_signs_it_spells_do_and_is_forgotten_when_asked() -> None:
    scales, row = Scales({"town": 1.0, "town clause": 0.5}), [(turns.sided, "town", "clause before", "abroad")]
    assert spelt([row]) == [["town abroad", "clause abroad"]]
    assert likeliest([row, [(turns.loose, "town")]], scales) == 1
    assert len(scales) == 2
    scales.cache_clear()
    assert not scales
