"""Namesakes: the persons that a page names, sentence by sentence, and the mentions that may be of one and the same."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence, Set

from reportedly.attributions import bodies, names
from reportedly.attributions.names import Name
from reportedly.attributions.words import Line
from reportedly.mentions import MentionKind, Page
from reportedly.text import Span

MANY = 200
"""Speakers and mentions of one name that are remembered; no article has more, a list of names may."""
_HEAD = 6
"""Words into a sentence, or behind its comma, at which a person may still be its subject."""


class Namesakes:
    """The persons of one page by the sentence they stand in and by the parts of their names."""

    def __init__(self, page: Page, lines: Sequence[Line]) -> None:
        persons = {m.span for m in page.mentions if m.kind is MentionKind.PERSON}
        places = {m.span for m in page.mentions if m.kind is MentionKind.PLACE and m.label != "demonym"} - persons
        ends = {span.end for span in places}
        self.lines = lines
        self.by_line = [
            tuple(n for n in names.from_line(line, _breaks(line, ends)) if n.span not in places) for line in lines
        ]
        self.every = [name for found in self.by_line for name in found]
        self._starts = [line.sentence.span.start for line in lines]
        self._parts: dict[str, list[Name]] = {}
        for name in self.every:
            for word in set(name.words):
                self._parts.setdefault(word, []).append(name)

    def number(self, span: Span) -> int:
        """The number of the line that a span begins in."""
        return max(0, bisect_right(self._starts, span.start) - 1)

    def of(self, line: Line) -> tuple[Name, ...]:
        """The persons named in a line."""
        return self.by_line[self.number(line.sentence.span)]

    def alike(self, name: Name) -> list[Name]:
        """The mentions of names that share the last part of this one."""
        return self._parts.get(name.words[-1], [])[:MANY]

    def fullest(self, name: Name) -> Name:
        """The longest form of a person's name on the page, nearest before, else first after."""
        longer = [n for n in self.alike(name) if len(n.words) > len(name.words) and set(name.words) <= set(n.words)]
        longer = longer or [n for n in self.every[: 5 * MANY] if len(n.words) > 1 and names.misspelt(name, n)]
        if len(name.words) > 1:
            longer = [n for n in longer if n.words[-1] == name.words[-1]]
        if not longer:
            return name
        often = Counter(n.words for n in longer)
        return max(
            longer,
            key=lambda n: (often[n.words], n.span.start <= name.span.start, -abs(n.span.start - name.span.start)),
        )

    def called(self, name: Name) -> frozenset[str]:
        """What a person is called wherever the page names him by parts of this name."""
        return frozenset().union(*(n.called for n in self.alike(name) if set(n.words) <= set(name.words)))

    def before(self, gender: str, span: Span) -> Name | None:
        """The last person named in full before a span."""
        fits = (n for n in reversed(self.every) if n.span.start < span.start and len(n.words) > 1)
        return next((n for n in fits if n.gender in ("", gender)), None)

    def subject_since(self, since: int, until: Span, gender: str) -> Name | None:
        """The last person who is the subject of this sentence or of the two before, if later than ``since``."""
        at = self.number(until)
        for number in range(at, max(-1, at - 3), -1):
            line = self.lines[number]
            for name in reversed(self.by_line[number]) if number == at else self.by_line[number]:
                fits = since < name.span.start < until.start and name.gender in ("", gender)
                known = len(name.words) > 1 or name.called or _aged(name, line)
                if fits and known and _subject(name, line):
                    return name
        return None

    def holders(self, office: str, lands: frozenset[str], land: str, of: frozenset[str]) -> list[Name]:
        """Who is called by an office, and of the lands told with it; ``of``: what else of it ("prime")."""
        named = (n for n in self.every if office in n.called and lands <= n.called and of <= self._beside(n))
        return [n for n in named if self.of_land(land, frozenset(n.words), n.called)]

    def _beside(self, name: Name) -> frozenset[str]:
        """The words on either side of a name."""
        words = self.lines[self.number(name.span)].words
        return frozenset(words[max(0, name.first - 6) : name.last + 8])

    def speaks(self, name: Name) -> bool:
        """Whether a name is the subject of a cue right behind it, and called nothing: "In Halfa, Bello told ..."."""
        line = self.lines[self.number(name.span)]
        return line.classes[name.last : name.last + 1] == "C" and not name.called and _subject(name, line)

    def of_land(self, land: str, words: frozenset[str], called: frozenset[str]) -> bool:
        """Whether one who holds an office may be that of "Iraq's president": called an Iraqi, or named beside Iraq."""
        if not land or any(bodies.akin(land, word) for word in called):
            return True
        alike = (n for word in words for n in self._parts.get(word, [])[:MANY])
        return any(land in self._beside(n) for n in alike)


def _breaks(line: Line, ends: Set[int]) -> frozenset[int]:
    """Where a person's name may begin behind the land of an office: "the envoy to Halfa Omar Said"."""
    tokens, found = line.sentence.tokens, set()
    for at in range(2, len(tokens) - 1):
        land = tokens[at - 1].end in ends and line.words[at - 2] in ("for", "to", "of")
        if land and _two(line, at) and names.BODIES.isdisjoint(line.words[at : at + 3]):
            found.add(at)
    return frozenset(found)


def _two(line: Line, at: int) -> bool:
    """Two capitalised words or more, particles between them."""
    behind = at + 1 + (line.words[at + 1] in names.PARTICLES)
    return line.classes[at] == "X" and line.classes[behind : behind + 1] == "X"


def _aged(name: Name, line: Line) -> bool:
    """ "Anahit, 71,": one name alone, told with an age."""
    return line.classes[name.last : name.last + 3] in (",N,", ",N.")


def _subject(name: Name, line: Line) -> bool:
    """Whether a person stands at the head of a sentence, or behind a comma with a verb next to the name."""
    if line.classes.rfind("W", 0, name.first) > line.classes.rfind(",", 0, name.first):
        return False
    if name.first <= _HEAD:
        return True
    behind = line.classes[name.last + (line.classes[name.last : name.last + 1] == ",") :][:1]
    front = max(line.classes.rfind(",", 0, name.first), line.classes.rfind("K", 0, name.first))
    return behind in ("A", "V", "C", "E") and front >= 0 and name.first - front <= _HEAD
