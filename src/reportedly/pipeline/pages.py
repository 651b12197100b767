"""Pages: one capture read to what a book takes of it, or to the reason why it takes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from reportedly.captures import Capture
from reportedly.checks import Finding
from reportedly.checks import pages as page_checks
from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.documents.masthead import Masthead
from reportedly.errors import SpanError, Unreadable
from reportedly.judgements.notes import Note, notes
from reportedly.pipeline.openings import Instruments
from reportedly.pipeline.walk import read

TOO_LARGE = "Reading it takes more memory than one page may have"


@dataclass(frozen=True, slots=True)
class Page:
    """What is posted of a page: its document, the claims on it and what the checks of single pages find.

    ``notes``: one a claim, by which it is judged, where `read_noted` made them; none where the judge is to.
    """

    document: Document
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...] = ()


Outcome: TypeAlias = Page | str
"""A page, or the reason why there is none: one plain sentence."""
PageReader: TypeAlias = Callable[[Capture, Instruments, Masthead], Outcome]


def read_page(capture: Capture, instruments: Instruments, masthead: Masthead) -> Outcome:
    """Walk one capture through the rooms. A fault of ours costs this page and no other; SpanError is never caught."""
    return _guarded(_read, capture, instruments, masthead)


def read_noted(capture: Capture, instruments: Instruments, masthead: Masthead) -> Outcome:
    """The same with its notes, for a judge in another process."""
    return _guarded(_noted, capture, instruments, masthead)


def _read(capture: Capture, instruments: Instruments, masthead: Masthead) -> Page:
    reading = read(capture, instruments, masthead)
    found = page_checks.from_claims(reading.claims, reading.document, reading.referents)
    return Page(reading.document, reading.claims, tuple(found))


def _noted(capture: Capture, instruments: Instruments, masthead: Masthead) -> Page:
    page = _read(capture, instruments, masthead)
    return replace(page, notes=notes(page.claims, {page.document.id: page.document}))


def _guarded(read: PageReader, capture: Capture, instruments: Instruments, masthead: Masthead) -> Outcome:
    try:
        return read(capture, instruments, masthead)
    except Unreadable as reason:
        return str(reason)
    except SpanError:
        raise
    except MemoryError:
        return TOO_LARGE
    except Exception as fault:
        return f"a fault in Reportedly, please report it: {type(fault).__name__}: {fault}"
