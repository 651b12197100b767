"""Claims in the exchange format of claims.md: one JSON object a claim, one line a document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from reportedly.attributions import Relay
from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.referents import Actor, Count, Period, Place
from reportedly.text import Cited

SLOTS = ("status", "actor", "target", "place", "time", "quantity", "subject")


def record(claim: Claim, document: Document) -> dict[str, Any]:
    """One claim as the guide has it, with ours beside: span, part, digest, subject, codes, how each was read.

    ``id`` is the digest, or the id the claim came with from elsewhere.
    """
    proposition = claim.proposition
    return {
        "id": claim.external_id or claim.id,
        "kind": proposition.kind,
        "status": proposition.status.value if proposition.status else None,
        "evidence": document.words(claim.evidence),
        "speaker": [_actor(claimant) for claimant in claim.claimants],
        "via": [_relay(relay) for relay in claim.chain if relay.span is not None],
        "stance": claim.stance.value,
        "modality": claim.modality.value,
        "actor": _actor(proposition.actor),
        "target": _actor(proposition.target),
        "place": _place(proposition.place, document),
        "time": _time(proposition.time),
        "quantity": _quantity(proposition.quantity),
        "span": [claim.evidence.start, claim.evidence.end],
        "part": claim.part.value,
        "subject": proposition.subject.value if proposition.subject else None,
        "codes": _codes(claim),
        "digest": claim.id,
        "how": _how(claim),
    }


def records(claims: Iterable[Claim], document: Document) -> dict[str, Any]:
    """A document with its claims, numbered c1, c2, ... by their evidence where they have no id of their own."""
    ordered = sorted(claims, key=lambda claim: (claim.evidence.start, claim.evidence.end))
    numbered = ({**record(claim, document), "id": claim.external_id or f"c{n}"} for n, claim in enumerate(ordered, 1))
    return {"doc": document.name, "published": document.day.isoformat(), "claims": list(numbered)}


def line(claims: Iterable[Claim], document: Document) -> str:
    """The line of a document, without its line break."""
    return json.dumps(records(claims, document), ensure_ascii=False)


def lines(claimed: Iterable[tuple[Document, Sequence[Claim]]]) -> Iterator[str]:
    """One line for each document, in the order given."""
    return (line(claims, document) for document, claims in claimed)


def _actor(cited: Cited[Actor] | None) -> dict[str, Any] | None:
    return {"name": cited.value.name, "party": cited.value.party} if cited else None


def _relay(relay: Relay) -> dict[str, Any]:
    return {"role": relay.role.value, "name": relay.name}


def _place(cited: Cited[Place] | None, document: Document) -> dict[str, Any] | None:
    if cited is None:
        return None
    place = cited.value
    here = cited.span.document == document.id and cited.how != "given"
    return {
        "name": document.words(cited.span) if here else place.name,
        "canonical": place.canonical or place.name,
        "lat": round(place.lat, 2),
        "lon": round(place.lon, 2),
        "id": place.id,
    }


def _time(cited: Cited[Period] | None) -> dict[str, Any] | None:
    if cited is None:
        return None
    return {"earliest": cited.value.earliest.isoformat(), "latest": cited.value.latest.isoformat()}


def _quantity(cited: Cited[Count] | None) -> dict[str, Any] | None:
    if cited is None:
        return None
    return {"low": cited.value.low, "high": cited.value.high, "approx": cited.value.approximate}


def _how(claim: Claim) -> Mapping[str, str]:
    """How each slot was read, where it was not read verbatim."""
    slots = {name: getattr(claim.proposition, name) for name in SLOTS}
    return {name: slot.how for name, slot in slots.items() if slot is not None and slot.how != "verbatim"}


def _codes(claim: Claim) -> dict[str, Any]:
    """What event coders call it: PLOVER's event, mode and contexts, ACLED's types, UCDP's type of violence."""
    plover, acled = claim.codes.plover, claim.codes.acled
    return {
        "plover": {"event": plover.event, "mode": plover.mode, "context": list(plover.contexts)} if plover else None,
        "acled": {"event_type": acled.event, "sub_event_type": acled.sub_event} if acled else None,
        "ucdp": claim.codes.violence,
    }
