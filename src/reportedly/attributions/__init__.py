"""Attribute: which words are whose, and through whom they came."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.attributions import quotations, quotes, words
from reportedly.attributions.coreference import Voices
from reportedly.attributions.quotes import Quote
from reportedly.attributions.voices import Attribution, Relay, Role, Speaker, Stance
from reportedly.attributions.words import Line
from reportedly.mentions import MentionKind, Page
from reportedly.mentions.cues import Cue, from_label
from reportedly.sentences import Sentence
from reportedly.text import Span

__all__ = ["Attribution", "Relay", "Role", "Speaker", "Stance", "from_page"]


def from_page(page: Page) -> tuple[Attribution, ...]:
    """Attribute the words of a page, in the order of their cues."""
    quoted = quotations.from_page(page)
    lines = [(words.from_sentence(sentence, [span for span, _ in cues]), cues) for sentence, cues in _by_sentence(page)]
    voices = Voices(page, [line for line, _ in lines])
    found: list[Attribution] = []
    for line, cues in lines:
        for quote in quotes.from_line(line, cues, quoted) if cues else ():
            found.append(_attribution(quote, line, voices))
    return tuple(found)


def _by_sentence(page: Page) -> Iterator[tuple[Sentence, list[tuple[Span, Cue]]]]:
    cues = [mention for mention in page.mentions if mention.kind is MentionKind.CUE]
    at = 0
    for sentence in page.sentences:
        held = []
        while at < len(cues) and cues[at].span.start < sentence.span.end:
            held.append((cues[at].span, from_label(cues[at].label)))
            at += 1
        yield sentence, held


def _attribution(quote: Quote, line: Line, voices: Voices) -> Attribution:
    source = (quote.source,) if quote.source else ()
    speakers = tuple(voices.speaker(span, line) for span in source)
    entry = quote.entry
    return Attribution(source, (quote.cue,), quote.content, speakers, Stance(entry.stance), entry.lemma, entry.modality)
