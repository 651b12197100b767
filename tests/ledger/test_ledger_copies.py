"""A book taken from one store to another is the same book: numbers, hours, hashes, and what is asked of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from ledger_reports import WORDS, capture, document, finding, judgement, report, ticking
from ledger_servers import fresh_database

from reportedly.captures import Capture
from reportedly.claims import Claim
from reportedly.errors import LedgerError
from reportedly.judgements import Verdict
from reportedly.ledger import Ledger, copy, verify


@pytest.fixture(params=["file", "server"])
def other(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where the copy goes."""
    if request.param == "file":
        return str(tmp_path / "copy.db")
    return fresh_database(request.getfixturevalue("postgres"), "other")


SECOND = report(2, WORDS + " An aide wept.")


def begun(address: str) -> Ledger:
    ledger = Ledger(address, clock=ticking())
    for words in (report(1), SECOND, report(3)):
        ledger.post(*words)
    page = document(capture(1))
    ledger.post(finding(page), judgement(report(1)[2], SECOND[2], Verdict.YES))
    ledger.restate([], ["misspelt-place"])
    ledger.set_mark("restated", 7)
    return ledger


def told(ledger: Ledger) -> tuple[object, ...]:
    """What a book says to some questions."""
    asked = (ledger.claims(), ledger.search("rockets varn"), ledger.search_documents("quill"), ledger.newest(2))
    return (*asked, tuple(ledger.postings()), tuple(ledger.judgements()), tuple(ledger.read(Capture)), ledger.counts())


def test_a_copy_is_the_same_book(address: str, other: str) -> None:
    with begun(address) as source, Ledger(other) as target:
        copied = copy(source, target)
        assert (copied.entries, copied.blobs) == (15, 2)
        assert told(target) == told(source)
        assert target.mark("restated") == 7
    assert verify(other, copied.head) == verify(address)
    assert verify(other).faults == ()


def test_a_copy_is_brought_up_to_date_and_forgets_what_was_redacted_since(address: str, other: str) -> None:
    with begun(address) as source, Ledger(other) as target:
        assert copy(source, target).entries == 15
        assert copy(source, target).entries == 0
        source.post(*report(4))
        source.redact(SECOND[1].id, "a private person", "editor one")
        assert copy(source, target).entries == 4 + 5
        assert told(target) == told(source)
        assert len(tuple(target.read(Claim))) == 6
        with pytest.raises(LedgerError, match="was redacted"):
            target.document(SECOND[1].id)
    assert verify(other) == verify(address)


def test_another_book_is_not_written_over(address: str, other: str) -> None:
    with begun(address) as source, Ledger(other) as target:
        target.post(*report(9))
        with pytest.raises(LedgerError, match="holds other entries"):
            copy(source, target)
        assert target.counts()["Document"] == 1


def test_a_copied_book_is_written_on(address: str, other: str) -> None:
    with begun(address) as source, Ledger(other) as target:
        copy(source, target)
        assert target.post(*report(3), *report(5)) == report(5)
        with pytest.raises(LedgerError, match="holds other entries"):
            copy(source, target)
    assert verify(other).faults == ()
