"""Casualties: people killed, wounded, missing, trapped or captured in fighting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportedly.claims.codes import Codes, Plover, armed, violence
from reportedly.claims.gists import counted, whereabouts
from reportedly.claims.propositions import Proposition, disjoint, other_side, presumed


@dataclass(frozen=True, slots=True)
class Casualties(Proposition):
    """People harmed; ``target`` says who, ``actor`` by whom where that is said."""

    kind: ClassVar[str] = "casualties"
    statuses: ClassVar[tuple[str, ...]] = ("killed", "wounded", "missing", "trapped", "captured")

    def conflicts(self, other: Proposition) -> bool:
        """Counts of one harm to one group at one place that share no number."""
        if not self.meets(other) or self.state != other.state or other_side(self.target, other.target):
            return False
        return disjoint(self.quantity, other.quantity)

    def gist(self) -> str:
        """ "at least 12 civilians killed in Sumy", "nobody killed". No place that the page names somewhere else alone:
        a toll of a whole war would seem one town's.
        """
        spared = self.quantity is not None and self.quantity.value.high == 0
        who = "nobody" if spared else counted(self.quantity, self.target, "people")
        where = "" if presumed(self.place) else whereabouts(self.place, who)
        return f"{who} {self.state or 'harmed'}{where}".strip()

    def codes(self) -> Codes:
        """The assault that harmed them, its means unknown. Who is missing or trapped may not have been attacked."""
        if self.state not in ("killed", "wounded", "captured"):
            return Codes()
        by = violence(self.actor, self.target)
        return Codes(Plover("ASSAULT", "", ("military",)), armed(self.actor, self.target), by)
