"""Choices: which of several stands for what its signs speak for, by weights fitted in ``training/choices.py``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import repeat
from math import exp


def weighed(rows: Sequence[Sequence[str]], weights: Mapping[str, float]) -> list[float]:
    """What the signs of each row weigh together; a sign without a weight weighs nothing."""
    return [sum(map(weights.get, row, repeat(0.0))) for row in rows]


def likeliest(rows: Sequence[Sequence[str]], weights: Mapping[str, float]) -> int:
    """The number of the row whose signs weigh most; of equals the first."""
    values = weighed(rows, weights)
    return values.index(max(values))


def beliefs(rows: Sequence[Sequence[str]], weights: Mapping[str, float]) -> list[float]:
    """How likely each row is by its signs; the shares come to 1."""
    values = weighed(rows, weights)
    top = max(values)
    raised = [exp(value - top) for value in values]
    total = sum(raised)
    return [value / total for value in raised]
