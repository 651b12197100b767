"""PLOVER: events as JSON lines in the terms of the PLOVER manual, with source and words beside them.

The event type is PLOVER's where a topic has one; what has none is left out rather than bent.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from reportedly.claims import Claim
from reportedly.claims.codes import Plover
from reportedly.exports.happenings import Happening, from_coverage, quoted
from reportedly.referents import Actor
from reportedly.views import Coverage


def lines(coverage: Coverage) -> Iterator[str]:
    """One JSON object an event."""
    for happening in from_coverage(coverage):
        coded = happening.codes.plover
        if coded:
            yield json.dumps(_record(happening, coded, coverage), ensure_ascii=False) + "\n"


def _record(happening: Happening, coded: Plover, coverage: Coverage) -> dict[str, Any]:
    place = happening.place
    actor, recipient = _sides(happening.claim)
    return {
        "id": f"RPT{happening.claim.id}", "event_type": coded.event, "mode": coded.mode or None,
        "context": list(coded.contexts),
        "event_date": {"earliest": happening.first.isoformat(), "latest": happening.last.isoformat()},
        "actor": _side(actor), "recipient": _side(recipient),
        "location": {
            "name": place.canonical or place.name, "country": place.country, "lat": place.lat, "lon": place.lon,
            "precision": place.precision.name.lower(),
        } if place else None,
        "magnitude": {"low": happening.low, "high": happening.high} if happening.low or happening.high else None,
        "said_by": list(happening.sources), "outlets": list(happening.row.outlets),
        "independent_origins": happening.row.least, "contested": happening.contested,
        "text": quoted(happening, coverage), "urls": [page.url for page in happening.documents],
    }  # fmt: skip


def _sides(claim: Claim) -> tuple[Actor | None, Actor | None]:
    """Who acts on whom. In a charge the accuser acts, on the accused."""
    said = claim.proposition
    actor, target = (slot.value if slot else None for slot in (said.actor, said.target))
    if said.kind == "accusation":
        return claim.claimants[0].value if claim.claimants else None, actor
    return actor, target


def _side(actor: Actor | None) -> dict[str, Any] | None:
    return {"name": actor.name, "code": actor.party} if actor else None
