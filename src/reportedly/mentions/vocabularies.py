"""Vocabularies: the lexicons of names as a marker asks them, word by word of a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportedly.mentions import Mention, MentionKind
from reportedly.mentions.lexicons import Entry, PlaceBook, phrases, rows, word_classes
from reportedly.mentions.spellings import fold
from reportedly.mentions.words import Line

_GROUPS = ("force", "people", "organisation", "facility", "weapon")
LONGEST = 8
"""Words of the longest phrase that is looked up in the lexicon."""


class Vocabulary:
    """Words by class, phrases by what they mark, states by name. Arguments as for `names.Names`."""

    def __init__(
        self, words: Iterable[str], actors: Iterable[str], countries: Iterable[str], places: PlaceBook
    ) -> None:
        lands = tuple(countries)
        self.classes = word_classes(words)
        self.phrases: Mapping[str, Entry] = phrases(actors, lands)
        self.first: dict[str, int] = {}
        for key in self.phrases:
            words_of = key.split(" ")
            self.first[words_of[0]] = max(self.first.get(words_of[0], 0), len(words_of))
        self.states = frozenset(
            fold(name)
            for row in rows(lands)
            for name in (row["name"], row["capital"], *row["aliases"].split("|"))
            if name
        ) | {"kremlin", "beirut", "tel aviv"}
        self.places = places
        self.nouns = {word: name for name in reversed(_GROUPS) for word in self.classes.get(name, ())}
        self.noun_starts = frozenset(word.split(" ", 1)[0] for word in self.nouns)
        self.roles = self.classes["title"] | self.classes["office"]
        self.role_starts = frozenset(word.split(" ", 1)[0] for word in self.roles)
        self.openers = frozenset(
            (
                *self.classes["modifier"],
                *self.classes["organisation"],
                *self.first,
                *self.noun_starts,
                *self.role_starts,
            )
        )

    def opens(self, line: Line, i: int) -> bool:
        """Whether a name, a group or an office can begin at a word: three words in four do not."""
        word = line.words[i]
        return word.cap or line.flat or word.key in self.openers or " " in word.key

    def noun(self, line: Line, i: int) -> tuple[str, int] | None:
        """The longest common noun at a word: its class and where it ends."""
        if i >= len(line.words) or line.words[i].key not in self.noun_starts:
            return None
        for end in range(min(i + 3, line.reach[i]), i, -1):
            name = self.nouns.get(line.key(i, end))
            if name:
                return name, end
        return None

    def match(self, line: Line, i: int, longest: int = LONGEST) -> tuple[Entry, int] | None:
        """The longest phrase of the lexicon at a word."""
        if i >= len(line.words):
            return None
        words = self.first.get(line.words[i].key.split(" ", 1)[0])
        if words is None:
            return None
        for after in range(min(line.reach[i], i + min(words, longest)), i, -1):
            entry = self.phrases.get(line.key(i, after))
            if entry and (not entry.cased or self._cased(line, i, after)):
                return entry, after
        return None

    def _cased(self, line: Line, i: int, after: int) -> bool:
        """Written as a name: with a capital, or all in capitals where it is another word in small letters (IS, WHO)."""
        if line.words[i].key in self.classes["capitals"] and after == i + 1:
            return line.words[i].text.isupper() and not line.sentence.text.isupper()
        return line.words[i].cap or line.words[after - 1].cap

    def inner_places(self, line: Line, i: int, end: int, noun: str) -> Iterator[Mention]:
        """Places, demonyms and governments among the modifiers of a noun: "Qardaha hospital", "Syrian troops"."""
        while i < end:
            match = self.match(line, i, 3)
            stop = match[1] if match else self._inner_place_end(line, i, end, 0 if noun == "facility" else 20_000)
            if match and stop <= end and match[0].kind is MentionKind.PLACE:
                yield line.mention(MentionKind.PLACE, i, stop, match[0].label)
            elif not match and stop > i:
                yield line.mention(MentionKind.PLACE, i, stop)
            i = max(stop, i + 1)

    def _inner_place_end(self, line: Line, i: int, end: int, least: int) -> int:
        if not line.words[i].cap or (line.words[i].key in self.classes["not-name"] and i + 1 == end):
            return i
        for stop in range(end, i, -1):
            key = line.key(i, stop)
            if key and key not in self.classes["not-name"] and self.places.weight(line.name(i, stop)) > least:
                return stop
        return i

    def speaks(self, line: Line, i: int, after: int) -> bool:
        """A state is named where a speaker or an agent stands."""
        if line.key(i, after) not in self.states:
            return False
        before = line.words[i - 1].key if i else ""
        follows = line.words[after].key if after < len(line.words) else ""
        if before in self.classes["before-place"] and before not in ("between", "of"):
            return False
        return (
            (follows in self.classes["state-verb"] and line.near(after))
            or before in self.classes["agent"]
            or line.words[after - 1].possessive
        )
