"""Swaps: two figures that change places between two pages, the dead told for the hurt."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportedly.judgements import slots
from reportedly.judgements.features import OBJECTS
from reportedly.judgements.notes import Note
from reportedly.judgements.slots import WITHIN

BY_CHANCE = 12
"""Small figures are met again by chance, three dead and eight hurt on any day."""


def swaps(pairs: Sequence[tuple[Note, Note]]) -> frozenset[tuple[str, str]]:
    """Pairs of claims whose two figures change places between the pages: 50 dead and 98 hurt, 98 dead and 50 hurt."""
    same = [(a, b) for a, b in pairs if _one_measure(a, b) and _two_figures(a, b)]
    found = {
        (a.id, b.id)
        for a, b in same
        for c, d in same
        if a.id != c.id and b.id != d.id and equal(a, d) and equal(c, b) and not _one_measure(a, c)
        if max(a.low, b.low) > BY_CHANCE and not perhaps_another_day(a, b)
    }
    return frozenset(found)


def told_swapped(pairs: Sequence[tuple[Note, Note]]) -> frozenset[tuple[str, str]]:
    """Two figures that change places where one page tells the second in no claim, but in the same breath.

    It may tell them in its own voice, as the tabloids do, and name further down the speaker from whom it has them.
    """
    found = set()
    for a, b in pairs:
        if not _one_measure(a, b) or not _two_figures(a, b) or max(a.low, b.low) <= BY_CHANCE:
            continue
        mine, theirs = a.low in _others(b, pairs), b.low in _others(a, pairs)
        beside = (mine and b.low in a.setting.figures) or (theirs and a.low in b.setting.figures)
        if beside and slots.place(a.place, b.place) >= 0 and not perhaps_another_day(a, b):
            found.add((a.id, b.id))
    return frozenset(found)


def _others(note: Note, pairs: Sequence[tuple[Note, Note]]) -> set[int]:
    """The figures that the page of a claim gives for other measures of the same kind."""
    page = {other for pair in pairs for other in pair if other.document == note.document and other.kind == note.kind}
    return {other.low for other in page if other.status != note.status and other.counted}


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
