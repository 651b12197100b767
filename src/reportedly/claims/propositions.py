"""Propositions: what is said to have happened, in the slots that every topic shares.

A topic is one subclass in one file: its kind, its statuses, and its own idea of conflict and gist.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportedly.claims.codes import Codes
from reportedly.referents import Actor, Count, Period, Place
from reportedly.text import Cited


@dataclass(frozen=True, slots=True)
class Proposition:
    """The slots of claims.md 1. A slot is None only when the page does not fill it.

    ``status`` is one of the topic's ``statuses``. ``subject`` is what it is about where that is no party:
    the service that is out, the bridge that is damaged, the topic of talks.
    """

    kind: ClassVar[str] = ""
    statuses: ClassVar[tuple[str, ...]] = ()

    status: Cited[str] | None = None
    actor: Cited[Actor] | None = None
    target: Cited[Actor] | None = None
    place: Cited[Place] | None = None
    time: Cited[Period] | None = None
    quantity: Cited[Count] | None = None
    subject: Cited[str] | None = None

    def says(self) -> tuple[object, ...]:
        """What is said, without where it stands on the page."""
        slots = (self.status, self.actor, self.target, self.place, self.time, self.quantity, self.subject)
        return (self.kind, *(slot.value if slot else None for slot in slots))

    @property
    def state(self) -> str:
        """The status as a word, empty when none fits."""
        return self.status.value if self.status else ""

    def conflicts(self, other: Proposition) -> bool:
        """The two cannot both be so. Each topic has its own idea; two topics never conflict."""
        return False

    def gist(self) -> str:
        """One short line for a table, in plain words."""
        raise NotImplementedError(self.kind)

    def codes(self) -> Codes:
        """What event coders call it; empty where their books have no term, as for services and notices."""
        return Codes()

    def meets(self, other: Proposition) -> bool:
        """Both are of one topic, at one place and at times that may be the same: only then can they conflict."""
        return self.kind == other.kind and same_place(self.place, other.place) and same_time(self.time, other.time)


def same_place(left: Cited[Place] | None, right: Cited[Place] | None) -> bool:
    """Both are known, and are one place. An area that holds the other is not: fighting there is no contradiction."""
    return left is not None and right is not None and left.value.id == right.value.id


def same_time(left: Cited[Period] | None, right: Cited[Period] | None) -> bool:
    """The periods share a day; an open one may share any."""
    return left is None or right is None or left.value.overlaps(right.value)


def party(actor: Cited[Actor] | None) -> str:
    """The side an actor stands on, government and army taken for the state; empty when unknown."""
    code = actor.value.party if actor else ""
    plain = code.split(":")[0] if code.endswith((":GOV", ":MIL")) else code
    return "" if plain == "UNK" else plain


def same_side(left: Cited[Actor] | None, right: Cited[Actor] | None) -> bool:
    """Both sides are known and are one."""
    return bool(party(left)) and party(left) == party(right)


def other_side(left: Cited[Actor] | None, right: Cited[Actor] | None) -> bool:
    """Both sides are known and are two."""
    return bool(party(left)) and bool(party(right)) and party(left) != party(right)


def disjoint(left: Cited[Count] | None, right: Cited[Count] | None) -> bool:
    """Both counts are known and share no number. Approximate ones get a tenth of leeway at either end."""
    if left is None or right is None:
        return False
    return not _leeway(left.value).agrees_with(_leeway(right.value))


def opposed(left: str, right: str, pairs: tuple[tuple[frozenset[str], frozenset[str]], ...]) -> bool:
    """One status stands on one side of a pair, the other on the other."""
    return any((left in a and right in b) or (left in b and right in a) for a, b in pairs)


def presumed(place: Cited[Place] | None) -> bool:
    """Whether the claim's own words name no such place: it is known from elsewhere on the page alone."""
    return place is not None and place.how.startswith("context: article")


def _leeway(count: Count) -> Count:
    if not count.approximate:
        return count
    low = None if count.low is None else count.low * 9 // 10
    high = None if count.high is None else -(-count.high * 11 // 10)
    return Count(low, high, True)
