"""Choices: which of several stands for what its signs speak for, by weights fitted in ``training/choices.py``.

Signs come in turns (`turns`), those that go together, told by what spells them out and what of: the same few thousand
turns stand in row after row and on page after page, and each is spelt out and weighed once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from math import exp
from typing import Any

Turn = tuple[Any, ...]
"""A function of `turns`, and what it is told."""
Row = list[Turn]
KEPT = 1 << 15
"""Turns whose weights are remembered; beyond as many all are weighed anew."""


class Scales(dict[Turn, tuple[float, ...]]):
    """What turns weigh: the weights of their signs in order, those without a weight left out."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, turn: Turn) -> tuple[float, ...]:
        if len(self) >= KEPT:
            self.clear()
        self[turn] = found = tuple([self._weights[sign] for sign in _spelt(turn) if sign in self._weights])
        return found

    def cache_clear(self) -> None:
        """Forget the turns: some hold a word of a page (`ledger.memories`)."""
        self.clear()


def weighed(rows: Sequence[Row], scales: Scales) -> list[float]:
    """What the signs of each row weigh together; a sign without a weight weighs nothing."""
    weights = scales.__getitem__
    return [sum(chain.from_iterable(map(weights, row)), 0.0) for row in rows]


def likeliest(rows: Sequence[Row], scales: Scales) -> int:
    """The number of the row whose signs weigh most; of equals the first."""
    values = weighed(rows, scales)
    return values.index(max(values))


def beliefs(rows: Sequence[Row], scales: Scales) -> list[float]:
    """How likely each row is by its signs; the shares come to 1."""
    values = weighed(rows, scales)
    top = max(values)
    raised = [exp(value - top) for value in values]
    total = sum(raised)
    return [value / total for value in raised]


def spelt(rows: Sequence[Row]) -> list[list[str]]:
    """The signs of each row."""
    return [[*chain.from_iterable(map(_spelt, row))] for row in rows]


def _spelt(turn: Turn) -> tuple[str, ...]:
    signs: tuple[str, ...] = turn[0](*turn[1:])
    return signs
