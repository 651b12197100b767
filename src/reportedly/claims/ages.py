"""Ages: how long before the day of a page a time is, how long it is itself, and in what sort of words it is named."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from reportedly.mentions.nouns import words
from reportedly.mentions.times import WEEKDAYS

KEPT = 1 << 12
"""Stretches of days of which age and length are remembered: a page asks for the same few of every claim."""
_STEPS = ((1, "1"), (2, "2"), (7, "3-7"), (30, "8-30"), (100, "31-100"))
"""Days, and what is said of as many and fewer."""
_LONG = 30
"""Days beyond which a single day is old."""
_NEAR = words("yesterday today tomorrow tonight overnight night morning evening afternoon")


@lru_cache(maxsize=KEPT)
def of(earliest: date, latest: date, today: date) -> str:
    """In how many days a past day or a stretch to publication began; empty for other times."""
    back = (today - earliest).days
    if earliest == latest < today:
        return _step(back) if back <= _LONG else "31+"
    return f"since {_step(back)}" if latest == today > earliest else ""


@lru_cache(maxsize=KEPT)
def length(earliest: date, latest: date, today: date) -> str:
    """How long a time is: a day, a week, a month, a year or more, and whether it is old, ahead or runs to the day."""
    days = (latest - earliest).days
    name = (
        "day" if days == 0 else "week" if days <= 9 else "month" if days <= 31 else "year" if days <= 366 else "years"
    )
    if latest == today:
        return f"{name} to today" if days else "today's day"
    return f"old {name}" if (today - latest).days > 60 else f"ahead {name}" if latest > today else name


def _step(days: int) -> str:
    return next((said for most, said in _STEPS if days <= most), "101+")


def wording(said: str) -> str:
    """By a clock, a weekday, a word near the page's day, a date in figures, or else."""
    lower = said.lower()
    if lower[:1].isdigit() and ":" in lower:
        return "clock"
    if any(day in lower for day in WEEKDAYS):
        return "weekday"
    if not _NEAR.isdisjoint(lower.split()):
        return "near"
    return "figures" if any(map(str.isdigit, lower)) else "else"
