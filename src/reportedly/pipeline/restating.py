"""Restating: findings between pages follow the book as it grows, at the cost of what the new pages touch.

A misreport hangs on minimal pairs, on whether their claims stand in one cell, and on the corrections and the other
slips of their pages. A minimal pair is a settled judgement: whether it joins hangs on what else is settled around it,
and on no likeness. So what is new is followed along settled judgements, over the minimal pairs met there, to the pages
that may now read otherwise; only those are laid out and restated.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable

from reportedly import testimony
from reportedly.checks import Finding
from reportedly.checks import books as book_checks
from reportedly.judgements import Same
from reportedly.ledger import Ledger
from reportedly.ledger.kinships import RESTATED, Kinships
from reportedly.ledger.marks import Outrun, Step

BETWEEN_PAGES = frozenset({"misreport", "balance"})
"""Codes of the findings that late reports may change."""


def restate(ledger: Ledger) -> tuple[Finding, ...]:
    """Let what the checks between pages find now be what the book says of them; the findings that are new.

    It begins where the last restating ended, also when a run was broken off between them. Of two desks that restate at
    once the slower begins again where the other ended: what it found rests on an older book.
    """
    while True:
        with contextlib.suppress(Outrun):
            return _restate_since(ledger, ledger.mark(RESTATED))


def _restate_since(ledger: Ledger, since: int) -> tuple[Finding, ...]:
    """From the beginning, or after a redaction, it is every page that may read otherwise."""
    near = ledger.kinships()
    touched = _touched(near, *near.fresh(since)) if since else None
    told = _found(ledger, near, near.garbled(touched))
    findings = [finding for finding in told if touched is None or finding.at.document in touched]
    return ledger.restate(findings, BETWEEN_PAGES, touched, Step(RESTATED, since, near.upto))


def _touched(near: Kinships, documents: Iterable[str], claims: Iterable[str]) -> frozenset[str]:
    """The documents whose findings may be others now."""
    moved = _with_kin(near, claims)
    pages = near.versions(documents) | near.documents(claims)
    pages |= near.documents(near.partners(near.partners(moved)) & moved)
    return pages | _facing(near, pages)


def _facing(near: Kinships, documents: Iterable[str]) -> frozenset[str]:
    """The documents that share a minimal pair with these."""
    return near.documents(near.partners(near.garbled(documents)))


def _with_kin(near: Kinships, claims: Iterable[str]) -> frozenset[str]:
    """Some claims with all on which it hangs whether a minimal pair of them stands in one origin and in one event."""
    return near.joined(Same.ORIGIN, claims) | near.joined(Same.EVENT, claims)


def _found(ledger: Ledger, near: Kinships, garbled: frozenset[str]) -> tuple[Finding, ...]:
    """What the checks find at some claims of minimal pairs, laid out with all that it hangs on."""
    beside = near.garbled(near.documents(garbled | near.partners(garbled)))
    claims = near.claims(_with_kin(near, beside))
    pages = near.versions(near.documents(beside)) | {claim.evidence.document for claim in claims}
    documents = {page: ledger.document(page) for page in sorted(pages)}
    judgements = ledger.judgements([claim.id for claim in claims], near.upto)
    return book_checks.from_table(testimony.balanced(claims, judgements, documents.values()), documents)
