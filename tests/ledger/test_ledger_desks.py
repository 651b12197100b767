"""Two desks at one book: whoever comes second sees what the first has posted, however close behind it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from ledger_reports import NOON, report

from reportedly import pipeline
from reportedly.documents import Document
from reportedly.ledger import Ledger, verify
from reportedly.pipeline.posting import Desk

PAGES = 8


@pytest.fixture(scope="module")
def lexicons() -> pipeline.Instruments:
    return pipeline.lexicons()


def post(desk: Desk, number: int) -> None:
    source, page, *claims = report(number)
    desk.post(source, page, claims)


def elsewhere(work: Callable[[], None]) -> int:
    """The number of a process that does some work and ends."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return child


def ended_well(child: int) -> bool:
    return os.waitpid(child, 0)[1] == 0


def judged(address: str) -> set[tuple[object, ...]]:
    with Ledger(address, read_only=True) as ledger:
        return {(j.same, j.left, j.right, j.verdict, j.reasons) for j in ledger.judgements()}


@pytest.fixture
def alone(
    tmp_path_factory: pytest.TempPathFactory, lexicons: pipeline.Instruments
) -> Iterator[Callable[[int], object]]:
    """What one desk finds that posts the first so many reports one after another."""

    def found(count: int) -> set[tuple[object, ...]]:
        path = str(tmp_path_factory.mktemp("alone") / "book.db")
        with Ledger(path) as ledger:
            for number in range(count):
                post(Desk(ledger, lexicons), number)
        return judged(path)

    yield found


@pytest.mark.parametrize("coming", [(1,), (1, 2), (0,)], ids=["another", "another, then one more", "the same"])
def test_what_another_posts_while_a_page_is_judged_is_compared_too(
    address: str, lexicons: pipeline.Instruments, alone: Callable[[int], object], coming: tuple[int, ...]
) -> None:
    """The desk looks at its clock when it judges: then, in a process of its own, another desk posts.

    What comes while the first desk goes over its page the second time is left for when it holds the writer's place.
    """
    Ledger(address).close()
    left = list(coming)

    def another() -> None:
        with Ledger(address) as ledger:
            post(Desk(ledger, lexicons), left[0])

    def clock() -> datetime:
        if left:
            assert ended_well(elsewhere(another))
            left.pop(0)
        return NOON

    with Ledger(address) as ledger:
        desk = Desk(ledger, lexicons, clock=clock)
        post(desk, 0)
        assert len(tuple(ledger.read(Document))) == len({0, *coming})
    assert desk.summary.known == (0 in coming)
    assert judged(address) == alone(len({0, *coming}))
    assert verify(address).sound


def test_two_desks_at_once_find_what_one_finds(
    address: str, lexicons: pipeline.Instruments, alone: Callable[[int], object]
) -> None:
    """Two processes, each with half of the pages and one that both have."""
    Ledger(address).close()
    gate, opener = os.pipe()

    def half(first: int) -> None:
        os.close(opener)
        with Ledger(address) as ledger:
            os.read(gate, 1)
            for number in (*range(first, PAGES, 2), PAGES):
                post(Desk(ledger, lexicons), number)

    children = [elsewhere(lambda first=first: half(first)) for first in (0, 1)]  # type: ignore[misc]
    os.close(opener)
    assert [ended_well(child) for child in children] == [True, True]
    os.close(gate)
    assert judged(address) == alone(PAGES + 1)
    assert verify(address).sound
