"""Marks: what a tagger has hung on a piece of evidence.

Speakers, places, times and parties marked are signs among others of who or what is chosen; a count marked is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reportedly.claims import phrases
from reportedly.claims.passages import Passage
from reportedly.claims.scenes import Scene, indices
from reportedly.mentions import Mention, MentionKind
from reportedly.mentions.nouns import words
from reportedly.referents import Actor, Count, actors
from reportedly.sentences import Sentence
from reportedly.text import Cited, Span

_NEAR = 24
_FROM, _TO = re.compile(r"\bfrom (?:[A-Z]{2,3}\$? |[$€£])?\Z"), re.compile(r"[\w%]{0,8} to (?:[A-Z]{2,3}\$? |[$€£])?")
_LEADING = words("the a an its their his her our my this these")
"""Words that begin a phrase and name nobody by themselves."""
_NAMES = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.FORCE, MentionKind.PLACE)
_OWN = words("i we us our my me")
_PRONOUNS = _OWN | words("he she it they him her them its their his those these who which")
_BELONGING = re.compile(r" (?:from|of|with|in|belonging to|loyal to) (?:the |an? )?")
_POSSESSIVE = re.compile(r"['’]s?$")

LEAST = 0.5
"""A count marked with a smaller probability is left to the grammar."""


def actor(passage: Passage, scene: Scene, role: str) -> Cited[Actor] | None:
    """Who is marked as ``role`` ("actor", "target", "speaker"): one whose side is known before one without.

    A mark that breaks off goes on to the end of its name or phrase. "We" is who speaks; any other pronoun is nobody by
    itself: who is named around stands for choice, and is right more often than who stands first in the sentence before.
    """
    for mark in hung(passage, scene, role):
        name, span = _whole(mark, passage.sentence, scene)
        if name.lower() in _PRONOUNS and (name == "I" or not name.isupper()):
            return _speaking(name, span, passage, scene)
        named = (mention for mention in scene.marked.touching(span) if not actors.backs(scene.page, mention))
        held = [scene.referents.actors.get(mention.span) for mention in named]
        sided = sorted((cited for cited in held if cited), key=lambda cited: cited.value.party == "UNK")
        known = _of_whom(sided, scene)
        one = known[0].value if known else scene.sides.get(name.casefold()) or scene.referents.actor_named(name, span)
        described = scene.described(name, span.start) if one.party == "UNK" else None
        if described is not None:
            return Cited(described, span, "as elsewhere on the page")
        return Cited(replace(one, name=name) if known else one, span, "tagged")
    return None


def _of_whom(known: list[Cited[Actor]], scene: Scene) -> list[Cited[Actor]]:
    """ "Jihadists from the Islamic State group" are the group's, whoever else's jihadists are: its name goes first."""
    if len(known) < 2 or known[1].value.party == "UNK" or known[0].span.end > known[1].span.start:
        return known
    between = scene.page.document.text[known[0].span.end : known[1].span.start]
    belongs = scene.page.document.words(known[0].span).islower() and _BELONGING.fullmatch(between)
    return [known[1], known[0], *known[2:]] if belongs else known


def _whole(mark: Mention, sentence: Sentence, scene: Scene) -> tuple[str, Span]:
    """The words of a mark that breaks off at "The" up to the end of its phrase, at "Islamic" to that of its name."""
    if mark.span not in sentence.span:
        return mark.text, mark.span
    start, end = indices(sentence, mark.span)
    if _LEADING.issuperset(sentence.lower[start:end]):
        stop = phrases.behind(sentence, end, len(sentence.tokens))[1]
        lower = sentence.lower
        other = (at for at in range(end + 1, stop) if lower[at] in _LEADING and lower[at - 1] != "of")
        end = next(other, max(end, stop))
    names = [m.span.end for m in _inside(mark, scene, *_NAMES) if m.span in sentence.span]
    last = max([sentence.tokens[end - 1].end, *names, *_backed(mark, sentence, scene)])
    name = scene.page.document.words(Span(mark.span.document, mark.span.start, last))
    name = _POSSESSIVE.sub("", name) or name
    return name, Span(mark.span.document, mark.span.start, mark.span.start + len(name))


def _backed(mark: Mention, sentence: Sentence, scene: Scene) -> Iterator[int]:
    """Where the name of those ends whom "US-backed" goes before: the US by itself did nothing."""
    for end in (mention.span.end for mention in _inside(mark, scene) if actors.backs(scene.page, mention)):
        behind = indices(sentence, Span(mark.span.document, end + 1, end + 2))[1]
        ahead = scene.mentions(sentence, *_NAMES)
        yield from (m.span.end for m in ahead if behind <= indices(sentence, m.span)[0] <= behind + 1)


def _speaking(word: str, span: Span, passage: Passage, scene: Scene) -> Cited[Actor] | None:
    """Whom "we" stands for: the speaker; where a page speaks for itself, the state it is most about; else None."""
    if word.lower() not in _OWN:
        return None
    attribution = scene.attribution(passage.head)
    if attribution is None or not attribution.speakers:
        spoken = bool(scene.country) and not scene.quoted(span)
        return Cited(Actor(f"home:{word}", word, scene.country), span, "context: who speaks") if spoken else None
    speaker = attribution.speakers[0]
    known = scene.referents.actors.get(speaker.named) or scene.referents.actors.get(speaker.span)
    return Cited(known.value, known.span, "the speaker") if known else None


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
    at = passage.evidence.span
    return scene.hung.get((at.start, at.end, f"{role}/{passage.evidence.label}"), ())


def surety(mark: Mention) -> str:
    """How sure a mark is, in three steps."""
    return "surely" if mark.score >= 0.9 else "likely" if mark.score >= 0.7 else "faintly"


def _inside(mark: Mention, scene: Scene, *kinds: MentionKind) -> tuple[Mention, ...]:
    return tuple(m for m in scene.marked.touching(mark.span) if not kinds or m.kind in kinds)
