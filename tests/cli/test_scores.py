"""Scores by the gold standard's definitions."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.cli.scores import assign, fields_right, scored

WEIGHTS = st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 4)), st.floats(0.1, 3), min_size=1)


def best(weights: dict[tuple[int, int], float]) -> float:
    """The greatest total by trying every pairing."""
    return max(
        sum(weights.get((row, column), 0.0) for row, column in enumerate(columns))
        for columns in permutations(range(5), 4)
    )


@given(WEIGHTS)
def test_the_best_pairing_is_taken(weights: dict[tuple[int, int], float]) -> None:
    chosen = assign(weights)
    assert len({row for row, _ in chosen}) == len({column for _, column in chosen}) == len(chosen)
    assert abs(sum(weights[pair] for pair in chosen) - best(weights)) < 1e-9


def claim(**changed: object) -> dict[str, object]:
    return {"kind": "attack", "status": "air", "evidence": "an air strike hit the market", "speaker": [], **changed}


def test_evidence_must_overlap_by_a_third() -> None:
    text = (
        "Officials said that an air strike hit the market on Monday and that many people fled the town afterwards in"
        " cars and on foot."
    )
    assert scored("d", [claim()], [claim(evidence="air strike hit the market on Monday")], text).pairs
    assert not scored("d", [claim()], [claim(evidence=text)], text).pairs
    assert not scored("d", [claim()], [claim(kind="damage")], text).pairs


def test_fields_agree_by_the_guide() -> None:
    minister = {"name": "Defence Minister Ali Haddad", "party": "XXX"}
    right = fields_right(claim(speaker=[minister]), claim(speaker=[{"name": "Haddad", "party": "XXX"}]))
    assert right["speaker"]
    near = {"canonical": "A, B", "lat": 10.0, "lon": 10.0}
    assert fields_right(claim(place=near), claim(place={**near, "lat": 10.4}))["place50km"]
    assert not fields_right(claim(place=near), claim(place={**near, "lat": 10.6}))["place50km"]
    assert not fields_right(claim(place=near), claim(place=None))["place50km"]
    count = {"low": 20, "high": None}
    assert fields_right(claim(quantity=count), claim(quantity={"low": 20, "high": None}))["quantity"]
    assert not fields_right(claim(quantity=count), claim(quantity={"low": 20, "high": 20}))["quantity"]
