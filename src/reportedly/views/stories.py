"""Stories: full coverage of what a page tells: the pages that tell of the same events, and those events merged."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from reportedly.documents import BlockKind, Document
from reportedly.views import events
from reportedly.views.coverage import Coverage
from reportedly.views.events import EventRow


@dataclass(frozen=True, slots=True)
class Told:
    """A page of the story. ``shared``: events it shares with the page asked about. ``copy``: it reprints another."""

    outlet: str
    title: str
    published: str
    shared: int
    copy: bool
    document: str


@dataclass(frozen=True, slots=True)
class Story:
    """``pages`` with most in common first, the page asked about before all; ``events`` as the page tells them."""

    title: str
    pages: tuple[Told, ...]
    events: tuple[EventRow, ...]
    outlets: int


def from_document(document: Document, coverage: Coverage) -> Story:
    """The story a page belongs to."""
    own = (
        c for c in coverage.relations.claims if c.evidence.document == document.id and c.part is not BlockKind.TEASER
    )
    rows = list({row.event.id: row for row in (coverage.row_of[claim.id] for claim in own)}.values())
    shared = Counter(key for row in rows for key in {claim.evidence.document for claim in row.event.claims})
    shared[document.id] += 0
    copies = {copy.copy for copy in coverage.relations.copies}
    pages = sorted(shared, key=lambda key: (key != document.id, -shared[key], coverage.documents[key].published.at))
    told = tuple(_told(coverage.documents[key], shared[key], key in copies) for key in pages)
    merged = sorted((events.row(row, coverage) for row in rows), key=lambda r: (-r.outlets, -r.origins, r.event))
    return Story(document.title or document.name, told, tuple(merged), len({page.outlet for page in told}))


def _told(document: Document, shared: int, copy: bool) -> Told:
    return Told(
        outlet=document.outlet,
        title=document.title or document.name,
        published=document.published.at.isoformat(),
        shared=shared,
        copy=copy,
        document=document.id,
    )
