"""The walk of one page, from its bytes to its claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportedly import attributions, claims, documents, mentions, referents, sentences
from reportedly.attributions import Attribution
from reportedly.captures import Capture, Fate, Receipt
from reportedly.captures.reading import Options
from reportedly.captures.reading import read as captured
from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.documents.masthead import Masthead
from reportedly.errors import Unreadable
from reportedly.mentions import Page
from reportedly.pipeline.openings import Instruments
from reportedly.referents import Referents


@dataclass(frozen=True)
class Reading:
    """What each room made of one page."""

    document: Document
    page: Page
    attributions: tuple[Attribution, ...]
    referents: Referents
    claims: tuple[Claim, ...]


def read(capture: Capture, instruments: Instruments, masthead: Masthead | None = None) -> Reading:
    """Walk a capture through the rooms. Unreadable when it is no page."""
    return read_document(documents.from_capture(capture, masthead), instruments)


def read_document(document: Document, instruments: Instruments) -> Reading:
    """Walk a document through the rooms behind the first two."""
    split = sentences.from_document(document)
    page = mentions.from_document(document, split, instruments.markers, instruments.tagged)
    said = attributions.from_page(page)
    known = referents.from_page(page, instruments.gazetteer, instruments.lexicon)
    return Reading(document, page, said, known, claims.from_attributions(said, page, known))


def readings(
    locations: Iterable[str], options: Options, masthead: Masthead, instruments: Instruments
) -> Iterator[Reading | Receipt]:
    """Single pages without a ledger: a reading each, or the receipt of what could not be read."""
    for location in locations:
        for outcome in captured(location, options):
            if isinstance(outcome, Receipt):
                yield outcome
                continue
            try:
                yield read(outcome, instruments, masthead)
            except Unreadable as reason:
                yield Receipt(outcome.url, Fate.REJECTED, str(reason), outcome.id)
