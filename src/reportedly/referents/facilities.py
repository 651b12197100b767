"""Facilities: where the hospitals, quarters and bridges lie that a page names.

By their own entry in the gazetteer, by the place in their name, else in the town named nearest to them in a paragraph.
A facility that a page names twice lies in one place.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from reportedly.mentions import Mention, MentionKind, Page
from reportedly.mentions.spellings import fold
from reportedly.referents.places import Gazetteer, Precision
from reportedly.referents.resolutions import Resolution
from reportedly.referents.strays import KNOWN
from reportedly.text import Span

NEAR = 250
"""Code points within which a town may hold a quarter or a hospital that the gazetteer does not know."""
SOME = 0.2
"""Share of a page's towns from which their country is spoken of though nothing names it."""
_HELD = (
    r"neighbou?rhood|district|street|square|roundabout|hospital|mosque|school|quarter|hotel|bridge|market"
    r"|stadium|university|church|cathedral|cemetery|prison|jail|palace|station|airport|reservoir|camp|base"
)
_IN_TOWN = re.compile(rf"\b(?:{_HELD})s?$|^hotel\b", re.IGNORECASE)
_NAMELESS = re.compile(rf"(?:the )?(?:{_HELD})s?", re.IGNORECASE)
"""A noun that begins its sentence is no name: "Schools are shut"."""

Found = Mapping[Span, Resolution]
Towns = Sequence[tuple[Span, Resolution]]


def from_page(page: Page, found: Found, gazetteer: Gazetteer, states: Mapping[str, float]) -> Found:
    """Where each named facility of a page lies. ``found``: its places; ``states``: weights of the countries it names.

    Airports and roads are named after people: the place in such a name counts only in a country that the page names.
    """
    named = [m for m in page.mentions if m.kind is MentionKind.FACILITY and _named(m.text)]
    towns = _towns(page, found)
    spoken = _spoken(towns, states)
    nearest = _nearest(named, [(span, r) for span, r in towns if r.place.country in spoken], page.document.text)
    sites: dict[Span, Resolution] = {}
    for mention in named:
        within = page.within(mention.span, MentionKind.PLACE)
        inside = [r for r in (found[m.span] for m in within if m.span in found and not m.label) if _meant(r, spoken)]
        own = [c for c in gazetteer.look_up(mention.text) if c.place.precision is Precision.SITE]
        near = nearest.get(fold(mention.text))
        if own and (not spoken or own[0].place.country in spoken):
            sites[mention.span] = Resolution(own[0].place, 1.0, own[0].how, ("the facility's own entry",))
        elif inside:
            sites[mention.span] = replace(inside[0], how=f"named after {inside[0].place.name}")
        elif near:
            sites[mention.span] = replace(near, how=f"context: {near.place.name}")
    return sites


def _meant(inside: Resolution, spoken: Collection[str]) -> bool:
    """Whether a facility lies where a place in its name does: "Porto airport" may, "the US prison" does not."""
    place = inside.place
    return place.precision < Precision.COUNTRY and (not spoken or place.country in spoken or place.population >= KNOWN)


def _named(words: str) -> bool:
    return any(letter.isupper() for letter in words) and not _NAMELESS.fullmatch(words)


def _towns(page: Page, found: Found) -> Towns:
    """The towns of a page that are no governments."""
    said = {m.span for m in page.mentions if m.kind is MentionKind.PLACE and m.label}
    return [(span, r) for span, r in found.items() if r.place.precision is Precision.TOWN and span not in said]


def _spoken(towns: Towns, states: Mapping[str, float]) -> frozenset[str]:
    """The countries a page speaks of: by their names, or by a share of its towns; of others it only shares a name."""
    lying = Counter(resolution.place.country for _, resolution in towns)
    return frozenset(states) | {country for country, number in lying.items() if number >= SOME * len(towns)}


def _nearest(named: Sequence[Mention], towns: Towns, text: str) -> Mapping[str, Resolution]:
    """The town that stands nearest to any naming of each facility, by its folded name."""
    near: dict[str, list[tuple[int, Span, Resolution]]] = defaultdict(list)
    for mention in named:
        if _IN_TOWN.search(mention.text):
            off = ((_off(mention.span, town, text), town, resolution) for town, resolution in towns)
            near[fold(mention.text)] += [entry for entry in off if entry[0] < NEAR]
    return {name: min(off, key=lambda entry: entry[:2])[2] for name, off in near.items() if off}


def _off(span: Span, town: Span, text: str) -> int:
    """How far off a town stands in the paragraph of a facility, one behind it taken for twice as far; else ``NEAR``."""
    if town.overlaps(span) or "\n\n" in text[min(town.end, span.end) : max(town.start, span.start)]:
        return NEAR
    return span.start - town.end if town.end <= span.start else 2 * (town.start - span.end)
