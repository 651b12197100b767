"""Trails: where the claims of a page happened so far. The next happens more often than not where one did before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from reportedly.claims import turns
from reportedly.claims.choices import Row, Turn
from reportedly.claims.standings import Standing, grain
from reportedly.referents import Place
from reportedly.referents.places import Precision
from reportedly.text import Cited

RECENT = 6
"""Claims back that still say how long ago a place was last taken."""


@dataclass(frozen=True, slots=True)
class Trail:
    """``last``: the place remembered. ``lost``: the claim before happens nowhere named.

    Places by their ids: ``times``, how often each was taken; ``recent``, those taken last, in their order; ``alike``,
    those that each kind of claim took, and ``latest``, the one it took last. Counted on from claim to claim, so that a
    long page costs each no more than its places.
    """

    last: Cited[Place] | None = None
    lost: bool = False
    times: Mapping[str, int] = field(default_factory=dict)
    recent: tuple[str, ...] = ()
    alike: Mapping[str, frozenset[str]] = field(default_factory=dict)
    latest: Mapping[str, str] = field(default_factory=dict)

    def onward(self, where: Cited[Place] | None, kind: str) -> Trail:
        """The trail behind one more claim."""
        if where is None:
            return replace(self, lost=True)
        place = where.value.id
        return Trail(
            self._kept(where),
            False,
            {**self.times, place: self.times.get(place, 0) + 1},
            (*self.recent, place)[-RECENT:],
            {**self.alike, kind: self.alike.get(kind, frozenset()) | {place}},
            {**self.latest, kind: place},
        )

    def _kept(self, where: Cited[Place]) -> Cited[Place]:
        """The place to remember: the new one, unless it only names the country of the finer one before."""
        if self.last is None:
            return where
        old, new = self.last.value, where.value
        coarser = new.precision >= Precision.COUNTRY > old.precision
        return self.last if coarser and new.country == old.country else where


@dataclass(frozen=True, slots=True)
class Steps:
    """A trail as a claim of one kind sees it: of how many claims, how often the place most taken, how long ago each."""

    trail: Trail
    kind: str
    total: int
    most: int
    ago: Mapping[str, int]

    @classmethod
    def of(cls, trail: Trail, kind: str) -> Steps:
        """The steps of a trail; ``ago`` counts the claims with a place since one was last taken."""
        times = trail.times.values()
        ago = {place: len(trail.recent) - at for at, place in enumerate(trail.recent, 1)}
        return cls(trail, kind, sum(times), max(times, default=0), ago)

    def signs(self, standing: Standing) -> Row:
        """What the claims before say of a place."""
        if not self.total:
            return []
        place, times = standing.place.id, self.trail.times.get(standing.place.id, 0)
        part = _part(times / self.total) if self.total >= 3 else ""
        taken = (turns.taken, min(times, 4), standing.where, grain(standing), part)
        return [taken, (turns.loose, *self._followed(place, turns.near(standing.where)))] if times else [taken]

    def _followed(self, place: str, near: str) -> Iterator[str]:
        """What speaks for a place that claims before have taken."""
        if self.trail.times[place] == self.most:
            yield f"most taken, {near}"
        if place in self.ago:
            yield f"taken {min(self.ago[place], 3)} ago, {near}"
        if place in self.trail.alike.get(self.kind, ()):
            yield f"taken by its kind, {near}"
        if place == self.trail.latest.get(self.kind):
            yield from ("last of its kind", f"last of its kind, {self.kind}")

    def nowhere(self) -> Turn:
        """What the claims before say of none."""
        if not self.total:
            return (turns.loose,)
        last = "nowhere" if self.trail.lost else "somewhere"
        return turns.loose, f"nowhere after {min(self.total, 4)}", f"nowhere, last {last}"


def _part(share: float) -> str:
    return "none" if share == 0 else "few" if share < 0.3 else "half" if share < 0.6 else "most"
