"""Figures of agreement against worked examples, and what they are undefined for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reportedly.ledger import Decision, Review
from reportedly.views import agreements, queues

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
YES, NO, MENDED = Decision.ACCEPTED, Decision.REJECTED, Decision.CORRECTED


def said(about: str, reviewer: str, decision: Decision) -> Review:
    return Review(about, decision, reviewer, NOON)


def pairs(*counts: tuple[str, str, int]) -> list[tuple[str, str]]:
    return [(one, other) for one, other, count in counts for _ in range(count)]


def test_kappa_of_cohens_two_by_two() -> None:
    table = pairs(("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15))
    assert agreements.kappa(table) == pytest.approx(0.4)


def test_alpha_of_krippendorffs_nominal_example() -> None:
    ones = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    others = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    table = [(str(a), str(b)) for a, b in zip(ones, others, strict=True)]
    assert agreements.alpha(table) == pytest.approx(0.095, abs=0.001)


def test_where_nobody_differs_or_nobody_spoke_there_is_no_figure() -> None:
    assert agreements.kappa([]) is None and agreements.alpha([]) is None
    assert agreements.kappa(pairs(("yes", "yes", 5))) is None and agreements.alpha(pairs(("yes", "yes", 5))) is None


def test_kappa_is_what_scikit_learn_has() -> None:
    metrics = pytest.importorskip(
        "sklearn.metrics", reason="scikit-learn's kappa is the yardstick; it is not installed"
    )
    table = pairs(("a", "a", 7), ("a", "b", 2), ("b", "c", 3), ("c", "c", 4), ("b", "b", 5), ("c", "a", 1))
    ours = agreements.kappa(table)
    assert ours == pytest.approx(metrics.cohen_kappa_score(*zip(*table, strict=True)))


def test_alpha_is_scotts_pi_of_scikit_learn_with_the_correction_for_few() -> None:
    """For two values a unit alpha is 1 - (1 - pi)(n - 1)/n, n values; pi is kappa over the pairs taken both ways."""
    metrics = pytest.importorskip(
        "sklearn.metrics", reason="scikit-learn's kappa is the yardstick; it is not installed"
    )
    table = pairs(("a", "a", 7), ("a", "b", 2), ("b", "c", 3), ("c", "c", 4), ("b", "b", 5), ("c", "a", 1))
    both = [*table, *((b, a) for a, b in table)]
    pi, n = metrics.cohen_kappa_score(*zip(*both, strict=True)), 2 * len(table)
    assert agreements.alpha(table) == pytest.approx(1 - (1 - pi) * (n - 1) / n)


def test_only_first_words_of_two_count_and_what_was_taken_back_does_not() -> None:
    reviews = [
        said("c1", "ada", YES), said("c1", "ben", YES), said("c2", "ada", YES), said("c2", "ben", NO),
        said("c3", "ada", NO), said("c3", "ben", NO), said("c4", "ada", YES), said("c4", "ben", YES),
        said("c5", "ada", NO), said("c5", "ben", NO), said("c5", "ben", Decision.WITHDRAWN), said("c6", "ada", MENDED),
    ]  # fmt: skip
    found = agreements.from_reviews(reviews)
    assert found.claims == 4 and found.observed == 0.75 and found.reviewers == ("ada", "ben")
    assert found.pairs == (("accepted", "accepted", 2), ("accepted", "rejected", 1), ("rejected", "rejected", 1))
    kappa, alpha = found.figures
    assert kappa.value == pytest.approx(0.5) and kappa.low is not None and kappa.low < 0.5 < (kappa.high or 0)
    assert alpha.n == 4 and alpha.value is not None
    assert agreements.from_reviews(reversed(reviews[:8])).figures[0].value == kappa.value


def test_a_third_word_settles_what_two_left_open() -> None:
    two = queues.words_of([said("c", "ada", YES), said("c", "ben", NO)])["c"]
    three = queues.words_of([*two.values(), said("c", "cleo", NO)])["c"]
    assert queues.split(two) and not queues.settled(two, True)
    assert not queues.split(three) and queues.settled(three, True)
    assert queues.settled(queues.words_of([said("c", "ada", YES)])["c"], False)
