"""What was remembered of a page goes with it: from the functions of every room, and from the book that is open."""

from __future__ import annotations

import gc
from pathlib import Path

from ledger_reports import WORDS, report, ticking

from reportedly.claims import circumstances, readings, turns
from reportedly.claims.choices import Scales
from reportedly.judgements.copies import shingles
from reportedly.judgements.voices import voices
from reportedly.ledger import Ledger, copy, memories
from reportedly.pipeline import lexicons
from reportedly.pipeline.posting import Desk
from reportedly.views import persons

SAID = WORDS.replace("Rockets", "Rockets of the 44th")


def remembered(ledger: Ledger) -> bool:
    """The words stand in the memory of a function or of the book."""
    memories = [persons.from_text, ledger.shelf._claim, ledger.shelf._document]
    known = [kept for memory in memories for kept in gc.get_referents(memory) if isinstance(kept, dict)]
    keys = [part for memory in known for key in memory for part in (key if isinstance(key, tuple) else (key,))]
    words = [f"{getattr(key, 'body', key)}{getattr(key, 'made', '')}" for key in keys]
    return any(SAID in said or "Tesk" in said for said in words)


def look_at(ledger: Ledger) -> None:
    """Ask of the page what judges and views ask."""
    for claim in ledger.claims():
        page = ledger.document(claim.evidence.document)
        assert persons.from_text(page.text) is not None and voices(claim, page) and shingles(page)


def test_a_book_forgets_what_it_redacts() -> None:
    with Ledger(clock=ticking()) as ledger:
        source = report(1, SAID)
        ledger.post(*source)
        look_at(ledger)
        assert remembered(ledger)
        ledger.redact(source[1].id, "told in confidence", "editor one")
        assert not remembered(ledger)


def test_what_a_desk_has_posted_is_at_hand_and_goes_with_its_page() -> None:
    with Ledger(clock=ticking()) as ledger:
        capture, document, *claims = report(1, SAID)
        Desk(ledger, lexicons()).post(capture, document, claims)
        assert remembered(ledger)
        assert all(found is posted for found, posted in zip(ledger.claims(), claims, strict=True))
        ledger.shelf.forget()
        assert ledger.claims() == tuple(claims)
        ledger.redact(document.id, "told in confidence", "editor one")
        assert not remembered(ledger)


def test_what_is_held_is_forgotten_too() -> None:
    with Ledger(clock=ticking()) as ledger:
        capture, document, *claims = report(1, SAID)
        Desk(ledger, lexicons()).post(capture, document, claims)
        ledger.redact(document.id, "told in confidence", "editor one")
        assert not remembered(ledger) and not ledger.claims()


def test_a_copy_forgets_what_its_source_redacted(tmp_path: Path) -> None:
    with Ledger(clock=ticking()) as ledger, Ledger(str(tmp_path / "copy.db"), clock=ticking()) as other:
        source = report(1, SAID)
        ledger.post(*source)
        copy(ledger, other, lambda seq: None)
        ledger.redact(source[1].id, "told in confidence", "editor one")
        look_at(other)
        assert remembered(other)
        copy(ledger, other, lambda seq: None)
        assert not remembered(other)


def test_a_writer_hears_of_what_another_process_has_redacted(tmp_path: Path) -> None:
    path = str(tmp_path / "book.db")
    with Ledger(path, clock=ticking()) as desk, Ledger(path, clock=ticking()) as editor:
        source = report(1, SAID)
        desk.post(*source)
        look_at(desk)
        editor.redact(source[1].id, "told in confidence", "editor one")
        assert persons.from_text(SAID) is not None and remembered(desk)  # as a page does that was being judged
        desk.post(report(2)[0])
        assert not remembered(desk) and desk.heard == 1
        desk.post(report(3)[0])
        assert desk.heard == 1


def test_what_signs_weigh_is_forgotten_with_the_words_in_them() -> None:
    scales = [kept for room in (circumstances, readings) for kept in vars(room).values() if isinstance(kept, Scales)]
    assert len(scales) == 7
    for weights in scales:
        assert weights[turns.by_word, "actor", "before", "Tesk"] is not None
    memories.forget()
    assert not any(scales)
