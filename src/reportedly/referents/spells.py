"""Spells: days, weeks, months, quarters, seasons and years as periods with their TimeML values."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.mentions.times import MONTHS
from reportedly.referents.periods import Period

_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "12:00", "midday": "12:00",
          "midnight": "24:00", "dawn": "MO", "dusk": "EV", "daybreak": "MO", "sunset": "EV",
          "sunrise": "MO"}  # fmt: skip
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_FIRST = frozenset(("early", "beginning", "start", "first half"))
_LAST = frozenset(("late", "end", "close", "second half"))
_MIDDLE = frozenset(("mid", "middle"))
_TIP = frozenset(("beginning", "start", "end", "close"))
_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))? ?([ap])?")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day from which words are read. ``ahead``: the words around them speak of what is to come."""

    day: date
    ahead: bool = False


def day(at: date) -> Period:
    """One day."""
    return Period(at, at, at.isoformat())


def week(at: date) -> Period:
    """The ISO week of a day, Monday to Sunday."""
    monday = at - timedelta(days=at.weekday())
    iso = at.isocalendar()
    return Period(monday, monday + timedelta(days=6), f"{iso.year}-W{iso.week:02}")


def weekend(at: date) -> Period:
    """Saturday and Sunday of the ISO week of a day."""
    whole = week(at)
    return Period(whole.latest - timedelta(days=1), whole.latest, f"{whole.timex}-WE")


def month(of_year: int, number: int) -> Period:
    """A calendar month."""
    return Period(
        date(of_year, number, 1), date(of_year, number, monthrange(of_year, number)[1]), f"{of_year}-{number:02}"
    )


def quarter(of_year: int, number: int) -> Period:
    """A calendar quarter, 1 to 4."""
    first, last = month(of_year, 3 * number - 2), month(of_year, 3 * number)
    return Period(first.earliest, last.latest, f"{of_year}-Q{number}")


def quarter_before(of_year: int, number: int) -> Period:
    """The quarter before a quarter."""
    return quarter(of_year, number - 1) if number > 1 else quarter(of_year - 1, 4)


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), f"{number:04}")


def decade(number: int) -> Period:
    """Ten years: 199 is 1990 to 1999."""
    return Period(date(number * 10, 1, 1), date(number * 10 + 9, 12, 31), f"{number}X")


def season(of_year: int, letters: str) -> Period:
    """A meteorological season of the northern half of the world; the winter of a year begins in its December."""
    first = _SEASON_MONTHS[letters]
    last = month(of_year + first // 12, (first + 1) % 12 + 1) if letters == "WI" else month(of_year, first + 2)
    return Period(date(of_year, first, 1), last.latest, f"{of_year}-{letters}")


def edged(period: Period, edge: str | None) -> Period:
    """The first, middle or last third of a period ("early 2015"), or half of it, of a year in months; its value stays.

    The start, beginning, end or close of a year is a month of it.
    """
    if edge not in _FIRST | _LAST | _MIDDLE:
        return period
    first, last = period.earliest, period.latest
    if (last - first).days in (364, 365) and first.month == 1:
        months = 1 if edge in _TIP else 6 if edge and "half" in edge else 4
        if edge in _FIRST:
            return replace(period, latest=month(first.year, months).latest)
        if edge in _LAST:
            return replace(period, earliest=month(first.year, 13 - months).earliest)
        return replace(period, earliest=month(first.year, 5).earliest, latest=month(first.year, 8).latest)
    if edge in ("first half", "second half"):
        middle = first + (last - first) // 2
        return (
            replace(period, latest=middle) if edge in _FIRST else replace(period, earliest=middle + timedelta(days=1))
        )
    third = (last - first + timedelta(days=1)) // 3
    if edge in _FIRST:
        return replace(period, latest=first + third - timedelta(days=1) if third.days else last)
    if edge in _LAST:
        return replace(period, earliest=first + 2 * third)
    return replace(period, earliest=first + third, latest=first + 2 * third - timedelta(days=1) if third.days else last)


def part_of(period: Period, part: str | None) -> Period:
    """A part of a day: "Thursday night"."""
    if not part:
        return period
    code = _PARTS[part.rstrip("s").split()[-1].removeprefix("mid-")]
    return replace(period, timex=f"{period.timex}T{code}", type="TIME")


def clocked(period: Period, clock: str | None) -> Period:
    """A day with an hour: "10:30 a.m. on Friday"."""
    match = _CLOCK.match(clock.strip()) if clock else None
    if not match:
        return period
    hour, minute = int(match[1]) % 24, match[2] or "00"
    if match[3]:
        hour = hour % 12 + (12 if match[3] == "p" else 0)
    return replace(period, timex=f"{period.timex.partition('T')[0]}T{hour:02}:{minute}", type="TIME")


def month_number(name: str) -> int:
    """1 to 12 for a month's name or its short form."""
    return next(i for i, known in enumerate(MONTHS, 1) if known.startswith(name.rstrip(".")[:3]))


def exists(of_year: int, number: int, of_month: int) -> bool:
    """29 February exists in leap years only."""
    return of_month <= monthrange(of_year, number)[1]
