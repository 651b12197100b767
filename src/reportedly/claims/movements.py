"""Movements: troops deployed, mobilised, advancing or withdrawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportedly.claims.codes import CHANGE, Codes, Plover
from reportedly.claims.gists import name, number, whereabouts
from reportedly.claims.propositions import Proposition, opposed, same_side

_OPPOSED = ((frozenset({"advancing", "deployed"}), frozenset({"withdrawing"})),)


@dataclass(frozen=True, slots=True)
class Movement(Proposition):
    """``actor`` is the force that moves."""

    kind: ClassVar[str] = "movement"
    statuses: ClassVar[tuple[str, ...]] = ("deployed", "mobilised", "advancing", "withdrawing")

    def conflicts(self, other: Proposition) -> bool:
        """One side at one place and time goes forward and back."""
        return self.meets(other) and same_side(self.actor, other.actor) and opposed(self.state, other.state, _OPPOSED)

    def gist(self) -> str:
        """ "Russian troops withdrawing in Kherson"."""
        amount = f" ({number(self.quantity)})" if self.quantity else ""
        return f"{name(self.actor, 'troops', 'forces')} {self.state}".rstrip() + amount + whereabouts(self.place)

    def codes(self) -> Codes:
        """Troops raised or sent are mobilised; going back is a retreat."""
        if self.state == "withdrawing":
            return Codes(Plover("RETREAT", "withdraw", ("military",)), CHANGE)
        return Codes(Plover("MOBILIZE", "troops", ("military",)), CHANGE)
