"""Displacement: people who fled, were evacuated or returned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportedly.claims.gists import counted, whereabouts
from reportedly.claims.propositions import Proposition, disjoint


@dataclass(frozen=True, slots=True)
class Displacement(Proposition):
    """People on the move; ``target`` says who."""

    kind: ClassVar[str] = "displacement"
    statuses: ClassVar[tuple[str, ...]] = ("fled", "evacuated", "returned")

    def conflicts(self, other: Proposition) -> bool:
        """Counts of one movement at one place that share no number."""
        return self.meets(other) and self.state == other.state and disjoint(self.quantity, other.quantity)

    def gist(self) -> str:
        """ "some 5,000 families fled in Afrin"."""
        moved = f"{counted(self.quantity, self.target, 'people')} {self.state or 'displaced'}"
        return moved.strip() + whereabouts(self.place, moved)
