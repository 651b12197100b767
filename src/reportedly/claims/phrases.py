"""Phrases: the noun phrase before or behind a word, bounded without a parser."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.claims.clauses import AUXILIARIES, verb
from reportedly.mentions.nouns import NUMBERS, words
from reportedly.sentences import Sentence
from reportedly.text import Span

LONGEST = 12
"""Words a phrase may have."""

_PREPOSITIONS = words(
    "in on at by from after during for with amid against over through under near into to via before since as within"
    " between inside outside around across following despite while when where who which that whose because"
)
_MARKS = words('; : — – ( ) [ ] “ ” " … ... ? ! .')
_COUNTING = words(
    "at least more than over under about some nearly almost around up as many up to another other only just between and"
    " further an estimated approximately roughly total of fewer less"
)
_SHARES = words("quarter quarters third thirds half tenth")
_ADVERBS = words("also then later now already reportedly still currently again largely fully partially")
_DAYS = words("monday tuesday wednesday thursday friday saturday sunday today yesterday overnight")


def behind(sentence: Sentence, at: int, end: int) -> tuple[int, int]:
    """The phrase that begins at ``at``, not beyond ``end``; empty (at, at) when a preposition or verb comes first."""
    lower = sentence.lower[:end]
    while at < end and (lower[at] in _ADVERBS or lower[at] == ","):
        at += 1
    stop = at
    while stop < min(end, at + LONGEST) and not _ends(lower, stop):
        stop += 1
    return at, stop


def before(sentence: Sentence, start: int, at: int) -> tuple[int, int]:
    """The subject in [start, at): what stands before the first auxiliary or verb, leading adverbials left off."""
    lower = sentence.lower[:at]
    stop = next((i for i in range(start + 1, at) if lower[i] in AUXILIARIES or (verb(lower[i]) and i > start)), at)
    first = start
    for i in range(start, stop):
        if lower[i] == "," and i + 1 < stop:
            first = i + 1
    if first < stop and lower[first] in _PREPOSITIONS:
        first = _past_adverbial(sentence, first, stop)
    end = next((i for i in range(first + 1, stop) if lower[i] in _PREPOSITIONS or lower[i] in _MARKS), stop)
    return first, max(first, end)


def bare(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The phrase without the words that count it: "at least 85 Syrian army troops" is "Syrian army troops"."""
    lower = sentence.lower[:end]
    at = _past_share(lower, start)
    while at < end and (lower[at] in _COUNTING or lower[at] in NUMBERS or lower[at][:1].isdigit()):
        at += 1
    return (at, end) if at < end else (start, end)


def _past_share(lower: Sequence[str], start: int) -> int:
    """Past "a quarter of a", before what it is a share of where that is a number."""
    share = tuple(lower[start : start + 4])
    if len(share) < 4 or share[1] not in _SHARES or share[2] != "of" or share[3] != "a":
        return start
    return start + 4 if lower[start + 4 : start + 5] and lower[start + 4] in NUMBERS else start


def text(sentence: Sentence, start: int, end: int) -> tuple[str, Span]:
    """The words of a phrase and where they stand."""
    first, last = sentence.tokens[start], sentence.tokens[end - 1]
    base = sentence.span.start
    return sentence.text[first.start - base : last.end - base], Span(sentence.span.document, first.start, last.end)


def _ends(lower: Sequence[str], at: int) -> bool:
    word = lower[at]
    if word in {"and", "or"}:
        return at + 1 >= len(lower) or verb(lower[at + 1]) or lower[at + 1] in _PREPOSITIONS
    if word == ",":
        return True
    return word in _PREPOSITIONS or word in _MARKS or word in _DAYS or (verb(word) and not _adjective(lower, at))


def _adjective(lower: Sequence[str], at: int) -> bool:
    """A participle that stands before a noun: "wounded soldiers", "armed men"."""
    return lower[at].endswith("ed") and at + 1 < len(lower) and not _stops(lower[at + 1])


def _stops(word: str) -> bool:
    return word in _PREPOSITIONS or word in _MARKS or word in {",", "and", "or"} or verb(word)


def _past_adverbial(sentence: Sentence, first: int, stop: int) -> int:
    """Past "In Douma" or "On Tuesday": one preposition and the capitalised or dated words behind it."""
    at = first + 1
    while at < stop and (
        sentence.tokens[at].text[:1].isupper() or sentence.tokens[at].text[:1].isdigit() or at == first + 1
    ):
        at += 1
    return at if at < stop else first
