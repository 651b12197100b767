"""Tolls: running casualty figures as one stepped line a claimant, with the band between least and most.

Lines are never added to one another; a figure with an open end keeps it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportedly.views.casualties import CasualtyRow


@dataclass(frozen=True, slots=True)
class Step:
    """A figure on the day up to which it counts. ``low`` and ``high``: equal where one number was said."""

    day: date
    low: int | None
    high: int | None
    row: CasualtyRow


@dataclass(frozen=True, slots=True)
class Line:
    """The running figures of one claimant for one place (empty: none is named), oldest first."""

    according_to: str
    place: str
    party: str
    own: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The lines of one group harmed in one way."""

    party: str
    harm: str
    lines: tuple[Line, ...]

    @property
    def first(self) -> date:
        """The earliest day of any line."""
        return min(step.day for line in self.lines for step in line.steps)

    @property
    def last(self) -> date:
        """The latest day of any line."""
        return max(step.day for line in self.lines for step in line.steps)

    @property
    def most(self) -> int:
        """The largest figure of any line."""
        return max(n for line in self.lines for step in line.steps for n in (step.low, step.high) if n is not None)


def from_rows(rows: tuple[CasualtyRow, ...]) -> tuple[Chart, ...]:
    """A chart for each party and harm with running totals; figures of single incidents are never joined to a line."""
    groups: dict[tuple[str, str], dict[tuple[str, str, str, bool], list[Step]]] = {}
    for row in rows:
        if (row.low is None and row.high is None) or row.modality != "actual":
            continue
        if row.scope != "total":
            continue
        step = Step(_day(row), row.low, row.high, row)
        lines = groups.setdefault((row.party, row.harm), {})
        lines.setdefault((row.claimant or row.according_to, row.place, row.claimant_party, row.own), []).append(step)
    charts = (Chart(party, harm, _lines(lines)) for (party, harm), lines in groups.items())
    return tuple(sorted(charts, key=lambda c: (-len(c.lines), c.party, c.harm)))


def _lines(lines: dict[tuple[str, str, str, bool], list[Step]]) -> tuple[Line, ...]:
    made = (
        Line(*key, tuple(sorted(steps, key=lambda s: (s.day, s.row.published, s.row.claim))))
        for key, steps in lines.items()
    )
    return tuple(sorted(made, key=lambda line: (-max(_top(s) for s in line.steps), line.according_to, line.place)))


def _top(step: Step) -> int:
    return max(n for n in (step.low, step.high) if n is not None)


def _day(row: CasualtyRow) -> date:
    return date.fromisoformat((row.latest or row.published)[:10])
