"""Resolve: what in the world a mention refers to.

`Referents` maps the spans of one page to places, periods, counts and actors, each cited with how it was read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.mentions import Mention, MentionKind, Page
from reportedly.mentions.spellings import agree
from reportedly.referents import anchors, counts, namings
from reportedly.referents.actors import Actor, Lexicon
from reportedly.referents.counts import Count
from reportedly.referents.periods import Period
from reportedly.referents.places import Gazetteer, Place
from reportedly.referents.resolutions import Resolution
from reportedly.referents.rosters import Roster
from reportedly.text import Cited, Span

__all__ = ["Actor", "Count", "Lexicon", "Period", "Place", "Referents", "Resolution", "from_page", "places_at"]

_ACTORS = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.FORCE)


@dataclass(frozen=True, slots=True)
class Referents:
    """What the mentions of one page refer to, by the span of the mention. What is not resolved is not in it."""

    places: Mapping[Span, Cited[Place]]
    periods: Mapping[Span, Cited[Period]]
    counts: Mapping[Span, Cited[Count]]
    actors: Mapping[Span, Cited[Actor]]
    roster: Roster | None = None

    def actor_named(self, words: str, span: Span) -> Actor:
        """The actor that words at a span refer to, whether or not a mention stands there; party "UNK" when unknown."""
        known = self.actors.get(span)
        if known:
            return known.value
        return self.roster.named(words, span) if self.roster else Actor(f"UNK:{words}", words, "UNK")

    def entered(self, words: str) -> Actor | None:
        """The body that the lexicon has under these very words; None where it has none."""
        return self.roster.entered(words) if self.roster else None


def from_page(page: Page, gazetteer: Gazetteer, lexicon: Lexicon) -> Referents:
    """Resolve every mention of a page that can be resolved."""
    resolutions = namings.from_page(page, gazetteer)
    words = page.document.words
    places = {
        span: Cited(found.place, span, _read(found.place.name, words(span), found.how, "alternate name"))
        for span, found in resolutions.items()
    }
    roster = Roster(page, lexicon, places, gazetteer)
    named = ((m, roster.named(m.text, m.span)) for m in page.mentions if _acts(m))
    actors = {
        m.span: Cited(actor, m.span, _read(actor.name, m.text, "verbatim", "as elsewhere on the page"))
        for m, actor in named
    }
    return Referents(places, anchors.periods(page), _counts(page), actors, roster)


def _read(name: str, words: str, how: str, otherwise: str) -> str:
    """How a name was read: ``how``, but never verbatim where the words are others."""
    return how if how != "verbatim" or agree(name, words) else otherwise


def _acts(mention: Mention) -> bool:
    return mention.kind in _ACTORS or (mention.kind is MentionKind.PLACE and bool(mention.label))


def places_at(spans: Sequence[Span], page: Page, gazetteer: Gazetteer) -> Mapping[Span, Resolution]:
    """Resolve exactly the given spans of a page as places, demonyms to their country; its own marks are context."""
    asked = [Mention(MentionKind.PLACE, span, page.document.words(span)) for span in spans]
    others = [m for m in page.mentions if not any(m.span.overlaps(span) for span in spans)]
    order = sorted((*asked, *others), key=lambda m: (m.span.start, m.span.end))
    return namings.Namings(replace(page, mentions=tuple(order)), gazetteer).resolutions()


def _counts(page: Page) -> Mapping[Span, Cited[Count]]:
    found = {}
    for mention in page.mentions:
        if mention.kind is MentionKind.QUANTITY and mention.label in ("", "article"):
            count = counts.from_words(mention.text)
            if count:
                found[mention.span] = Cited(count, mention.span)
    return found
