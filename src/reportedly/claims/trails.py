"""Trails: where the claims of a page happened so far. The next happens more often than not where one did before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.claims.standings import Standing, grain
from reportedly.referents import Place
from reportedly.referents.places import Precision
from reportedly.text import Cited

RECENT = 6
"""Claims back that still say how long ago a place was last taken."""


@dataclass(frozen=True, slots=True)
class Trail:
    """``last``: the place remembered. ``taken``: of each claim that happens somewhere the id of the place and the kind,
    in their order. ``lost``: the claim before happens nowhere named.
    """

    last: Cited[Place] | None = None
    taken: tuple[tuple[str, str], ...] = ()
    lost: bool = False

    def onward(self, where: Cited[Place] | None, kind: str) -> Trail:
        """The trail behind one more claim."""
        if where is None:
            return replace(self, lost=True)
        return Trail(self._kept(where), (*self.taken, (where.value.id, kind)))

    def _kept(self, where: Cited[Place]) -> Cited[Place]:
        """The place to remember: the new one, unless it only names the country of the finer one before."""
        if self.last is None:
            return where
        old, new = self.last.value, where.value
        coarser = new.precision >= Precision.COUNTRY > old.precision
        return self.last if coarser and new.country == old.country else where


@dataclass(frozen=True, slots=True)
class Steps:
    """A trail counted for claims of one kind: how often each place was taken, where such claims went, how long ago."""

    kind: str
    times: Mapping[str, int]
    alike: Collection[str]
    ago: Mapping[str, int]
    latest: str
    lost: bool

    @classmethod
    def of(cls, trail: Trail, kind: str) -> Steps:
        """The steps of a trail; ``latest``: where the last claim of this kind went, "" where there was none."""
        alike = [place for place, other in trail.taken if other == kind]
        ago = {
            place: RECENT - at
            for at, (place, _) in enumerate(trail.taken[-RECENT:], RECENT - len(trail.taken[-RECENT:]) + 1)
        }
        return cls(
            kind,
            Counter(place for place, _ in trail.taken),
            frozenset(alike),
            ago,
            alike[-1] if alike else "",
            trail.lost,
        )

    def signs(self, standing: Standing) -> Iterator[str]:
        """What the claims before say of a place."""
        if not self.times:
            return
        place, where = standing.place.id, standing.where.partition(",")[0]
        near = where if where.startswith(("clause", "sentence")) else "far"
        times, total = self.times.get(place, 0), sum(self.times.values())
        often = "none" if times == 0 else "once" if times == 1 else "some" if times <= 3 else "many"
        yield from (f"taken {often}", f"taken {often}, {near}", f"taken {often}, {grain(standing)}")
        if total >= 3:
            yield f"taken by {_part(times / total)}, {near}"
        if times:
            yield from self._followed(place, near)

    def _followed(self, place: str, near: str) -> Iterator[str]:
        """What speaks for a place that claims before have taken."""
        if self.times[place] == max(self.times.values()):
            yield f"most taken, {near}"
        if place in self.ago:
            yield f"taken {min(self.ago[place], 3)} ago, {near}"
        if place in self.alike:
            yield f"taken by its kind, {near}"
        if place == self.latest:
            yield from ("last of its kind", f"last of its kind, {self.kind}")

    def nowhere(self) -> Sequence[str]:
        """What the claims before say of none."""
        if not self.times:
            return ()
        total = min(sum(self.times.values()), 4)
        return f"nowhere after {total}", f"nowhere, last {'nowhere' if self.lost else 'somewhere'}"


def _part(share: float) -> str:
    return "none" if share == 0 else "few" if share < 0.3 else "half" if share < 0.6 else "most"
