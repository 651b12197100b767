"""Damage: civilian and public objects damaged or destroyed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportedly.claims.codes import Codes, Plover
from reportedly.claims.gists import counted, whereabouts
from reportedly.claims.propositions import Proposition, disjoint


@dataclass(frozen=True, slots=True)
class Damage(Proposition):
    """An object harmed; ``target`` names it."""

    kind: ClassVar[str] = "damage"
    statuses: ClassVar[tuple[str, ...]] = ("destroyed", "damaged")

    def conflicts(self, other: Proposition) -> bool:
        """Counts of one kind of object at one place that share no number."""
        if not self.meets(other) or self.state != other.state or self.target is None or other.target is None:
            return False
        return self.target.value.name == other.target.value.name and disjoint(self.quantity, other.quantity)

    def gist(self) -> str:
        """ "a school damaged in Izyum"."""
        harmed = f"{counted(self.quantity, self.target, 'objects')} {self.state or 'damaged'}"
        return harmed.strip() + whereabouts(self.place, harmed)

    def codes(self) -> Codes:
        """Property destroyed by an assault. ACLED counts it with the attack that did it."""
        return Codes(Plover("ASSAULT", "seize", ("human_security",)))
