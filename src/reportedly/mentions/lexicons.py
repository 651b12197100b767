"""Lexicons: the words by which names are known, read from lines that come in as arguments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from reportedly.mentions import MentionKind
from reportedly.mentions.spellings import fold


class PlaceBook(Protocol):
    """What a marker must know of places: how many people live in the largest of a name."""

    def weight(self, name: str) -> int:
        """1 + inhabitants of the largest place of that name; 0 when no place has it."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase of the lexicon marks: a kind, and a label of `Mention`. ``cased``: only when written as a name."""

    kind: MentionKind
    label: str = ""
    cased: bool = True


def rows(lines: Iterable[str]) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated table by the names in its header."""
    table = iter(lines)
    header = next(table, "").rstrip("\n").split("\t")
    for line in table:
        if line.strip():
            yield dict(zip(header, line.rstrip("\n").split("\t"), strict=False))


def word_classes(lines: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """The words of name_words.tsv by class: title, office, force, people, organisation, facility, weapon, ..."""
    classes: dict[str, set[str]] = defaultdict(set)
    for row in rows(lines):
        classes[row["class"]].add(fold(row["word"]))
    return {name: frozenset(words) for name, words in classes.items()}


def phrases(actors: Iterable[str], countries: Iterable[str]) -> Mapping[str, Entry]:
    """Every folded name of actors.tsv and countries.tsv, with what it marks. The actors' rows win."""
    found: dict[str, Entry] = {}
    for row in rows(countries):
        for name in _names(row["name"], row["aliases"]):
            found[fold(name)] = Entry(MentionKind.PLACE)
        for demonym in _names("", row["demonyms"]):
            found[fold(demonym)] = Entry(MentionKind.PLACE, "demonym")
    for row in rows(actors):
        if row["party"].startswith("*"):
            continue
        cased = any(letter.isupper() for letter in row["name"])
        for name in _names(row["name"], row["aliases"]):
            found.setdefault(fold(name), Entry(MentionKind(row["kind"]), "", cased))
    return found


def lands(countries: Iterable[str]) -> frozenset[str]:
    """Every folded name of a state in countries.tsv."""
    return frozenset(fold(name) for row in rows(countries) for name in _names(row["name"], row["aliases"]))


def _names(name: str, others: str) -> Sequence[str]:
    return [known for known in (name, *others.split("|")) if known]
