"""Ceasefires: truces and cessations of hostilities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportedly.claims.codes import AGREEMENT, Codes, Plover
from reportedly.claims.gists import by, whereabouts
from reportedly.claims.propositions import Proposition, opposed

_OPPOSED = (
    (frozenset({"in-force"}), frozenset({"violated", "ended", "refused"})),
    (frozenset({"agreed"}), frozenset({"refused"})),
)

_PLOVER = {
    "proposed": Plover("AGREE", "", ("military",)), "agreed": Plover("AGREE", "", ("military",)),
    "in-force": Plover("RETREAT", "ceasefire", ("military",)), "refused": Plover("REJECT", "yield", ("military",)),
    "violated": Plover("ASSAULT", "", ("legal", "military")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ceasefire(Proposition):
    """The state of a truce; ``actor`` proposes, keeps or breaks it."""

    kind: ClassVar[str] = "ceasefire"
    statuses: ClassVar[tuple[str, ...]] = ("proposed", "agreed", "in-force", "violated", "refused", "ended")

    def conflicts(self, other: Proposition) -> bool:
        """A truce at one place and time holds and does not."""
        return self.meets(other) and opposed(self.state, other.state, _OPPOSED)

    def gist(self) -> str:
        """ "ceasefire violated by Houthis in Hodeidah"."""
        return (
            f"ceasefire {self.state}".rstrip().replace("in-force", "in force")
            + by(self.actor, "forces")
            + whereabouts(self.place)
        )

    def codes(self) -> Codes:
        """An agreement until it is in force; a breach is an assault. That a truce has run out has no term."""
        return Codes(_PLOVER.get(self.state), AGREEMENT if self.state in ("agreed", "in-force") else None)
