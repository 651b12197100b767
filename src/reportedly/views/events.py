"""Events: what is reported to have happened, one row each, with who says so and how many independently."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.claims import Claim
from reportedly.documents import BlockKind
from reportedly.testimony import Row
from reportedly.views.coverage import Coverage, according_to, laid_at, place_name


@dataclass(frozen=True, slots=True)
class EventRow:
    """``outlets`` carry it, ``origins`` independently assert it (at most ``origins_most``), from ``sides``.

    ``claims``: by their ids, the one whose words the row has before all.
    """

    kind: str
    what: str
    place: str
    earliest: str
    latest: str
    modality: str
    outlets: int
    origins: int
    origins_most: int
    sides: tuple[str, ...]
    corroborated: bool
    contested: bool
    according_to: tuple[str, ...]
    first_published: str
    last_published: str
    event: str
    claims: tuple[str, ...]


def from_coverage(coverage: Coverage) -> tuple[EventRow, ...]:
    """The events with most outlets first; what only teasers tell is left out."""
    rows = (row(one, coverage) for one in coverage.relations.rows if _own(one))
    return tuple(sorted(rows, key=lambda r: (-r.outlets, -r.origins, r.earliest, r.event)))


def _own(row: Row) -> bool:
    return any(claim.part is not BlockKind.TEASER for claim in row.event.claims)


def row(testimony: Row, coverage: Coverage) -> EventRow:
    """One event as a row; its words are those of its fullest claim."""
    claims = testimony.event.claims
    told = fullest(claims, coverage)
    said = told.proposition
    place = laid_at(said)
    hours = sorted(coverage.document(claim).published.at.isoformat() for claim in claims)
    return EventRow(
        kind=said.kind,
        what=said.gist(),
        place=place_name(place.value if place else None),
        earliest=said.time.value.earliest.isoformat() if said.time else "",
        latest=said.time.value.latest.isoformat() if said.time else "",
        modality=told.modality.value,
        outlets=len(testimony.outlets),
        origins=testimony.least,
        origins_most=testimony.most,
        sides=testimony.sides,
        corroborated=testimony.corroborated,
        contested=any(claim.id in coverage.disputed for claim in claims),
        according_to=tuple(
            dict.fromkeys(according_to(c, coverage.document(c)) for cell in testimony.cells for c in cell.claims[:1])
        ),
        first_published=hours[0],
        last_published=hours[-1],
        event=testimony.event.id,
        claims=tuple(dict.fromkeys((told.id, *(claim.id for claim in claims)))),
    )


def fullest(claims: tuple[Claim, ...], coverage: Coverage) -> Claim:
    """The claim that fills most slots, not garbled where another is to be had; the earliest of equals."""
    return min(
        claims,
        key=lambda claim: (
            claim.id in coverage.garbled,
            claim.part is BlockKind.TEASER,
            -sum(part is not None for part in claim.proposition.says()),
            coverage.document(claim).published.at,
            claim.id,
        ),
    )
