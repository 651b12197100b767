"""Claims from elsewhere: coded by hand or by another tool, in the exchange format of claims.md.

Each field cites the evidence with ``how="given"``, since the record does not say where else it stands; the id it came
with is kept as `external_id`. A record whose evidence does not stand on the page is refused, by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from anyascii import anyascii

from reportedly.attributions import Relay, Role, Stance
from reportedly.claims import BY_KIND, Claim, Modality
from reportedly.claims.propositions import Proposition
from reportedly.documents import BlockKind, Document
from reportedly.errors import UsageError
from reportedly.referents import Actor, Count, Period, Place
from reportedly.referents.places import Gazetteer, Precision
from reportedly.text import Cited, Span

T = TypeVar("T")
Record = Mapping[str, Any]
REGION_WORDS = re.compile(
    r"\b(?:governorate|region|oblast|province|state|district|county|raion|strip|north(?:ern)?|south(?:ern)?|east(?:ern)?"
    r"|west(?:ern)?|central)\b"
)
NEAR_DEGREES = 0.5  # a gazetteer's place answers a given one when latitude and longitude differ by less


def from_records(records: Iterable[Record], document: Document, gazetteer: Gazetteer | None = None) -> Iterator[Claim]:
    """The claims of one document from its records; UsageError names the record that cannot be read.

    With a gazetteer a given place takes the gazetteer's id and hierarchy, so that coded and extracted claims meet.
    """
    for record in records:
        yield from_record(record, document, gazetteer)


def from_record(record: Record, document: Document, gazetteer: Gazetteer | None = None) -> Claim:
    """One claim; UsageError when its kind is unknown, its evidence is not on the page or a value is malformed."""
    name = f"claim {record.get('id', '?')} of {document.name}"
    evidence = _evidence(record, document, name)
    topic = BY_KIND.get(str(record.get("kind")))
    if topic is None:
        raise UsageError(f"{name}: there is no kind {record.get('kind')!r}; the kinds are {', '.join(sorted(BY_KIND))}")
    try:
        return Claim(
            claimants=tuple(_cited(_actor(speaker), evidence) for speaker in record.get("speaker") or ()),
            proposition=_proposition(record, topic, evidence, gazetteer),
            modality=Modality(record.get("modality") or "actual"),
            stance=Stance(record.get("stance") or "own"),
            chain=_chain(record, document, evidence),
            evidence=evidence,
            part=_part(record, document, evidence),
            external_id=str(record.get("id") or ""),
        )
    except (KeyError, TypeError, ValueError) as reason:
        raise UsageError(f"{name} is not in the exchange format: {reason}") from reason


def _evidence(record: Record, document: Document, name: str) -> Span:
    words = record.get("evidence") or ""
    start = document.text.find(words) if words else -1
    given = record.get("span")
    if given and document.text[given[0] : given[1]] == words:
        start = given[0]
    if start < 0:
        raise UsageError(f"{name}: its evidence does not stand on the page")
    return Span(document.id, start, start + len(words))


def _cited(value: T, evidence: Span) -> Cited[T]:
    return Cited(value, evidence, "given")


def _proposition(record: Record, topic: type[Proposition], evidence: Span, gazetteer: Gazetteer | None) -> Proposition:
    actor, target, place = record.get("actor"), record.get("target"), record.get("place")
    time, quantity, status = record.get("time"), record.get("quantity"), record.get("status")
    return topic(
        status=_cited(str(status), evidence) if status else None,
        actor=_cited(_actor(actor), evidence) if actor else None,
        target=_cited(_actor(target), evidence) if target else None,
        place=_cited(_place(place, gazetteer), evidence) if place else None,
        time=_cited(_period(time), evidence) if time else None,
        quantity=_cited(_count(quantity), evidence) if quantity else None,
    )


def _actor(record: Record) -> Actor:
    name, party = str(record["name"]), str(record.get("party") or "UNK")
    return Actor(id=f"given:{_folded(name)}:{party}", name=name, party=party)


def _period(record: Record) -> Period:
    return Period(date.fromisoformat(record["earliest"]), date.fromisoformat(record["latest"]))


def _count(record: Record) -> Count:
    return Count(record.get("low"), record.get("high"), bool(record.get("approx")))


def _place(record: Record, gazetteer: Gazetteer | None) -> Place:
    """A given place; its canonical name, from the finest part to the country, is its hierarchy."""
    canonical = str(record.get("canonical") or record["name"])
    parts = [_folded(part) for part in canonical.split(",")]
    lat, lon = record.get("lat"), record.get("lon")
    known = _known(parts[0], lat, lon, gazetteer)
    if known is not None:
        return known
    chain = [", ".join(parts[i:]) for i in range(len(parts))]
    return Place(
        id=f"given:{chain[0]}",
        name=str(record["name"]),
        country="",
        lat=float(lat or 0),
        lon=float(lon or 0),
        precision=_precision(parts),
        within=tuple(f"given:{area}" for area in chain[1:]),
        canonical=canonical,
    )


def _known(name: str, lat: float | None, lon: float | None, gazetteer: Gazetteer | None) -> Place | None:
    if gazetteer is None or lat is None or lon is None:
        return None
    found = (candidate.place for candidate in gazetteer.look_up(name))
    return next((p for p in found if abs(p.lat - lat) < NEAR_DEGREES and abs(p.lon - lon) < NEAR_DEGREES), None)


def _precision(parts: list[str]) -> Precision:
    if REGION_WORDS.search(parts[0]):
        return Precision.REGION
    return (Precision.COUNTRY, Precision.TOWN, Precision.SITE)[min(len(parts), 3) - 1]


def _chain(record: Record, document: Document, evidence: Span) -> tuple[Relay, ...]:
    hands = tuple(Relay(Role(hand["role"]), str(hand["name"]), evidence) for hand in record.get("via") or ())
    return (*hands, Relay(Role.OUTLET, document.outlet)) if document.outlet else hands


def _part(record: Record, document: Document, evidence: Span) -> BlockKind:
    if record.get("part"):
        return BlockKind(record["part"])
    return next((block.kind for block in document.blocks if evidence in block.span), BlockKind.BODY)


def _folded(name: str) -> str:
    return " ".join(anyascii(name).casefold().split())
