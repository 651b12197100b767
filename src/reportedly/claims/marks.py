"""Marks: what a tagger has hung on a piece of evidence, read as the slots of its claim.

Its places are not taken: the choice among all places of the page is right more often (gold/dev .84 against .80).
Each function answers None where nothing is marked or what is marked refers to nothing known: then the grammar decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportedly.claims.passages import Passage
from reportedly.claims.scenes import Scene
from reportedly.mentions import Mention, MentionKind
from reportedly.referents import Actor, Count, Period
from reportedly.text import Cited

LEAST = 0.5
"""Roles of a smaller probability are left to the grammar."""


def actor(passage: Passage, scene: Scene, role: str) -> Cited[Actor] | None:
    """Who is marked as ``role`` ("actor", "target", "speaker"): one whose side is known before one without."""
    for mark in _marks(passage, scene, role):
        held = [scene.referents.actors.get(mention.span) for mention in _inside(mark, scene)]
        known = sorted((cited for cited in held if cited), key=lambda cited: cited.value.party == "UNK")
        if known:
            return Cited(replace(known[0].value, name=mark.text), mark.span, "tagged")
        return Cited(scene.sides.get(mark.text.casefold()) or _unknown(mark.text), mark.span, "tagged")
    return None


def time(passage: Passage, scene: Scene) -> Cited[Period] | None:
    """The period marked."""
    for mark in _marks(passage, scene, "time"):
        for mention in _inside(mark, scene, MentionKind.TIME):
            cited = scene.referents.periods.get(mention.span)
            if cited:
                return Cited(cited.value, cited.span, "tagged")
    return None


def quantity(passage: Passage, scene: Scene) -> Cited[Count] | None:
    """The count marked."""
    for mark in _marks(passage, scene, "quantity"):
        for mention in _inside(mark, scene, MentionKind.QUANTITY):
            cited = scene.referents.counts.get(mention.span)
            if cited:
                return Cited(cited.value, cited.span, "tagged")
    return None


def _marks(passage: Passage, scene: Scene, role: str) -> Iterator[Mention]:
    """The marks of a role on the evidence of a passage, the likeliest first."""
    if passage.evidence is None:
        return
    label = f"{role}/{passage.evidence.label}"
    for mark in scene.roles.get(passage.evidence.span, ()):
        if mark.label == label and mark.score >= LEAST:
            yield mark


def _inside(mark: Mention, scene: Scene, *kinds: MentionKind) -> tuple[Mention, ...]:
    return tuple(m for m in scene.page.mentions if m.span.overlaps(mark.span) and (not kinds or m.kind in kinds))


def _unknown(name: str) -> Actor:
    return Actor(f"words:{name.casefold()}", name, "UNK")
