"""Outlets: whose house a paper, a broadcaster or an agency belongs to, by a dated table that comes in.

What the table does not know is its own family: nothing is guessed from a likeness of names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reportedly.judgements.names import folded

ARTICLES = ("the ", "die ", "le ", "la ", "el ")


@dataclass(frozen=True, slots=True)
class Belonging:
    """An outlet's family over some days; open ends are the first and the last day there is."""

    family: str
    agency: bool
    since: date
    until: date


class Outlets:
    """The table of outlets: lines of name, family, kind, since and until, tabs between, a header first."""

    def __init__(self, lines: Iterable[str]) -> None:
        rows = [line.rstrip("\n").split("\t") for line in lines]
        self._held: dict[str, list[Belonging]] = defaultdict(list)
        for name, family, kind, since, until in rows[1:]:
            first, last = date.fromisoformat(since or "0001-01-01"), date.fromisoformat(until or "9999-12-31")
            self._held[_plain(name)].append(Belonging(family, kind == "agency", first, last))

    def family(self, outlet: str, day: date) -> str:
        """The family an outlet belongs to on a day; the outlet's own folded name where the table has none."""
        belonging = self._on(outlet, day)
        return belonging.family if belonging else _plain(outlet)

    def knows(self, outlet: str, day: date) -> bool:
        """The table has a row for it on that day."""
        return self._on(outlet, day) is not None

    def agency(self, outlet: str, day: date) -> bool:
        """The table knows it as a news agency."""
        belonging = self._on(outlet, day)
        return belonging is not None and belonging.agency

    def _on(self, outlet: str, day: date) -> Belonging | None:
        return next((b for b in self._held.get(_plain(outlet), ()) if b.since <= day <= b.until), None)


def _plain(name: str) -> str:
    plain = folded(name)
    return next((plain.removeprefix(article) for article in ARTICLES if plain.startswith(article)), plain)


UNMAPPED = Outlets(("name\tfamily\tkind\tsince\tuntil",))
"""The empty table: every outlet is its own family."""
