"""Sources: each outlet, what it carries, how much of it is relayed, copied or garbled."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from reportedly.claims import Claim
from reportedly.views.coverage import Coverage


@dataclass(frozen=True, slots=True)
class SourceRow:
    """``relayed``: share of its claims that it attributes to someone. ``copied``: pages that reprint another's text."""

    outlet: str
    pages: int
    claims: int
    relayed: float
    copied: int
    misreports: int
    suspicious: int
    corrections: int
    last_published: str


def from_coverage(coverage: Coverage) -> tuple[SourceRow, ...]:
    """By number of claims, most first."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in coverage.claims():
        claims[coverage.document(claim).outlet].append(claim)
    outlets = sorted({document.outlet for document in coverage.documents.values()})
    rows = (_row(outlet, claims[outlet], coverage) for outlet in outlets)
    return tuple(sorted(rows, key=lambda row: (-row.claims, row.outlet)))


def _row(outlet: str, claims: list[Claim], coverage: Coverage) -> SourceRow:
    pages = {key: document for key, document in coverage.documents.items() if document.outlet == outlet}
    faults = [m for m in coverage.relations.misreports if m.claim.evidence.document in pages]
    return SourceRow(
        outlet=outlet,
        pages=len(pages),
        claims=len(claims),
        relayed=round(sum(bool(claim.claimants) for claim in claims) / len(claims), 3) if claims else 0.0,
        copied=len({copy.copy for copy in coverage.relations.copies} & set(pages)),
        misreports=sum(fault.verdict == "misreport" for fault in faults),
        suspicious=sum(fault.verdict != "misreport" for fault in faults),
        corrections=sum(bool(c.note) and c.report in pages for c in coverage.relations.corrections),
        last_published=max(document.published.at.isoformat() for document in pages.values()),
    )
