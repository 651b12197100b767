"""Readings of one happening: whether two claims of it can both be so, kind by kind.

A denial, another holder of a place, another end of talks, another author of a strike and figures that do not meet are
other readings. What is compared is what is said, never who says it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reportedly.claims import Claim, Modality
from reportedly.referents import Actor, Count
from reportedly.text import Cited

HOLDS = frozenset({"captured", "held", "retaken"})
FIGURES = frozenset({"casualties", "materiel", "displacement", "prisoners", "damage"})
GOOD = {
    "talks": {"held": 1, "agreed": 1, "under-way": 1, "planned": 1, "failed": -1, "refused": -1},
    "ceasefire": {"proposed": 1, "agreed": 1, "in-force": 1, "violated": -1, "ended": -1, "refused": -1},
    "corridor": {"proposed": 1, "agreed": 1, "open": 1, "used": 1, "violated": -1, "refused": -1},
    "service": {"out": -1, "limited": -1, "threatened": -1, "restored": 1},
}
"""Which statuses of a kind stand for one outcome and which for the other."""
SIDE_BY_SIDE = 1.5
"""Ratio of two figures from which on a newsroom sets them side by side, though as bounds they may meet."""
Reading = tuple[str, ...]


def reading(claim: Claim) -> Reading:
    """Which of the readings of its event a claim gives."""
    slots = claim.proposition
    status = slots.status.value if slots.status else ""
    if slots.kind == "control":
        return _holder(status, _code(slots.actor))
    outcome = GOOD.get(slots.kind, {}).get(status, 0)
    return (slots.kind, str(outcome))


def _holder(status: str, party: str) -> Reading:
    if status in HOLDS:
        return ("control", "held by", party)
    if status == "withdrawn":
        return ("control", "left by", party)
    return ("control", status, "")


def _code(actor: Cited[Actor] | None) -> str:
    return actor.value.party if actor else ""


def main_reading(claims: Iterable[tuple[str, Claim]]) -> frozenset[Reading]:
    """The readings that go together and that most origins give; pairs of (origin id, claim)."""
    said: dict[Reading, set[str]] = {}
    for origin, claim in claims:
        said.setdefault(reading(claim), set()).add(origin)
    if not said:
        return frozenset()
    together = {one: frozenset(other for other in said if one == other or _go_together(one, other)) for one in said}
    weight = Counter({one: len(set().union(*(said[r] for r in group))) for one, group in together.items()})
    best = min(said, key=lambda one: (-weight[one], one))
    return together[best]


def _go_together(one: Reading, other: Reading) -> bool:
    if one[0] == "control":
        kinds = {one[1], other[1]}
        return kinds == {"held by", "left by"} and one[2] != other[2]
    return one[0] == other[0] and "0" in (one[1], other[1])


def conflict(left: Claim, right: Claim) -> str:
    """In what two claims of one event cannot both be so, or want to stand side by side; empty when they go together."""
    if _denies(left, right):
        return "denied"
    if Modality.NEGATED in (left.modality, right.modality) or not (_said(left) and _said(right)):
        return ""
    mine, theirs = left.proposition, right.proposition
    if reading(left) != reading(right) and not _go_together(reading(left), reading(right)):
        return "status"
    if mine.kind in FIGURES and mine.quantity and theirs.quantity and apart(mine.quantity.value, theirs.quantity.value):
        return "quantity"
    if mine.kind == "attack" and _sides_apart(mine.actor, theirs.actor):
        return "actor"
    if mine.kind in ("attack", "casualties") and _days_apart(left, right):
        return "time"
    return ""


def _said(claim: Claim) -> bool:
    return claim.modality in (Modality.ACTUAL, Modality.POSSIBLE)


def _denies(left: Claim, right: Claim) -> bool:
    negated = [claim.modality is Modality.NEGATED for claim in (left, right)]
    other = right if negated[0] else left
    return negated[0] != negated[1] and other.modality is Modality.ACTUAL


def _sides_apart(mine: Cited[Actor] | None, theirs: Cited[Actor] | None) -> bool:
    left, right = _code(mine), _code(theirs)
    return left not in ("", "UNK") and right not in ("", "UNK") and left != right


def _days_apart(left: Claim, right: Claim) -> bool:
    mine, theirs = left.proposition.time, right.proposition.time
    return bool(mine and theirs and not mine.value.overlaps(theirs.value))


def apart(left: Count, right: Count) -> bool:
    """Two figures that do not meet, or that a newsroom would set side by side."""
    mine, theirs = _figure(left), _figure(right)
    small, large = sorted((mine, theirs))
    if not left.agrees_with(right):
        return not (left.approximate or right.approximate) or large > 1.1 * small
    return large >= SIDE_BY_SIDE * max(1, small) and not _within(left, right)


def _within(left: Count, right: Count) -> bool:
    """One is a bound that the other plainly keeps: "over 10" beside "12", not "over 450" beside "9,000"."""
    return _figure(left) == _figure(right)


def _figure(count: Count) -> int:
    if count.low is not None and count.high is not None:
        return (count.low + count.high) // 2
    return count.low if count.low is not None else count.high or 0
