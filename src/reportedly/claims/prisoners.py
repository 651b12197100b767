"""Prisoners: detention, release, exchange, trial and handing over of people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportedly.claims.codes import OTHER, Acled, Codes, Plover, irregular
from reportedly.claims.gists import by, counted, whereabouts
from reportedly.claims.propositions import Proposition, disjoint, opposed, same_side, same_time

_OPPOSED = ((frozenset({"held", "detained"}), frozenset({"released", "exchanged"})),)

_RELEASE = Plover("RETREAT", "release", ("legal",))


@dataclass(frozen=True, slots=True)
class Prisoners(Proposition):
    """People held or let go by ``actor``; ``target`` says who."""

    kind: ClassVar[str] = "prisoners"
    statuses: ClassVar[tuple[str, ...]] = ("detained", "released", "exchanged", "tried", "held")

    def conflicts(self, other: Proposition) -> bool:
        """The same people are held and free at one time, or one act is given two counts that share no number."""
        if self.kind != other.kind or not same_time(self.time, other.time) or not same_side(self.target, other.target):
            return False
        named = self.target is not None and other.target is not None and self.target.value.id == other.target.value.id
        if named and opposed(self.state, other.state, _OPPOSED):
            return True
        return self.meets(other) and self.state == other.state and disjoint(self.quantity, other.quantity)

    def gist(self) -> str:
        """ "2 reporters detained by ISIS in Raqqa"."""
        who = counted(self.quantity, self.target, "prisoners")
        return f"{who} {self.state}".rstrip() + by(self.actor, "forces") + whereabouts(self.place)

    def codes(self) -> Codes:
        """An arrest where a state holds them, an abduction where an armed group does; release is a retreat."""
        if self.state in ("released", "exchanged"):
            return Codes(_RELEASE, OTHER)
        taken = self.state == "detained"
        if irregular(self.actor):
            abduction = Acled("Violence against civilians", "Abduction/forced disappearance")
            return Codes(Plover("ASSAULT", "abduct"), abduction if taken else None)
        arrest = Acled("Strategic developments", "Arrests")
        return Codes(Plover("COERCE", "arrest", ("legal",)), arrest if taken else None)
