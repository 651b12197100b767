"""Masks: names of private persons are taken out of lists, exports and feeds; the archived page keeps them.

A private person is one the reports name as acting or acted on, who speaks in none of them and holds no office there.
The rule goes by the page's own words and is no judgement on who is known: a wrong mask is lifted, and that is logged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reportedly.claims import Claim
from reportedly.referents import Actor
from reportedly.views.coverage import Coverage

MASK = "[name masked]"
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'-]*(?: (?:(?:al|bin|ibn|abu|de|van|von)[ -])?[A-ZÀ-ÖØ-Þ][\w’'-]*){1,3}")
_WORD = re.compile(r"\w+")
_SUFFERED = frozenset({"casualties", "prisoners", "displacement"})
_BODY = re.compile(
    r"\b(?:ministry|union|army|forces?|council|party|agency|nations|service|group|brigade|division|government|state"
    r"|front|movement|office|committee|court|hospital|party|people|guards?|troops|police|militia|battalion)\b",
    re.IGNORECASE,
)


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
    """Who is to be masked in what the book held."""
    speaking = {name for claim in coverage.relations.claims for c in claim.claimants for name in _said(c.value)}
    named = {name for claim in coverage.relations.claims for name in _private(claim)}
    return Masks(frozenset(name for name in named if name not in speaking))


def _said(actor: Actor) -> Iterator[str]:
    yield actor.name
    yield actor.id


def _private(claim: Claim) -> Iterator[str]:
    for slot in (claim.proposition.actor, claim.proposition.target):
        if slot is not None and not slot.value.office and _person(slot.value, claim.proposition.kind):
            yield slot.value.name


def _person(actor: Actor, kind: str) -> bool:
    """Known as a person; or a full name among those who were killed, wounded, taken or driven out."""
    if not _NAME.fullmatch(actor.name):
        return False
    return actor.id.startswith("person:") or (kind in _SUFFERED and not _BODY.search(actor.name))
