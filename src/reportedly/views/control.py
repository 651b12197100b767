"""Control: who holds which place, by party, according to whom, over time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from reportedly.claims import Claim, Modality
from reportedly.referents import Place
from reportedly.views import claimants
from reportedly.views.coverage import Coverage, Strip, according_to, place_name, speaker_party

STALE_DAYS = 14
"""Days after which a claim of control no longer describes the present. Our choice; the legend says it."""

STANDINGS = ("disputed", "agreed", "claimed", "reported", "mismatch", "stale")
"""The word that a place takes from its rows is the first of these that one of them has."""


@dataclass(frozen=True, slots=True)
class ControlRow:
    """One claim of control, the latest of its claimant for its place. ``claimant_party``: the claimant's side.

    ``party``, ``holder``: who has it; "" of a contested place, which nobody holds.

    ``standing``: one of `STANDINGS`. agreed: two sides say so; claimed: one side, of itself; reported: own voice or a
    third party; mismatch: it contradicts the words it relays, and ``others`` is what their other relays have; stale:
    older than `STALE_DAYS` before the newest page.
    """

    place: str
    lat: float
    lon: float
    precision: str
    party: str
    holder: str
    status: str
    modality: str
    according_to: str
    claimant_party: str
    since: str
    published: str
    standing: str
    others: str
    strip: Strip
    claim: str
    document: str


def from_coverage(coverage: Coverage) -> tuple[ControlRow, ...]:
    """The latest word of every claimant on every place, by place; said again in another spelling it is one word."""
    latest: dict[tuple[str, str], Claim] = {}
    for claim in coverage.claims("control"):  # newest first
        place = claim.proposition.place
        if place is not None and claim.modality is not Modality.DEMANDED:
            latest.setdefault((place.value.id, according_to(claim, coverage.document(claim))), claim)
    newest = max((coverage.document(claim).published.at for claim in latest.values()), default=None)
    rows = (
        _row(claim, claim.proposition.place.value, coverage, newest is not None and _old(claim, coverage, newest))
        for claim in _each_once(latest.values(), coverage)
        if claim.proposition.place
    )
    return tuple(sorted(rows, key=lambda row: (row.place, row.published, row.according_to)))


def _each_once(claims: Iterable[Claim], coverage: Coverage) -> Iterator[Claim]:
    """Of what one claimant, in whatever spelling, says of a place and its holder, the first."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        said = claim.proposition
        where = said.place.value.id if said.place else ""
        key = (where, said.state, said.actor.value.party if said.actor else "", claim.modality)
        groups.setdefault(key, []).append(claim)
    for group in groups.values():
        yield from claimants.unlike(group, coverage)


def _old(claim: Claim, coverage: Coverage, newest: datetime) -> bool:
    return (newest - coverage.document(claim).published.at).days > STALE_DAYS


def _row(claim: Claim, place: Place, coverage: Coverage, old: bool) -> ControlRow:
    said, document, strip = claim.proposition, coverage.document(claim), coverage.strip(claim)
    holder = said.actor.value if said.actor and said.state != "contested" else None
    return ControlRow(
        place=place_name(place),
        lat=place.lat,
        lon=place.lon,
        precision=place.precision.name.lower(),
        party=holder.party if holder else "",
        holder=holder.name if holder else "",
        status=said.state,
        modality=claim.modality.value,
        according_to=according_to(claim, document),
        claimant_party=speaker_party(claim),
        since=said.time.value.earliest.isoformat() if said.time else "",
        published=document.published.at.isoformat(),
        standing=_standing(claim, coverage, old),
        others=coverage.garbled[claim.id].others if claim.id in coverage.garbled else "",
        strip=strip,
        claim=claim.id,
        document=document.id,
    )


def _standing(claim: Claim, coverage: Coverage, old: bool) -> str:
    """The word of the legend. A dispute is told before age: an old quarrel is still one."""
    if coverage.strip(claim).contested:
        return "disputed"
    if claim.id in coverage.garbled:
        return "mismatch"
    if old:
        return "stale"
    if _agreed(claim, coverage):
        return "agreed"
    actor = claim.proposition.actor
    by_holder = bool(claim.claimants) and actor is not None and claim.claimants[0].value.party == actor.value.party
    return "claimed" if by_holder else "reported"


def _agreed(claim: Claim, coverage: Coverage) -> bool:
    """Two sides say so, and in the row, garbled words aside, nobody says what cannot be so beside it nor disputes."""
    others = [c for c in coverage.row_of[claim.id].event.claims if c.id not in coverage.garbled]
    at_odds = any(c.id in coverage.disputed or claim.proposition.conflicts(c.proposition) for c in others)
    return not at_odds and len(coverage.strip(claim).sides) >= 2
