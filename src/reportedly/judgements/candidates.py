"""Which pages need comparing: those that share a thing, a place and a day, or a speaker and a day.

Blocking is by index, so a new page costs what its neighbourhood costs. A page is compared as a whole: what two claims
are to each other may hang on the claims beside them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from reportedly.judgements import slots
from reportedly.judgements.names import skeleton
from reportedly.judgements.notes import Note

SPAN_DAYS = 4  # a period is indexed by its first and last days, this many of them
WEEK = 7
EPOCH = 719163  # the proleptic day of 1 January 1970
CELL = 1.0  # degrees: side of the square by which places are indexed
Key = tuple[str | int, ...]


@lru_cache(maxsize=16384)
def keys(note: Note) -> frozenset[Key]:
    """The blocks a claim falls in: kind by place by day, and speaker by day."""
    days = _days(note)
    found: set[Key] = {(note.kind, *cell, *day) for cell in _cells(note) for day in days}
    said = math.floor(note.hour / 24)
    for voice in note.voices:
        name = skeleton(voice.names[0].split()[-1]) if voice.names[0] else ""
        found |= {("said", voice.party, name, said + step) for step in (0, 1)}
        found |= {("side", voice.party, note.kind, said + step) for step in (0, 1)}
    return frozenset(found)


def _days(note: Note) -> frozenset[Key]:
    """The days a claim may be of: lasting things by the week, what has no day by the day of the page."""
    first, last = (note.first, note.last) if note.first else (_published(note) - 1, _published(note))
    if note.kind in slots.STANDING:
        return frozenset(("week", week) for week in (first // WEEK, last // WEEK, last // WEEK + 1))
    near = {*range(first, min(last, first + SPAN_DAYS) + 1), *range(max(first, last - SPAN_DAYS), last + 2)}
    return frozenset(("day", day) for day in near)


def _published(note: Note) -> int:
    return math.floor(note.hour / 24) + EPOCH


def _cells(note: Note) -> Iterator[tuple[str | int, ...]]:
    if note.place is None:
        yield ("nowhere",)
        return
    row, column = math.floor(note.place.lat / CELL), math.floor(note.place.lon / CELL)
    yield from ((row + down, column + right) for down in (0, 1) for right in (0, 1))


def neighbours(fresh: Iterable[str], blocks: Mapping[str, frozenset[Key]]) -> Iterator[tuple[str, list[str]]]:
    """Each new page with those it is to be compared with; of two new pages the later is not compared once more.

    ``blocks``: the keys of all notes of a page, by its id.
    """
    done: set[str] = set()
    for page in fresh:
        done.add(page)
        yield page, [other for other in blocks if other not in done and not blocks[page].isdisjoint(blocks[other])]


def meet(left: Note, right: Note) -> bool:
    """Of two claims of one kind: their places may be one, or they share a block."""
    return not keys(left).isdisjoint(keys(right)) or slots.place(left.place, right.place) >= 0
