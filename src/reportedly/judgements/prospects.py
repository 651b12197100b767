"""Prospects: which claims of a page may be about one happening with which of the pages near it, told by a look.

Most pairs that meet are two happenings, of which nothing is said. What is told by a look is weighed here as `features`
weighs it, all pairs at once, and in place of what takes longer stands the most that it could weigh: who cannot reach
so much is let go.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from reportedly.judgements import slots
from reportedly.judgements.features import ONE_UTTERANCE, WEIGHTS, WORDS
from reportedly.judgements.notes import Note
from reportedly.judgements.sheets import Column, Numbers, Sheet, Traits, parts, shared

ROUNDING = 0.02
"""More than the rounding of a pair's reasons comes to: there are thirty, each within half a thousandth."""

SIDE = 256
"""Claims of one page that are looked at in one stroke."""
STROKE = 1 << 17
"""Pairs that are looked at in one stroke: 700 bytes for each at most, however long the pages are."""


class Shared(NamedTuple):
    """How many words two claims share: of their own, of their targets', sites, names beside them and names in them."""

    words: Numbers
    target: Numbers
    sites: Numbers
    names: Numbers
    named: Numbers


Side: TypeAlias = Traits[Column]
Mask: TypeAlias = NDArray[np.bool_]
Pairs: TypeAlias = Iterator[tuple[Note, Note]]


def reaching(least: float, mine: Sheet, theirs: Sheet) -> Pairs:
    """The pairs of claims of one kind, of a page and of pages near it, whose reasons may add up to as much.

    That the others do not is certain. Teasers are paired with teasers. Of 708,285 pairs that met on 804 pages of FA-KES
    five in six are let go, in 1.4 ms of a core a page; one by one it was seven in eleven, in 4 ms (30 November 2026).
    """
    for some, others in _strokes(mine, theirs):
        yield from _reaching(least, some, others)


def told_by_both(mine: Sheet, theirs: Sheet) -> Pairs:
    """The pairs of claims of one kind that somebody told either page at one time: perhaps relays of one utterance."""
    for some, others in _strokes(mine, theirs):
        yield from _told_by_both(some, others)


def _strokes(mine: Sheet, theirs: Sheet) -> Iterator[tuple[Sheet, Sheet]]:
    for some in parts(mine, SIDE):
        for others in parts(theirs, STROKE // max(1, len(some.notes))):
            yield some, others


def _reaching(least: float, mine: Sheet, theirs: Sheet) -> Pairs:
    one, other = np.nonzero(_met(mine, theirs, "kind") & _met(mine, theirs, "teaser"))
    if not one.size:
        return
    left, right = Traits(*mine.traits[:, one]), Traits(*theirs.traits[:, other])
    place = _places(mine, theirs, left.place.astype(np.int64), right.place.astype(np.int64))
    most = _most(left, right, Shared(*shared(mine, theirs)[other, :, one].T), place)
    for pair in np.flatnonzero(most >= least).tolist():
        yield mine.notes[one[pair]], theirs.notes[other[pair]]


def _told_by_both(mine: Sheet, theirs: Sheet) -> Pairs:
    left, right = Traits(*mine.traits[:, :, None]), Traits(*theirs.traits[:, None, :])
    body = (left.teaser + right.teaser == 0) & (left.voiced * right.voiced > 0)
    soon = np.abs(left.hour - right.hour) <= ONE_UTTERANCE
    for one, other in np.argwhere((left.kind == right.kind) & body & soon).tolist():
        yield mine.notes[one], theirs.notes[other]


def _places(mine: Sheet, theirs: Sheet, here: Numbers, there: Numbers) -> Column:
    """`slots.place` of the places of some pairs, asked once for each two places."""
    asked = np.zeros((len(mine.places), len(theirs.places)), dtype=bool)
    asked[here, there] = True
    told = np.zeros(asked.shape)
    told[asked] = [slots.place(mine.places[one], theirs.places[other]) for one, other in np.argwhere(asked).tolist()]
    return told[here, there]


def _met(mine: Sheet, theirs: Sheet, trait: str) -> Mask:
    row = Traits._fields.index(trait)
    met: Mask = mine.traits[row][:, None] == theirs.traits[row]
    return met


def _most(left: Side, right: Side, alike: Shared, place: Column) -> Column:
    """The most that the reasons for some pairs could add up to."""
    taken = np.maximum(left.place_taken, right.place_taken) * alike.named > 0
    placed = np.where(taken, 1.0, place)
    target = alike.target / np.maximum(1, np.minimum(left.target, right.target))
    time = _time(left, right, target)
    return (
        ROUNDING
        + WEIGHTS["any two"]
        + _said(left, right, alike)
        + _to_whom(left, right, target)
        + _status(left, right, alike, place)
        + _where(left, right, placed, time)
        + _when(left, right, time)
    )


def _one_clause(left: Side, right: Side, alike: Shared) -> Mask:
    one: Mask = (alike.words == left.words) & (alike.words == right.words) & (alike.words >= WORDS)
    return one


def _said(left: Side, right: Side, alike: Shared) -> Column:
    """Words, figures and what stands beside; one voice that tells it again, or two that charge each other."""
    figure = (left.low == right.low) & (left.high == right.high) & (left.low > 2)
    again = (left.voiced * right.voiced > 0) & (np.abs(left.hour - right.hour) <= ONE_UTTERANCE)
    charged = left.attack * np.maximum(left.voiced, right.voiced)
    said: Column = (
        WEIGHTS["words"] * alike.words / np.maximum(1, np.minimum(left.words, right.words))
        + WEIGHTS["one clause"] * _one_clause(left, right, alike)
        + WEIGHTS["figure"] * figure
        + WEIGHTS["site"] * (alike.sites > 0)
        + WEIGHTS["name"] * (alike.names > 0)
        + np.maximum(WEIGHTS["told again"] * again, WEIGHTS["charge answered"] * charged)
    )
    return said


def _to_whom(left: Side, right: Side, target: Column) -> Column:
    side = (left.state == right.state) & (left.state > 0)
    words = np.where(left.thing, WEIGHTS["object"], WEIGHTS["victims"])
    told: Column = words * target + WEIGHTS["victim or object side"] * side
    return told


def _status(left: Side, right: Side, alike: Shared, place: Column) -> Column:
    """Two means of an attack on one building are no other attack."""
    same, stages = left.status == right.status, left.stage * right.stage > 0
    either = np.maximum(left.status_open, right.status_open) > 0
    disputed = (np.maximum(left.at_site, right.at_site) > 0) & (place >= 1)
    no = ~(same | either | stages | disputed | _one_clause(left, right, alike))
    yes = np.where(same, left.status > 0, slots.WITHIN * (stages & ~either))
    told: Column = WEIGHTS["status"] * yes + WEIGHTS["status apart"] * no
    return told


def _where(left: Side, right: Side, placed: Column, time: Column) -> Column:
    sure = np.minimum(left.place_sure, right.place_sure)
    there = (
        WEIGHTS["place"] * placed
        + WEIGHTS["holder of one place"] * left.control * (time > 0)
        + WEIGHTS["one story"] * np.maximum(left.story, right.story)
    )
    open_ = WEIGHTS["no place needed"] * left.anywhere
    return np.where(placed > 0, there, np.where(placed < 0, WEIGHTS["place apart"] * sure, open_))


def _time(left: Side, right: Side, target: Column) -> Column:
    """`slots.time`."""
    gap = np.maximum(left.first, right.first) - np.minimum(left.last, right.last)
    days = (left.first == left.last) & (right.first == right.last) & (left.incident > 0)
    apart = np.where(days, left.floor, np.maximum(left.floor, left.top - left.slope * gap))
    victim = (left.casualties > 0) & (np.maximum(left.low, right.low) == 1) & (target >= slots.WITHIN)
    time = np.where(gap <= 0, 1.0, np.where(victim, slots.ONE_VICTIM, apart))
    return np.where(left.first * right.first > 0, time, 0.0)


def _when(left: Side, right: Side, time: Column) -> Column:
    sure = np.minimum(left.time_sure, right.time_sure)
    day = np.where(time > 0, WEIGHTS["day"] * time, WEIGHTS["days apart"] * -time * sure)
    older = (left.earlier != right.earlier) & (left.time_taken + right.time_taken > 0)
    compared = (left.first * right.first > 0) & (left.series + right.series > 0) & ~older
    totals = (left.series == right.series) & (left.first == right.first)
    extent = np.where(left.series != right.series, 1.0, 0.5) * WEIGHTS["total against incident"] * np.maximum(0.5, sure)
    return day + np.where(compared, np.where(totals, WEIGHTS["both totals"], extent), 0.0)
