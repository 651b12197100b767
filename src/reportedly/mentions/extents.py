"""Extents: where a tagger's names begin and end, by what stands beside them and by what the gazetteer knows.

The tagger sees a name from within. Here it is seen in its sentence: the point of an abbreviation and "Jr." belong to
it, the words of an address are nobody's name, two places that the gazetteer knows as one are one, two with "and"
between them are two, and where two names share a word the longer stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.mentions import Marker, Mention, MentionKind
from reportedly.mentions.lexicons import PlaceBook
from reportedly.mentions.spellings import fold
from reportedly.mentions.subtypes import subtype
from reportedly.sentences import Sentence
from reportedly.text import Span

NAMES = frozenset(
    {MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.FORCE, MentionKind.PLACE, MentionKind.FACILITY}
)
BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.FORCE})
_GENERATION = re.compile(r"(?: ?, ?| )(?:(?:Jr|Sr)\b\.?|(?:II|III|IV)\b)")
_SHORT = re.compile(r"(?:\w\.)+\w|(?i:inc|corp|co|ltd|bros|jr|sr|st|ft|mt)")
"""A word whose point belongs to it."""
_BETWEEN = re.compile(r" ?|(?: of | - )")
"""What may stand between two parts of one place's name."""
_FRONT = frozenset(("fort", "ft", "ft.", "mount", "mt", "mt.", "saint", "st", "st."))
"""Words that are no place before the name of one."""
_AND = re.compile(r" (?:and|or|&) ")
_WORD = re.compile(r"\S+")


class Extents:
    """A `Marker`: another's marks, their names set right.

    ``places``: the gazetteer. ``lands``: the folded names of states, which are places where they are taken for bodies.
    """

    def __init__(self, marker: Marker, places: PlaceBook, lands: Container[str]) -> None:
        self._marker, self._places, self._lands = marker, places, lands

    def __call__(self, sentences: Sequence[Sentence]) -> Iterator[Mention]:
        names: list[Mention] = []
        for mention in self._marker(sentences):
            if mention.kind in NAMES:
                names.append(mention)
            else:
                yield mention
        for sentence, found in _by_sentence(sentences, names):
            yield from self._joined(sentence, _apart(self._parted(sentence, _ended(sentence, found))))

    def _one(self, name: str) -> bool:
        """A single place or state bears the name."""
        return fold(name) in self._lands or bool(self._places.weight(name))

    def _parted(self, sentence: Sentence, names: Iterable[Mention]) -> Iterator[Mention]:
        """ "Marib and Aden" as two, "Trinidad and Tobago" as it is; a state as a place."""
        for name in names:
            if name.kind is MentionKind.PLACE:
                yield from self._places_in(sentence, name)
            elif name.kind in BODIES and fold(name.text) in self._lands:
                yield replace(name, kind=MentionKind.PLACE)
            else:
                yield name

    def _places_in(self, sentence: Sentence, name: Mention) -> list[Mention]:
        gaps = [match.span() for match in _AND.finditer(name.text)]
        starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(name.text)]
        if not gaps or not all(name.text[at].isupper() for at in starts) or self._one(name.text):
            return [name]
        at = name.span.start
        return [_cut(name, sentence, at + left, at + right) for left, right in zip(starts, ends, strict=True)]

    def _joined(self, sentence: Sentence, names: Iterable[Mention]) -> list[Mention]:
        """Neighbouring places as one, where the gazetteer knows them so: "Port" and "Sudan"."""
        kept: list[Mention] = []
        for name in names:
            for before in (2, 1):
                parts = [*kept[-before:], name]
                if len(parts) == before + 1 and self._is_one_place(sentence, parts):
                    kept[-before:] = []
                    name = _cut(name, sentence, parts[0].span.start, name.span.end)
                    break
            kept.append(name)
        return kept

    def _is_one_place(self, sentence: Sentence, parts: Sequence[Mention]) -> bool:
        if any(part.kind is not MentionKind.PLACE for part in parts):
            return False
        gaps = (_words(sentence, one.span.end, two.span.start) for one, two in pairwise(parts))
        if not all(map(_BETWEEN.fullmatch, gaps)):
            return False
        name = _words(sentence, parts[0].span.start, parts[-1].span.end)
        return parts[-2].text.lower() in _FRONT or self._one(name)


def _by_sentence(sentences: Sequence[Sentence], names: Iterable[Mention]) -> Iterator[tuple[Sentence, list[Mention]]]:
    ends = [sentence.span.end for sentence in sentences]
    found: dict[int, list[Mention]] = {}
    for name in names:
        found.setdefault(bisect_right(ends, name.span.start), []).append(name)
    yield from ((sentences[at], marked) for at, marked in found.items())


def _ended(sentence: Sentence, names: Sequence[Mention]) -> Iterator[Mention]:
    """Names outside addresses, with the point and the "Jr." behind them."""
    taken = _addresses(sentence)
    for name in names:
        if not any(start <= name.span.start < end for start, end in taken):
            end = _end(sentence, name)
            yield name if end == name.span.end else _cut(name, sentence, name.span.start, end)


def _addresses(sentence: Sentence) -> list[tuple[int, int]]:
    """Where addresses of the web and of the post stand."""
    text, start = sentence.text, sentence.span.start
    if "@" not in text and "://" not in text and "www." not in text.lower():
        return []
    found = (match for match in _WORD.finditer(text) if _is_address(match.group()))
    return [(start + match.start(), start + match.end()) for match in found]


def _is_address(word: str) -> bool:
    before, _, behind = word.partition("@")
    return "://" in word or word.lower().startswith("www.") or bool(before and "." in behind)


def _end(sentence: Sentence, name: Mention) -> int:
    text, at = sentence.text, name.span.end - sentence.span.start
    junior = _GENERATION.match(text, at) if name.kind is MentionKind.PERSON else None
    if junior:
        at = junior.end()
    elif text[at : at + 1] == "." and _SHORT.fullmatch(name.text.rsplit(None, 1)[-1]):
        at += 1
    return at + sentence.span.start


def _apart(names: Iterable[Mention]) -> list[Mention]:
    """In the order of the text; of names that share a word the longest, then the surest."""
    kept: list[Mention] = []
    for name in sorted(names, key=lambda name: (name.span.start, name.span.end)):
        if kept and kept[-1].span.overlaps(name.span):
            kept[-1] = max(kept[-1], name, key=lambda one: (one.span.end - one.span.start, one.score))
        else:
            kept.append(name)
    return kept


def _words(sentence: Sentence, start: int, end: int) -> str:
    return sentence.text[start - sentence.span.start : end - sentence.span.start]


def _cut(name: Mention, sentence: Sentence, start: int, end: int) -> Mention:
    """The name with other ends; what it is a name of follows from its words anew."""
    text = _words(sentence, start, end)
    return replace(name, span=Span(name.span.document, start, end), text=text, kind=subtype(name.kind, text))
