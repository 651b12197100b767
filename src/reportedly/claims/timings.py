"""Timings: the times an article speaks of, each where it stands, with the words beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from reportedly.attributions import Attribution
from reportedly.claims import ages
from reportedly.claims.haunts import beside
from reportedly.mentions.nouns import words
from reportedly.referents import Period
from reportedly.sentences import Sentence
from reportedly.text import Cited, Span

_LEADS = words("in on since by until after before from during for over of within last to at and")
_SAYING = 30
"""Code points behind a cue in which a time outside of the content is of the saying: "said on Thursday"."""
_BEFORE = 12
"""The same before a cue: "on Thursday said"."""


@dataclass(frozen=True, slots=True)
class Timing:
    """A time named once: in which sentence and paragraph.

    ``lead``: which of the words that lead times stands before it, "none" where none does. ``since``: the word stands
    before it in the sentence. ``said``: it tells when something was said. ``wording``: the sort of its words.
    """

    time: Cited[Period]
    ordinal: int
    paragraph: int
    lead: str
    since: bool
    said: bool
    wording: str


def from_sentence(
    sentence: Sentence, ordinal: int, times: Iterable[Cited[Period]], cues: Callable[[Span], Iterable[Attribution]]
) -> Iterator[Timing]:
    """The times of a sentence; ``cues``: tells the attributions whose cue overlaps a span."""
    for time in times:
        at = time.span.start - sentence.span.start
        since = " since " in f" {sentence.text[max(0, at - 90) : at].lower()} "
        near = replace(time.span, start=max(0, time.span.start - _SAYING - 1), end=time.span.end + _BEFORE + 1)
        said = any(of_saying(time.span, attribution) for attribution in cues(near))
        wording = ages.wording(sentence.text[at : time.span.end - sentence.span.start])
        lead = next((word for word in beside(time.span, sentence)[0] if word in _LEADS), "none")
        yield Timing(time, ordinal, sentence.paragraph, lead, since, said, wording)


def of_saying(span: Span, attribution: Attribution | None) -> bool:
    """Whether a time stands right beside the cue of an attribution, outside of its content."""
    if attribution is None or any(span in piece for piece in attribution.content):
        return False
    return any(0 <= span.start - cue.end <= _SAYING or 0 <= cue.start - span.end <= _BEFORE for cue in attribution.cue)


def days(time: Cited[Period]) -> tuple[date, date]:
    """The first and the last day of a time."""
    return time.value.earliest, time.value.latest
