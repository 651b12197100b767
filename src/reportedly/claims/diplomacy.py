"""Diplomacy: votes, resolutions, recognition, recall, official condemnation and backing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportedly.claims.codes import Codes, Plover
from reportedly.claims.gists import by, name
from reportedly.claims.propositions import Proposition, opposed, same_side, same_time

_OPPOSED = (
    (frozenset({"adopted"}), frozenset({"rejected"})),
    (frozenset({"condemned"}), frozenset({"backed"})),
)

_DIPLOMATIC = ("diplomatic",)
_PLOVER = {
    "adopted": Plover("SUPPORT", "", _DIPLOMATIC), "rejected": Plover("REJECT", "", _DIPLOMATIC),
    "condemned": Plover("ACCUSE", "disapprove", _DIPLOMATIC), "backed": Plover("SUPPORT", "", _DIPLOMATIC),
    "recalled": Plover("SANCTION", "withdraw", _DIPLOMATIC),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Diplomacy(Proposition):
    """An official act of ``actor`` towards ``target``."""

    kind: ClassVar[str] = "diplomacy"
    statuses: ClassVar[tuple[str, ...]] = ("adopted", "rejected", "condemned", "backed", "recalled")

    def conflicts(self, other: Proposition) -> bool:
        """One body takes both sides of one matter at one time."""
        if (
            self.kind != other.kind
            or not same_side(self.actor, other.actor)
            or self.target is None
            or other.target is None
        ):
            return False
        same = self.target.value.name == other.target.value.name and same_time(self.time, other.time)
        return same and opposed(self.state, other.state, _OPPOSED)

    def gist(self) -> str:
        """ "France condemned the strike"; what is not said was "backed by France"."""
        matter = self.subject.value if self.subject else name(self.target)
        if self.state and matter:
            return f"{name(self.actor, 'unnamed body')} {self.state} {matter}"
        if self.state:
            return f"{self.state}{by(self.actor) or ' by an unnamed body'}"
        return f"diplomacy{by(self.actor)}{f' on {matter}' if matter else ''}"

    def codes(self) -> Codes:
        """Words of state: support, rejection, blame; a recall cuts relations."""
        return Codes(_PLOVER.get(self.state))
