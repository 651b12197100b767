"""kill -9 while pages are judged and posted, and while people review: a prefix, whole, with all that was acknowledged.

Taken up again and again until all is posted, the book holds what a book holds that was never killed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from kills import KILLS, Acknowledge, killed
from made_reports import Report, report

from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.judgements import Judgement
from reportedly.ledger import Decision, Ledger, Review, verify
from reportedly.pipeline import lexicons, reviewing
from reportedly.pipeline.openings import Instruments
from reportedly.pipeline.posting import Desk

AT = datetime(2031, 6, 1, tzinfo=UTC)
PAGES = 30
"""Of a book that is killed again and again until it has them all; then another is begun."""


@pytest.fixture(scope="module")
def tools() -> Instruments:
    return lexicons()


def reports(number: int) -> list[Report]:
    """So many made-up reports, no two of them one page."""
    chance = random.Random(20311128)
    made: dict[str, Report] = {}
    while len(made) < number:
        one = report(chance, len(made), home=0.0)
        made.setdefault(one[1].id, one)
    return list(made.values())


def judge_and_post(path: str, tools: Instruments, coming: list[Report], acknowledge: Acknowledge) -> None:
    """Post what the book does not have yet, judged against what it has; every third page, restate its findings."""
    with Ledger(path) as ledger:
        desk = Desk(ledger, tools, clock=lambda: AT)
        for number in range(ledger.counts().get("Document", 0), len(coming)):
            desk.post(*coming[number])
            acknowledge(number)
            if number % 3 == 2:
                desk.close()
        desk.close()


def held(path: str) -> tuple[set[str], set[str]]:
    """The book's judgements and standing findings, by what they say; when each was posted is left out."""
    with Ledger(path, read_only=True) as ledger:
        return {repr(judgement) for judgement in ledger.read(Judgement)}, {repr(f) for f in ledger.findings()}


def test_a_killed_judge_leaves_a_prefix_and_goes_on(tools: Instruments, tmp_path: Path) -> None:
    coming, whole = reports(PAGES), str(tmp_path / "whole.db")
    judge_and_post(whole, tools, coming, lambda number: None)
    chance, kills, books = random.Random(20220304), 0, 0
    while kills < KILLS:
        path, kept = str(tmp_path / f"book-{books}.db"), 0
        while kept < PAGES and kills < KILLS:
            kept = killed_once(path, tools, coming, kept, chance)
            kills += 1
        assert kept > 0
        judge_and_post(path, tools, coming, lambda number: None)
        assert held(path) == held(whole)
        assert verify(path).faults == ()
        books += 1


def killed_once(path: str, tools: Instruments, coming: list[Report], kept: int, chance: random.Random) -> int:
    """Let a desk go on and kill it; how many pages the book has then, each with all that was posted with it."""
    last = killed(lambda say: judge_and_post(path, tools, coming, say), chance)
    if not Path(path).exists():
        return kept
    with Ledger(path) as ledger:
        pages = [page.id for page in ledger.read(Document)]
        claims = [claim.id for claim in ledger.read(Claim)]
    assert pages == [page.id for _, page, _ in coming[: len(pages)]]
    assert claims == [claim.id for _, _, found in coming[: len(pages)] for claim in found]
    assert last < len(pages) <= max(kept, last + 1) + 1
    return len(pages)


def decisions(claims: list[Claim], count: int) -> Iterator[tuple[Claim | Review, ...]]:
    """A reviewer's work, number by number: accepted, rejected, put right with another claim in one post, taken back."""
    for number in range(count):
        claim, kind = claims[number % len(claims)], tuple(Decision)[number % len(Decision)]
        at = AT + timedelta(minutes=number)
        if kind is Decision.CORRECTED:
            instead = claims[(number + 1) % len(claims)]
            yield instead, Review(claim.id, kind, "reader one", at, str(number), instead.id)
        else:
            yield (Review(claim.id, kind, "reader one", at, str(number)),)


def review(path: str, work: list[tuple[Claim | Review, ...]], acknowledge: Acknowledge) -> None:
    """Post the decisions that the book does not have yet."""
    with Ledger(path) as ledger:
        for number in range(ledger.counts().get("Review", 0), len(work)):
            ledger.post(*work[number])
            acknowledge(number)


def test_a_killed_reviewer_loses_no_decision(tools: Instruments, tmp_path: Path) -> None:
    path, chance = str(tmp_path / "book.db"), random.Random(20220305)
    first, second = reports(8)[:6], reports(8)[6:]
    judge_and_post(path, tools, first, lambda number: None)
    claims = [claim for _, _, found in first for claim in found]
    with Ledger(path) as ledger:
        ledger.post(*(entry for capture, page, _ in second for entry in (capture, page)))
    others = [claim for _, _, found in second for claim in found]
    work = list(decisions(claims + others, 100_000))
    kept = 0
    for _ in range(KILLS):
        last = killed(lambda say: review(path, work, say), chance)
        with Ledger(path) as ledger:
            found = list(ledger.read(Review))
            known = {claim.id for claim in ledger.read(Claim)}
        assert found == [entries[-1] for entries in work[: len(found)]]
        assert last < len(found) and kept <= len(found)
        assert {said.instead for said in found if said.instead} <= known
        kept = len(found)
    assert kept > 0
    with Ledger(path) as ledger:
        struck = {about for about, said in reviewing.latest(found).items() if reviewing.strikes(said)}
        standing = {claim.id for claim in reviewing.coverage(ledger).relations.claims}
    assert struck and standing == known - struck
    assert verify(path).faults == ()
