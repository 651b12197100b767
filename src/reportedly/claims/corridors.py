"""Corridors: humanitarian corridors, evacuation routes, aid access."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportedly.claims.propositions import Proposition, name, opposed, whereabouts

_OPPOSED = ((frozenset({"open", "used", "agreed"}), frozenset({"violated", "refused"})),)


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
        by = f" by {name(self.actor)}" if self.actor and self.state in {"violated", "refused", "proposed"} else ""
        return f"corridor {self.state}".rstrip() + by + whereabouts(self.place)
