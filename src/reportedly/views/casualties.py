"""Casualties: who says how many, of which group, over time. Bounds are kept; claimants are never added together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.claims import Claim
from reportedly.claims.gists import rounded, uncounted
from reportedly.claims.propositions import presumed
from reportedly.views import claimants
from reportedly.views.coverage import Coverage, Strip, according_to, laid_at, place_name, speaker_party, total


@dataclass(frozen=True, slots=True)
class CasualtyRow:
    """One figure of one claimant. ``scope``: "total" over `LONG` days and more, else "incident".

    ``low`` and ``high`` as said, None where open. ``own``: the claimant speaks of its own side's losses. ``claimant``:
    the name by which a claimant in several spellings goes in all its rows; ``according_to`` is the page's.
    ``presumed``: the sentence names no place, and this one stands elsewhere on its page. A total takes none from there
    (`laid_at`).
    """

    according_to: str
    claimant_party: str
    victims: str
    party: str
    harm: str
    low: int | None
    high: int | None
    approximate: bool
    modality: str
    scope: str
    own: bool
    place: str
    earliest: str
    latest: str
    published: str
    strip: Strip
    claim: str
    document: str
    claimant: str = ""
    presumed: bool = False


def from_coverage(coverage: Coverage) -> tuple[CasualtyRow, ...]:
    """Every figure, by party harmed, harm, claimant and day: a series for each claimant, one row an utterance.

    Those of whom no side is known come last.
    """
    claims = coverage.claims("casualties")
    names = claimants.names(reversed(claims), coverage)
    rows: dict[tuple[object, ...], CasualtyRow] = {}
    for claim in claims:
        row = _row(claim, coverage, names)
        key = (coverage.row_of[claim.id].event.id, row.claimant, row.harm, row.low, row.high, row.party)
        rows[key] = row  # newest first, so the earliest report of an utterance stays
    return tuple(sorted(rows.values(), key=_series))


def _series(row: CasualtyRow) -> tuple[str | bool, ...]:
    said = row.latest or row.published
    return (not row.party, row.party, row.harm, row.scope, row.claimant, said, row.published, row.claim)


def _row(claim: Claim, coverage: Coverage, names: Mapping[tuple[str, str], str]) -> CasualtyRow:
    said, document = claim.proposition, coverage.document(claim)
    count, period = said.quantity, said.time.value if said.time else None
    said_by, claimant_party = according_to(claim, document), speaker_party(claim)
    party = said.target.value.party if said.target else ""
    place = laid_at(said)
    return CasualtyRow(
        according_to=said_by,
        claimant_party=claimant_party,
        victims=uncounted(rounded(said.target.value.name), count) if said.target else "people",
        party=party,
        harm=said.state,
        low=count.value.low if count else None,
        high=count.value.high if count else None,
        approximate=bool(count and count.value.approximate),
        modality=claim.modality.value,
        scope="total" if total(said) else "incident",
        own=bool(party) and party == claimant_party,
        place=place_name(place.value if place else None),
        earliest=period.earliest.isoformat() if period else "",
        latest=period.latest.isoformat() if period else "",
        published=document.published.at.isoformat(),
        strip=coverage.strip(claim),
        claim=claim.id,
        document=document.id,
        claimant=names.get((said_by, claimant_party), said_by),
        presumed=presumed(place),
    )
