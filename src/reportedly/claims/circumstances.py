"""Circumstances: where and when, from the clause, else the sentence, else what went before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportedly.attributions import Attribution
from reportedly.claims import occasions, timetables, weights, whereabouts
from reportedly.claims.choices import Scales
from reportedly.claims.passages import Passage
from reportedly.claims.propositions import Proposition
from reportedly.claims.scenes import Scene, indices, party
from reportedly.claims.trails import Trail
from reportedly.documents import BlockKind
from reportedly.mentions import Mention, MentionKind
from reportedly.mentions.nouns import words
from reportedly.referents import Actor, Period, Place
from reportedly.referents.places import Precision
from reportedly.sentences import Sentence
from reportedly.text import Cited, Span

PLACES, TIMES = Scales(weights.PLACES), Scales(timetables.TIMES)
_LOCAL = words("in at on near of over outside around inside across towards into from to")


@dataclass(frozen=True, slots=True)
class Memory:
    """What the article has been speaking of: the places so far; time, roles and attribution of the claim before.

    ``attacker``: who attacked last, and where the sentence that says so begins; ``acted``: how often each side acted.
    """

    trail: Trail = field(default_factory=Trail)
    time: Cited[Period] | None = None
    paragraph: int = -1
    actor: Cited[Actor] | None = None
    target: Cited[Actor] | None = None
    voice: Attribution | None = None
    attacker: tuple[Cited[Actor], int] | None = None
    acted: Mapping[str, int] = field(default_factory=dict)


def remembered(memory: Memory, proposition: Proposition, passage: Passage, voice: Attribution | None) -> Memory:
    """What there is to remember after one more claim."""
    actor = proposition.actor
    attacker, acted = memory.attacker, memory.acted
    if actor is not None:
        side = party(actor.value)
        acted = {**acted, side: acted.get(side, 0) + 1}
        attacker = (actor, passage.sentence.span.start) if passage.kind == "attack" else attacker
    return Memory(
        memory.trail.onward(proposition.place, passage.kind),
        proposition.time or memory.time,
        passage.sentence.paragraph,
        actor,
        proposition.target,
        voice,
        attacker,
        acted,
    )


def place(passage: Passage, scene: Scene, attribution: Attribution | None, memory: Memory) -> Cited[Place] | None:
    """Where it happens; ``how`` says where it was read from."""
    if passage.kind == "sanction":
        return None
    if passage.sentence.block is BlockKind.TEASER:
        near = _exact(_places(passage.sentence.span, passage.sentence, scene, attribution), passage)
        return Cited(near.value, near.span, "context: sentence") if near else None
    return whereabouts.chosen(passage, scene, attribution, memory.trail, PLACES)


def time(passage: Passage, scene: Scene, attribution: Attribution | None, memory: Memory) -> Cited[Period] | None:
    """When it happens; ``how`` says where it was read from."""
    return occasions.chosen(passage, scene, attribution, memory.time, TIMES)


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
    return not _LOCAL.isdisjoint(sentence.lower[max(0, first - 2) : first])
