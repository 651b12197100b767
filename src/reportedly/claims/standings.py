"""Standings: the places that stand for choice as where a claim happens, and where each is named nearest."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.claims.haunts import Haunt, Naming
from reportedly.referents import Place
from reportedly.referents.places import Precision

_FINE = {Precision.SITE: "town", Precision.TOWN: "town", Precision.DISTRICT: "district", Precision.REGION: "region"}
_GRAINS = ("", *(_FINE.get(precision, "country") for precision in sorted(Precision)))
"""By the number of the precision: asked a thousand times a page."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A place that stands for choice: its naming nearest to the clause, and where that stands to it."""

    haunt: Haunt
    naming: Naming
    where: str
    distance: int

    @property
    def place(self) -> Place:
        """The place itself."""
        return self.naming.place.value


def grain(standing: Standing) -> str:
    """town, district, region or country."""
    return _GRAINS[standing.naming.place.value.precision]
