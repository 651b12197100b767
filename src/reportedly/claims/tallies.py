"""Tallies: what one phrase counts in several sorts, added up: "five policemen, two soldiers and a civilian" are eight.

Added is only what is of one class (people, arms, buildings) and joined by "and". A first figure that the others make up
("three people, two women and a boy") is the sum already, and "hundreds of soldiers and a civilian" are hundreds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.claims import clauses
from reportedly.claims.clauses import verb
from reportedly.mentions.nouns import BUILDINGS, CIVILIANS, FACILITIES, FORCES, WEAPONS, words
from reportedly.referents import Count
from reportedly.sentences import Sentence
from reportedly.text import Cited

Numbers = Mapping[int, tuple[int, Count]]
"""The counts of a sentence by the index of their first word, each with the index behind its last."""

ONE = words("a an one another")
"""What counts one: an article, or the word itself."""
_OWNERS = words("his her its their our")
_PEOPLE = FORCES | CIVILIANS
_CLASSES = (_PEOPLE, WEAPONS, BUILDINGS | FACILITIES)
_OF_PEOPLE = frozenset({"casualties", "displacement", "prisoners", "movement"})
_SLIGHT = 10
"""A vague number ten times as large swallows an exact one."""
_PAUSES = words(", and or plus")
_ENDS = words('; : — – ( ) [ ] “ ” " . who which that whom whose while when where but')
_FATES = words("killed dead wounded injured hurt missing captured dying martyred including")
"""Words that begin another count, of other harm, or a part of this one."""
_LOOSE = words("several many numerous some various other others")
_LONGEST = 9
"""Words one sort may have: "two women from the village of Tarn"."""


@dataclass(frozen=True, slots=True)
class _Sort:
    """One sort, its words [start, end), and how many there are of it."""

    start: int
    end: int
    ahead: int
    count: Count


def of(sentence: Sentence, kind: str, end: int, first: int, numbers: Numbers) -> Cited[Count] | None:
    """All that the phrase counts whose first count stands at a word; None where it counts one sort alone."""
    sorts = _alike(sentence, list(_sorts(sentence, end, first, numbers)), kind)
    if len(sorts) < 2 or "and" not in sentence.lower[sorts[-1].start - 2 : sorts[-1].start]:
        return None
    lows = [sort.count.low or 0 for sort in sorts]
    if len(lows) > 2 and lows[0] == sum(lows[1:]):
        return None
    cited = clauses.span(sentence, sorts[0].start, sorts[-1].ahead)
    return Cited(_sum([sort.count for sort in sorts]), cited, f"sum: {' and '.join(map(_told, sorts))}")


def _sum(counts: Sequence[Count]) -> Count:
    """The counts together: an end that one of them leaves open stays open, "up to 5" adds nothing to the least."""
    vague = max((count.low or 0 for count in counts if count.approximate and count.high is None), default=0)
    counts = [count for count in counts if (count.high or count.low or 0) * _SLIGHT > vague]
    lows = [count.low for count in counts if count.low is not None]
    highs = [count.high for count in counts if count.high is not None]
    high = sum(highs) if len(highs) == len(counts) else None
    return Count(sum(lows) if lows else None, high, any(count.approximate for count in counts))


def _told(sort: _Sort) -> str:
    return str(sort.count.low) if sort.count.low is not None else f"up to {sort.count.high}"


def loose(sentence: Sentence, end: int, at: int) -> bool:
    """Whether more follow one that nobody counts: "a mill and several schools"."""
    lower = sentence.lower[:end]
    stop = _stop(lower, at)
    rest = lower[stop : stop + 5]
    if not rest or rest[0] not in _PAUSES:
        return False
    ahead = [word for word in rest if word not in _PAUSES]
    return bool(ahead) and (ahead[0] in _LOOSE or ahead[:3] == ["a", "number", "of"])


def _sorts(sentence: Sentence, end: int, at: int, numbers: Numbers) -> Iterator[_Sort]:
    """The sorts from a word on, as far as one follows the other without a verb between."""
    lower = sentence.lower[:end]
    while at < end:
        start = at + (lower[at] in _OWNERS)
        ahead, count = numbers.get(start) or (start + 1, Count(1, 1))
        if start >= end or (start not in numbers and lower[start] not in ONE):
            return
        if lower[start] in ONE and lower[ahead : ahead + 1] == ("of",):
            return
        stop = _stop(lower, ahead)
        yield _Sort(at, stop, ahead, count)
        if any(inner in numbers for inner in range(ahead, stop)):
            return
        at = stop
        while at < end and lower[at] in _PAUSES:
            at += 1
        if at == stop or (at < end and lower[at] in _FATES):
            return


def _stop(lower: Sequence[str], at: int) -> int:
    """Where a sort ends: at a comma, an "and", a verb or the end of the clause."""
    last = min(len(lower), at + _LONGEST)
    return next((i for i in range(at, last) if lower[i] in _PAUSES or lower[i] in _ENDS or verb(lower[i])), last)


def _alike(sentence: Sentence, sorts: Sequence[_Sort], kind: str) -> list[_Sort]:
    """The sorts of the class of the first, which must be known; none that tells another fate."""
    kept: list[_Sort] = []
    wanted = _PEOPLE if kind in _OF_PEOPLE else None
    for sort in sorts:
        held = set(sentence.lower[sort.ahead : sort.end])
        found = next((group for group in _CLASSES if group & held), None)
        plural = sort.ahead < sort.end and sort.count.low != 1 and sentence.lower[sort.end - 1].endswith("s")
        if (_FATES & held) or (found is not wanted if wanted and found else not found and not (kept and plural)):
            break
        wanted = wanted or found
        kept.append(sort)
    return kept
