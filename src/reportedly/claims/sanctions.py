"""Sanctions: sanctions, expulsions, bans and boycotts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportedly.claims.codes import Codes, Plover
from reportedly.claims.gists import behind, by
from reportedly.claims.propositions import Proposition, opposed, same_side, same_time

_OPPOSED = ((frozenset({"imposed"}), frozenset({"lifted"})),)

_PLOVER = {
    "imposed": Plover("SANCTION"), "threatened": Plover("THREATEN", "relations"),
    "lifted": Plover("RETREAT", "", ("economic",)),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sanction(Proposition):
    """A measure of ``actor`` against ``target``."""

    kind: ClassVar[str] = "sanction"
    statuses: ClassVar[tuple[str, ...]] = ("imposed", "threatened", "lifted")

    def conflicts(self, other: Proposition) -> bool:
        """One measure of one side against another is imposed and lifted at one time."""
        if (
            self.kind != other.kind
            or not same_side(self.actor, other.actor)
            or not same_side(self.target, other.target)
        ):
            return False
        return same_time(self.time, other.time) and opposed(self.state, other.state, _OPPOSED)

    def gist(self) -> str:
        """ "EU sanctions on Russia imposed"."""
        on = behind("on", self.target)
        return f"sanctions{on} {self.state}".rstrip() + by(self.actor)

    def codes(self) -> Codes:
        """Relations cut, or threatened to be. Easing them is a retreat."""
        return Codes(_PLOVER.get(self.state, Plover("SANCTION")))
