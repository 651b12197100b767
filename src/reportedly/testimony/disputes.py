"""Disputes: what the parties contradict each other in. Both sides stay; a garbled relay is no party to it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping

from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.testimony.readings import conflict
from reportedly.testimony.rows import Cell, Row, one_speaker
from reportedly.testimony.types import Dispute, Misreport


def from_rows(
    rows: Iterable[Row], misreports: Iterable[Misreport], documents: Mapping[str, Document]
) -> tuple[Dispute, ...]:
    """The disputes along the rows of the table, one for each pair of utterances that contradict each other."""
    garbled = {misreport.claim.id for misreport in misreports}
    return tuple(dispute for row in rows for dispute in _in_row(row, garbled, documents))


def _in_row(row: Row, garbled: set[str], documents: Mapping[str, Document]) -> Iterator[Dispute]:
    known = [cell for cell in row.cells if cell.origin.known]
    for left, right in itertools.combinations(known, 2):
        if left.origin.party == right.origin.party or one_speaker(left, right, documents):
            continue
        found = _between(left, right, garbled, documents)
        if found:
            yield found


def _between(left: Cell, right: Cell, garbled: set[str], documents: Mapping[str, Document]) -> Dispute | None:
    """The plainest contradiction between two utterances: on one page before across two, the earliest first."""
    pairs = [
        (a, b, about)
        for a in left.claims
        for b in right.claims
        if a.id not in garbled and b.id not in garbled and (about := conflict(a, b))
    ]
    if not pairs:
        return None
    a, b, about = min(
        pairs,
        key=lambda p: (
            p[0].evidence.document != p[1].evidence.document,
            _said(p[0], documents),
            _said(p[1], documents),
        ),
    )
    return Dispute(a, b, about, (f"two parties, {about} apart",))


def _said(claim: Claim, documents: Mapping[str, Document]) -> tuple[float, int, str]:
    return (documents[claim.evidence.document].published.at.timestamp(), claim.evidence.start, claim.id)
