"""Accusations: an explicit charge of a crime or violation against a named party."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportedly.claims.codes import Codes, Plover
from reportedly.claims.gists import name, whereabouts
from reportedly.claims.propositions import Proposition


@dataclass(frozen=True, slots=True)
class Accusation(Proposition):
    """A charge against ``actor``; ``target`` is the victim. Two charges never conflict: each is its accuser's."""

    kind: ClassVar[str] = "accusation"
    statuses: ClassVar[tuple[str, ...]] = ()

    def gist(self) -> str:
        """ "Russia accused of war crimes"."""
        of = f" of {self.subject.value}" if self.subject else ""
        return f"{name(self.actor, 'unnamed party')} accused{of}{whereabouts(self.place)}"

    def codes(self) -> Codes:
        """A charge is an event between accuser and accused, whatever it charges with."""
        return Codes(Plover("ACCUSE", "allege"))
