"""Notices: practical public information."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportedly.claims.gists import by, whereabouts
from reportedly.claims.propositions import Proposition


@dataclass(frozen=True, slots=True)
class Notice(Proposition):
    """A helpline, procedure, curfew, order or warning, issued by ``actor`` to ``target``."""

    kind: ClassVar[str] = "notice"
    statuses: ClassVar[tuple[str, ...]] = ()

    def gist(self) -> str:
        """ "notice by city council in Kherson: curfew"."""
        what = f": {self.subject.value}" if self.subject else ""
        return f"notice{by(self.actor)}{whereabouts(self.place)}{what}"
