"""Decoding: from the scores of words to runs of words.

Scores are B-I-O (0 outside, 1 begins, 2 goes on) by layer and word. A run is the best path in which nothing goes on
that has not begun (Viterbi), sought only where a word may be in one, so a page costs little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
OUTSIDE, BEGINS, GOES_ON = 0, 1, 2
LEAST, SURELY_OUTSIDE = 0.1, 0.01
"""A layer in which no word is in a run with the first probability is left out; a word below the second is in none."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``start`` to ``end`` of a window on one layer; ``score`` is the mean probability that they are in it."""

    layer: int
    start: int
    end: int
    score: float

    def moved(self, words: int) -> Run:
        """The same run, counted from ``words`` before."""
        return Run(self.layer, self.start + words, self.end + words, self.score)


def probabilities(scores: Scores) -> Scores:
    """Softmax over the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Scores = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def runs(scores: Scores, lean: Sequence[float]) -> list[Run]:
    """The runs in scores of shape (words, layers, 3); ``lean`` adds to the inside scores of each layer."""
    if not len(scores):
        return []
    leaning = scores + np.array([[[0.0, x, x] for x in lean]], dtype=np.float32)
    shares = probabilities(leaning)
    inside = 1.0 - shares[:, :, OUTSIDE]
    found: list[Run] = []
    for layer in np.flatnonzero(inside.max(axis=0) >= LEAST).tolist():
        for start, end in _stretches(inside[:, layer] >= SURELY_OUTSIDE):
            path = _path(np.log(np.maximum(shares[start:end, layer], 1e-9)).tolist())
            found += _runs(path, start, layer, inside[:, layer])
    return sorted(found, key=lambda run: (run.start, run.end, run.layer))


def _stretches(live: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The stretches of words that are not surely outside."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], live, [False]]).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _path(chances: Sequence[Sequence[float]]) -> list[int]:
    """The best allowed path through a stretch: 0, 1 or 2 for each word, from log probabilities (words, 3)."""
    outside, begins, goes_on = chances[0][0], chances[0][1], -1e9
    back = []
    for closed, opens, stays in chances[1:]:
        last, top = max(((OUTSIDE, outside), (BEGINS, begins), (GOES_ON, goes_on)), key=lambda pair: pair[1])
        held = BEGINS if begins >= goes_on else GOES_ON
        back.append((last, last, held))
        outside, begins, goes_on = top + closed, top + opens, max(begins, goes_on) + stays
    mark = max(((OUTSIDE, outside), (BEGINS, begins), (GOES_ON, goes_on)), key=lambda pair: pair[1])[0]
    path = [mark]
    for before in reversed(back):
        mark = before[mark]
        path.append(mark)
    return path[::-1]


def _runs(path: Sequence[int], offset: int, layer: int, inside: Scores) -> list[Run]:
    found = []
    for start, mark in enumerate(path):
        if mark != BEGINS:
            continue
        end = start + 1
        while end < len(path) and path[end] == GOES_ON:
            end += 1
        score = float(inside[offset + start : offset + end].mean())
        found.append(Run(layer, offset + start, offset + end, round(score, 4)))
    return found
