"""PLOVER: events as JSON lines in the terms of the PLOVER manual, with source and words beside them.

The event type is PLOVER's where a kind has one; what has none is left out rather than bent.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from reportedly.exports.happenings import Happening, from_coverage, quoted
from reportedly.referents import Actor
from reportedly.views import Coverage

TYPES = {
    ("attack", ""): ("ASSAULT", ""), ("attack", "air"): ("ASSAULT", "aerial"),
    ("attack", "drone"): ("ASSAULT", "aerial"),
    ("attack", "missile"): ("ASSAULT", "heavy-weapons"), ("attack", "shelling"): ("ASSAULT", "heavy-weapons"),
    ("attack", "explosive"): ("ASSAULT", "explosives"), ("attack", "small-arms"): ("ASSAULT", "firearms"),
    ("attack", "chemical"): ("ASSAULT", "unconventional"), ("casualties", "killed"): ("ASSAULT", ""),
    ("control", "captured"): ("ASSAULT", "seize"), ("control", "withdrawn"): ("RETREAT", "withdraw"),
    ("talks", ""): ("CONSULT", ""), ("talks", "agreed"): ("AGREE", ""), ("talks", "refused"): ("REJECT", ""),
    ("ceasefire", "agreed"): ("AGREE", "ceasefire"), ("ceasefire", "in-force"): ("RETREAT", "ceasefire"),
    ("ceasefire", "refused"): ("REJECT", "ceasefire"), ("aid", "delivered"): ("AID", ""),
    ("aid", "pledged"): ("COOPERATE", ""), ("aid", "requested"): ("REQUEST", "assist"),
    ("sanction", "imposed"): ("SANCTION", ""), ("sanction", "threatened"): ("THREATEN", "sanction"),
    ("prisoners", "detained"): ("COERCE", "arrest"), ("prisoners", "released"): ("RETREAT", "release"),
    ("movement", "mobilised"): ("MOBILIZE", "troops"), ("movement", "deployed"): ("MOBILIZE", "troops"),
    ("movement", "withdrawing"): ("RETREAT", "withdraw"), ("accusation", ""): ("ACCUSE", ""),
    ("diplomacy", "condemned"): ("ACCUSE", "disapprove"), ("diplomacy", "backed"): ("SUPPORT", ""),
    ("diplomacy", "rejected"): ("REJECT", ""), ("diplomacy", "recalled"): ("SANCTION", "withdraw"),
}  # fmt: skip
"""Kind and status to PLOVER's event type and mode; a status that is not here takes its kind's row."""


def lines(coverage: Coverage) -> Iterator[str]:
    """One JSON object an event."""
    for happening in from_coverage(coverage):
        said = happening.claim.proposition
        found = TYPES.get((said.kind, said.state)) or TYPES.get((said.kind, ""))
        if found:
            yield json.dumps(_record(happening, *found, coverage), ensure_ascii=False) + "\n"


def _record(happening: Happening, type_: str, mode: str, coverage: Coverage) -> dict[str, Any]:
    place = happening.place
    return {
        "id": f"RPT{happening.claim.id}", "event_type": type_, "mode": mode or None,
        "event_date": {"earliest": happening.first.isoformat(), "latest": happening.last.isoformat()},
        "actor": _side(happening.actor), "recipient": _side(happening.target),
        "location": {
            "name": place.canonical or place.name, "country": place.country, "lat": place.lat, "lon": place.lon,
            "precision": place.precision.name.lower(),
        } if place else None,
        "magnitude": {"low": happening.low, "high": happening.high} if happening.low or happening.high else None,
        "said_by": list(happening.sources), "outlets": list(happening.row.outlets),
        "independent_origins": happening.row.least, "contested": happening.contested,
        "text": quoted(happening, coverage), "urls": [page.url for page in happening.documents],
    }  # fmt: skip


def _side(actor: Actor | None) -> dict[str, Any] | None:
    return {"name": actor.name, "code": actor.party} if actor else None
