"""Settings: where a clause stands on its page, what it refers back to, and what else stands around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.claims import turns
from reportedly.claims.choices import Row
from reportedly.claims.passages import Passage
from reportedly.claims.scenes import Scene
from reportedly.claims.standings import Standing, grain
from reportedly.mentions.nouns import words

_DEFINITE = words("the this that these those")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a clause stands on the page, what it refers back to, and what else stands around it.

    ``standing``: headline, lead or rest. ``definite``: "the attack". ``most``: how often the most named of each grain
    is named.
    """

    standing: str
    definite: bool
    most: Mapping[str, int]
    scene: Scene

    @classmethod
    def of(cls, passage: Passage, scene: Scene, standings: Sequence[Standing]) -> Setting:
        """The setting of a passage among the places that stand for choice."""
        most: dict[str, int] = {}
        for standing in standings:
            most[grain(standing)] = max(most.get(grain(standing), 1), len(standing.haunt.namings))
        definite = passage.first > 0 and passage.sentence.lower[passage.first - 1] in _DEFINITE
        return cls(scene.standing(passage.sentence), definite, most, scene)

    def signs(self, standing: Standing, passage: Passage) -> Row:
        """What the setting says of a place."""
        where, size, naming, haunt = standing.where, grain(standing), standing.naming, standing.haunt
        times = len(haunt.namings)
        most = times == self.most[size] > 1
        definite = self.definite and passage.form == "noun"
        parted = turns.here(where) and self.scene.parted(passage.head, naming.place.span)
        row: Row = [(turns.laid, self.standing, where, size, most, definite, parted)]
        opens = "in" if naming.opens_in else "by itself" if naming.opens else ""
        if opens or naming.dateline or haunt.first.dateline:
            first = min(times, 3) if haunt.first.dateline else 0
            row.append((turns.opening, where, size, opens, naming.dateline, first))
        return row
