"""Haunts: the places an article speaks of, each with every sentence that names it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from reportedly.documents import BlockKind
from reportedly.mentions import MentionKind, Page
from reportedly.mentions.nouns import words
from reportedly.referents import Place, Referents
from reportedly.sentences import Sentence
from reportedly.text import Cited, Span

HEAD = 40
"""Code points at the head of a sentence in which a dateline names its place."""
_DATELINE = re.compile(
    r"[A-Z][^.\W\d_]+[\w ,.'’/-]{0,40}(?:\([^)]{2,30}\)[ ,]{0,2})?(?:[A-Z][a-z]{2,8}\.? \d{1,2} )?(?:\([^)]{2,30}\) ?)?"
    r" ?(?: [-–—]{1,2}|[–—])\s"
)
_HOUR_BEFORE = re.compile(r"(?:\d|\b[ap]\.?m\.?|\bnoon|\bmidnight|\bhours|\bo['’]clock),? \(?$", re.IGNORECASE)
_CLOCK_AFTER = re.compile(r" (?:(?:local|standard|summer|daylight) )?time\b", re.IGNORECASE)
_OPENINGS = frozenset(
    ("across ", "inside ", "around ", "near the ", "elsewhere in ", "and in ", "also in ", "meanwhile in ")
)
_LEADS = (
    ("in", words("in at inside within")),
    ("near", words("near outside around of over across throughout")),
    ("on", words("on against")),
    ("to", words("to into towards toward for")),
    ("from", words("from out")),
    ("by", words("by with between and")),
)
_ordinal = attrgetter("ordinal")


@dataclass(frozen=True, slots=True)
class Naming:
    """A place named once: in which sentence and paragraph.

    ``lead``: the preposition before the name, else how the name goes on. ``opens``: its sentence begins with it;
    ``opens_in``: behind "in" ("In Idlib, ..."). ``dateline``: it says where the page was written.
    """

    place: Cited[Place]
    ordinal: int
    paragraph: int
    block: BlockKind
    lead: str
    opens: bool = False
    opens_in: bool = False
    dateline: bool = False


@dataclass(frozen=True, slots=True)
class Haunt:
    """A place of the article and its namings in the order of the text; at least one."""

    namings: tuple[Naming, ...]

    @property
    def first(self) -> Naming:
        """Where it is named first."""
        return self.namings[0]

    def near(self, ordinal: int) -> tuple[Naming, ...]:
        """The namings in a sentence; where it has none the first in the nearest sentence before, and behind."""
        at = bisect_left(self.namings, ordinal, key=_ordinal)
        here = self.namings[at : bisect_right(self.namings, ordinal, lo=at, key=_ordinal)]
        if here or not at:
            return here or self.namings[:1]
        before = bisect_left(self.namings, self.namings[at - 1].ordinal, hi=at, key=_ordinal)
        return (self.namings[before], *self.namings[at : at + 1])


def from_page(page: Page, referents: Referents) -> tuple[Haunt, ...]:
    """The places in the order of their first naming: no governments, peoples or clocks, no teasers' stories."""
    found: dict[str, list[Naming]] = {}
    starts = [mention.span.start for mention in page.mentions]
    for ordinal, sentence in enumerate(page.sentences):
        if sentence.block is BlockKind.TEASER:
            continue
        for at in range(bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.end)):
            mention = page.mentions[at]
            cited = referents.places.get(mention.span)
            named = not mention.label and mention.kind in (MentionKind.PLACE, MentionKind.FACILITY)
            if cited and named and not _is_clock(mention.span, sentence):
                found.setdefault(cited.value.id, []).append(_naming(cited, sentence, ordinal))
    return tuple(Haunt(tuple(namings)) for namings in found.values())


def _is_clock(span: Span, sentence: Sentence) -> bool:
    """ "At 9 a.m. Moscow time": the hour of a place, wherever it strikes."""
    start, end = span.start - sentence.span.start, span.end - sentence.span.start
    return bool(
        _CLOCK_AFTER.match(sentence.text, end) and _HOUR_BEFORE.search(sentence.text[max(0, start - 12) : start])
    )


def _naming(cited: Cited[Place], sentence: Sentence, ordinal: int) -> Naming:
    before, behind = beside(cited.span, sentence)
    at = cited.span.start - sentence.span.start
    opens = at <= 4 or sentence.text[:at].lower() in _OPENINGS
    dateline = sentence.block is BlockKind.DATELINE or _in_dateline(at, sentence)
    opens_in = opens and before[:1] == ("in",)
    lead = _lead(before, behind)
    return Naming(cited, ordinal, sentence.paragraph, sentence.block, lead, opens, opens_in, dateline)


def _lead(before: Sequence[str], behind: str) -> str:
    for word in before:
        for lead, leads in _LEADS:
            if word in leads:
                return lead
    if behind in {"-", "–"}:
        return "hyphen"
    return "owner" if behind in {"'s", "’s", "'", "’"} else "none"


def _in_dateline(at: int, sentence: Sentence) -> bool:
    match = _DATELINE.match(sentence.text) if at < HEAD else None
    return match is not None and at < match.end()


def beside(span: Span, sentence: Sentence) -> tuple[tuple[str, ...], str]:
    """The two words before a span of a sentence, the nearest first, and the one behind it, in lower case."""
    first, last = (bisect_left(sentence.starts, at) for at in (span.start, span.end))
    if first and sentence.tokens[first - 1].end > span.start:
        first -= 1
    return sentence.lower[max(0, first - 2) : first][::-1], next(iter(sentence.lower[last : last + 1]), "")
