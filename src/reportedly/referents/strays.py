"""Strays: small places of countries the page does not speak of, which share a name with a village or street of it.

A gazetteer knows towns; a page of war names quarters, hills and hamlets. "Tower" on a page about Raqqa is no town in
Ireland: better no place than that one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from reportedly.referents.places import Candidate, Place, Precision
from reportedly.referents.resolutions import Naming, Resolution

SPOKEN = 2.0
"""How much a page must name countries before what lies in others can be astray."""
KNOWN, RENOWNED = 100_000, 1_000_000
"""People of a place that is meant wherever a page lies; of one under another name than its own."""
MANY, MOST = 4, 0.6
"""Places in one country, and their share of all, from which a page speaks of it."""
FAR = 200.0
"""Kilometres from all else on the page; one across a border is no stray. Set on gold/train, 29 November 2026."""

Candidates = Mapping[Naming, tuple[Candidate, ...]]


def without(candidates: Candidates, chosen: Mapping[Naming, Resolution], states: Mapping[str, float]) -> Candidates:
    """The candidates but for the strays. ``chosen``: what was meant with them; ``states``: the countries named."""
    home = _home(chosen)
    if sum(states.values()) < SPOKEN and not home:
        return candidates
    meant = [(naming, one) for naming, one in chosen.items() if not one.how.startswith("edit distance")]
    spoken = frozenset(states) | home | {one.place.country for naming, one in meant if _known(naming, one)}
    anchors = tuple(_anchors([one for _, one in meant], spoken))
    return {
        naming: tuple([option for option in options if not _astray(naming, option, spoken, anchors)])
        for naming, options in candidates.items()
    }


def _home(chosen: Mapping[Naming, Resolution]) -> frozenset[str]:
    """The country that most of many places lie in, if there is one: the page speaks of it though it seldom names it."""
    lying = Counter(one.place.country for one in chosen.values() if one.place.precision < Precision.COUNTRY)
    return frozenset(country for country, number in lying.items() if number >= max(MANY, MOST * lying.total()))


def _known(naming: Naming, resolution: Resolution) -> bool:
    """Meant wherever the page lies: many live there, or the words beside its name say what holds it."""
    return _large(resolution) or _held(naming, resolution.place)


def _large(meant: Candidate | Resolution) -> bool:
    return meant.place.population >= (KNOWN if meant.how == "verbatim" else RENOWNED)


def _anchors(meant: Sequence[Resolution], spoken: Collection[str]) -> Iterator[Place]:
    """The places that are where the page says it is: in a country it speaks of, or two beside each other.

    One of the two goes by its own name: "Northwest" and "Southwest" are other names of two quarters in Abu Dhabi.
    """
    fine = [one for one in meant if one.place.precision < Precision.COUNTRY]
    for one in fine:
        beside = (other for other in fine if "verbatim" in (one.how, other.how))
        if one.place.country in spoken or any(0 < one.place.distance(other.place) < FAR for other in beside):
            yield one.place


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
