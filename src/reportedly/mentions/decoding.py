"""Decoding: from the scores of words to runs of words.

Scores are B-I-O (0 outside, 1 begins, 2 goes on) by layer and word. A run is the best path in which nothing goes on
that has not begun (Viterbi); layers that are surely empty are left out first, so a page costs little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
OUTSIDE, BEGINS, GOES_ON = 0, 1, 2
LEAST = 0.1
"""A layer in which no word is in a run with at least this probability is not decoded."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``start`` to ``end`` of a window on one layer; ``score`` is the mean probability that they are in it."""

    layer: int
    start: int
    end: int
    score: float


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
    layers = np.flatnonzero(inside.max(axis=0) >= LEAST)
    if not len(layers):
        return []
    paths = _paths(np.log(np.maximum(shares[:, layers], 1e-9)))
    found = [run for column, layer in enumerate(layers) for run in _runs(paths[:, column], int(layer), inside)]
    return sorted(found, key=lambda run: (run.start, run.end, run.layer))


def _paths(chances: Any) -> NDArray[np.int64]:
    """The best allowed path of each layer: (words, layers) of 0, 1, 2, from log probabilities (words, layers, 3)."""
    words, layers, _ = chances.shape
    back = np.zeros((words, layers, 3), dtype=np.int64)
    best = chances[0].copy()
    best[:, GOES_ON] = -1e9
    for word in range(1, words):
        closed = np.argmax(best, axis=1)
        opened = np.where(best[:, BEGINS] >= best[:, GOES_ON], BEGINS, GOES_ON)
        back[word] = np.stack([closed, closed, opened], axis=1)
        best = np.take_along_axis(best, back[word], axis=1) + chances[word]
    path = np.zeros((words, layers), dtype=np.int64)
    path[-1] = np.argmax(best, axis=1)
    for word in range(words - 1, 0, -1):
        path[word - 1] = np.take_along_axis(back[word], path[word][:, None], axis=1)[:, 0]
    return path


def _runs(path: NDArray[np.int64], layer: int, inside: Scores) -> list[Run]:
    found = []
    for start in np.flatnonzero(path == BEGINS):
        end = int(start) + 1
        while end < len(path) and path[end] == GOES_ON:
            end += 1
        found.append(Run(layer, int(start), end, round(float(inside[start:end, layer].mean()), 4)))
    return found
