"""Fits: what each sign of a choice says, in log odds: a conditional logistic regression with a ridge."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

RIDGE, LEAST, SLIGHT = 2.0, 12, 0.05
RIDGES = {"place": 5.0, "time": 12.0}
"""Where another ridge is better. Places fitted on gold/own and tried on gold/train, and the other way: .666 of 6,818
are right with 2, .679 with 5 and the trail, .686 with 10, with which half of what it was fitted on is read worse than
before (30 November 2026). Of times see docs/decisions/0018."""
TRUST = {"place": 0.5}
"""What a mark weighs on the gold of what it weighs on annotated pages, where the place marked is the one nearest."""
MARKED, ANNOTATORS = "tagged", "annotators"
KEPT = {"place": 500, "time": 2200, "actor": 260, "target": 260, "speaker": 260}


@dataclass(frozen=True)
class Choice:
    """The signs of each candidate, the last for none, and which of them are right."""

    slot: str
    document: str
    signs: list[list[str]]
    right: list[bool]


def fit(found: list[Choice]) -> dict[str, float]:
    """The weights of the signs that say most, fitted again by themselves."""
    counted = Counter(sign for choice in found for row in choice.signs for sign in set(row))
    every = conditional(found, {sign for sign, times in counted.items() if times >= LEAST})
    ranked = sorted(every, key=lambda sign: (-abs(every[sign]) * counted[sign] ** 0.5, sign))
    return conditional(found, set(ranked[: KEPT[found[0].slot]]))


def fit_marks(found: list[Choice], base: dict[str, float]) -> dict[str, float]:
    """The weights of a tagger's marks alone, beside those known; how often our annotators name none is set apart."""
    counted = Counter(sign for choice in found for row in choice.signs for sign in set(row))
    marks = {sign for sign, times in counted.items() if MARKED in sign and times >= LEAST}
    noted = [replace(choice, signs=[*choice.signs[:-1], [*choice.signs[-1], ANNOTATORS]]) for choice in found]
    fitted = conditional(noted, marks | {ANNOTATORS}, base)
    trust = TRUST.get(found[0].slot, 1.0)
    return {**base, **{sign: round(trust * weight, 2) for sign, weight in fitted.items() if sign != ANNOTATORS}}


def fit_again(found: list[Choice], known: Mapping[str, float]) -> dict[str, float]:
    """The weights fitted anew on pages without a tagger's marks, which keep theirs."""
    return {**fit(found), **{sign: weight for sign, weight in known.items() if MARKED in sign}}


def fit_new(found: list[Choice], signs: set[str], base: dict[str, float]) -> dict[str, float]:
    """The weights of new signs beside those known; what a tagger marked says nothing here."""
    counted = Counter(sign for choice in found for row in choice.signs for sign in set(row))
    new = {sign for sign in signs if counted[sign] >= LEAST and MARKED not in sign and sign not in base}
    fitted = conditional(found, new, base)
    return {**base, **{sign: weight for sign, weight in fitted.items() if abs(weight) >= SLIGHT}}


def conditional(
    found: list[Choice], signs: set[str], base: Mapping[str, float] = MappingProxyType({})
) -> dict[str, float]:
    """Log odds of each sign, the likelihood of any right candidate at its most, with a ridge; ``base`` stays."""
    names = {sign: at for at, sign in enumerate(sorted(signs))}
    used = [choice for choice in found if any(choice.right)]
    rows = [[names[sign] for sign in row if sign in names] for choice in used for row in choice.signs]
    known = np.array([sum(base.get(sign, 0.0) for sign in row) for choice in used for row in choice.signs])
    at = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    matrix = csr_matrix((np.ones(len(at)), (at, np.concatenate(rows))), shape=(len(rows), len(names)))
    sizes = [len(choice.signs) for choice in used]
    starts, group = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(used)), sizes)
    right = np.array([value for choice in used for value in choice.right])
    ridge = RIDGES.get(found[0].slot, RIDGE)

    def total(values: Any) -> Any:
        most = np.maximum.reduceat(values, starts)
        return most + np.log(np.add.reduceat(np.exp(values - most[group]), starts))

    def loss(weights: Any) -> Any:
        values = matrix @ weights + known
        held = np.where(right, values, -1e9)
        every, some = total(values), total(held)
        slope = matrix.T @ (np.exp(values - every[group]) - np.exp(held - some[group]))
        return (every - some).sum() + ridge * (weights @ weights), slope + 2 * ridge * weights

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {name: round(float(best[at]), 2) for name, at in names.items()}


def folds(found: list[Choice], number: int) -> Iterator[tuple[float, int]]:
    def fold(choice: Choice) -> int:
        return int(hashlib.md5(choice.document.encode()).hexdigest(), 16) % number

    for held in range(number):
        weights = fit([choice for choice in found if fold(choice) != held])
        rest = [choice for choice in found if fold(choice) == held]
        right = sum(choice.right[best(choice, weights)] for choice in rest)
        yield right / len(rest), len(rest)


def best(choice: Choice, weights: dict[str, float]) -> int:
    values = [sum(weights.get(sign, 0.0) for sign in row) for row in choice.signs]
    return int(np.argmax(values))
