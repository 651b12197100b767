"""Masks: names of private persons are taken out of lists, exports and feeds; the archived page keeps them.

A private person is one the reports name as acting or acted on, or where they tell of harm, who speaks in none of them
and holds no office there. The rule goes by the page's own words and is no judgement on who is known: a wrong mask is
lifted, and that is logged.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reportedly.documents import Document
from reportedly.referents import Actor, Place
from reportedly.text import Cited
from reportedly.views import persons
from reportedly.views.coverage import Coverage

MASK = "[name masked]"
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'-]*(?: (?:(?:al|bin|ibn|abu|de|van|von)[ -])?[A-ZÀ-ÖØ-Þ][\w’'-]*){1,3}")
_WORD = re.compile(r"\w+")
_SUFFERED = frozenset({"casualties", "prisoners", "displacement"})
UNLISTED = ("person:", "words:", "given:")
"""How the ids of those begin whom no list of actors has."""
SHORTEST = 4
"""Letters of the shortest surname that is masked where it stands alone: Win and Lee are words of their own."""


_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


@dataclass(frozen=True)
class Masks:
    """The private names of a coverage."""

    names: frozenset[str]

    @cached_property
    def _by_first_word(self) -> Mapping[str, tuple[str, ...]]:
        """The names by their first word, the longest first: a text is walked once, however many names there are."""
        found: dict[str, list[str]] = {}
        for name in sorted(self.names, key=lambda name: (-len(name), name)):
            first = _WORD.match(name)
            found.setdefault(first.group() if first else name, []).append(name)
        return {word: tuple(names) for word, names in found.items()}

    def over(self, words: str) -> str:
        """The words with every private name taken out."""
        known, pieces, done = self._by_first_word, [], 0
        if not known:
            return words
        for match in _WORD.finditer(words):
            if match.start() < done or match.group() not in known:
                continue
            name = next((name for name in known[match.group()] if _stands(name, words, match.start())), None)
            if name is not None:
                pieces += [words[done : match.start()], MASK]
                done = match.start() + len(name)
        return "".join((*pieces, words[done:])) if pieces else words

    def over_file(self, piece: str, media_type: str) -> str:
        r"""A piece of a file with every private name taken out; of JSON string by string, where ``\n`` is no letter."""
        if "json" not in media_type:
            return self.over(piece)

        def masked(string: re.Match[str]) -> str:
            words = json.loads(string.group())
            shown = self.over(words)
            return string.group() if shown == words else json.dumps(shown, ensure_ascii=False)

        return _STRING.sub(masked, piece)

    def within(self, value: Any) -> Any:
        """A nested value with every string in it masked; keys and numbers stay."""
        if isinstance(value, str):
            return self.over(value)
        if isinstance(value, dict):
            return {key: self.within(part) for key, part in value.items()}
        return [self.within(part) for part in value] if isinstance(value, list | tuple) else value


def _stands(name: str, words: str, at: int) -> bool:
    """The name stands there, and no word goes on behind it."""
    end = at + len(name)
    return words.startswith(name, at) and not (end < len(words) and (words[end].isalnum() or words[end] == "_"))


def from_coverage(coverage: Coverage) -> Masks:
    """Who is to be masked in what the book held: by full name, and by surname where no one else bears it."""
    public = _Public(_known(coverage))
    named: dict[str, list[str]] = {}
    for name, text in (*_claimed(coverage), *_told(coverage)):
        if not public.knows(name):
            named.setdefault(name, []).append(text)
    return Masks(frozenset((*named, *_surnames(named, public))))


def _claimed(coverage: Coverage) -> Iterator[tuple[str, str]]:
    """Persons as claims name them, each name as far as it goes on the page, with the text of the page."""
    for claim in coverage.laid:
        text = coverage.document(claim).text
        for slot in (claim.proposition.actor, claim.proposition.target):
            if slot is None or slot.value.office:
                continue
            longer = persons.whole(text, slot.span.start)
            for name in {slot.value.name, longer if longer.startswith(slot.value.name) else ""}:
                person = _person(name, slot.value, claim.proposition.kind)
                if person and not persons.otherwise(text, slot.span.start, name):
                    yield from ((part, text) for part in persons.parts(name))


def _told(coverage: Coverage) -> Iterator[tuple[str, str]]:
    """Persons whom pages name where they tell of harm, claimed or not."""
    for document in coverage.documents.values():
        for name in persons.from_text(document.text):
            yield name, document.text


def _person(name: str, actor: Actor, kind: str) -> bool:
    """Known as a person; or a full name among those who were killed, wounded, taken or driven out."""
    if not _NAME.fullmatch(name):
        return False
    return actor.id.startswith("person:") or (kind in _SUFFERED and not persons.BODY.search(name))


def _known(coverage: Coverage) -> Iterator[tuple[str, bool]]:
    """Names that are no private person's; True for those that a longer name may hold: places, outlets, bodies.

    Places by the list's spelling and by the page's.
    """
    for document in coverage.documents.values():
        yield document.outlet, True
    for claim in coverage.laid:
        said = claim.proposition
        if said.place is not None:
            yield said.place.value.name, True
            yield said.place.value.canonical.split(",")[0], True
            yield from ((spelt, True) for spelt in _spelt(said.place, coverage.document(claim)))
        for speaker in claim.claimants:
            yield speaker.value.name, False
        for slot in (said.actor, said.target):
            if slot is not None and (
                slot.value.office or not slot.value.id.startswith(("person:", "words:", "given:"))
            ):
                yield slot.value.name, not slot.value.office


def _spelt(place: Cited[Place], document: Document) -> Iterator[str]:
    """A place as the page spells it; nothing where the claim came from elsewhere and cites its evidence for all."""
    words = document.words(place.span)
    if place.how != "given" and _NAME.fullmatch(words):
        yield words


class _Public:
    """Asks whether a name is one of those known to be no private person's, longer or shorter."""

    def __init__(self, names: Iterable[tuple[str, bool]]) -> None:
        self._by_word: dict[str, set[tuple[frozenset[str], bool]]] = {}
        for name, holds in set(names):
            words = frozenset(_WORD.findall(name))
            for word in words:
                self._by_word.setdefault(word, set()).add((words, holds or len(words) > 1))

    def knows(self, name: str) -> bool:
        words = frozenset(_WORD.findall(name))
        near = {known for word in words for known in self._by_word.get(word, ())}
        return any(words <= known or (holds and known <= words) for known, holds in near)


def _surnames(named: Mapping[str, Sequence[str]], public: _Public) -> Iterator[str]:
    """Last words of names that stand for nobody else, and for nothing else on the pages that name them."""
    for name, texts in named.items():
        last = name.split()[-1]
        common = last.lower() in _WORD.findall(" ".join(texts)) if last.isalpha() else False
        if len(last) >= SHORTEST and not common and not public.knows(last):
            yield last
            yield f"{last}es" if last.endswith("s") else f"{last}s"  # the family
