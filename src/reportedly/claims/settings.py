"""Settings: where a clause stands on its page, what it refers back to, and what else stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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

    def signs(self, standing: Standing, passage: Passage) -> Iterator[str]:
        """What the setting says of a place."""
        where, size = standing.where, grain(standing)
        yield from (f"{self.standing}, {where}", f"{self.standing}, {size}")
        if len(standing.haunt.namings) == self.most[size] > 1:
            yield from (f"most named {size}", f"most named, {where}")
        if self.definite and passage.form == "noun":
            yield f"definite, {where}"
        if where.startswith(("clause", "sentence")) and self.scene.parted(passage.head, standing.naming.place.span):
            yield f"{where}, past another"
        if standing.naming.opens:
            yield f"opens, {where}"
            if standing.naming.before[:1] == ("in",):
                yield f"opens in, {where}"
        if standing.naming.dateline:
            yield from ("dateline", f"dateline, {size}", f"dateline, {where}")
        if standing.haunt.first.dateline:
            yield f"first in dateline, named {min(len(standing.haunt.namings), 3)}"
