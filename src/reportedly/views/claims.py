"""Claims, one row each, newest page first: who says that what happened."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.claims import Claim
from reportedly.referents import Count, Period
from reportedly.views.coverage import Coverage, Strip, according_to, place_name


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """``gist`` is ours, ``words`` are the page's. ``modality`` other than actual is never to be read as happened."""

    kind: str
    status: str
    gist: str
    according_to: str
    party: str
    stance: str
    modality: str
    place: str
    time: Period | None
    quantity: Count | None
    words: str
    chain: str
    outlet: str
    published: str
    strip: Strip
    claim: str
    document: str


def from_coverage(coverage: Coverage) -> tuple[ClaimRow, ...]:
    """Every claim of the articles themselves; teasers belong to other stories."""
    return tuple(row(claim, coverage) for claim in coverage.claims())


def row(claim: Claim, coverage: Coverage) -> ClaimRow:
    """One claim as a row."""
    said, document = claim.proposition, coverage.document(claim)
    strip = coverage.strip(claim)
    return ClaimRow(
        kind=said.kind,
        status=said.state,
        gist=said.gist(),
        according_to=according_to(claim, document),
        party=claim.claimants[0].value.party if claim.claimants else "",
        stance=claim.stance.value,
        modality=claim.modality.value,
        place=place_name(said.place.value if said.place else None),
        time=said.time.value if said.time else None,
        quantity=said.quantity.value if said.quantity else None,
        words=coverage.words(claim),
        chain=strip.chain,
        outlet=document.outlet,
        published=document.published.at.isoformat(),
        strip=strip,
        claim=claim.id,
        document=document.id,
    )
