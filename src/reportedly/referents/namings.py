"""Namings: how the places of a page are named, and what each name could mean before the names are weighed together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.documents import BlockKind
from reportedly.mentions import Mention, MentionKind, Page
from reportedly.mentions.spellings import fold
from reportedly.referents import facilities, strays
from reportedly.referents.bearings import bearing, part
from reportedly.referents.places import Candidate, Gazetteer, Precision
from reportedly.referents.resolutions import Naming, Resolution, resolve
from reportedly.text import Span

_AREA = (
    r"(?:province|region|governorate|oblast|state|countryside|county|raion|district"
    r"|prefecture|republic|department|wilayat?)"
)
_TOWN = r"(?:city|town|village|settlement|suburb|neighbou?rhood|port|township|hamlet)"
_AREA_AFTER = re.compile(rf"^(?:['’]s)?\s+(?:\w+\s)?{_AREA}\b", re.IGNORECASE)
_NAME = r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?"
_AREAS_AFTER = re.compile(
    rf"^(?:, {_NAME}){{0,3}}(?:,? (?:and|or) {_NAME})?\s+"
    r"(?:provinces|regions|governorates|oblasts|counties|prefectures)\b"
)
_TOWN_AFTER = re.compile(rf"^\s+{_TOWN}\b", re.IGNORECASE)
_AREA_BEFORE = re.compile(rf"\b{_AREA}s? of (?:the )?$", re.IGNORECASE)
_TOWN_BEFORE = re.compile(rf"\b(?:{_TOWN}s?|capital|outskirts|centre|center|streets) of (?:the )?$", re.IGNORECASE)
_HELD_BY = re.compile(r"^(?:,? (?:in|of)(?: the)?(?: \w+)? |, (?:the )?| \()$")
_LIES = re.compile(
    r"^(?:,? (?:in|of|near|outside|close to|next to)(?: the)?(?: \w+){0,2} |, (?:the )?| \("
    r"|,? (?:(?:about|some|around) )?\d+ ?(?:km|kilomet(?:er|re)s|miles) (?:(?:to the )?\w+ )?(?:of|from) (?:the )?)$"
)
_WATER = re.compile(
    r"^(?:['’]s?\b|\s+(?:rivers?|valley|delta|banks?|and|or|in|on|at|to|from|by|with|is|was|were|are|has|had|into|near|after"
    r"|before|as|that|which|where|for|late|early|last|yesterday)\b|\s*[.,;:)]|\s*$)"
)
"""What follows a river named without its noun: "across the Dnipro." but not "the Kherson region"."""
_OWNED = re.compile(r"^(?:['’]s?)?(?: \w+){0,3} $")
_APART = re.compile(r"\b(?:and|or|to|in|into|from|at|near|on|with|for|against)\b")
"""Words that part an owner from a name: "a US depot in Lebanon" is no place of the United States."""
_LEADS = re.compile(
    r"^(?:the |greater |downtown |central |rural |inner |upper |lower |old |mainland |city of |town of |province of )+"
    r"|^(?:north|south|east|west)(?:ern|-?east(?:ern)?|-?west(?:ern)?|-?central)?(?:-"
    r"| )(?:and (?:north|south|east|west)\w*[ -])?",
    re.IGNORECASE,
)
_TAILS = re.compile(
    rf"(?: (?:{_AREA}|{_TOWN}|area|airport|international airport|airbase|valley|front|border|hospital"
    r"|university)){1,6}$",
    re.IGNORECASE,
)
_SHORT = {"st": "saint", "ft": "fort", "mt": "mount", "pt": "point", "ste": "sainte"}


class Namings:
    """The place mentions of a page, their candidates, and the countries that the page names."""

    def __init__(self, page: Page, gazetteer: Gazetteer) -> None:
        self._page, self._gazetteer = page, gazetteer
        self._mentions = [m for m in page.mentions if m.kind is MentionKind.PLACE]
        self._found: dict[str, tuple[Candidate, ...]] = {}
        self.states = self._states()

    def resolutions(self) -> Mapping[Span, Resolution]:
        """What each place mention means. Mentions that mean no known place are left out."""
        namings = self._namings()
        times = Counter(namings.values())
        counted = {naming: replace(naming, times=number) for naming, number in times.items()}
        candidates = {counted[naming]: self.candidates(naming.name) for naming in times}
        chosen = resolve(tuple(counted.values()), candidates, self.states)
        kept = strays.without(candidates, chosen, self.states)
        if kept != candidates:
            chosen = resolve(tuple(counted.values()), kept, self.states)
        return {span: chosen[counted[n]] for span, n in namings.items() if counted[n] in chosen}

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Every place a name may mean; when none has it, the places of a plainer form, then of a near spelling."""
        if name not in self._found:
            self._found[name] = tuple(self._look_up(name))
        return self._found[name]

    def _look_up(self, name: str) -> Sequence[Candidate]:
        for form in _forms(name):
            found = self._gazetteer.look_up(form)
            if found:
                return found if form == name else [replace(c, how=f"as {form}") for c in found]
        top = tuple(code for code, _ in sorted(self.states.items(), key=lambda pair: (-pair[1], pair[0]))[:3])
        repaired = self._gazetteer.respelt(name, top) if top and len(name) > 4 else None
        return [repaired] if repaired else []

    def _states(self) -> Mapping[str, float]:
        """The countries a page names, and how much: by their names and demonyms, in the headline twice."""
        titles = [b.span for b in self._page.document.blocks if b.kind is BlockKind.HEADLINE]
        votes: dict[str, float] = defaultdict(float)
        for mention in self._mentions:
            found = self._gazetteer.look_up(mention.text)
            if found and found[0].place.precision is Precision.COUNTRY:
                weight = 1.0 if found[0].how != "demonym" else 0.7
                votes[found[0].place.country] += weight * (2 if any(mention.span in span for span in titles) else 1)
        return votes

    def _namings(self) -> Mapping[Span, Naming]:
        text = self._page.document.text
        found: dict[Span, Naming] = {}
        for i, mention in enumerate(self._mentions):
            held = tuple(sorted(self._holders(i)))
            name = self._river(mention) or mention.text
            found[mention.span] = Naming(fold(mention.text) and name, held, _kind(text, mention))
        return _one_sense(found)

    def _river(self, mention: Mention) -> str:
        """The river of a name that stands behind "the" as no town does; "" where the gazetteer knows none."""
        text, start, end = self._page.document.text, mention.span.start, mention.span.end
        if text[max(0, start - 4) : start].lower() != "the " or not _WATER.match(text[end : end + 12]):
            return ""
        river = f"{mention.text} River"
        return river if self._gazetteer.look_up(river) else ""

    def _holders(self, i: int) -> set[str]:
        """What the words beside a mention say holds it: ids of regions and countries, codes of countries."""
        text, mention = self._page.document.text, self._mentions[i]
        held: set[str] = set()
        for other in self._mentions[i + 1 : i + 3]:
            if other.span.start >= mention.span.end and _HELD_BY.match(text[mention.span.end : other.span.start]):
                held |= set(_areas(self.candidates(other.text)))
                break
        if i:
            before = self._mentions[i - 1]
            gap = text[before.span.end : mention.span.start]
            if before.span.end <= mention.span.start and _OWNED.match(gap) and not _APART.search(gap):
                owner = {
                    c.place.country for c in self.candidates(before.text)[:1] if c.place.precision is Precision.COUNTRY
                }
                if owner >= self._ruled(mention.text):
                    held |= owner
        return held - {""}

    def _ruled(self, name: str) -> set[str]:
        """The countries that a name may be, or be the capital of: "US blames Damascus" tells of no town in Maryland."""
        found = self.candidates(name)
        states = (c for n, c in enumerate(found) if c.capital or (n == 0 and c.place.precision is Precision.COUNTRY))
        return {c.place.country for c in states}


def _areas(candidates: Sequence[Candidate]) -> Iterator[str]:
    for candidate in candidates:
        if candidate.place.precision >= Precision.DISTRICT:
            yield candidate.place.id
            if candidate.place.precision is Precision.COUNTRY:
                yield candidate.place.country


def _kind(text: str, mention: Mention) -> str:
    before, after = (
        text[max(0, mention.span.start - 30) : mention.span.start],
        text[mention.span.end : mention.span.end + 80],
    )
    if _AREA_AFTER.match(after) or _AREAS_AFTER.match(after) or _AREA_BEFORE.search(before):
        return "region"
    if re.search(rf" {_AREA}$", mention.text, re.IGNORECASE):
        return "region"
    return "town" if _TOWN_AFTER.match(after) or _TOWN_BEFORE.search(before) else ""


def _one_sense(found: Mapping[Span, Naming]) -> Mapping[Span, Naming]:
    """A name that one place on the page qualifies is so qualified everywhere on it."""
    held: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for naming in found.values():
        if naming.qualifiers:
            held[naming.name].add(naming.qualifiers)
    return {
        span: replace(naming, qualifiers=next(iter(held[naming.name])))
        if not naming.qualifiers and len(held.get(naming.name, ())) == 1
        else naming
        for span, naming in found.items()
    }


def _forms(name: str) -> Iterator[str]:
    """The name, then plainer forms of it."""
    yield name
    plain = re.sub(r"['’]s?$", "", name.strip())
    for form in (plain, _LEADS.sub("", plain), _TAILS.sub("", plain), _LEADS.sub("", _TAILS.sub("", plain))):
        if form and form != name:
            yield form
    words = fold(plain).split()
    if words and words[0] in _SHORT:
        yield " ".join((_SHORT[words[0]], *words[1:]))


def from_page(page: Page, gazetteer: Gazetteer) -> Mapping[Span, Resolution]:
    """Resolve the places and facilities of a page, demonyms to their country, "northern Syria" to its part."""
    namings = Namings(page, gazetteer)
    found = namings.resolutions()
    labels = {m.span: m.label for m in page.mentions if m.kind is MentionKind.PLACE}
    parts = {span: found[span] if labels[span] else _part(page, span, found[span], gazetteer) for span in found}
    parts = {**_villages(page, parts), **parts}
    return {**facilities.from_page(page, parts, gazetteer, namings.states), **parts}


def _villages(page: Page, found: Mapping[Span, Resolution]) -> Mapping[Span, Resolution]:
    """Places that no gazetteer knows, where the words beside them say what holds them: "Mirwal in Logar province"."""
    marks = [m for m in page.mentions if m.kind is MentionKind.PLACE]
    lying: dict[Span, Resolution] = {}
    for mention, other in pairwise(marks):
        holder = found.get(other.span)
        between = page.document.text[mention.span.end : other.span.start]
        if holder is None or mention.span in found or mention.label or other.label or not _LIES.match(between):
            continue
        if holder.place.precision < Precision.COUNTRY:
            lying[mention.span] = replace(holder, how=f"context: {holder.place.name}")
    return lying


def _part(page: Page, span: Span, resolution: Resolution, gazetteer: Gazetteer) -> Resolution:
    text = page.document.text
    side, rural = bearing(text[max(0, span.start - 40) : span.start], text[span.end : span.end + 40])
    if not side:
        return resolution
    place = part(resolution.place, side, rural, gazetteer)
    return replace(resolution, place=place, how=f"context: {side}") if place != resolution.place else resolution


__all__ = ["Namings", "from_page"]
