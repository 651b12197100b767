"""Readings of one happening: whether two claims of it can both be so, kind by kind.

A denial, another holder of a place, another end of talks, another author of a strike and figures that do not meet are
other readings. What is compared is what is said, never who says it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from reportedly.claims import Claim, Modality
from reportedly.claims.propositions import Proposition
from reportedly.judgements import slots
from reportedly.judgements.doers import UNKNOWN, doer
from reportedly.referents import Count

HOLDS = frozenset({"captured", "held", "retaken"})
CHANGES = frozenset({"captured", "retaken", "withdrawn"})
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
APART = 1.2
"""The same ratio for figures that exclude each other: "no more than 10" and "at least 11" are no dispute."""
ROUNDED = 1.03
"""Ratio up to which one figure is another one rounded: "over 1,300" for 1,315."""
ROUGHLY = 1.06
"""The same for a bound that the other figure keeps: "over 700" for 735."""
GROUP = re.compile(r"child|women|girl|boy|medic|doctor|nurse|teacher|journalist|worker|student|prisoner|officer|pilot")
"""Words for some of those who were hit."""
PERSON = re.compile(r"[A-Z][\w'’-]+(?: (?:al-|el-|bin |de |van )?[A-Z][\w'’-]+)+")
"""A named person: one of the dead, and no count of them."""
Reading = tuple[str, ...]


def reading(claim: Claim) -> Reading:
    """Which of the readings of its event a claim gives."""
    slots = claim.proposition
    status = slots.status.value if slots.status else ""
    if slots.kind == "control":
        return _holder(status, doer(claim))
    outcome = GOOD.get(slots.kind, {}).get(status, 0)
    return (slots.kind, str(outcome))


def _holder(status: str, party: str) -> Reading:
    if status in HOLDS:
        return ("control", "held by", party)
    if status == "withdrawn":
        return ("control", "left by", party)
    return ("control", status, "")


def main_reading(claims: Iterable[tuple[str, Claim]]) -> frozenset[Reading]:
    """The readings that go together and that most origins give; pairs of (origin id, claim).

    Where a change is reported (a town is taken), the event is the change, and who says that nothing changed denies it.
    """
    said: dict[Reading, set[str]] = {}
    changed: set[Reading] = set()
    for origin, claim in claims:
        said.setdefault(reading(claim), set()).add(origin)
        if claim.proposition.status and claim.proposition.status.value in CHANGES:
            changed.add(reading(claim))
    if not said:
        return frozenset()
    together = {one: frozenset(other for other in said if one == other or _go_together(one, other)) for one in said}
    weight = Counter({one: len(set().union(*(said[r] for r in group))) for one, group in together.items()})
    best = min(said, key=lambda one: (one not in changed, -weight[one], one))
    return together[best]


def _go_together(one: Reading, other: Reading) -> bool:
    if one[0] == "control":
        kinds, holders = {one[1], other[1]}, {one[2], other[2]}
        if kinds == {"held by"}:
            return bool(holders & {"", UNKNOWN})  # who holds it is not said, and so contradicts nobody
        return kinds == {"held by", "left by"} and one[2] != other[2]
    return one[0] == other[0] and "0" in (one[1], other[1])


def _two_figures(mine: Proposition, theirs: Proposition) -> bool:
    if mine.quantity is None or theirs.quantity is None or not one_group(mine, theirs):
        return False
    return apart(mine.quantity.value, theirs.quantity.value)


def one_group(mine: Proposition, theirs: Proposition) -> bool:
    """Both figures are of the same people: the children among the dead are no other count of the dead."""
    left, right = (p.target.value.name if p.target else "" for p in (mine, theirs))
    if set(GROUP.findall(left.casefold())) != set(GROUP.findall(right.casefold())):
        return False
    return _by_name(mine, left) == _by_name(theirs, right)


def _by_name(slots: Proposition, name: str) -> bool:
    """One of the dead is named; a force has a name too, and more men than one."""
    return bool(PERSON.fullmatch(name)) and slots.quantity is not None and slots.quantity.value.low == 1


def blame_each_other(left: Claim, right: Claim) -> bool:
    """Each speaker's side is the other's culprit, for one breach or one blow on one day at one place."""
    mine, theirs = left.proposition, right.proposition
    if left.modality is not Modality.ACTUAL or right.modality is not Modality.ACTUAL or not _one_charge(mine, theirs):
        return False
    sides = left.claimants[0].value.party, right.claimants[0].value.party
    blamed = doer(left), doer(right)
    if UNKNOWN in sides:
        return False
    return sides[0] != sides[1] and (sides[0], sides[1]) == (blamed[1], blamed[0]) and _together(mine, theirs)


def _one_charge(mine: Proposition, theirs: Proposition) -> bool:
    statuses = {p.status.value if p.status else "" for p in (mine, theirs)}
    if mine.kind == theirs.kind == "ceasefire":
        return statuses <= {"violated", "ended"}
    return mine.kind == theirs.kind == "accusation"


def _together(mine: Proposition, theirs: Proposition) -> bool:
    if mine.time is None or theirs.time is None or not mine.time.value.overlaps(theirs.time.value):
        return False
    if mine.kind != "ceasefire" and (mine.place is None or theirs.place is None):
        return False
    places = tuple(slot.value if slot else None for slot in (mine.place, theirs.place))
    return slots.place(*places) >= 0


def conflict(left: Claim, right: Claim) -> str:
    """In what two claims of one event cannot both be so, or want to stand side by side; empty when they go together."""
    if _denies(left, right):
        return "denied"
    if Modality.NEGATED in (left.modality, right.modality) or not (_said(left) and _said(right)):
        return ""
    mine, theirs = left.proposition, right.proposition
    if reading(left) != reading(right) and not _go_together(reading(left), reading(right)):
        return "status"
    if mine.kind in FIGURES and _two_figures(mine, theirs):
        return "quantity"
    if mine.kind == "attack" and _sides_apart(left, right):
        return "actor"
    if mine.kind in ("attack", "casualties") and _days_apart(left, right):
        return "time"
    return ""


def _said(claim: Claim) -> bool:
    return claim.modality in (Modality.ACTUAL, Modality.POSSIBLE)


def _denies(left: Claim, right: Claim) -> bool:
    negated = [claim.modality is Modality.NEGATED for claim in (left, right)]
    other = right if negated[0] else left
    if negated[0] == negated[1] or other.modality is not Modality.ACTUAL:
        return False
    if _outcome(left) * _outcome(right) < 0:
        return False
    blamed = left.proposition.kind in ("attack", "accusation")
    return not (blamed and _sides_apart(left, right))


def _outcome(claim: Claim) -> int:
    """Which way the status of a claim points: a corridor refused and one that is not used go together."""
    slots = claim.proposition
    return GOOD.get(slots.kind, {}).get(slots.state, 0)


def _sides_apart(left: Claim, right: Claim) -> bool:
    mine, theirs = doer(left), doer(right)
    return mine not in ("", UNKNOWN) and theirs not in ("", UNKNOWN) and mine != theirs


def _days_apart(left: Claim, right: Claim) -> bool:
    mine, theirs = left.proposition.time, right.proposition.time
    return bool(mine and theirs and not mine.value.overlaps(theirs.value))


def apart(left: Count, right: Count) -> bool:
    """Two figures that do not meet, or that a newsroom would set side by side."""
    mine, theirs = _figure(left), _figure(right)
    small, large = sorted((mine, theirs))
    ratio = large / max(1, small)
    return ratio >= (SIDE_BY_SIDE if left.agrees_with(right) else APART)


def revised(left: Count, right: Count) -> bool:
    """Two figures of one speaker of which the later is another one, and not the former rounded."""
    if left.approximate and right.approximate and left.high is None and right.high is None:
        return False
    small, large = sorted((_figure(left), _figure(right)))
    return large > (ROUGHLY if left.agrees_with(right) else ROUNDED) * max(1, small)


def _figure(count: Count) -> int:
    if count.low is not None and count.high is not None:
        return (count.low + count.high) // 2
    return count.low if count.low is not None else count.high or 0
