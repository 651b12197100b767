"""Control: who holds a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportedly.claims.codes import CLASH, OTHER, Acled, Codes, Plover, at_home, irregular, violence
from reportedly.claims.gists import by, name
from reportedly.claims.propositions import Proposition, other_side, party, same_side

_HOLDS = frozenset({"captured", "held", "retaken"})

_PLOVER = {
    "captured": Plover("COERCE", "seize", ("military",)), "retaken": Plover("COERCE", "seize", ("military",)),
    "contested": Plover("ASSAULT", "", ("military",)), "besieged": Plover("COERCE", "restrict", ("military",)),
    "withdrawn": Plover("RETREAT", "withdraw", ("military",)),
}  # fmt: skip
_ACLED = {
    "contested": CLASH,
    "besieged": OTHER,
    "withdrawn": Acled("Strategic developments", "Non-violent transfer of territory"),
}


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
        """ "Kherson captured by Russia"; "Ukraine withdrawn from Kherson". What is contested nobody holds."""
        place = self.place.value.name if self.place else "a place"
        if self.state == "withdrawn":
            return f"{name(self.actor, 'unnamed forces', 'forces')} withdrawn from {place}"
        return f"{place} {self.state or 'in question'}{'' if self.state == 'contested' else by(self.actor, 'forces')}"

    def codes(self) -> Codes:
        """Taking ground is seizure and a battle; ACLED counts it as government's only where the country is its own."""
        fought = violence(self.actor, self.target) if self.state == "contested" else None
        return Codes(_PLOVER.get(self.state), self._acled(), fought)

    def _acled(self) -> Acled | None:
        if self.state not in ("captured", "retaken"):
            return _ACLED.get(self.state)
        if at_home(self.actor, self.place) or (self.state == "retaken" and not irregular(self.actor)):
            return Acled("Battles", "Government regains territory")
        return Acled("Battles", "Non-state actor overtakes territory") if self.actor else CLASH


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
