"""Findings between pages follow the book as it grows, and cost what the new pages touch."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_reports import Report, report

from reportedly import testimony
from reportedly.checks import Finding
from reportedly.checks import books as book_checks
from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.judgements import Judgement, Same, Verdict, judge
from reportedly.ledger import Ledger, Redaction
from reportedly.pipeline.restating import restate

AT = datetime(2031, 6, 1, tzinfo=UTC)


def post(ledger: Ledger, reports: list[Report]) -> None:
    """Post reports one by one, each judged against its neighbours, as the desk does."""
    for source, page, claims in reports:
        near = [ledger.document(id_) for id_ in ledger.kinships().neighbours(claims, page)]
        older = [claim for other in near for claim in ledger.claims(document=other.id)]
        ledger.post(source, page, *claims, *judge(claims, older, (page, *near), AT))


def recomputed(ledger: Ledger) -> set[Finding]:
    """What the checks find in the whole book."""
    documents = {document.id: document for document in ledger.read(Document)}
    table = testimony.relations(tuple(ledger.read(Claim)), tuple(ledger.judgements()), documents.values())
    return set(book_checks.from_table(table, documents))


def test_the_small_world_garbles() -> None:
    chance = random.Random(5)
    with Ledger() as ledger:
        post(ledger, [report(chance, number) for number in range(12)])
        restate(ledger)
        assert {finding.verdict for finding in ledger.findings()} == {"misreport", "suspicious"}


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10**6), st.lists(st.integers(1, 4), min_size=2, max_size=5), st.sampled_from((0.0, 0.7)))
def test_restating_in_steps_finds_what_the_whole_book_shows(seed: int, steps: list[int], home: float) -> None:
    chance = random.Random(seed)
    reports = [report(chance, number, home) for number in range(sum(steps))]
    with Ledger() as ledger:
        for step in steps:
            post(ledger, reports[:step])
            del reports[:step]
            restate(ledger)
            if chance.random() < 0.3:
                overrule(ledger, chance)
                restate(ledger)
            assert set(ledger.findings()) == recomputed(ledger)


def overrule(ledger: Ledger, chance: random.Random) -> None:
    """A reviewer judges a pair of claims otherwise."""
    judged = sorted(ledger.judgements(), key=lambda j: (j.left, j.right))
    pair = chance.choice(judged)
    verdict = Verdict.NO if pair.verdict is Verdict.YES else Verdict.YES
    ledger.post(Judgement(pair.same, pair.left, pair.right, verdict, (), "reviewer", AT))


@settings(deadline=None, max_examples=8)
@given(st.permutations(range(8)), st.integers(0, 99))
def test_the_order_of_the_reports_does_not_matter(order: list[int], seed: int) -> None:
    chance = random.Random(seed)
    reports = [report(chance, number) for number in range(8)]
    with Ledger() as first, Ledger() as second:
        post(first, reports)
        restate(first)
        for number in order:
            post(second, [reports[number]])
            restate(second)
        assert set(first.findings()) == set(second.findings())


def test_a_run_that_broke_off_is_made_up_for() -> None:
    chance = random.Random(5)
    reports = [report(chance, number) for number in range(12)]
    with Ledger() as ledger:
        post(ledger, reports[:2])
        restate(ledger)
        post(ledger, reports[2:7])  # and here the machine went down
        post(ledger, reports[7:])
        restate(ledger)
        assert set(ledger.findings()) == recomputed(ledger) != set()
        assert restate(ledger) == ()


class Slow(Ledger):
    """A desk that lets another do its work between looking at the book and writing what it found there."""

    other: Callable[[], None] = staticmethod(lambda: None)

    def restate(self, *arguments: Any, **more: Any) -> tuple[Finding, ...]:
        meanwhile, self.other = self.other, lambda: None
        meanwhile()
        return super().restate(*arguments, **more)


@pytest.mark.parametrize("known", [0, 2])
def test_of_two_desks_that_restate_at_once_the_slower_begins_again(tmp_path: Path, known: int) -> None:
    chance = random.Random(5)
    reports = [report(chance, number) for number in range(12)]
    with Slow(str(tmp_path / "book.db")) as slow, Ledger(str(tmp_path / "book.db")) as quick:
        post(slow, reports[:known])
        if known:
            restate(slow)
        post(slow, reports[known:7])

        def meanwhile() -> None:
            post(quick, reports[7:])
            restate(quick)

        slow.other = meanwhile
        restate(slow)
        assert set(slow.findings()) == recomputed(slow) != set()
        assert restate(quick) == ()


def test_a_redacted_page_is_followed_by_the_whole_book() -> None:
    chance = random.Random(5)
    reports = [report(chance, number) for number in range(12)]
    with Ledger() as ledger:
        post(ledger, reports)
        restate(ledger)
        accused = next(iter(ledger.findings())).at.document
        assert Redaction(accused, "a name", "the editor") in ledger.redact(accused, "a name", "the editor")
        restate(ledger)
        assert set(ledger.findings()) == recomputed(ledger)
        assert accused not in {finding.at.document for finding in ledger.findings()}


def test_neighbours_survive_a_rebuild() -> None:
    chance = random.Random(5)
    reports = [report(chance, number) for number in range(12)]
    with Ledger() as ledger:
        post(ledger, reports)
        before = [ledger.kinships().neighbours(claims, page) for _, page, claims in reports]
        slipped = sorted(ledger.kinships().garbled(page.id for _, page, _ in reports))
        joined = ledger.kinships().joined(Same.EVENT, slipped[:1])
        ledger.rebuild()
        assert [ledger.kinships().neighbours(claims, page) for _, page, claims in reports] == before
        assert ledger.kinships().joined(Same.EVENT, slipped[:1]) == joined
        assert any(before) and len(joined) > 1


def test_a_neighbour_is_a_page_that_shares_a_block() -> None:
    chance = random.Random(1)
    (one, page, claims), (other, second, more) = report(chance, 1), report(chance, 2)
    with Ledger() as ledger:
        ledger.post(one, page, *claims)
        assert ledger.kinships().neighbours(more, second) == (page.id,)
        assert ledger.kinships().neighbours(claims, page) == ()
        ledger.post(other, second, *more)
        assert ledger.kinships(as_of=3).neighbours(claims, page) == ()
        ledger.redact(page.id, "a name", "the editor")
        assert ledger.kinships().neighbours(more, second) == ()


@pytest.mark.parametrize("name", ["restated", "another"])
def test_a_mark_is_kept_and_forgotten_with_the_index(name: str) -> None:
    with Ledger() as ledger:
        assert ledger.mark(name) == 0
        ledger.set_mark(name, 7)
        assert ledger.mark(name) == 7
        ledger.rebuild()
        assert ledger.mark(name) == 0
