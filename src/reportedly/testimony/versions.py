"""Copies and corrections: which page reprints which, and which puts which right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.judgements import Judgement, by_pair
from reportedly.judgements.copies import Reprint, corrected, reprints
from reportedly.judgements.judges import MINIMAL
from reportedly.judgements.names import folded
from reportedly.testimony.types import Copy, Correction


def from_documents(
    documents: Iterable[Document], claims: Iterable[Claim], judgements: Iterable[Judgement]
) -> tuple[tuple[Copy, ...], tuple[Correction, ...]]:
    """The copies and the corrections among some pages, sorted by document ids."""
    known = {document.id: document for document in documents}
    slots = _slots(claims, judgements)
    copies: list[Copy] = []
    corrections: list[Correction] = []
    for pair in reprints(known.values()):
        field = slots.get(frozenset((pair.original, pair.copy)), "")
        correction = _correction(pair, known, field)
        if correction:
            corrections.append(correction)
        elif not pair.same_page:
            copies.append(Copy(pair.original, pair.copy, pair.share, pair.credited))
    return _roots(copies), tuple(corrections)


def _slots(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> Mapping[frozenset[str], str]:
    """The slot in which two pages garble each other, by their ids."""
    page = {claim.id: claim.evidence.document for claim in claims}
    return {
        frozenset((page[j.left], page[j.right])): reason.removeprefix(MINIMAL)
        for j in by_pair(judgements).values()
        for reason, _ in j.reasons
        if reason.startswith(MINIMAL) and j.left in page and j.right in page
    }


def _correction(pair: Reprint, documents: Mapping[str, Document], field: str) -> Correction | None:
    """A later version of one url that says so or that changed a slot; or a notice of one outlet on its own page."""
    earlier, later = sorted((documents[pair.original], documents[pair.copy]), key=lambda d: d.published.at.timestamp())
    note = corrected(later)
    one_outlet = folded(earlier.outlet) == folded(later.outlet)
    if (pair.same_page and (note or field)) or (one_outlet and note and field):
        return Correction(later.id, earlier.id, field, note)
    return None


def _roots(copies: list[Copy]) -> tuple[Copy, ...]:
    """Of a chain of reprints each page is a copy of the first page alone."""
    originals = {copy.original for copy in copies}
    copied = {copy.copy for copy in copies}
    first = originals - copied
    kept = [
        copy
        for copy in copies
        if copy.original in first or not any(c.copy == copy.copy and c.original in first for c in copies)
    ]
    return tuple(sorted(kept, key=lambda copy: (copy.original, copy.copy)))
