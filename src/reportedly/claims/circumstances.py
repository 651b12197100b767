"""Circumstances: where and when, from the clause, else the sentence, else what went before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, log

from reportedly.attributions import Attribution
from reportedly.claims.passages import Passage
from reportedly.claims.scenes import Haunt, Scene, indices
from reportedly.documents import BlockKind
from reportedly.mentions import Mention, MentionKind
from reportedly.mentions.nouns import words
from reportedly.referents import Period, Place
from reportedly.referents.places import Precision
from reportedly.sentences import Sentence
from reportedly.text import Cited, Span

_PLACELESS = frozenset({"diplomacy"})
"""Kinds that take a place from their own clause only: the gold leaves it open in two of three."""
_HERE = frozenset({"talks"})
"""Kinds whose place is taken from their own sentence or not at all."""
_LOCAL = words("in at on near of over outside around inside across towards into from to")
_NOW = frozenset({"control", "service", "notice"})
"""Kinds that tell a state: without a time of their own it is the day of publication."""
_RECALLED = frozenset({"attack", "casualties", "damage", "materiel"})
"""Kinds that happen when what was told before them happened (right in a third; none is right in a sixth)."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What the article has been speaking of: the place and time of the claim before, and where they were said."""

    place: Cited[Place] | None = None
    time: Cited[Period] | None = None
    paragraph: int = -1


def place(passage: Passage, scene: Scene, attribution: Attribution | None, memory: Memory) -> Cited[Place] | None:
    """Where it happens, the most exact place first; ``how`` says where it was read from."""
    if passage.kind == "sanction":
        return None
    own = _exact(_places(passage.span, passage.sentence, scene, attribution), passage)
    if own is not None or passage.kind in _PLACELESS:
        return own
    if passage.kind in _HERE or passage.sentence.block is BlockKind.TEASER:
        near = _exact(_places(passage.sentence.span, passage.sentence, scene, attribution), passage)
        return Cited(near.value, near.span, "context: sentence") if near else None
    return _likeliest(passage, scene, memory)


def time(passage: Passage, scene: Scene, attribution: Attribution | None, memory: Memory) -> Cited[Period] | None:
    """When it happens; a time that stands with the cue is when it was said."""
    own = next(_periods(passage.span, passage.sentence, scene, attribution), None)
    if own is not None:
        return own
    if passage.kind in _NOW:
        return _today(passage, scene)
    around = list(_periods(passage.sentence.span, passage.sentence, scene, attribution))
    if around:
        nearest = min(around, key=lambda cited: abs(cited.span.start - passage.head.start))
        return Cited(nearest.value, nearest.span, "context: sentence")
    if passage.kind in _RECALLED and memory.time is not None and passage.sentence.paragraph - memory.paragraph <= 1:
        return Cited(memory.time.value, memory.time.span, "context: claim before")
    return None


def kept(memory: Memory, where: Cited[Place] | None) -> Cited[Place] | None:
    """The place to remember: a new one, unless it only names the country of the finer one before."""
    before = memory.place
    if where is None or before is None:
        return where or before
    coarser = where.value.precision >= Precision.COUNTRY > before.value.precision
    return before if coarser and where.value.country == before.value.country else where


def several(passage: Passage, scene: Scene) -> tuple[Cited[Place], ...]:
    """The places of a list behind the trigger ("strikes on Douma, Harasta and Beit Sawa"), two or more; else none."""
    mentions = [m for m in scene.within(passage.span, passage.sentence, MentionKind.PLACE) if not m.label]
    listed: list[Mention] = []
    for mention in mentions:
        if mention.span.start > passage.head.end and (not listed or _joined(passage.sentence, listed[-1], mention)):
            listed.append(mention)
    found = tuple(cited for cited in (scene.referents.places.get(m.span) for m in listed) if cited)
    return found if len(found) > 1 and all(cited.value.precision < Precision.COUNTRY for cited in found) else ()


def _joined(sentence: Sentence, left: Mention, right: Mention) -> bool:
    """Only a comma, "and" or "and the ..." stands between the two."""
    base = sentence.span.start
    between = sentence.text[left.span.end - base : right.span.start - base].replace(",", " , ").split()
    joints = {",", "and", "the", "or", "of", "in", "on", "villages", "towns", "&"}
    return bool({",", "and", "&"} & set(between)) and set(between) <= joints


def _places(
    span: Span, sentence: Sentence, scene: Scene, attribution: Attribution | None
) -> Iterator[tuple[Mention, Cited[Place]]]:
    """The places named in a span as places: no governments, no peoples, none of the source's words."""
    sources = attribution.source if attribution else ()
    for mention in scene.within(span, sentence, MentionKind.PLACE, MentionKind.FACILITY):
        cited = scene.referents.places.get(mention.span)
        if cited and not mention.label and not any(mention.span in source for source in sources):
            yield mention, cited


def _exact(found: Iterator[tuple[Mention, Cited[Place]]], passage: Passage) -> Cited[Place] | None:
    """The most exact; of equals the one behind a local preposition, then the nearest to the trigger.

    A country counts only behind such a preposition: elsewhere it is a government more often than a place.
    """
    ranked = sorted(
        (
            (
                _rank(cited.value),
                not _led(mention, passage.sentence),
                abs(mention.span.start - passage.head.start),
                cited,
            )
            for mention, cited in found
        ),
        key=lambda entry: entry[:3],
    )
    return next((cited for rank, unled, _, cited in ranked if not (rank == 2 and unled)), None)


def _rank(place: Place) -> int:
    """Sites and towns alike, then districts and regions, then countries."""
    if place.precision <= Precision.TOWN:
        return 0
    return 1 if place.precision < Precision.COUNTRY else 2


def _led(mention: Mention, sentence: Sentence) -> bool:
    first, _ = indices(sentence, mention.span)
    return any(token.text.lower() in _LOCAL for token in sentence.tokens[max(0, first - 2) : first])


def _likeliest(passage: Passage, scene: Scene, memory: Memory) -> Cited[Place] | None:
    """Of the places of the article the one it most speaks of here."""
    here = scene.ordinals[passage.sentence.span.start]
    ranked = [(_pull(haunt, here, scene, memory), -haunt.place.span.start, haunt) for haunt in scene.haunts]
    if not ranked:
        return None
    haunt = max(ranked, key=lambda entry: entry[:2])[2]
    how = "context: sentence" if here in haunt.ordinals else "context: article"
    return Cited(haunt.place.value, haunt.place.span, how)


def _pull(haunt: Haunt, here: int, scene: Scene, memory: Memory) -> float:
    """How strongly a place draws a claim that names none: named often, lately, first, at home, in the claim before.

    The weights were searched on the 1,484 such claims of gold/train and gold/own: right for 0.66 of them, where the
    nearest place is for 0.55 (November 2026).
    """
    place = haunt.place.value
    gaps = [here - ordinal for ordinal in haunt.ordinals if ordinal <= here]
    return (
        0.5 * log(1 + len(haunt.ordinals))
        + (exp(-min(gaps)) if gaps else 0.0)
        + (0.5 if memory.place is not None and memory.place.value.id == place.id else 0.0)
        + (1.0 if place.country and place.country == scene.country else 0.0)
        - (2.0 if place.precision >= Precision.COUNTRY else 0.0)
        + (0.5 if haunt is scene.haunts[0] else 0.0)
    )


def _periods(span: Span, sentence: Sentence, scene: Scene, attribution: Attribution | None) -> Iterator[Cited[Period]]:
    """The dates in a span that are not said of the saying."""
    cues = attribution.cue if attribution else ()
    for mention in scene.within(span, sentence, MentionKind.TIME):
        cited = scene.referents.periods.get(mention.span)
        if cited and not _of_saying(mention.span, cues, attribution):
            yield cited


def _of_saying(span: Span, cues: Sequence[Span], attribution: Attribution | None) -> bool:
    """Right behind the cue and outside the content: "said on Thursday"."""
    if attribution is None or any(span in piece for piece in attribution.content):
        return False
    return any(0 <= span.start - cue.end <= 30 or 0 <= cue.start - span.end <= 12 for cue in cues)


def _today(passage: Passage, scene: Scene) -> Cited[Period]:
    day = scene.page.document.day
    return Cited(Period(day, day), passage.span, "context: published")
