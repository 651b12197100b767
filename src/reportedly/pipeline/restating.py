"""Restating: findings between pages follow the book as it grows, at the cost of what the new pages touch.

A misreport hangs on minimal pairs, on the origins and events of their claims, and on the corrections and the other
slips of their pages. So what is new is followed along the judgements that join, over the minimal pairs met there, to
the pages that may now read otherwise; only those are laid out and restated.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportedly import testimony
from reportedly.checks import Finding
from reportedly.checks import books as book_checks
from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.judgements import Same
from reportedly.ledger import Ledger
from reportedly.ledger.kinships import RESTATED, Kinships

BETWEEN_PAGES = frozenset({"misreport", "balance"})
"""Codes of the findings that late reports may change."""


def restate(ledger: Ledger) -> tuple[Finding, ...]:
    """Let what the checks between pages find now be what the book says of them; the findings that are new.

    It begins where the last restating ended, also when a run was broken off between them.
    """
    near = ledger.kinships()
    since = ledger.mark(RESTATED)
    if since == 0:
        return restate_all(ledger)
    touched = _touched(near, *near.fresh(since))
    told = _found(ledger, near, near.garbled(touched))
    found = ledger.restate([finding for finding in told if finding.at.document in touched], BETWEEN_PAGES, touched)
    ledger.set_mark(RESTATED, near.upto)
    return found


def restate_all(ledger: Ledger) -> tuple[Finding, ...]:
    """The same from the whole book."""
    upto = ledger.kinships().upto
    documents = {document.id: document for document in ledger.read(Document, upto)}
    claims = tuple(ledger.read(Claim, upto))
    relations = testimony.relations(claims, tuple(ledger.judgements(as_of=upto)), documents.values())
    found = ledger.restate(book_checks.from_relations(relations, documents), BETWEEN_PAGES)
    ledger.set_mark(RESTATED, upto)
    return found


def _touched(near: Kinships, documents: Iterable[str], claims: Iterable[str]) -> frozenset[str]:
    """The documents whose findings may be others now."""
    moved = _with_kin(near, claims)
    pages = near.versions(documents) | near.documents(claims)
    pages |= near.documents(claim for claim in moved if near.partners((claim,)))
    return pages | _facing(near, pages)


def _facing(near: Kinships, documents: Iterable[str]) -> frozenset[str]:
    """The documents that share a minimal pair with these."""
    return near.documents(near.partners(near.garbled(documents)))


def _with_kin(near: Kinships, claims: Iterable[str]) -> frozenset[str]:
    """Some claims with all that may stand in one origin or in one event with them."""
    return near.joined(Same.ORIGIN, claims) | near.joined(Same.EVENT, claims)


def _found(ledger: Ledger, near: Kinships, garbled: frozenset[str]) -> tuple[Finding, ...]:
    """What the checks find at some claims of minimal pairs, laid out with all that it hangs on."""
    beside = near.garbled(near.documents(garbled | near.partners(garbled)))
    claims = near.claims(_with_kin(near, beside))
    pages = near.versions(near.documents(beside)) | {claim.evidence.document for claim in claims}
    documents = {page: ledger.document(page) for page in sorted(pages)}
    judgements = ledger.judgements([claim.id for claim in claims], near.upto)
    return book_checks.from_relations(testimony.relations(claims, judgements, documents.values()), documents)
