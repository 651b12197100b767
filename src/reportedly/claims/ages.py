"""Ages: how long before the day of a page a time is, and in what sort of words it is named."""

from __future__ import annotations

from datetime import date

from reportedly.mentions.nouns import words
from reportedly.mentions.times import WEEKDAYS
from reportedly.referents import Period

_STEPS = ((1, "1"), (2, "2"), (7, "3-7"), (30, "8-30"), (100, "31-100"))
"""Days, and what is said of as many and fewer."""
_LONG = 30
"""Days beyond which a single day is old."""
_NEAR = words("yesterday today tomorrow tonight overnight night morning evening afternoon")


def of(period: Period, today: date) -> str:
    """In how many days a past day or a stretch to publication began; empty for other times."""
    back = (today - period.earliest).days
    if period.earliest == period.latest < today:
        return _step(back) if back <= _LONG else "31+"
    return f"since {_step(back)}" if period.latest == today > period.earliest else ""


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
