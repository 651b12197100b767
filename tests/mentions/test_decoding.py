import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reportedly.mentions.decoding import Run, runs

SURE = {"O": (4.0, 0.0, 0.0), "B": (0.0, 4.0, 0.0), "I": (0.0, 0.0, 4.0)}


def scored(*layers: str) -> np.ndarray:
    return np.array([[SURE[mark] for mark in word] for word in zip(*layers, strict=True)], dtype=np.float32)


def places(found: list[Run]) -> list[tuple[int, int, int]]:
    return [(run.layer, run.start, run.end) for run in found]


def test_runs_of_two_layers_may_overlap():
    assert places(runs(scored("OBIIO", "OOBIO"), [0.0, 0.0])) == [(0, 1, 4), (1, 2, 4)]


def test_two_runs_may_touch():
    assert places(runs(scored("BIBI"), [0.0])) == [(0, 0, 2), (0, 2, 4)]


def test_nothing_goes_on_that_has_not_begun():
    scores = scored("OIIO")
    for run in runs(scores, [0.0]):
        assert run.start in (0, 1)
    assert not runs(scored("OOO"), [0.0])


def test_leaning_finds_more():
    doubtful = np.array([[[0.6, 0.0, -3.0]]], dtype=np.float32)
    assert not runs(doubtful, [0.0])
    assert places(runs(doubtful, [1.5])) == [(0, 0, 1)]


def test_a_single_weak_word_does_not_break_a_run():
    scores = scored("BIIII")
    scores[2, 0] = (0.3, -2.0, 0.0)
    assert places(runs(scores, [0.0])) == [(0, 0, 5)]


@given(st.lists(st.tuples(*[st.floats(-2, 2, width=32)] * 3), min_size=1, max_size=12))
def test_the_path_is_the_best_of_all_allowed(words):
    scores = np.array(words, dtype=np.float32)[:, None, :]
    chances = scores[:, 0] - np.log(np.exp(scores[:, 0]).sum(axis=1, keepdims=True))
    best = {(m,): chances[0, m] for m in (0, 1)}
    for word in chances[1:]:
        ends: dict = {}
        for path, score in best.items():
            for mark in (0, 1, 2) if path[-1] else (0, 1):
                longer = (*path, mark)
                if score + word[mark] > ends.get(mark, (-1e9, ()))[0]:
                    ends[mark] = (score + word[mark], longer)
        best = {path: score for score, path in ends.values()}
    top = max(best.values())
    marks = np.zeros(len(words), dtype=int)
    for run in runs(scores, [0.0]):
        marks[run.start], marks[run.start + 1 : run.end] = 1, 2
    if (np.exp(chances[:, 1:]).sum(axis=1) >= 0.1).any():
        assert abs(sum(chances[at, mark] for at, mark in enumerate(marks)) - top) < 1e-3


def test_no_run_goes_over_the_end_of_a_text():
    assert places(runs(scored("OBIII"), [0.0], [0, 3])) == [(0, 1, 3), (0, 3, 5)]
