"""Services: water, power, heating, telecom, health, transport, food supply."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportedly.claims.gists import name, whereabouts
from reportedly.claims.propositions import Proposition, opposed

_OPPOSED = ((frozenset({"out"}), frozenset({"restored"})),)


@dataclass(frozen=True, slots=True)
class Service(Proposition):
    """The state of an essential service; ``subject`` names it."""

    kind: ClassVar[str] = "service"
    statuses: ClassVar[tuple[str, ...]] = ("out", "limited", "restored", "threatened")

    def conflicts(self, other: Proposition) -> bool:
        """One service at one place and time is out and is running."""
        same = self.subject is None or other.subject is None or self.subject.value == other.subject.value
        return same and self.meets(other) and opposed(self.state, other.state, _OPPOSED)

    def gist(self) -> str:
        """ "water out in Mariupol"."""
        what = self.subject.value if self.subject else name(self.target, "service")
        return f"{what} {self.state or 'reported'}{whereabouts(self.place)}"
