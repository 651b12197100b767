"""Prospects: whether two claims on two pages may be about one happening at all, told by a look.

Most pairs that meet are two happenings, of which nothing is said. What is told by a look is weighed here as `features`
weighs it, and in place of what takes longer stands the most that it could weigh: who cannot reach so much is let go.
"""

from __future__ import annotations

from reportedly.judgements import slots
from reportedly.judgements.features import ANYWHERE, OBJECTS, WEIGHTS, one_clause, placed, status_fit, surely
from reportedly.judgements.notes import Note

ROUNDING = 0.02
"""More than the rounding of a pair's reasons comes to: there are thirty, each within half a thousandth."""


def may_reach(least: float, left: Note, right: Note) -> bool:
    """Whether the reasons for two claims of two pages may add up to as much; False is certain.

    Of 65,908 pairs that met on 120 pages of FA-KES it lets three in four go, in 3.8 microseconds of a core where their
    reasons take 10.0 (29 November 2026, a busy machine).
    """
    weight = ROUNDING + WEIGHTS["any two"] + _most_said(left, right)
    if left.target.words and not left.target.words.isdisjoint(right.target.words):
        weight += WEIGHTS["object" if left.kind in OBJECTS else "victims"]
    if left.target.code and right.target.code:
        weight += WEIGHTS["victim or object side"]
    if left.status == right.status:
        weight += WEIGHTS["status"] if left.status else 0.0
    elif (fit := status_fit(left, right)) > 0:
        weight += WEIGHTS["status"] * fit
    elif fit < 0 and not one_clause(left, right):
        weight += WEIGHTS["status apart"]
    return weight + _most_of_where_and_when(left, right) >= least


def _most_said(left: Note, right: Note) -> float:
    weight = 0.0
    if shared := len(left.words & right.words):
        weight += WEIGHTS["words"] * shared / min(len(left.words), len(right.words))
        weight += WEIGHTS["one clause"] if left.words == right.words else 0.0
    if left.low == right.low and left.high == right.high and left.low > 2:
        weight += WEIGHTS["figure"]
    if left.voices or right.voices:  # one voice tells it again, or two voices charge each other
        weight += max(WEIGHTS["told again"], WEIGHTS["charge answered"])
    if not left.setting.sites.isdisjoint(right.setting.sites):
        weight += WEIGHTS["site"]
    if not left.setting.names.isdisjoint(right.setting.names):
        weight += WEIGHTS["name"]
    return weight


def _most_of_where_and_when(left: Note, right: Note) -> float:
    place, time, weight = placed(left, right), slots.time(left, right), 0.0
    if place > 0:
        weight += WEIGHTS["place"] * place + (WEIGHTS["holder of one place"] if left.kind == "control" else 0.0)
        weight += WEIGHTS["one story"] if left.setting.story or right.setting.story else 0.0
    elif place < 0:
        weight += WEIGHTS["place apart"] * surely(left, right, "place")
    elif left.kind in ANYWHERE:
        weight += WEIGHTS["no place needed"]
    if time > 0:
        weight += WEIGHTS["day"] * time
    elif time < 0:
        weight += WEIGHTS["days apart"] * -time * surely(left, right, "time")
    return weight + (WEIGHTS["both totals"] if left.series and right.series else 0.0)
