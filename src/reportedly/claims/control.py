"""Control: who holds a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportedly.claims.propositions import Proposition, name, other_side, party, same_side

_HOLDS = frozenset({"captured", "held", "retaken"})


@dataclass(frozen=True, slots=True)
class Control(Proposition):
    """Who holds, takes, besieges or leaves a place.

    ``actor`` is the holder or besieger, ``target`` the side it was taken from.
    """

    kind: ClassVar[str] = "control"
    statuses: ClassVar[tuple[str, ...]] = ("captured", "held", "contested", "besieged", "retaken", "withdrawn")

    def conflicts(self, other: Proposition) -> bool:
        """Two holders of one place at one time, or a holder where the place is still fought over or left."""
        if not self.meets(other):
            return False
        if _HOLDS.issuperset({self.state, other.state}):
            return other_side(self.actor, other.actor)
        return _against(self, other) or _against(other, self)

    def gist(self) -> str:
        """ "Kherson captured by Russia"; "Ukraine withdrawn from Kherson"."""
        place = self.place.value.name if self.place else "a place"
        if self.state == "withdrawn":
            return f"{name(self.actor, 'unnamed forces')} withdrawn from {place}"
        return f"{place} {self.state or 'in question'}{f' by {name(self.actor)}' if self.actor else ''}"


def _against(holder: Proposition, other: Proposition) -> bool:
    """A holder against a state of the place in which it cannot hold it."""
    if holder.state not in _HOLDS or not party(holder.actor):
        return False
    if other.state == "contested":
        return True
    if other.state == "besieged":
        return same_side(holder.actor, other.actor)
    return other.state == "withdrawn" and (
        same_side(holder.actor, other.actor) or same_side(holder.actor, other.target)
    )
