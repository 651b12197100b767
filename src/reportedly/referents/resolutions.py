"""Resolutions: which of the places of a name is meant on a page, with the reasons and a score.

Every name keeps its candidates. Each is weighed by its people, its kind, how the name is written, what stands around it
("Paris, Texas", "Idlib province"), the countries the page speaks of, and how near it lies to what the other names
of the page may mean; the names settle each other in a few rounds. One name has one meaning on a page, unless the words
around say otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from reportedly.referents.places import Candidate, Place, Precision

ROUNDS = 3
KEPT = 25
"""Candidates kept of one name, most populous first."""
ABROAD = 4
"""Countries that a page names when it tells of the world: there Cuba is the state, Riyadh the capital. Local news names
fewer: with these weights on every page LGL falls from .80 to .78 (29 November 2026)."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each reason counts. Set by hand while reading errors on GeoVirus, LGL and gold/train, 28 November 2026."""

    people: float = 0.55
    verbatim: float = 0.5
    region: float = -1.0
    district: float = -2.0
    asked_kind: float = 3.0
    qualified: float = 8.0
    country: float = 3.0
    near: float = 2.0
    own: float = 1.0
    state: float = 3.0
    water: float = 4.0
    capital: float = 1.5


@dataclass(frozen=True, slots=True)
class Naming:
    """One way a name is used on a page: the name, what follows it ("Texas"), and the kind of place asked for.

    ``kind``: "region" after "province of", "town" after "city of", else "". ``times``: how often it stands there.
    """

    name: str
    qualifiers: tuple[str, ...] = ()
    kind: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class Resolution:
    """The place chosen, its share of belief among the candidates (0 to 1), how it was named, and what spoke for it."""

    place: Place
    score: float
    how: str
    reasons: tuple[str, ...]
    others: tuple[Candidate, ...] = ()


Floats = npt.NDArray[np.float64]


def resolve(
    namings: Sequence[Naming],
    candidates: Mapping[Naming, Sequence[Candidate]],
    states: Mapping[str, float],
    weights: Weights = Weights(),
) -> Mapping[Naming, Resolution]:
    """Choose for every naming that has candidates. ``states``: weights of the countries (alpha-3) named on the page."""
    known = [naming for naming in namings if candidates.get(naming)]
    if not known:
        return {}
    world = weights if len(states) >= ABROAD else replace(weights, state=0.0, capital=0.0)
    field = _Field(known, candidates, world)
    belief = field.settle(states)
    return {naming: field.best(i, belief) for i, naming in enumerate(known)}


class _Field:
    """All candidates of a page side by side, as arrays."""

    def __init__(
        self, namings: Sequence[Naming], candidates: Mapping[Naming, Sequence[Candidate]], weights: Weights
    ) -> None:
        self.namings, self.weights = namings, weights
        self.options = [tuple(candidates[naming])[:KEPT] for naming in namings]
        self.flat = [option for options in self.options for option in options]
        self.starts = np.cumsum([0, *(len(options) for options in self.options)])[:-1]
        self.group = np.repeat(np.arange(len(namings)), [len(options) for options in self.options])
        self.base = np.array(
            [_base(n, o, weights) for n, options in zip(namings, self.options, strict=True) for o in options], float
        )
        self.nearness = self._nearness()

    def _nearness(self) -> Floats:
        """How much each candidate speaks for each of another name: near by, or inside it."""
        lat, lon = (np.radians([getattr(o.place, axis) for o in self.flat]) for axis in ("lat", "lon"))
        points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
        apart = np.arccos(np.clip(points @ points.T, -1, 1)) * 6371.0
        close: Floats = np.exp(-apart / 60.0) * 0.6 + np.exp(-apart / 300.0) * 0.4
        wide = np.array([option.place.precision >= Precision.COUNTRY for option in self.flat])
        close[:, wide] = 0.0
        rows: dict[str, list[int]] = defaultdict(list)
        for i, option in enumerate(self.flat):
            rows[option.place.id].append(i)
        for i, option in enumerate(self.flat):
            for holder in option.place.within:
                for j in rows.get(holder, ()):
                    strength = 0.4 if self.flat[j].place.precision is Precision.COUNTRY else 1.0
                    close[i, j] = max(close[i, j], strength)
        close[self.group[:, None] == self.group[None, :]] = 0.0
        return np.asarray(close, float)

    def settle(self, states: Mapping[str, float]) -> Floats:
        """Belief in each candidate of each naming, after a few rounds of hearing the others."""
        belief = self._shares(self.base)
        codes = [option.place.country for option in self.flat]
        for _ in range(ROUNDS):
            heard = np.maximum.reduceat(self.nearness * belief[None, :], self.starts, axis=1).sum(axis=1)
            votes: dict[str, float] = defaultdict(float, states)
            for code, share, i in zip(codes, belief, self.group, strict=True):
                votes[code] += float(share) * 0.5 * min(3, self.namings[int(i)].times)
            total = sum(votes.values()) or 1.0
            shares = np.array([votes[code] / total if code else 0.2 for code in codes])
            self.score = self.base + self.weights.country * shares + self.weights.near * np.log1p(heard)
            belief = self._shares(self.score)
        return belief

    def _shares(self, scores: Floats) -> Floats:
        top = np.maximum.reduceat(scores, self.starts)[self.group]
        raised = np.exp(scores - top)
        return raised / np.add.reduceat(raised, self.starts)[self.group]

    def best(self, i: int, belief: Floats) -> Resolution:
        """The candidate of a naming that is most believed in; of equals the first."""
        start, options = int(self.starts[i]), self.options[i]
        shares = belief[start : start + len(options)]
        chosen = int(np.argmax(shares))
        option = options[chosen]
        others = tuple(o for j, o in enumerate(options) if j != chosen)[:5]
        return Resolution(
            option.place, round(float(shares[chosen]), 3), option.how, _reasons(self.namings[i], option), others
        )


def _base(naming: Naming, option: Candidate, weights: Weights) -> float:
    """What speaks for a candidate before the other names are heard."""
    place = option.place
    score = weights.people * float(np.log(place.population + 100))
    verbatim = option.how == "verbatim"
    score += weights.verbatim * verbatim + weights.own * place.id.startswith("own:")
    score += weights.state * (place.precision is Precision.COUNTRY) + weights.capital * option.capital
    score += weights.water * (place.precision is Precision.AREA and verbatim)
    score += weights.region * (place.precision is Precision.REGION) + weights.district * (
        place.precision is Precision.DISTRICT
    )
    if naming.kind:
        wide = place.precision >= Precision.DISTRICT
        score += weights.asked_kind if wide == (naming.kind == "region") else -weights.asked_kind
    if set(naming.qualifiers) & {place.country, *place.within}:
        score += weights.qualified
    return score


def _reasons(naming: Naming, option: Candidate) -> tuple[str, ...]:
    reasons = [f"{option.place.population} people"] if option.place.population else []
    if naming.kind:
        reasons.append(f"named as a {naming.kind}")
    if set(naming.qualifiers) & {option.place.country, *option.place.within}:
        reasons.append("named with what holds it")
    return tuple(reasons)
