"""Decoding: from the scores of words to runs of words.

Scores are B-I-O (0 outside, 1 begins, 2 goes on) by layer and word. A run is the best path in which nothing goes on
that has not begun. Where each word's best mark is allowed after the one before, those marks are that path; only where
they are not is it sought (Viterbi), in the stretch around, so a page costs little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Flags = NDArray[np.bool_]
Marks = NDArray[np.int8]
OUTSIDE, BEGINS, GOES_ON = 0, 1, 2
SURELY_OUTSIDE = 0.01
"""A word that is in a run with a smaller probability is in none."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``start`` to ``end`` on one layer; ``score`` is the mean probability that they are in it."""

    layer: int
    start: int
    end: int
    score: float

    def moved(self, words: int) -> Run:
        """The same run, counted from ``words`` before."""
        return Run(self.layer, self.start + words, self.end + words, self.score)


def runs(scores: Scores, lean: Sequence[float], opens: Sequence[int] = (0,)) -> list[Run]:
    """The runs in scores of shape (words, layers, 3); ``lean`` adds to the inside scores of each layer.

    ``opens``: the words at which a text begins, where several are laid end to end: no run goes over them.
    """
    if not len(scores):
        return []
    opening = np.zeros(len(scores), dtype=bool)
    opening[list(opens)] = True
    leaning = scores.transpose(2, 1, 0) + np.array([[0.0], [1.0], [1.0]], dtype=np.float32)[..., None] * _column(lean)
    shares = _probabilities(np.ascontiguousarray(leaning, dtype=np.float32))
    marks = _marks(shares, opening)
    return _runs(marks, 1.0 - shares[OUTSIDE])


def _column(lean: Sequence[float]) -> Scores:
    return np.array(lean, dtype=np.float32)[:, None]


def _probabilities(scores: Scores) -> Scores:
    """Softmax over the first axis."""
    raised = np.exp(scores - scores.max(axis=0))
    shares: Scores = raised / raised.sum(axis=0)
    return shares


def _marks(shares: Scores, opening: Flags) -> Marks:
    """The marks of the best allowed paths, (layers, words), from shares of shape (3, layers, words)."""
    outside, begins, goes_on = shares
    inside = np.where(goes_on > begins, GOES_ON, BEGINS)
    marks = np.where(np.maximum(begins, goes_on) > outside, inside, OUTSIDE).astype(np.int8)
    follows = np.zeros(marks.shape, dtype=bool)
    follows[:, 1:] = (marks[:, :-1] != OUTSIDE) & ~opening[1:]
    layers, words = np.nonzero((marks == GOES_ON) & ~follows)
    mended: dict[int, int] = {}
    for layer, word in zip(layers.tolist(), words.tolist(), strict=True):
        if word < mended.get(layer, 0):
            continue
        start, end = _stretch(outside[layer] <= 1.0 - SURELY_OUTSIDE, opening, word)
        marks[layer, start:end] = _path(np.log(np.maximum(shares[:, layer, start:end].T, 1e-9)).tolist())
        mended[layer] = end
    return marks


def _stretch(live: Flags, opening: Flags, word: int) -> tuple[int, int]:
    """The stretch around a word, of one text, in which no word is surely outside."""
    start, end = word, word + 1
    while not opening[start] and live[start - 1]:
        start -= 1
    while end < len(live) and live[end] and not opening[end]:
        end += 1
    return start, end


def _path(chances: Sequence[Sequence[float]]) -> list[int]:
    """The best allowed path through a stretch: 0, 1 or 2 for each word, from log probabilities (words, 3)."""
    outside, begins, goes_on = chances[0][0], chances[0][1], -1e9
    back = []
    for closed, opens, stays in chances[1:]:
        held, inside = (BEGINS, begins) if begins >= goes_on else (GOES_ON, goes_on)
        last, top = (OUTSIDE, outside) if outside >= inside else (held, inside)
        back.append((last, last, held))
        outside, begins, goes_on = top + closed, top + opens, inside + stays
    mark = OUTSIDE if outside >= max(begins, goes_on) else BEGINS if begins >= goes_on else GOES_ON
    path = [mark]
    for before in reversed(back):
        mark = before[mark]
        path.append(mark)
    return path[::-1]


def _runs(marks: Marks, inside: Scores) -> list[Run]:
    """The runs that marks of shape (layers, words) tell, in the order of the text."""
    layers, words = marks.shape
    flat = np.zeros((layers, words + 1), dtype=np.int8)
    flat[:, :words] = marks
    sums: Any = np.zeros((layers, words + 1), dtype=np.float64)
    np.cumsum(inside, axis=1, out=sums[:, 1:])
    begin = np.flatnonzero(flat.ravel() == BEGINS)
    stops = np.flatnonzero(flat.ravel() != GOES_ON)
    finish = stops[np.searchsorted(stops, begin, side="right")]
    scores = (sums.ravel()[finish] - sums.ravel()[begin]) / (finish - begin)
    layer, start = np.divmod(begin, words + 1)
    end = start + (finish - begin)
    rows = zip(layer.tolist(), start.tolist(), end.tolist(), scores.tolist(), strict=True)
    found = [Run(layer, start, end, round(score, 4)) for layer, start, end, score in rows]
    return sorted(found, key=lambda run: (run.start, run.end, run.layer))
