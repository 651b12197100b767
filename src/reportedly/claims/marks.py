"""Marks: what a tagger has hung on a piece of evidence.

Speakers, places, times and parties marked are signs among others of who or what is chosen; a count marked is taken.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.claims.passages import Passage
from reportedly.claims.scenes import Scene
from reportedly.mentions import Mention, MentionKind
from reportedly.referents import Actor, Count
from reportedly.text import Cited, Span

_NEAR = 24
_FROM, _TO = re.compile(r"\bfrom (?:[A-Z]{2,3}\$? |[$€£])?\Z"), re.compile(r"[\w%]{0,8} to (?:[A-Z]{2,3}\$? |[$€£])?")
LEAST = 0.5
"""A count marked with a smaller probability is left to the grammar."""


def actor(passage: Passage, scene: Scene, role: str) -> Cited[Actor] | None:
    """Who is marked as ``role`` ("actor", "target", "speaker"): one whose side is known before one without."""
    for mark in hung(passage, scene, role):
        held = [scene.referents.actors.get(mention.span) for mention in _inside(mark, scene)]
        known = sorted((cited for cited in held if cited), key=lambda cited: cited.value.party == "UNK")
        if known:
            return Cited(replace(known[0].value, name=mark.text), mark.span, "tagged")
        known_elsewhere = scene.sides.get(mark.text.casefold())
        return Cited(known_elsewhere or scene.referents.actor_named(mark.text, mark.span), mark.span, "tagged")
    return None


def quantity(passage: Passage, scene: Scene) -> Cited[Count] | None:
    """The count marked."""
    for mark in hung(passage, scene, "quantity"):
        for mention in _inside(mark, scene, MentionKind.QUANTITY):
            cited = scene.referents.counts.get(later(mention, scene).span)
            if cited and mark.score >= LEAST:
                return Cited(cited.value, cited.span, "tagged")
    return None


def later(mention: Mention, scene: Scene) -> Mention:
    """The count that a count has become: the second of "from 1,400 to around 1,200"; else itself."""
    text = scene.page.document.text
    before, behind = text[max(0, mention.span.start - _NEAR) : mention.span.start], mention.span.end
    if not _FROM.search(before):
        return mention
    follow = scene.marked.touching(Span(mention.span.document, behind, min(len(text), behind + _NEAR)))
    numbers = (other for other in follow if other.kind is MentionKind.QUANTITY and other.label == mention.label)
    return next((other for other in numbers if _TO.fullmatch(text[behind : other.span.start])), mention)


def hung(passage: Passage, scene: Scene, role: str) -> tuple[Mention, ...]:
    """The marks of a role on the evidence of a passage, the likeliest first."""
    if passage.evidence is None:
        return ()
    hanging = scene.roles.get(passage.evidence.span)
    if hanging is None:
        return ()
    label = f"{role}/{passage.evidence.label}"
    return tuple([mark for mark in hanging if mark.label == label])


def surety(mark: Mention) -> str:
    """How sure a mark is, in three steps."""
    return "surely" if mark.score >= 0.9 else "likely" if mark.score >= 0.7 else "faintly"


def _inside(mark: Mention, scene: Scene, *kinds: MentionKind) -> tuple[Mention, ...]:
    return tuple(m for m in scene.marked.touching(mark.span) if not kinds or m.kind in kinds)
