"""Reviewing: coverage as the reviewers left it. What they struck is left out; their corrections stand in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from reportedly import testimony
from reportedly.checks import books
from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.judgements import Judgement
from reportedly.ledger import Decision, Ledger, Review
from reportedly.pipeline.openings import outlets
from reportedly.pipeline.restating import BETWEEN_PAGES
from reportedly.views import Coverage


def coverage(ledger: Ledger, as_of: datetime | None = None) -> Coverage:
    """All that the book held at a moment and its reviewers let stand, laid out."""
    documents = {document.id: document for document in ledger.read(Document, as_of)}
    struck = {id_ for id_, review in latest(ledger.read(Review, as_of)).items() if strikes(review)}
    claims = tuple(claim for claim in ledger.read(Claim, as_of) if claim.id not in struck)
    judged = tuple(j for j in ledger.judgements(as_of=as_of) if not _about(j, struck))
    relations = testimony.relations(claims, judged, documents.values(), outlets())
    return Coverage(relations, documents, tuple(ledger.findings(as_of)))


def _about(judgement: Judgement, struck: set[str]) -> bool:
    return judgement.left in struck or judgement.right in struck


def latest(reviews: Iterable[Review]) -> Mapping[str, Review]:
    """The last word of any reviewer on each claim or finding, by its id."""
    return {review.about: review for review in reviews}


STRIKING = frozenset({Decision.REJECTED, Decision.CORRECTED})
"""Decisions after which a claim does not stand as it was read."""


def strikes(review: Review) -> bool:
    """The claim it is about does not stand as it was read."""
    return review.decision in STRIKING


def restated(coverage: Coverage) -> Coverage:
    """With the findings between pages as the reviewers' decisions leave them: what they struck garbles nothing."""
    alone = (finding for finding in coverage.findings if finding.code not in BETWEEN_PAGES)
    between = books.from_table(coverage.relations, coverage.documents)
    return replace(coverage, findings=(*alone, *between))
