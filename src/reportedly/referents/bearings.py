"""Bearings: parts of places as the press names them ("northern Syria", "the western countryside of Aleppo").

A part of a country or region lies where the gazetteer puts it; the countryside on one side of a town, 25 km off. Both
are as exact as a region: never a dot on the town itself.
"""

from __future__ import annotations

import re
from dataclasses import replace
from math import cos, radians

from reportedly.referents.places import Gazetteer, Place, Precision

AWAY = 25.0
"""Kilometres from a town to its countryside on one side; the gold of FA-KES puts it at 21 to 36 (November 2026)."""

_SIDE = r"(?P<side>(?:north|south)(?:[- ]?(?:east|west))?|east|west)(?:ern(?:most)?)?"
_RURAL = r"(?P<rural>countryside|outskirts|suburbs?|hinterlands?|rural areas)"
_BEFORE = re.compile(rf"\b{_SIDE}(?: (?:parts?|areas?|regions?|of|{_RURAL}))*(?: of)?(?: the)? $", re.IGNORECASE)
_AFTER = re.compile(rf"^(?:['’]s?)? {_SIDE}(?: and \w+)? {_RURAL}\b", re.IGNORECASE)


def bearing(before: str, after: str) -> tuple[str, bool]:
    """The side of a place that the words around its name speak of ("north-east"; "" when none), and whether rural."""
    match = _BEFORE.search(before) or _AFTER.match(after)
    if not match:
        return "", False
    side = match["side"].lower().replace(" ", "-")
    return re.sub(r"^(north|south)-?(east|west)$", r"\1-\2", side), bool(match["rural"])


def part(place: Place, side: str, rural: bool, gazetteer: Gazetteer) -> Place:
    """The part of a place on one side; the place itself when it has no parts."""
    if place.precision in (Precision.COUNTRY, Precision.REGION):
        return gazetteer.part(place, side) or place
    if not rural:
        return place
    north, east = ("north" in side) - ("south" in side), ("east" in side) - ("west" in side)
    scale = AWAY / (111.2 * (abs(north) + abs(east)) ** 0.5)
    return replace(
        place,
        id=f"{place.id}/{side}",
        name=f"{side} of {place.name}",
        lat=round(place.lat + north * scale, 3),
        lon=round(place.lon + east * scale / max(0.1, cos(radians(place.lat))), 3),
        precision=Precision.REGION,
        within=(place.id, *place.within),
        canonical=f"{side} of {place.canonical}",
    )
