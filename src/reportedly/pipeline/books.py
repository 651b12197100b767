"""Books: a ledger read out as coverage, and what the checks find between pages restated in it."""

from __future__ import annotations

from datetime import datetime

from reportedly import testimony
from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.ledger import Ledger
from reportedly.pipeline.openings import outlets
from reportedly.testimony import Relations
from reportedly.views import Coverage


def coverage(ledger: Ledger, as_of: datetime | None = None) -> Coverage:
    """All that the book held at a moment, laid out. It reads every claim: call it once for many views."""
    documents = {document.id: document for document in ledger.read(Document, as_of)}
    relations = _relations(ledger, documents, as_of)
    return Coverage(relations, documents, tuple(ledger.findings(as_of)))


def _relations(ledger: Ledger, documents: dict[str, Document], as_of: datetime | None = None) -> Relations:
    claims = tuple(ledger.read(Claim, as_of))
    return testimony.relations(claims, tuple(ledger.judgements(as_of=as_of)), documents.values(), outlets())
