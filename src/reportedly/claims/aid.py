"""Aid: military, humanitarian and financial support."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportedly.claims.codes import Codes, Plover
from reportedly.claims.gists import behind, by, number, whereabouts
from reportedly.claims.propositions import Proposition, opposed, same_side

_OPPOSED = ((frozenset({"delivered"}), frozenset({"suspended"})),)

_PLOVER = {
    "pledged": Plover("AGREE"), "delivered": Plover("AID"), "requested": Plover("REQUEST", "assist"),
    "suspended": Plover("SANCTION", "discontinue"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Aid(Proposition):
    """Support from ``actor`` to ``target``."""

    kind: ClassVar[str] = "aid"
    statuses: ClassVar[tuple[str, ...]] = ("pledged", "delivered", "requested", "suspended")

    def conflicts(self, other: Proposition) -> bool:
        """One giver delivers to one place and has stopped."""
        return self.meets(other) and same_side(self.actor, other.actor) and opposed(self.state, other.state, _OPPOSED)

    def gist(self) -> str:
        """ "aid delivered by UN to Tigray"."""
        amount = f" ({number(self.quantity)})" if self.quantity else ""
        to = behind("to", self.target) or whereabouts(self.place)
        return f"aid {self.state}".rstrip() + amount + by(self.actor) + to

    def codes(self) -> Codes:
        """Aid when it is given, agreement when it is promised. The context is open: the kind of aid is no slot."""
        return Codes(_PLOVER.get(self.state, Plover("AID")))
