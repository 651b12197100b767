"""Mentions in the exchange format: kind, offsets, and what each refers to. No gate: every mention of the text."""

from __future__ import annotations

from typing import Any

from reportedly.mentions import Mention, MentionKind, Page
from reportedly.referents import Count, Period, Place, Referents
from reportedly.text import Cited

_TOLD = frozenset(MentionKind) - {
    MentionKind.SOURCE,
    MentionKind.CONTENT,
    MentionKind.EVIDENCE,
    MentionKind.ROLE,
}

_NO_NAMES = frozenset({"demonym", "group"})
"""Labels of words that stand for someone and name nobody: "Turkish", "villagers"."""


def record(page: Page, referents: Referents) -> dict[str, Any]:
    """One document's mentions: ``{"doc", "mentions": [...]}`` as the exchange format has it."""
    named = (mention for mention in page.mentions if mention.kind in _TOLD and mention.label not in _NO_NAMES)
    told = [_mention(mention, referents) for mention in named]
    return {"doc": page.document.name, "mentions": told}


def _mention(mention: Mention, referents: Referents) -> dict[str, Any]:
    place = referents.places.get(mention.span)
    return {
        "kind": mention.kind.value,
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "place": located(place, mention.label) if place else None,
        "period": _period(referents.periods.get(mention.span)),
        "count": _count(referents.counts.get(mention.span)),
    }


def located(place: Cited[Place], role: str = "") -> dict[str, Any]:
    """A resolved place: GeoNames id where there is one, point in degrees, score, and the role of the name."""
    number = place.value.id.partition("geonames:")[2]
    return {
        "geonames": int(number) if number.isdigit() else None,
        "name": place.value.name,
        "lat": place.value.lat,
        "lon": place.value.lon,
        "role": role or None,
        "how": place.how,
    }


def _period(period: Cited[Period] | None) -> dict[str, Any] | None:
    if period is None:
        return None
    said = period.value
    return {
        "earliest": said.earliest.isoformat(),
        "latest": said.latest.isoformat(),
        "timex": said.timex or None,
        "type": said.type,
    }


def _count(count: Cited[Count] | None) -> dict[str, Any] | None:
    if count is None:
        return None
    return {"low": count.value.low, "high": count.value.high, "approx": count.value.approximate}
