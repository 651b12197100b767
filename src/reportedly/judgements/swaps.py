"""Swaps: two figures that change places between two pages, the dead told for the hurt."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from reportedly.judgements import slots
from reportedly.judgements.features import OBJECTS
from reportedly.judgements.notes import Note
from reportedly.judgements.slots import WITHIN

BY_CHANCE = 12
"""Small figures are met again by chance, three dead and eight hurt on any day."""

Told = dict[tuple[str, str, int], set[str]]
"""By page, kind and figure, the statuses that the figure is given for."""


def swaps(pairs: Sequence[tuple[Note, Note]]) -> frozenset[tuple[str, str]]:
    """Pairs of claims whose two figures change places between the pages: 50 dead and 98 hurt, 98 dead and 50 hurt."""
    same = [(a, b) for a, b in pairs if _one_measure(a, b) and _two_figures(a, b)]
    turned: dict[tuple[int, int], list[tuple[Note, Note]]] = defaultdict(list)
    for c, d in same:
        turned[d.low, c.low].append((c, d))
    return frozenset(
        (a.id, b.id)
        for a, b in same
        if max(a.low, b.low) > BY_CHANCE and not perhaps_another_day(a, b)
        if any(a.id != c.id and b.id != d.id and not _one_measure(a, c) for c, d in turned[a.low, b.low])
    )


def told_swapped(pairs: Sequence[tuple[Note, Note]]) -> frozenset[tuple[str, str]]:
    """Two figures that change places where one page tells the second in no claim, but in the same breath.

    It may tell them in its own voice, as the tabloids do, and name further down the speaker from whom it has them. A
    one is no such figure: it is told of anybody without a number, and beside anything.
    """
    found, told = set(), _figures(pairs)
    for a, b in pairs:
        small, large = sorted((a.low, b.low))
        if not _one_measure(a, b) or not _two_figures(a, b) or small < 2 or large <= BY_CHANCE:
            continue
        mine, theirs = _beside(a.low, b, told), _beside(b.low, a, told)
        beside = (mine and b.low in a.setting.figures) or (theirs and a.low in b.setting.figures)
        if beside and slots.place(a.place, b.place) >= 0 and not perhaps_another_day(a, b):
            found.add((a.id, b.id))
    return frozenset(found)


def _figures(pairs: Sequence[tuple[Note, Note]]) -> Told:
    told: Told = defaultdict(set)
    for note in {note for pair in pairs for note in pair if note.counted}:
        told[note.document, note.kind, note.low].add(note.status)
    return told


def _beside(figure: int, note: Note, told: Told) -> bool:
    """The page of a claim gives this figure for another measure of the same kind."""
    return bool(told.get((note.document, note.kind, figure), set()) - {note.status})


def _two_figures(left: Note, right: Note) -> bool:
    """Two figures, though as bounds they may meet: "at least 30" and "at least 70"; "dozens" are none."""
    if left.approximate or right.approximate or not (left.counted and right.counted):
        return False
    return left.low != right.low and slots.quantity(left, right) < WITHIN


def _one_measure(left: Note, right: Note) -> bool:
    if left.status != right.status or slots.party(left.target, right.target) < 0:
        return False
    return left.kind not in OBJECTS or slots.words(left.target.words, right.target.words) >= 0


def equal(left: Note, right: Note) -> bool:
    """Both give the same figure."""
    return left.counted and right.counted and left.low == right.low


def perhaps_another_day(left: Note, right: Note) -> bool:
    """The pages are of two days, and so is what they tell, as far as they say: one who speaks every day spoke twice."""
    return slots.time(left, right) < 0 and math.floor(left.hour / 24) != math.floor(right.hour / 24)
