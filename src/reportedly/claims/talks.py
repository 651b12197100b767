"""Talks: negotiations, meetings and agreements between parties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportedly.claims.codes import AGREEMENT, Codes, Plover
from reportedly.claims.gists import name, whereabouts
from reportedly.claims.propositions import Proposition, opposed

_OPPOSED = ((frozenset({"agreed", "held"}), frozenset({"failed", "refused"})),)

_DIPLOMATIC = ("diplomatic",)
_PLOVER = {
    "planned": Plover("AGREE", "", _DIPLOMATIC), "under-way": Plover("CONSULT", "", _DIPLOMATIC),
    "held": Plover("CONSULT", "", _DIPLOMATIC), "agreed": Plover("AGREE", "", _DIPLOMATIC),
    "failed": Plover("SANCTION", "withdraw", _DIPLOMATIC), "refused": Plover("REJECT", "meet", _DIPLOMATIC),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Talks(Proposition):
    """A meeting or a deal; ``actor`` hosts, proposes or takes part, ``target`` is the other party."""

    kind: ClassVar[str] = "talks"
    statuses: ClassVar[tuple[str, ...]] = ("planned", "under-way", "held", "agreed", "failed", "refused")

    def conflicts(self, other: Proposition) -> bool:
        """The same parties at one place and time agree and do not."""
        return self.meets(other) and opposed(self.state, other.state, _OPPOSED)

    def gist(self) -> str:
        """ "Russia and Ukraine: talks held in Istanbul"."""
        parties = " and ".join(part for part in (name(self.actor), name(self.target)) if part)
        return f"{parties + ': ' if parties else ''}talks {self.state}".rstrip() + whereabouts(self.place)

    def codes(self) -> Codes:
        """A consultation once it is under way; consent before it and a deal after it are agreement."""
        acled = AGREEMENT if self.state == "agreed" else None
        return Codes(_PLOVER.get(self.state, Plover("CONSULT", "", _DIPLOMATIC)), acled)
