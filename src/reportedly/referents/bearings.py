"""Bearings: parts of places as the press names them ("northern Syria", "the western countryside of Aleppo").

A part of a country or region lies where the gazetteer puts it; the countryside on one side of a town, 25 km off. Both
are as exact as a region: never a dot on the town itself.
"""

from __future__ import annotations

import re
from dataclasses import replace
from math import cos, radians

import numpy as np
import numpy.typing as npt

from reportedly.referents.places import Gazetteer, Place, Precision

Degrees = npt.NDArray[np.float64]
AWAY = 25.0
"""Kilometres from a town to its countryside on one side; the gold of FA-KES puts it at 21 to 36 (November 2026)."""
OUTWARD, CELLS = 0.4, 6
"""How far towards its farthest settlement the side of an area begins, and the cells from its middle to its edge."""
SLANT = 0.9
"""How far aside of its way a side reaches, to each step along it: the east of Syria is not its north-eastern corner.

Of the parts of countries and states that gold/train, gold/own and gold/dev name (109 claims) 70 lie within 50 km so, 62
with the corners in and a beginning of 0.5; weighing settlements by their people gains nothing (29 November 2026).
"""

CLOSE, MOST = 700.0, 0.9
"""Kilometres between cells of settlements of one mainland, and the share of all that makes it the mainland: Alaska is
not the west of the United States, nor Tenerife that of Spain, nor Akrotiri the south of Britain."""

_SIDE = r"(?P<side>(?:north|south)(?:[- ]?(?:east|west))?|east|west)(?:ern(?:most)?)?"
_RURAL = r"(?P<rural>countryside|outskirts|suburbs?|hinterlands?|rural areas)"
_BEFORE = re.compile(rf"\b{_SIDE}(?: (?:parts?|areas?|regions?|of|{_RURAL}))*(?: of)?(?: the)? $", re.IGNORECASE)
_AFTER = re.compile(rf"^(?:['’]s?)? {_SIDE}(?: and \w+)? {_RURAL}\b", re.IGNORECASE)

_OF_IT = re.compile(
    r"^['’]s? (?:far |deep |(?:[a-z]+-)?held )?(?P<side>(?:north|south)(?:-?(?:east|west))?|east|west)"
    r"(?=[.,;:)!?]|$| (?:and|or|in|on|at|to|from|by|with|is|was|are|were|has|have|had|after|before|since|as|that|which"
    r"|where|while|near|late|early|last|yesterday|over|into|for|because|when)\b)",
    re.IGNORECASE,
)
"""The east that a land has: "Syria's north-east", "in Ukraine's Russian-held south."; not "Ukraine's south coast"."""


def bearing(before: str, after: str) -> tuple[str, bool]:
    """The side of a place that the words around its name speak of ("north-east"; "" when none), and whether rural."""
    match = _BEFORE.search(before) or _AFTER.match(after) or _OF_IT.match(after)
    if not match:
        return "", False
    side = match["side"].lower().replace(" ", "-")
    return re.sub(r"^(north|south)-?(east|west)$", r"\1-\2", side), bool(match.groupdict().get("rural"))


def part(place: Place, side: str, rural: bool, gazetteer: Gazetteer) -> Place:
    """The part of a place on one side; the place itself when it has no parts."""
    if place.precision in (Precision.COUNTRY, Precision.REGION):
        return gazetteer.part(place, side) or place
    if not rural:
        return place
    north, east = _ways(side)
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


def middle(lat: Degrees, lon: Degrees, side: str) -> tuple[float, float]:
    """The middle of the settled land on one side: a cell of the area's grid counts by the root of its settlements."""
    north, east = _ways(side)
    lon = np.where((lon < 0) & (np.ptp(lon) > 180), lon + 360, lon)
    main = _mainland(lat, lon)
    lat, lon = lat[main], lon[main]
    ways = np.stack([_spread(lat), _spread(lon)], axis=1)
    _, cell, size = np.unique(np.round(ways * CELLS), axis=0, return_inverse=True, return_counts=True)
    cells = np.array([np.bincount(cell.ravel(), values) / size for values in (lat, lon, *ways.T)])
    lead = north * cells[2] + east * cells[3]
    aside = np.abs(north * cells[2] - east * cells[3]) if north and east else np.abs(east * cells[2] + north * cells[3])
    straight = aside <= SLANT * lead
    along = np.where(straight, lead, -np.inf) if straight.any() else lead
    weight = np.where(along >= along.max() * (OUTWARD if along.max() > 0 else 1), np.sqrt(size), 0.0)
    lat_, lon_ = (float(np.average(cells[n], weights=weight)) for n in (0, 1))
    return lat_, (lon_ + 180) % 360 - 180


def _mainland(lat: Degrees, lon: Degrees) -> npt.NDArray[np.bool_]:
    """Which settlements lie on the mainland, reached from its densest cell in steps; all where no land holds most."""
    cells, cell, size = np.unique(
        np.round(np.stack([lat, lon], 1) / 2), axis=0, return_inverse=True, return_counts=True
    )
    north, east = np.radians(cells * 2).T
    points = np.stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)], axis=1)
    close = points @ points.T >= cos(CLOSE / 6371)
    reached = close[int(size.argmax())]
    while (wider := close[reached].any(axis=0)).sum() > reached.sum():
        reached = wider
    inside: npt.NDArray[np.bool_] = reached[cell.ravel()]
    return inside if inside.mean() >= MOST else np.ones_like(inside)


def _spread(degrees: Degrees) -> Degrees:
    """From -1 to 1 across an area; the farthest hundredth may lie beyond."""
    low, high = np.quantile(degrees, [0.005, 0.995])
    return np.asarray((degrees - (low + high) / 2) / max((high - low) / 2, 1e-6), float)


def _ways(side: str) -> tuple[int, int]:
    """How a side lies: 1 for north and for east, -1 for south and for west."""
    return ("north" in side) - ("south" in side), ("east" in side) - ("west" in side)
