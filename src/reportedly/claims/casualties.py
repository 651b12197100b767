"""Casualties: people killed, wounded, missing, trapped or captured in fighting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportedly.claims.propositions import Proposition, disjoint, name, number, other_side, whereabouts


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
        """ "at least 12 civilians killed in Sumy"."""
        who = name(self.target, "people")
        return f"{number(self.quantity)} {who} {self.state or 'harmed'}{whereabouts(self.place)}".strip()
