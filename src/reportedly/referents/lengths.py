"""Lengths: the rules that read distances, durations, repetitions and vague times, one a form of words."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from reportedly.mentions.numerals import number
from reportedly.mentions.times import NTH
from reportedly.referents.periods import Period
from reportedly.referents.spells import Anchor, day, decade, edged, month, quarter, week, weekend, year

_LETTERS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "weekend": "WE",
            "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C"}  # fmt: skip
_LENGTHS = {"second": 0, "minute": 0, "hour": 0, "day": 1, "night": 1, "week": 7, "weekend": 2, "fortnight": 14,
            "month": 30, "quarter": 91, "year": 365, "decade": 3652, "century": 36524}  # fmt: skip
HALF_A_DAY = 12
"""Hours; what lasts fewer is of one day: "halted for four hours"."""
_TRAILING = frozenset(("week", "fortnight", "month", "year"))
_NEXT_UP = {"hour": "day", "day": "week", "week": "month", "month": "year"}
_SETS = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y",
         "hourly": "PT1H", "nightly": "P1D", "day": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y"}  # fmt: skip


def unit_of(anchor: Anchor, match: re.Match[str]) -> Period | None:
    """ "last week", "earlier this year", "the coming month"."""
    which, unit = match["which"] or "this", match["unit"]
    shift = -1 if re.search("last|past|previous", which) else 1 if re.search("next|coming|following", which) else 0
    if unit == "day" and "past" in which:
        return Period(anchor.day - timedelta(days=1), anchor.day, shifted_value(anchor, unit, shift))
    if unit in ("day", "night", "hour", "minute"):
        return day(anchor.day + timedelta(days=shift)) if unit in ("day", "night") else None
    if "past" in which and "this" not in which and unit in _TRAILING:
        return Period(back(anchor.day, 1, unit), anchor.day, shifted_value(anchor, unit, shift))
    found = shifted(anchor, unit, shift - (unit == "quarter" and not match["which"]))
    if found and match["edge"] in ("earlier", "later", "rest"):
        return up_to_now(anchor, found, match["edge"])
    return edged(found, match["edge"]) if found else None


def shifted_value(anchor: Anchor, unit: str, shift: int) -> str:
    """The TimeML value of the calendar unit before or after that of the anchor."""
    found = shifted(anchor, unit, shift)
    return found.timex if found else ""


def up_to_now(anchor: Anchor, period: Period, edge: str) -> Period:
    """ "earlier this week" ends today; "later this week" begins today."""
    if edge == "earlier" and period.earliest <= anchor.day:
        return Period(period.earliest, min(period.latest, anchor.day), period.timex, period.type)
    if edge != "earlier" and anchor.day <= period.latest:
        return Period(max(period.earliest, anchor.day), period.latest, period.timex, period.type)
    return period


def shifted(anchor: Anchor, unit: str, shift: int) -> Period | None:
    """The week, month, quarter, year or decade of publication, moved by a number of its kind."""
    at = anchor.day
    if unit in ("week", "fortnight"):
        return week(at + timedelta(weeks=shift * (2 if unit == "fortnight" else 1)))
    if unit == "weekend":
        return weekend(at + timedelta(weeks=shift))
    if unit == "month":
        months = at.year * 12 + at.month - 1 + shift
        return month(months // 12, months % 12 + 1)
    if unit == "quarter":
        quarters = at.year * 4 + (at.month - 1) // 3 + shift
        return quarter(quarters // 4, quarters % 4 + 1)
    if unit == "year":
        return year(at.year + shift)
    if unit == "decade":
        return decade(at.year // 10 + shift)
    return None


def distance(anchor: Anchor, match: re.Match[str]) -> Period | None:
    """ "three days ago", "a year earlier", "two weeks from now"."""
    amount, unit = _amount(match["number"]), _singular(match["unit"])
    back = match["way"] not in ("later", "from now", "afterward", "afterwards")
    if amount is None:
        return duration_of(anchor, "X", unit) if unit != "day" else None
    shift = -amount if back else amount
    if unit in ("day", "night"):
        return day(anchor.day + timedelta(days=shift))
    if unit in ("hour", "minute", "second"):
        return day(anchor.day)
    if unit == "week":
        there = anchor.day + timedelta(weeks=shift)
        return Period(there, there, week(there).timex) if amount == 1 else week(there)
    if unit == "century":
        return year(anchor.day.year + round(100 * shift))
    return year(anchor.day.year + round(10 * shift)) if unit == "decade" else shifted(anchor, unit, round(shift))


def duration(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "two weeks", "the past three days"."""
    amount = _amount(match["number"])
    written = "X" if amount is None else f"{amount:g}"
    forward = anchor.ahead or "next" in match[0] or "coming" in match[0]
    return duration_of(anchor, written, _singular(match["unit"]), amount, forward=forward)


def duration_of(anchor: Anchor, written: str, unit: str, amount: float | None = None, forward: bool = False) -> Period:
    """A length as TimeML writes it, ending on the anchor's day, or beginning there."""
    letter = _LETTERS[unit]
    if unit in ("decade", "century") and amount is not None:
        written, letter = f"{amount * (10 if unit == 'decade' else 100):g}", "Y"
    if unit == "fortnight" and amount is not None:
        written = f"{amount * 2:g}"
    clock = "T" if unit in ("hour", "minute", "second") else ""
    number = 3 if amount is None else amount
    if unit == "hour":
        number, unit = (0 if amount is None or amount < HALF_A_DAY else max(1, amount // 24)), "day"
    first, last = (
        (anchor.day, back(anchor.day, -number, unit)) if forward else (back(anchor.day, number, unit), anchor.day)
    )
    return Period(first, last, f"P{clock}{written}{letter}", "DURATION")


def gone_on(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "For a fifth day": since four days before."""
    nth = match["nth"]
    number = NTH.index(nth) + 2 if nth in NTH else int(nth[:-2])
    return duration_of(anchor, str(number), match["unit"], max(0, number - 1))


def back(at: date, number: float, unit: str) -> date:
    """The day so many days, weeks, months or years before another; 31 January less two months is 30 November."""
    months = {"month": 1, "quarter": 3, "year": 12}.get(unit, 0) * number
    if not months or months != int(months):
        return at - timedelta(days=number * _LENGTHS[unit])
    count = at.year * 12 + at.month - 1 - int(months)
    of_year, number_of_month = count // 12, count % 12 + 1
    return date(of_year, number_of_month, min(at.day, monthrange(of_year, number_of_month)[1]))


def recent(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "recent days", "the coming weeks"."""
    unit = _singular(match["unit"])
    if match["which"] == "coming":
        return Period(anchor.day, back(anchor.day, -1, _NEXT_UP.get(unit, unit)), "FUTURE_REF")
    if match["which"] == "recent" and unit == "week":
        return Period(back(anchor.day, 1, "month"), anchor.day, "PXW")
    length = timedelta(days={"day": 7, "hour": 1, "week": 28, "month": 120, "year": 1100}.get(unit, 3652))
    return Period(anchor.day - length, anchor.day, "PAST_REF" if unit == "day" else f"PX{_LETTERS[unit]}")


def reference_read(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "now", "recently", "soon"."""
    words = match[0]
    if words in ("now", "nowadays", "currently", "at the moment", "moment", "present", "at present", "current"):
        return Period(anchor.day, anchor.day, "PRESENT_REF")
    if words in ("soon", "future", "near future"):
        return Period(anchor.day, anchor.day + timedelta(days=30), "FUTURE_REF")
    return Period(anchor.day - timedelta(days=60), anchor.day, "PAST_REF")


def set_read(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "daily", "twice a week"."""
    return Period(anchor.day, anchor.day, _SETS.get(match[0].split()[-1], "XXXX-XX-XX"), "SET")


def every_read(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "every two days", "every Friday"."""
    unit = match["unit"] or ""
    amount = _amount(match["number"] or "one")
    if unit:
        return Period(anchor.day, anchor.day, f"P{amount or 1:g}{_LETTERS[_singular(unit)]}", "SET")
    return Period(anchor.day, anchor.day, "XXXX-XX-XX", "SET")


def _amount(words: str) -> float | None:
    """The number before a unit of time; None for "several"."""
    if words in ("a", "an"):
        return 1.0
    if "half" in words:
        return 0.5 if words.startswith("half") else (number(words.replace(" and a half", "")) or 0) + 0.5
    if "couple" in words:
        return 2.0
    return number(words)


def _singular(unit: str) -> str:
    return {"centurie": "century"}.get(unit, unit)
