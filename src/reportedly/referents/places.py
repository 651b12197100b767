"""Places: points and areas of the world, by a gazetteer that comes in as an argument."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Protocol


class Precision(enum.IntEnum):
    """How exact a place is, finest first (after UCDP's where_prec)."""

    SITE = 1
    TOWN = 2
    DISTRICT = 3
    REGION = 4
    COUNTRY = 5
    AREA = 6  # crosses borders: a sea, a desert, a front


@dataclass(frozen=True, slots=True)
class Place:
    """``id``: "geonames:706448" for towns, regions and countries, "own:black-sea" for what GeoNames' table lacks.

    ``country``: ISO alpha-3 or "". ``lat``, ``lon``: degrees, WGS 84. ``canonical``: "Kherson, Ukraine", a whole
    country alone: "Ukraine". ``within``: ids of the areas that hold it, nearest first. ``population``: 0 when unknown.
    """

    id: str
    name: str
    country: str
    lat: float
    lon: float
    precision: Precision
    within: tuple[str, ...] = ()
    population: int = 0
    canonical: str = ""

    def distance(self, other: Place) -> float:
        """Kilometres between the two points on a sphere of 6371 km (haversine)."""
        lat, lon, lat2, lon2 = map(radians, (self.lat, self.lon, other.lat, other.lon))
        chord = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
        return 2 * 6371.0 * asin(min(1.0, sqrt(chord)))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place a name may mean. ``how``: "verbatim", "alternate name", "edit distance 1", "demonym", "abbreviation".

    ``capital``: of its country.
    """

    place: Place
    how: str
    capital: bool = False


class Gazetteer(Protocol):
    """Every place a name may mean, likeliest first; empty when none."""

    def look_up(self, name: str) -> Sequence[Candidate]: ...

    def country(self, code: str) -> Place | None:
        """The country with an ISO alpha-3 code."""
        ...

    def respelt(self, name: str, countries: Sequence[str]) -> Candidate | None:
        """The one place in these countries whose name differs by a slip of the pen; None when none or two."""
        ...

    def part(self, place: Place, bearing: str) -> Place | None:
        """The part of an area on one side of it ("north-east"); None for what has no parts."""
        ...
