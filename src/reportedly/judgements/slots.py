"""Slots compared one by one. Every answer is three-valued: they agree, they leave it open, or they cannot both be so.

Agreement is a number from -1 (cannot both be so) through 0 (one side does not say) to 1 (the same); a place and the
region that holds it, or a type and its subtype, stand between.
"""

from __future__ import annotations

import math
from collections.abc import Set

from reportedly.judgements.names import content
from reportedly.judgements.notes import OPEN, Note, Party
from reportedly.referents import Place
from reportedly.referents.places import Precision

RADIUS = {
    Precision.SITE: 2.0, Precision.TOWN: 8.0, Precision.DISTRICT: 35.0,
    Precision.REGION: 120.0, Precision.COUNTRY: 500.0, Precision.AREA: 250.0,
}  # fmt: skip
"""Kilometres from its point within which a finer place may lie inside a coarser one, where no hierarchy is known."""
_REACH = (0.0, *(RADIUS[precision] for precision in sorted(RADIUS)))
"""The same by the number of the precision: asked for each pair of places."""
A_DEGREE = 111.0  # kilometres in a degree of latitude, a little less than there are: farther apart is farther indeed
WITHIN = 0.5
VAGUE = {Precision.COUNTRY: 0.5, Precision.AREA: 0.5}
"""What it tells that two claims name one country: much happens in a country."""
HELD = {Precision.COUNTRY: 0.1, Precision.AREA: 0.1}
"""What it tells that a place lies in the country the other claim names: next to nothing."""
OPEN_STATUS = frozenset({"", "unspecified"})
STATES = {
    "control": frozenset({"captured", "held", "contested", "retaken", "withdrawn"}),
    "talks": frozenset({"planned", "under-way", "held", "agreed", "failed", "refused"}),
    "ceasefire": frozenset({"proposed", "agreed", "in-force"}),
    "corridor": frozenset({"proposed", "agreed", "open", "used", "violated", "refused"}),
    "service": frozenset({"out", "limited", "restored", "threatened"}),
    "aid": frozenset({"pledged", "delivered", "requested", "suspended"}),
    "movement": frozenset({"deployed", "mobilised", "advancing", "withdrawing"}),
}
"""Kinds whose statuses are states that one thing passes through, so that another status is no other thing."""
STANDING = frozenset({"control", "service"})
"""Kinds that last: the day on which they are spoken of is not the day on which they began."""
INCIDENTS = frozenset({"attack", "casualties", "damage"})
"""Kinds that happen on a day: on the next day it is another one."""
_FADES = {
    "control": (0.9, 0.4, -1.0),
    **dict.fromkeys(STANDING - {"control"}, (0.9, 0.15, -1.0)),
    **dict.fromkeys(INCIDENTS, (-0.4, 0.4, -1.6)),
}
ONE_VICTIM = -0.3
"""What days between tell of the death of one who is named: nobody dies twice."""
PLAIN = content(
    "people person persons civilian civilians man men woman women child children dead killed victims residents "
    "fighters soldiers troops militants rebels terrorists forces members others dozens hundreds thousands"
)
"""Words for those who are hit that tell nothing of who they are."""
ANY = content(
    "group groups organisation organization armed elements members men fighters forces force suspected the some"
)
IRREGULARS = ANY | content(
    "jihadists militants terrorists terror insurgents gunmen gunman extremists extremist islamists takfiri takfiris "
    "rebels rebel opposition militia militiamen faction factions gangs"
)
REGULARS = ANY | content(
    "army military troops soldiers navy police servicemen commanders officers government warplanes jets"
)
"""Words by which the press calls an armed party without telling which one."""


def place(left: Place | None, right: Place | None) -> float:
    """1 the same, 0.5 one holds the other, 0 not said, -1 apart."""
    if left is None or right is None:
        return 0.0
    if left.id == right.id:
        return VAGUE.get(left.precision, 1.0)
    if left.id in right.within or right.id in left.within:
        return HELD.get(max(left.precision, right.precision), WITHIN)
    return _by_distance(left, right)


def _by_distance(left: Place, right: Place) -> float:
    coarser = max(left.precision, right.precision)
    even = left.precision == right.precision
    reach = _REACH[coarser] / 4 if even else _REACH[coarser]
    if (even and coarser == Precision.SITE) or abs(left.lat - right.lat) * A_DEGREE > reach:
        return -1.0
    if kilometres(left, right) > reach:
        return -1.0
    return VAGUE.get(coarser, 1.0) if even else HELD.get(coarser, WITHIN)


def kilometres(left: Place, right: Place) -> float:
    """Great-circle distance, on a sphere of 6,371 km."""
    a, b = math.radians(left.lat), math.radians(right.lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(right.lon - left.lon) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


def time(left: Note, right: Note) -> float:
    """1 they share a day, 0 not said, down to -1 with the days between; a neighbouring day is another incident."""
    if not left.first or not right.first:
        return 0.0
    gap = max(left.first, right.first) - min(left.last, right.last)
    if gap <= 0:
        return 1.0
    if one_victim(left, right):
        return ONE_VICTIM
    top, slope, floor = fading(left.kind)
    if left.kind in INCIDENTS and left.first == left.last and right.first == right.last:
        return floor
    return max(floor, top - slope * gap)


def fading(kind: str) -> tuple[float, float, float]:
    """What the days between two claims of a kind tell: so much, less so much a day, but no less than that."""
    return _FADES.get(kind, (0.7, 0.4, -1.0))


def one_victim(left: Note, right: Note) -> bool:
    """Both speak of one named death or wound, and nobody dies twice."""
    single = left.kind == "casualties" and 1 in (left.low, right.low) and max(left.low, right.low) == 1
    return single and words(left.target.words, right.target.words) >= WITHIN


def extent(left: Note, right: Note) -> float:
    """-1 where one is a running total and the other the figure of an incident, 1 where both are totals from one day."""
    if not left.first or not right.first or left.series is right.series is False:
        return 0.0
    if left.series != right.series:
        return -1.0
    return 1.0 if left.first == right.first else -0.5


def status(left: Note, right: Note) -> float:
    """1 the same, 0.5 a state of the same thing or a type beside its subtype, 0 one leaves it open, -1 apart."""
    if left.status == right.status:
        return 1.0 if left.status else 0.0
    if left.status in OPEN_STATUS or right.status in OPEN_STATUS:
        return 0.0
    states = STATES.get(left.kind, frozenset())
    return WITHIN if left.status in states and right.status in states else -1.0


def party(left: Party, right: Party) -> float:
    """1 one side, 0.3 a state and its civilians, 0 not said or called by no name, -1 two sides."""
    if not left.known or not right.known:
        return 0.0
    if left.code == right.code:
        return 1.0
    if {left.code, right.code} == {left.state, f"{left.state}:CVL"}:
        return 0.3
    return 0.0 if maybe_one(left, right) else -1.0


def maybe_one(left: Party, right: Party) -> bool:
    """Two codes may stand for one party: the page calls one by no name, or one name holds the other.

    "Jihadists" are whichever group the other page names, and no state; who is called a civilian is no fighter.
    """
    if left.words and right.words and (left.words <= right.words or right.words <= left.words):
        return True
    if ":CVL" in left.code + right.code:
        return False
    return _nameless(left, right) or _nameless(right, left)


def _nameless(party: Party, other: Party) -> bool:
    group = ":" in other.code or other.code == "ISIS"
    return bool(party.words) and party.words <= (IRREGULARS if group else REGULARS)


def words(left: Set[str], right: Set[str]) -> float:
    """Share of the shorter's words that the longer has; -1 for none in common, 0 where one has none."""
    if not left or not right:
        return 0.0
    shared = len(left & right)
    return shared / min(len(left), len(right)) if shared else -1.0


def quantity(left: Note, right: Note) -> float:
    """1 the same figure, 0.5 ranges that share a number, 0 one gives none, -1 apart."""
    if not left.counted or not right.counted:
        return 0.0
    if (left.low, left.high) == (right.low, right.high):
        return 1.0
    if left.low <= right.high and right.low <= left.high:
        return _closeness(left, right)
    return 0.3 if (left.approximate or right.approximate) and _ratio(left, right) > 0.9 else -1.0


def _closeness(left: Note, right: Note) -> float:
    return 0.7 if _ratio(left, right) > 0.85 else 0.2


def _ratio(left: Note, right: Note) -> float:
    mine, theirs = sorted((figure(left), figure(right)))
    return mine / theirs if theirs else 1.0


def figure(note: Note) -> int:
    """The figure told: of "up to 20" the 20."""
    return note.low if note.low > 0 or note.high == OPEN else note.high
