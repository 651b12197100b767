"""Clusters: whatever the order, through no contradicted pair, and under a reviewer's word."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from reportedly.judgements import Judgement, Same, Verdict, by_pair, partition
from reportedly.judgements.clusters import UNTOLD
from reportedly.judgements.judges import ANSWER

AT = datetime(2031, 1, 1, tzinfo=UTC)
NAMES = tuple("abcdefgh")


def judgement(left: str, right: str, weight: float, judge: str = "rule", verdict: Verdict = Verdict.YES) -> Judgement:
    return Judgement(Same.EVENT, left, right, verdict, (("place", weight),), judge, AT)


def answer(left: str, right: str, weight: float) -> Judgement:
    """A charge and the bare denial that answers it."""
    return replace(judgement(left, right, weight), reasons=(("place", weight), (ANSWER, 1.0)))


pairs = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] < pair[1])
weights = st.floats(-12, 12).map(lambda weight: round(weight, 2))
ways = st.sampled_from((judgement, judgement, answer))
books = st.dictionaries(pairs, st.tuples(ways, weights), max_size=20).map(
    lambda found: [way(*pair, weight) for pair, (way, weight) in sorted(found.items())]
)

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""What is asked here is whether it holds, and not how fast: other work may share the machine."""


@unhurried
@given(books, st.randoms(use_true_random=False))
def test_the_order_of_judgements_does_not_matter(book: list[Judgement], dice: object) -> None:
    shuffled = list(book)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    turned = [replace(j, left=j.right, right=j.left) for j in shuffled]
    assert partition(Same.EVENT, NAMES, book) == partition(Same.EVENT, reversed(NAMES), turned)


@unhurried
@given(books)
def test_every_claim_is_in_exactly_one_group(book: list[Judgement]) -> None:
    groups = partition(Same.EVENT, NAMES, book)
    assert sorted(name for group in groups for name in group) == sorted(NAMES)


@unhurried
@given(books, pairs)
def test_what_a_reviewer_keeps_apart_stays_apart(book: list[Judgement], pair: tuple[str, str]) -> None:
    word = judgement(*pair, 0.0, "Anna", Verdict.NO)
    assert not any(set(pair) <= set(group) for group in partition(Same.EVENT, NAMES, [*book, word]))


@unhurried
@given(books, pairs)
def test_what_a_reviewer_joins_is_one(book: list[Judgement], pair: tuple[str, str]) -> None:
    word = judgement(*pair, 0.0, "Anna", Verdict.YES)
    assert any(set(pair) <= set(group) for group in partition(Same.EVENT, NAMES, [*book, word]))


@unhurried
@given(books, pairs)
def test_a_pair_that_is_said_to_be_worth_no_judgement_weighs_as_one_without(
    book: list[Judgement], pair: tuple[str, str]
) -> None:
    assume(pair not in {(j.left, j.right) for j in book})
    told = Judgement(Same.EVENT, *pair, Verdict.UNSURE, UNTOLD, "Anna", AT)
    assert partition(Same.EVENT, NAMES, [*book, told]) == partition(Same.EVENT, NAMES, book)


def test_a_chain_does_not_run_through_a_contradicted_pair() -> None:
    book = [judgement("a", "b", 3.0), judgement("b", "c", 2.0), judgement("a", "c", -3.0)]
    assert partition(Same.EVENT, "abc", book) == (("a", "b"), ("c",))


def test_judgements_of_the_other_kind_are_not_heard() -> None:
    assert partition(Same.ORIGIN, "ab", [judgement("a", "b", 5.0)]) == (("a",), ("b",))


def test_the_last_word_of_a_person_holds_over_any_machine() -> None:
    first = judgement("a", "b", 0.0, "Anna", Verdict.NO)
    later = Judgement(Same.EVENT, "a", "b", Verdict.YES, (), "Olav", AT + timedelta(days=1))
    machine = Judgement(Same.EVENT, "b", "a", Verdict.NO, (("place", -9.0),), "rule", AT + timedelta(days=2))
    assert by_pair([later, machine, first]) == {(Same.EVENT, "a", "b"): later}


def test_pairs_too_far_apart_to_be_judged_keep_two_happenings_apart() -> None:
    chain = [judgement("a", "b", 11.0), judgement("c", "d", 11.0), judgement("b", "c", 2.0)]
    assert partition(Same.EVENT, "abcd", chain) == (("a", "b"), ("c", "d"))


def test_a_charge_that_two_denials_answer_holds_them_in_one_event() -> None:
    """Each denial has others to speak for it; the charge between them, with none, goes where they go."""
    book = [
        answer("a", "charge", 1.0), answer("b", "charge", 1.0), judgement("a", "x", 2.0), judgement("b", "y", 2.0)
    ]  # fmt: skip
    named = ("a", "b", "charge", "x", "y")
    assert any({"a", "b", "charge"} <= set(group) for group in partition(Same.EVENT, named, book))
    settled = [*book, judgement("a", "b", 0.0, "Anna", Verdict.NO)]
    assert not any({"a", "b"} <= set(group) for group in partition(Same.EVENT, named, settled))


def charged(weight: float) -> tuple[tuple[str, ...], ...]:
    """A charge with more of its event, and the denial that stands nearest to it."""
    book = [judgement("charge", "x", 3.0), answer("charge", "denial", weight), judgement("denial", "x", -2.0)]
    return partition(Same.EVENT, ("charge", "denial", "x"), book)


def test_a_bare_denial_goes_where_its_charge_goes() -> None:
    """Left to the averages it would draw the event apart: it is near to the charge and to nothing else."""
    assert charged(-1.0) == (("charge", "denial", "x"),)


def test_a_denial_that_is_far_from_the_nearest_charge_stays_by_itself() -> None:
    """Poison gas is denied beside a helicopter that was shot down."""
    assert charged(-3.0) == (("charge", "x"), ("denial",))
