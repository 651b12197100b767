import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.mentions.pieces import (
    EVIDENCE,
    HEADS,
    LAYERS,
    LONGEST,
    REACH,
    STATUS,
    STATUSES,
    Window,
    distance,
    packed,
    shape,
)  # fmt: skip


def window(length: int) -> Window:
    return Window(*[tuple(range(length))] * 7)


@pytest.mark.parametrize(
    ("word", "number"),
    [("army", 1), ("Army", 2), ("UN", 3), ("A", 4), ("McAdam", 5), ("2014", 6), ("T72", 7), (",", 8), ("...", 9)],
)
def test_shapes(word, number):
    assert shape(word) == number


@given(st.integers(0, LONGEST), st.integers(0, LONGEST), st.integers(1, 40))
def test_distances_are_small_numbers_and_nought_only_inside(position, start, length):
    step = distance(position, start, start + length)
    assert 0 <= step < REACH
    assert (step == 0) == (start <= position < start + length)
    assert (step > 31) == (position < start)


@given(st.lists(st.integers(1, 300), max_size=12), st.integers(1, LONGEST - 2))
def test_packing_loses_nothing_and_keeps_the_limit(lengths, limit):
    windows = packed([window(length) for length in lengths], [limit])
    assert sum(map(len, windows)) == sum(lengths)
    assert all(len(w) <= LONGEST - 2 for w in windows)
    for short in windows:
        assert len(short) <= limit or len(short) in {*lengths, LONGEST - 2, *(n % (LONGEST - 2) for n in lengths)}


def test_every_evidence_layer_is_a_kind_with_statuses():
    assert {layer.split("/")[0] for layer in EVIDENCE} == set(STATUS)
    assert len(set(STATUSES)) == len(STATUSES)
    assert set(HEADS) <= set(LAYERS)
