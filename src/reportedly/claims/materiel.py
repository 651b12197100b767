"""Materiel: military equipment destroyed, damaged or seized."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportedly.claims.codes import Acled, Codes, Plover
from reportedly.claims.gists import counted, whereabouts
from reportedly.claims.propositions import Proposition, disjoint


@dataclass(frozen=True, slots=True)
class Materiel(Proposition):
    """Equipment lost by one side; ``target`` names it with the side that loses it."""

    kind: ClassVar[str] = "materiel"
    statuses: ClassVar[tuple[str, ...]] = ("destroyed", "damaged", "seized")

    def conflicts(self, other: Proposition) -> bool:
        """Counts of one kind of equipment at one place that share no number."""
        if not self.meets(other) or self.state != other.state or self.target is None or other.target is None:
            return False
        return self.target.value.name == other.target.value.name and disjoint(self.quantity, other.quantity)

    def gist(self) -> str:
        """ "3 tanks destroyed in Izyum"."""
        lost = f"{counted(self.quantity, self.target, 'equipment')} {self.state or 'lost'}"
        return lost.strip() + whereabouts(self.place, lost)

    def codes(self) -> Codes:
        """Fighting, or weapons seized, which ACLED files apart; equipment lost counts with the fight it was lost in."""
        if self.state == "seized":
            return Codes(
                Plover("COERCE", "seize", ("military",)), Acled("Strategic developments", "Disrupted weapons use")
            )
        return Codes(Plover("ASSAULT", "", ("military",)) if self.state else None)
