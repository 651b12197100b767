"""Drawings: a chart of tolls as the coordinates of an SVG. Steps, for a figure holds until another is given."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.judgements.doers import UNKNOWN
from reportedly.views.tolls import Chart, Line, Step
from reportedly.web.phrases import figure, number, party_name

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 960, 260, 70, 620, 14, 26
STEEP = 20
"""Largest over smallest figure from which the scale is logarithmic; the caption says so."""
MOST = 8
"""Lines of one chart; more cannot be told apart."""
ROOM = 42
"""Letters of a label that the drawing has room for at its right edge."""
SPEAKER = 12
"""Letters of a speaker's name that are left, however long the name of the place, which is cut then too."""
OWN_LOSSES = " · own losses"
POINTS = tuple[float, float]


@dataclass(frozen=True)
class DrawnLine:
    """``name``: the label, ``called``: the same uncut. ``dots``: x, y, claim, words. ``open``: no upper end is said.

    ``bands``: closed outlines.
    """

    name: str
    called: str
    party: str
    own: bool
    path: str
    bands: tuple[str, ...]
    dots: tuple[tuple[float, float, str, str], ...]
    open: tuple[POINTS, ...]
    label_y: float


@dataclass(frozen=True)
class Drawing:
    """A chart ready to be written out; coordinates in user units of the drawing."""

    title: str
    scale: str
    lines: tuple[DrawnLine, ...]
    ticks: tuple[tuple[float, str], ...]
    days: tuple[tuple[float, str], ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT


def drawn(chart: Chart) -> Drawing:
    """Draw a chart; at most eight lines, those with the largest figures."""
    least = min((n for n in _figures(chart) if n > 0), default=1)
    steep = chart.most > STEEP * least
    up = _scale(0 if not steep else math.log10(least) - 0.1, chart.most, steep)
    span = max(1, (chart.last - chart.first).days)

    def across(day: date) -> float:
        return round(LEFT + (RIGHT - LEFT) * (day - chart.first).days / span, 1)

    lines = _apart([_line(line, across, up) for line in chart.lines[:MOST]])
    form = "%-d %b" if chart.first.year == chart.last.year else "%-d %b %Y"
    return Drawing(
        title=f"{(chart.harm or 'harmed').capitalize()}: {party_name(chart.party or UNKNOWN)}",
        scale=("Logarithmic scale" if steep else "Scale from nought") + f", {_counted(len(chart.lines))}",
        lines=tuple(lines),
        ticks=tuple((up(n), f"{n:,}") for n in _ticks(0 if not steep else least, chart.most, steep)),
        days=tuple((across(day), day.strftime(form)) for day in _days(chart.first, chart.last)),
    )


def _counted(lines: int) -> str:
    return number(lines, "line") if lines <= MOST else f"the {MOST} highest of {lines:,} lines"


def _figures(chart: Chart) -> list[int]:
    return [n for line in chart.lines for s in line.steps for n in (s.low, s.high) if n is not None]


def _scale(bottom: float, most: int, steep: bool) -> Callable[[float], float]:
    top = math.log10(max(most, 1)) if steep else float(max(most, 1))

    def up(number: float) -> float:
        at = math.log10(number) if steep and number > 0 else bottom if steep else number
        return round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP - 20) * (at - bottom) / ((top - bottom) or 1), 1)

    return up


def _line(line: Line, across: Callable[[date], float], up: Callable[[float], float]) -> DrawnLine:
    points = [(across(step.day), up(_number(step)), step) for step in line.steps]
    path = f"M{points[0][0]} {points[0][1]}" + "".join(f"H{x}V{y}" for x, y, _ in points[1:]) + f"H{RIGHT}"
    ends = [*(x for x, _, _ in points[1:]), float(RIGHT)]
    bands = tuple(
        f"M{x} {up(step.low)}H{end}V{up(step.high)}H{x}z"
        for (x, _, step), end in zip(points, ends, strict=True)
        if step.low is not None and step.high is not None and step.low != step.high
    )
    return DrawnLine(
        name=_name(line, ROOM),
        called=_name(line, sys.maxsize),
        party=line.party,
        own=line.own,
        path=path,
        bands=bands,
        dots=tuple((x, y, step.row.claim, _told(step)) for x, y, step in points),
        open=tuple((x, y) for x, y, step in points if step.high is None),
        label_y=points[-1][1] + 4,
    )


def _name(line: Line, room: int) -> str:
    where = line.place.split(",")[0]
    own, who = OWN_LOSSES if line.own else "", line.according_to
    place = _cut(f", {where}", room - len(own) - min(SPEAKER, len(who))) if where else ""
    return _cut(who, room - len(place) - len(own)) + place + own


def _cut(words: str, room: int) -> str:
    return words if len(words) <= room else words[: room - 1].rstrip(" ,") + "…"


def _told(step: Step) -> str:
    return f"{figure(step.row)}, {step.row.according_to}, {step.day:%-d %b %Y}"


def _number(step: Step) -> int:
    return step.low if step.low is not None else step.high or 0


def _apart(lines: list[DrawnLine]) -> list[DrawnLine]:
    """Labels at the right edge that would cover each other are pushed apart, in their order."""
    placed: list[DrawnLine] = []
    for line in sorted(lines, key=lambda one: one.label_y):
        y = max(line.label_y, placed[-1].label_y + 16) if placed else line.label_y
        placed.append(replace(line, label_y=round(y, 1)))
    over = max(0.0, placed[-1].label_y - (HEIGHT - BOTTOM)) if placed else 0.0
    return [replace(line, label_y=max(12.0, round(line.label_y - over, 1))) for line in placed]


def _ticks(least: int, most: int, steep: bool) -> list[int]:
    if steep:
        decades = range(math.ceil(math.log10(max(least, 1))), math.floor(math.log10(most)) + 1)
        return [10**decade for decade in decades] or [most]
    rough = max(most, 1) / 4
    decade = 10 ** math.floor(math.log10(rough))
    step = max(1, round(next(k * decade for k in (1, 2, 2.5, 5, 10) if k * decade >= rough)))
    return list(range(0, most + 1, step))


def _days(first: date, last: date) -> list[date]:
    span = (last - first).days
    count = min(6, span) or 1
    return sorted({first + timedelta(days=round(span * n / count)) for n in range(count + 1)})
