"""Possessors: whose ministry "its defence ministry" is, by the land or body that spoke before or opens a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.attributions import bodies
from reportedly.attributions.names import BODIES
from reportedly.attributions.voices import Attribution, Speaker
from reportedly.attributions.words import Line
from reportedly.mentions import Mention, MentionKind, Page
from reportedly.text import Span

_ITS = "its "
_BACK = 2
"""Sentences looked back."""
_ARTICLE = "the"
_LONGEST = 60
"""Code points from the head of a sentence in which its owner stands: a name, behind "The"."""
_BE = frozenset("is are was were been being has have had".split())
_OWNERS = (MentionKind.PLACE, MentionKind.ORGANISATION, MentionKind.FORCE)


def named(attributions: Sequence[Attribution], page: Page, lines: Sequence[Line]) -> list[Attribution]:
    """Attributions whose speakers are named by their owners: "its army" behind "Norland denied it" is Norland's."""
    spoke = [speaker.named for one in attributions for speaker in one.speakers]
    owned = ([_owned(speaker, spoke, page, lines) for speaker in one.speakers] for one in attributions)
    return [replace(one, speakers=tuple(found)) for one, found in zip(attributions, owned, strict=True)]


def _owned(speaker: Speaker, spoke: Sequence[Span], page: Page, lines: Sequence[Line]) -> Speaker:
    body = speaker.name[len(_ITS) :]
    if not speaker.name.lower().startswith(_ITS) or not _body(bodies.head(body)):
        return speaker
    at = next((k for k, line in enumerate(lines) if speaker.named in line.sentence.span), 0)
    near = reversed(lines[max(0, at - _BACK) : at + 1])
    before = (owner for line in near for owner in (*_speaking(line, spoke, page), _head(line, page)))
    owner = next((one for one in before if one is not None and one.span.end < speaker.named.start), None)
    return speaker if owner is None else replace(speaker, name=_name(owner, body), how=f"coreference: {speaker.name}")


def _speaking(line: Line, spoke: Sequence[Span], page: Page) -> Iterator[Mention]:
    """The lands and bodies that speak in a sentence: "Troops left the quay, Norland said"."""
    for span in (span for span in spoke if span in line.sentence.span):
        yield from (one for one in page.within(span, *_OWNERS) if one.span == span)


def _head(line: Line, page: Page) -> Mention | None:
    """The land or body that a sentence opens with, no mere "Troops"."""
    span = line.sentence.span
    one = next(iter(page.within(Span(span.document, span.start, span.start + _LONGEST), *_OWNERS)), None)
    if one is None or one.span.start - span.start > len(_ARTICLE) + 1 or _suffers(one, line):
        return None
    if one.kind is MentionKind.FORCE and not _body(one.text):
        return None
    led = line.words[0] == _ARTICLE and one.label != "demonym"
    return replace(one, text=f"{_ARTICLE} {one.text}") if led else one


def _suffers(owner: Mention, line: Line) -> bool:
    """ "Gaza was bombed by Israel": whose army speaks next is open."""
    words = line.sentence.text[owner.span.end - line.sentence.span.start :].lower().split()
    return not _BE.isdisjoint(words[:1]) and "by" in words


def _body(words: str) -> bool:
    return not BODIES.isdisjoint(bodies.words(words))


def _name(owner: Mention, body: str) -> str:
    return f"the {owner.text} {body}" if owner.label == "demonym" else f"{owner.text}'s {body}"
