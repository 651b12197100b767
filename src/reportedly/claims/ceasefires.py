"""Ceasefires: truces and cessations of hostilities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportedly.claims.propositions import Proposition, name, opposed, whereabouts

_OPPOSED = (
    (frozenset({"in-force"}), frozenset({"violated", "ended", "refused"})),
    (frozenset({"agreed"}), frozenset({"refused"})),
)


@dataclass(frozen=True, slots=True)
class Ceasefire(Proposition):
    """The state of a truce; ``actor`` proposes, keeps or breaks it."""

    kind: ClassVar[str] = "ceasefire"
    statuses: ClassVar[tuple[str, ...]] = ("proposed", "agreed", "in-force", "violated", "refused", "ended")

    def conflicts(self, other: Proposition) -> bool:
        """A truce at one place and time holds and does not."""
        return self.meets(other) and opposed(self.state, other.state, _OPPOSED)

    def gist(self) -> str:
        """ "ceasefire violated by Houthis in Hodeidah"."""
        by = f" by {name(self.actor)}" if self.actor else ""
        return f"ceasefire {self.state}".rstrip() + by + whereabouts(self.place)
