"""Corridors: humanitarian corridors, evacuation routes, aid access."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportedly.claims.codes import Codes, Plover
from reportedly.claims.gists import by, whereabouts
from reportedly.claims.propositions import Proposition, opposed

_OPPOSED = ((frozenset({"open", "used", "agreed"}), frozenset({"violated", "refused"})),)

_RELIEF = ("humanitarian",)
_PLOVER = {
    "proposed": Plover("AGREE", "", _RELIEF), "agreed": Plover("AGREE", "", _RELIEF),
    "open": Plover("RETREAT", "access", _RELIEF), "used": Plover("RETREAT", "access", _RELIEF),
    "refused": Plover("REJECT", "yield", _RELIEF), "violated": Plover("COERCE", "restrict", _RELIEF),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Corridor(Proposition):
    """The state of a way in or out."""

    kind: ClassVar[str] = "corridor"
    statuses: ClassVar[tuple[str, ...]] = ("proposed", "agreed", "open", "used", "violated", "refused")

    def conflicts(self, other: Proposition) -> bool:
        """A way at one place and time is open and is not."""
        return self.meets(other) and opposed(self.state, other.state, _OPPOSED)

    def gist(self) -> str:
        """ "corridor open in Sumy"."""
        refused = by(self.actor) if self.state in {"violated", "refused", "proposed"} else ""
        return f"corridor {self.state}".rstrip() + refused + whereabouts(self.place)

    def codes(self) -> Codes:
        """Access given, promised, refused or blocked; ACLED has no term for it."""
        return Codes(_PLOVER.get(self.state))
