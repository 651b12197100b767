"""Comparing with much goes on in a process of its own, finds the same, and can be stopped."""

from __future__ import annotations

import pickle
import random
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from made_reports import Report, report

from reportedly.captures import Capture
from reportedly.documents import Document
from reportedly.documents.masthead import Masthead
from reportedly.judgements import judge
from reportedly.judgements.notes import note, notes, take_over
from reportedly.ledger import Ledger, verify
from reportedly.pipeline import judging, lexicons, posting
from reportedly.pipeline.judging import Bounds, judged
from reportedly.pipeline.pages import Page, read_noted, read_page
from reportedly.pipeline.readers import Limits
from reportedly.text import Span

AT = datetime(2031, 6, 1, tzinfo=UTC)
ALWAYS = Bounds(free=0)
NEVER = Bounds(free=0, limits=Limits(patience=0.0))


@pytest.fixture
def reports() -> list[Report]:
    """Fifty reports of different pages, no two with one id."""
    chance = random.Random(11)
    made = {made[1].id: made for made in (report(chance, number) for number in range(60))}
    return list(made.values())


def test_a_process_finds_what_is_found_without_it(reports: list[Report]) -> None:
    (_, page, claims), *others = reports
    near = [(other, theirs) for _, other, theirs in others]
    older = [claim for _, theirs in near for claim in theirs]
    expected = judge(claims, older, (page, *(other for other, _ in near)), AT)
    assert len(near) > 2 * judging.TOGETHER and len(expected) > len(judge(claims, (), (page,), AT))
    assert judged(claims, page, near, AT, ALWAYS) == judging.Judged(expected)
    assert judged(claims, page, near, AT) == judging.Judged(expected)


def test_when_time_is_up_the_page_is_judged_by_itself(reports: list[Report]) -> None:
    (_, page, claims), *others = reports
    near = [(other, theirs) for _, other, theirs in others]
    found = judged(claims, page, near, AT, NEVER)
    assert found == judging.Judged(judge(claims, (), (page,), AT), len(near))


def test_a_fault_of_the_judge_is_raised(reports: list[Report]) -> None:
    (_, page, claims), (_, other, theirs), *_ = reports
    with pytest.raises(KeyError):
        judged(claims, page, [(replace(other, id="another"), theirs)], AT, ALWAYS)


def test_notes_that_a_reader_made_are_not_made_again() -> None:
    _, page, claims = report(random.Random(12), 1)
    made = tuple(replace(found, words=frozenset({"otherwise"})) for found in notes(claims, {page.id: page}))
    elsewhere = replace(page, id="elsewhere")
    moved = [replace(claim, evidence=replace(claim.evidence, document="elsewhere")) for claim in claims]
    take_over(made, moved, elsewhere)
    assert [note(claim, elsewhere) for claim in moved] == list(made)
    again = [replace(claim) for claim in moved]
    assert [note(claim, elsewhere) for claim in again] == list(made)
    with pytest.raises(ValueError):
        take_over(made[1:], moved, elsewhere)


def test_a_page_comes_from_its_reader_with_its_notes() -> None:
    words = "Rockets struck Kherson on Sunday and killed four people, the mayor said."
    capture = Capture("https://quill.example/9", AT, "text/plain", words.encode())
    page, plain = (read(capture, lexicons(), Masthead(published="2031-06-01")) for read in (read_noted, read_page))
    assert isinstance(page, Page) and page.claims
    assert [found.id for found in page.notes] == [claim.id for claim in page.claims]
    assert list(page.notes) == [note(claim, page.document) for claim in page.claims]
    assert plain == replace(page, notes=())


def test_a_page_comes_out_of_another_process_as_it_went_in() -> None:
    words = "Shells hit the mill of Kherson on Monday, Governor Hennadiy Laguta told Reuters, and two people died."
    capture = Capture("https://quill.example/10", AT, "text/plain", words.encode())
    page = read_noted(capture, lexicons(), Masthead(published="2031-06-01"))
    assert isinstance(page, Page) and page.claims
    there: Page = pickle.loads(pickle.dumps(page))
    assert replace(there, notes=()) == replace(page, notes=())
    assert [asdict(found) for found in there.notes] == [asdict(found) for found in page.notes]
    span, note_ = page.claims[0].evidence, page.notes[0]
    assert span.__reduce__() == (Span, (span.document, span.start, span.end))
    assert note_.__reduce__()[1][:2] == (note_.id, note_.document)


def test_a_page_that_was_not_compared_says_so(
    reports: list[Report], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "Bounds", lambda: NEVER)
    book = str(tmp_path / "book.db")
    with Ledger(book) as ledger:
        desk = posting.Desk(ledger, lexicons())
        for capture, page, claims in reports[:3]:
            desk.post(capture, page, claims)
        flags = [[flag.code for flag in page.flags] for page in ledger.read(Document)]
    assert flags == [[], ["not-compared"], ["not-compared"]]
    assert verify(book).sound
