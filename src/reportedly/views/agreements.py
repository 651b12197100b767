"""Agreements: how far people who decide apart from each other agree: Cohen's kappa, Krippendorff's alpha, intervals.

Kappa after Cohen (1960), alpha for nominal data after Krippendorff (2011); 95 % intervals by the jackknife over claims
(Efron and Stein 1981), which needs no chance and gives the same figure every time.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reportedly.ledger import Review
from reportedly.views.queues import words_of

Pair = tuple[str, str]
Z = 1.96


@dataclass(frozen=True, slots=True)
class Figure:
    """A coefficient with its interval; None where it is not defined (too few claims, or nobody ever differs)."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """``pairs``: how often a first and a second word were what; ``claims``: decided by two or more."""

    figures: tuple[Figure, ...]
    observed: float | None
    pairs: tuple[tuple[str, str, int], ...]
    claims: int
    reviewers: tuple[str, ...]


def from_reviews(reviews: Iterable[Review]) -> Agreement:
    """The first two words on each claim that two or more have decided."""
    words = {about: list(said.values())[:2] for about, said in words_of(reviews).items() if len(said) >= 2}
    pairs = [_pair(first, second) for first, second in (words[about] for about in sorted(words))]
    same = sum(a == b for a, b in pairs)
    return Agreement(
        figures=(_figure("Cohen's kappa", kappa, pairs), _figure("Krippendorff's alpha", alpha, pairs)),
        observed=same / len(pairs) if pairs else None,
        pairs=tuple((a, b, n) for (a, b), n in sorted(Counter(pairs).items())),
        claims=len(pairs),
        reviewers=tuple(sorted({review.reviewer for said in words.values() for review in said})),
    )


def _pair(first: Review, second: Review) -> Pair:
    """Reviewers in the order of their names, so that a column of the table is one person where there are two."""
    left, right = sorted((first, second), key=lambda review: review.reviewer)
    return left.decision.value, right.decision.value


def kappa(pairs: Sequence[Pair]) -> float | None:
    """Cohen's kappa; None when chance alone would agree always."""
    if not pairs:
        return None
    n = len(pairs)
    seen = sum(a == b for a, b in pairs) / n
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(left[word] * right[word] for word in left) / (n * n)
    return None if chance == 1 else (seen - chance) / (1 - chance)


def alpha(pairs: Sequence[Pair]) -> float | None:
    """Krippendorff's alpha for two values a unit; None when only one value ever occurs."""
    if not pairs:
        return None
    values = Counter(word for pair in pairs for word in pair)
    n = 2 * len(pairs)
    expected = sum(count * (n - count) for count in values.values()) / (n * (n - 1))
    observed = sum(a != b for a, b in pairs) / len(pairs)
    return None if expected == 0 else 1 - observed / expected


def _figure(name: str, of: Callable[[Sequence[Pair]], float | None], pairs: Sequence[Pair]) -> Figure:
    value = of(pairs)
    without = [of([*pairs[:k], *pairs[k + 1 :]]) for k in range(len(pairs))]
    known = [one for one in without if one is not None]
    if value is None or len(known) < 2 or len(known) < len(pairs):
        return Figure(name, value, None, None, len(pairs))
    mean = sum(known) / len(known)
    error = math.sqrt((len(known) - 1) / len(known) * sum((one - mean) ** 2 for one in known))
    return Figure(name, value, max(-1.0, value - Z * error), min(1.0, value + Z * error), len(pairs))
