"""Propositions: what is said to have happened, in the slots that every topic shares.

A topic is one subclass in one file: its kind, its statuses, and its own idea of conflict and gist.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

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

    def conflicts(self, other: Proposition) -> bool:
        """The two cannot both be so. Each topic has its own idea; two topics never conflict."""
        return False

    def gist(self) -> str:
        """One short line for a table, in plain words."""
        raise NotImplementedError(self.kind)
