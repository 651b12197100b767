"""Attacks: any use of force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportedly.claims.codes import Acled, Codes, Plover, armed, violence
from reportedly.claims.gists import behind, by, whereabouts
from reportedly.claims.propositions import Proposition, other_side

_MODES = {
    "air": "heavy-weapons", "drone": "heavy-weapons", "missile": "heavy-weapons", "shelling": "heavy-weapons",
    "explosive": "explosives", "small-arms": "firearms", "chemical": "unconventional",
}  # fmt: skip
_REMOTE = {
    "air": "Air/drone strike", "drone": "Air/drone strike", "missile": "Shelling/artillery/missile attack",
    "shelling": "Shelling/artillery/missile attack", "explosive": "Remote explosive/landmine/IED",
    "chemical": "Chemical weapon",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attack(Proposition):
    """A use of force; ``status`` is the means."""

    kind: ClassVar[str] = "attack"
    statuses: ClassVar[tuple[str, ...]] = (
        "air",
        "missile",
        "shelling",
        "drone",
        "explosive",
        "ground",
        "small-arms",
        "chemical",
        "unspecified",
    )

    def conflicts(self, other: Proposition) -> bool:
        """One attack, two authors: the same means at one place and time, by different sides, on the same target."""
        if not self.meets(other) or self.state != other.state or self.target is None or other.target is None:
            return False
        return self.target.value.name == other.target.value.name and other_side(self.actor, other.actor)

    def gist(self) -> str:
        """ "air attack by Russian forces on a market in Sumy"."""
        means = "" if self.state in {"", "unspecified"} else f"{self.state} "
        on = behind("on", self.target, who="targets")
        return f"{means}attack{by(self.actor, 'forces')}{on}{whereabouts(self.place, on)}"

    def codes(self) -> Codes:
        """An assault by its means; force from afar is remote violence, at hand a clash or an attack on civilians."""
        context = "cbrn" if self.state == "chemical" else "military"
        remote = _REMOTE.get(self.state)
        return Codes(
            Plover("ASSAULT", _MODES.get(self.state, ""), (context,)),
            Acled("Explosions/Remote violence", remote) if remote else armed(self.actor, self.target),
            violence(self.actor, self.target),
        )
