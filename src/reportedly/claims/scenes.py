"""Scenes: a page laid out for whoever reads claims from it: mentions by sentence, attributions by what they cover."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import takewhile
from operator import attrgetter

from reportedly.attributions import Attribution, quotations
from reportedly.attributions.quotations import Quotations
from reportedly.claims import haunts, timings
from reportedly.claims.haunts import Haunt
from reportedly.claims.stretches import Stretches
from reportedly.claims.timings import Timing
from reportedly.documents import BlockKind
from reportedly.mentions import Mention, MentionKind, Page
from reportedly.referents import Actor, Referents, actors, anchors, wars
from reportedly.sentences import Sentence
from reportedly.text import Cited, Span

LEAD = 2
"""Sentences at the head of a page that are its lead."""
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_ACTING = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.FORCE, MentionKind.PLACE})


@dataclass(frozen=True, slots=True)
class Acting:
    """One who may act or be acted upon, by the words [start, end) of its sentence."""

    start: int
    end: int
    mention: Mention
    actor: Cited[Actor]
    party: str


@dataclass(frozen=True)
class Scene:
    """A page, what its mentions refer to, and whose words are whose."""

    page: Page
    referents: Referents
    attributions: tuple[Attribution, ...]

    def mentions(self, sentence: Sentence, *kinds: MentionKind) -> tuple[Mention, ...]:
        """The mentions inside a sentence, of the kinds named (none named: all)."""
        first = bisect_left(self._starts, sentence.span.start)
        last = bisect_left(self._starts, sentence.span.end)
        return tuple(m for m in self.page.mentions[first:last] if not kinds or m.kind in kinds)

    def within(self, span: Span, sentence: Sentence, *kinds: MentionKind) -> tuple[Mention, ...]:
        """The mentions inside a span of a sentence."""
        return tuple(mention for mention in self.mentions(sentence, *kinds) if mention.span in span)

    def acting(self, sentence: Sentence) -> tuple[Acting, ...]:
        """Who may act in a sentence of the page, in its order; of overlapping mentions the longest."""
        return self._casts[sentence.span.start]

    @cached_property
    def _casts(self) -> Mapping[int, tuple[Acting, ...]]:
        """Who may act in each sentence, by where it begins."""
        return {sentence.span.start: self._cast(sentence) for sentence in self.page.sentences}

    def _cast(self, sentence: Sentence) -> tuple[Acting, ...]:
        found = [self._acting(sentence, mention) for mention in self.mentions(sentence, *_ACTING)]
        kept: list[Acting] = []
        for one in sorted((f for f in found if f), key=lambda one: (one.start - one.end, one.start)):
            if all(one.end <= other.start or other.end <= one.start for other in kept):
                kept.append(one)
        return tuple(sorted(kept, key=lambda one: one.start))

    def _acting(self, sentence: Sentence, mention: Mention) -> Acting | None:
        actor, place = self.referents.actors.get(mention.span), mention.kind is MentionKind.PLACE
        if actor is None or (place and not mention.label) or actors.backs(self.page, mention):
            return None
        start, end = indices(sentence, mention.span)
        return Acting(start, end, mention, actor, party(actor.value))

    def standing(self, sentence: Sentence) -> str:
        """Where a sentence stands on the page: headline, lead or rest."""
        if sentence.block is BlockKind.HEADLINE:
            return "headline"
        return "lead" if self.ordinals[sentence.span.start] <= LEAD else "rest"

    def attribution(self, span: Span) -> Attribution | None:
        """The innermost attribution whose content holds the span, or the most of it; None: the outlet's own voice."""
        near = self._contents.touching(span)
        covering = [(piece.end - piece.start, -place) for piece, place in near if _covers(piece, span)]
        return self.attributions[-min(covering)[1]] if covering else None

    def cues(self, span: Span) -> tuple[Attribution, ...]:
        """The attributions whose own cue overlaps a span."""
        return tuple(self.attributions[place] for place in sorted(set(self._cues.touching(span))))

    def cued(self, sentence: Sentence) -> tuple[Attribution, ...]:
        """The attributions whose cue stands in a sentence."""
        near = sorted(set(self._cues.touching(sentence.span)))
        return tuple(a for a in map(self.attributions.__getitem__, near) if any(cue in sentence.span for cue in a.cue))

    def sourced(self, span: Span) -> Attribution | None:
        """The attribution whose source, or whoever that cites, overlaps a span."""
        near = self._sources.touching(span)
        return self.attributions[min(near)] if near else None

    def passes_on(self, span: Span) -> bool:
        """Whether a span names a source, or one through whom words came."""
        return bool(self._hands.touching(span))

    def quoted(self, span: Span) -> bool:
        """Whether a span begins inside quotation marks."""
        return self._quotations.around(span.start) is not None

    @cached_property
    def edges(self) -> tuple[int, ...]:
        """Where the source, cue and content of attributions begin and end, in the order of the text."""
        return tuple(sorted(set(_edges(self.attributions))))

    def edges_in(self, sentence: Sentence) -> Sequence[int]:
        """The edges of attributions inside one sentence."""
        first = bisect_left(self.edges, sentence.span.start)
        return self.edges[first : bisect_right(self.edges, sentence.span.end)]

    @cached_property
    def sides(self) -> Mapping[str, Actor]:
        """Actors whose side is known, by each form of their name on the page in lower case."""
        known: dict[str, Actor] = {}
        for mention in self.page.mentions:
            cited = self.referents.actors.get(mention.span)
            if cited and cited.value.party != "UNK":
                known.setdefault(mention.text.casefold(), cited.value)
        return known

    def described(self, name: str, at: int) -> Actor | None:
        """Whom "the force" names: who was called last before, in words that end so, where that one has a side."""
        first, *rest = name.lower().split() or [""]
        if first not in _DEFINITE or not rest:
            return None
        known = self._ends.get(rest[-1], ())
        last = bisect_left(known, at, key=lambda entry: entry[0])
        return known[last - 1][1] if last else None

    @cached_property
    def _ends(self) -> Mapping[str, tuple[tuple[int, Actor], ...]]:
        """Actors whose side is known, by the last word of what they are called and where they are called so."""
        found: dict[str, list[tuple[int, Actor]]] = {}
        for mention in self.page.mentions:
            cited = self.referents.actors.get(mention.span)
            if cited and mention.kind is not MentionKind.PLACE and cited.value.party != "UNK" and " " in mention.text:
                found.setdefault(mention.text.split()[-1].lower(), []).append((mention.span.start, cited.value))
        return {word: tuple(entries) for word, entries in found.items()}

    @cached_property
    def country(self) -> str:
        """The country most places of the page lie in; empty when the page names none."""
        return min(self.shares, key=lambda code: (-self.shares[code], code)) if self.shares else ""

    @cached_property
    def shares(self) -> Mapping[str, float]:
        """How much of the places of the page lies in each country, peoples and governments among them."""
        counted = Counter(cited.value.country for cited in self.referents.places.values() if cited.value.country)
        return {code: count / counted.total() for code, count in counted.items()}

    @cached_property
    def today(self) -> date:
        """The day the page speaks on: its dateline's where that is days off publication, else that of publication.

        One day off is the hour of another zone: releases of ISAF are marked by the day of publication (7 of 9 in gold).
        """
        published, dated = self.page.document.day, anchors.day_of(self.page)
        return dated if abs((dated - published).days) > 1 else published

    @cached_property
    def begun(self) -> date | None:
        """The first day of the war that the page is about; None where no war known goes on."""
        return wars.begun(sorted(self.shares, key=lambda code: (-self.shares[code], code)), self.today)

    @cached_property
    def haunts(self) -> tuple[Haunt, ...]:
        """The places of the article, each with every sentence that names it."""
        return haunts.from_page(self.page, self.referents)

    @cached_property
    def parties(self) -> Mapping[str, int]:
        """How often each side is named, government and army taken for the state; the unknown by their names."""
        return Counter(party(cited.value) for cited in self.referents.actors.values())

    @cached_property
    def dates(self) -> tuple[Timing, ...]:
        """The times of the article in its order; teasers tell other stories."""
        periods = self.referents.periods
        return tuple(
            timing
            for ordinal, sentence in enumerate(self.page.sentences)
            if sentence.block is not BlockKind.TEASER
            and (marks := [m.span for m in self.mentions(sentence, MentionKind.TIME) if m.span in periods])
            for timing in timings.from_sentence(sentence, ordinal, map(periods.__getitem__, marks), self.cues)
        )

    def parted(self, head: Span, other: Span) -> bool:
        """Whether a trigger stands between the trigger of a clause and something else of its sentence."""
        first, last = min(head.end, other.end), max(head.start, other.start)
        at = bisect_left(self._triggers, first, key=attrgetter("start"))
        behind = (self._triggers[i] for i in range(at, len(self._triggers)))
        between = takewhile(lambda trigger: trigger.start < last, behind)
        return any(trigger.end <= last for trigger in between)

    @cached_property
    def _triggers(self) -> tuple[Span, ...]:
        return tuple(mention.span for mention in self.page.mentions if mention.kind is MentionKind.TRIGGER)

    @cached_property
    def days_named(self) -> Mapping[tuple[date, date], int]:
        """How often the article names each stretch of days."""
        return Counter(timings.days(timing.time) for timing in self.dates)

    @cached_property
    def roles(self) -> Mapping[Span, tuple[Mention, ...]]:
        """The roles a tagger hung on each piece of evidence, the likeliest first."""
        hung: dict[Span, list[Mention]] = {}
        for mention in self.page.mentions:
            if mention.kind is MentionKind.ROLE and mention.head is not None:
                hung.setdefault(mention.head, []).append(mention)
        return {head: tuple(sorted(marks, key=lambda m: (-m.score, m.span))) for head, marks in hung.items()}

    @cached_property
    def hung(self) -> Mapping[tuple[int, int, str], tuple[Mention, ...]]:
        """The same by where the evidence begins and ends and by their labels."""
        found: dict[tuple[int, int, str], list[Mention]] = {}
        for head, marks in self.roles.items():
            for mark in marks:
                found.setdefault((head.start, head.end, mark.label), []).append(mark)
        return {key: tuple(marks) for key, marks in found.items()}

    @cached_property
    def ordinals(self) -> Mapping[int, int]:
        """The number of each sentence by where it begins."""
        return {sentence.span.start: ordinal for ordinal, sentence in enumerate(self.page.sentences)}

    @cached_property
    def marked(self) -> Stretches[Mention]:
        """The mentions by where they stand."""
        return Stretches((mention.span, mention) for mention in self.page.mentions)

    @cached_property
    def _contents(self) -> Stretches[tuple[Span, int]]:
        """Pieces of content with the numbers of their attributions."""
        return Stretches((p, (p, place)) for place, a in enumerate(self.attributions) for p in a.content)

    @cached_property
    def _cues(self) -> Stretches[int]:
        return Stretches((cue, place) for place, a in enumerate(self.attributions) for cue in a.cue)

    @cached_property
    def _sources(self) -> Stretches[int]:
        named = ((place, (*a.source, *(one.span for one in a.speakers))) for place, a in enumerate(self.attributions))
        return Stretches((span, place) for place, spans in named for span in spans)

    @cached_property
    def _hands(self) -> Stretches[int]:
        named = ((place, (*a.source, *(one.span for one in a.chain))) for place, a in enumerate(self.attributions))
        return Stretches((span, place) for place, spans in named for span in spans if span is not None)

    @cached_property
    def _quotations(self) -> Quotations:
        return quotations.from_page(self.page)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(mention.span.start for mention in self.page.mentions)


def indices(sentence: Sentence, span: Span) -> tuple[int, int]:
    """The words [start, end) of a sentence that a span touches; at least one."""
    first = max(0, bisect_right(sentence.starts, span.start) - 1)
    return first, max(first + 1, bisect_left(sentence.starts, span.end))


def party(actor: Actor) -> str:
    """The side of an actor, government and army taken for the state; of the unknown the name."""
    code = actor.party.removesuffix(":GOV").removesuffix(":MIL")
    return actor.name.casefold() if code.startswith("UNK") else code


def _covers(piece: Span, span: Span) -> bool:
    shared = min(piece.end, span.end) - max(piece.start, span.start)
    return 2 * shared > span.end - span.start


def _edges(attributions: Sequence[Attribution]) -> Iterator[int]:
    for attribution in attributions:
        for piece in (*attribution.source, *attribution.cue, *attribution.content):
            yield piece.start
            yield piece.end
