"""Attribute: which words are whose, and through whom they came."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.attributions import hands, nestings, possessors, quotations, quotes, tagged, transcripts, ways, words
from reportedly.attributions.coreference import Voices
from reportedly.attributions.quotes import Quote
from reportedly.attributions.voices import Attribution, Relay, Role, Speaker, Stance, innermost
from reportedly.attributions.words import Line
from reportedly.mentions import MentionKind, Page
from reportedly.mentions.cues import Cue, from_label
from reportedly.sentences import Sentence
from reportedly.text import Span

__all__ = ["Attribution", "Relay", "Role", "Speaker", "Stance", "from_page", "innermost"]


def from_page(page: Page) -> tuple[Attribution, ...]:
    """Attribute the words of a page, in the order of their cues.

    Source, cue and content are the tagger's where it has marked the page, else the grammar's; speakers and chains are
    read the same way behind both.
    """
    cued = [(words.from_sentence(sentence, [span for span, _ in cues]), cues) for sentence, cues in _by_sentence(page)]
    lines = [line for line, _ in cued]
    quoted = quotations.from_page(page)
    found = tagged.from_page(page)
    if found is None:
        read = [quote for line, cues in cued if cues for quote in quotes.from_line(line, cues, quoted)]
        found = nestings.continued(page, read, quoted)
    return _attributed(page, lines, transcripts.joined(found, transcripts.from_page(page)))


def _by_sentence(page: Page) -> Iterator[tuple[Sentence, list[tuple[Span, Cue]]]]:
    cues = [mention for mention in page.mentions if mention.kind is MentionKind.CUE]
    at = 0
    for sentence in page.sentences:
        held = []
        while at < len(cues) and cues[at].span.start < sentence.span.end:
            held.append((cues[at].span, from_label(cues[at].label)))
            at += 1
        yield sentence, held


def _attributed(page: Page, lines: Sequence[Line], found: Sequence[Quote]) -> tuple[Attribution, ...]:
    """Speakers and chains for the quotes of a page; one who speaks of "us" is named once the voice around is."""
    holders = nestings.within(found)
    voices, places = Voices(page, lines), _lines_of(lines, found)
    made: dict[int, Attribution] = {}
    for at in sorted(range(len(found)), key=lambda k: (holders[k] is not None and voices.own(found[k].source), k)):
        holder = holders[at]
        around = made.get(holder) if holder is not None else None
        line = lines[places[at]]
        beside = range(bisect_left(places, places[at]), bisect_right(places, places[at]))
        free = hands.reach(found, at, line, holder, beside)
        made[at] = hands.attribution(found[at], line, voices, free, around, hands.named(found, at, line, beside))
    ordered = [replace(made[at], within=holders[at]) for at in range(len(found))]
    ordered = ways.retold(ordered, lines, places)
    ordered = possessors.named(ways.carried(ordered, lines, places), page, lines)
    return tuple(hands.passed_on(ordered, at) for at in range(len(ordered)))


def _lines_of(lines: Sequence[Line], found: Sequence[Quote]) -> list[int]:
    """The number of the line that each quote's cue stands in."""
    starts = [line.sentence.span.start for line in lines]
    return [max(0, bisect_right(starts, quote.cue.start) - 1) for quote in found]
