"""Strays: small places of countries the page does not speak of, which share a name with a village or street of it.

A gazetteer knows towns; a page of war names quarters, hills and hamlets. "Tower" on a page about Raqqa is no town in
Ireland: better no place than that one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from reportedly.referents.places import Candidate, Place, Precision
from reportedly.referents.resolutions import Naming, Resolution

SPOKEN = 2.0
"""How much a page must name countries before what lies in others can be astray."""
KNOWN, RENOWNED = 100_000, 1_000_000
"""People of a place that is meant wherever a page lies; of one under another name than its own."""
FAR = 200.0
"""Kilometres from all else on the page; one across a border is no stray. Set on gold/train, 29 November 2026."""

Candidates = Mapping[Naming, tuple[Candidate, ...]]


def without(candidates: Candidates, chosen: Mapping[Naming, Resolution], states: Mapping[str, float]) -> Candidates:
    """The candidates but for the strays. ``chosen``: what was meant with them; ``states``: the countries named."""
    if sum(states.values()) < SPOKEN:
        return candidates
    meant = [(naming, one) for naming, one in chosen.items() if not one.how.startswith("edit distance")]
    spoken = frozenset(states) | {one.place.country for naming, one in meant if _known(naming, one)}
    anchors = tuple(_anchors([one.place for _, one in meant], spoken))
    return {
        naming: tuple([option for option in options if not _astray(naming, option, spoken, anchors)])
        for naming, options in candidates.items()
    }


def _known(naming: Naming, resolution: Resolution) -> bool:
    """Meant wherever the page lies: many live there, or the words beside its name say what holds it."""
    return _large(resolution) or _held(naming, resolution.place)


def _large(meant: Candidate | Resolution) -> bool:
    return meant.place.population >= (KNOWN if meant.how == "verbatim" else RENOWNED)


def _anchors(places: Sequence[Place], spoken: Collection[str]) -> Iterator[Place]:
    """The places that are where the page says it is: in a country it speaks of, or two beside each other."""
    fine = [place for place in places if place.precision < Precision.COUNTRY]
    for place in fine:
        if place.country in spoken or any(0 < place.distance(other) < FAR for other in fine):
            yield place


def _astray(naming: Naming, option: Candidate, spoken: Collection[str], anchors: Sequence[Place]) -> bool:
    place = option.place
    if place.precision >= Precision.COUNTRY or place.id.startswith("own:") or _held(naming, place):
        return False
    if option.how.startswith("edit distance"):
        return bool(anchors) and not _near(place, anchors)
    if place.country in spoken or option.capital or _large(option):
        return False
    return not _near(place, anchors)


def _held(naming: Naming, place: Place) -> bool:
    return bool(set(naming.qualifiers) & {place.country, *place.within})


def _near(place: Place, anchors: Sequence[Place]) -> bool:
    return any(place.distance(anchor) < FAR for anchor in anchors)
