"""Datings: the rules that read dates and hours, one a form of words. Each takes an anchor and the match of its form."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reportedly.mentions.times import SEASONS, WEEKDAYS
from reportedly.referents.periods import Period
from reportedly.referents.spells import (
    Anchor,
    clocked,
    day,
    decade,
    edged,
    exists,
    month,
    month_number,
    part_of,
    quarter,
    quarter_before,
    season,
    weekend,
    year,
)

_DAY = timedelta(days=1)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def iso(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "2022-03-03"."""
    return day(date.fromisoformat(match["day"]))


def slashes(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "3/25/2022", month first unless that cannot be."""
    first, second, year = int(match[1]), int(match[2]), _full_year(int(match[3]))
    return day(date(year, second, first) if first > 12 else date(year, first, second))


def full_date(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "3 March 2022", "10:30 on March 3"."""
    found = dated(anchor, int(re.sub(r"\D", "", match["number"])), match["month"], match["year"])
    return clocked(found, match["clock"])


def dated(anchor: Anchor, number_of_day: int, month: str, year: str | None) -> Period:
    """A day of a month; without a year, the nearest."""
    number_of_month = month_number(month)
    if year:
        return day(date(int(year), number_of_month, number_of_day))
    near = [
        date(y, number_of_month, number_of_day)
        for y in (anchor.day.year - 1, anchor.day.year, anchor.day.year + 1)
        if exists(y, number_of_month, number_of_day)
    ]
    return day(min(near, key=lambda d: (abs((d - anchor.day).days), d)))


def weekday(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "Thursday night", "next Friday", "Monday last week"."""
    index = next(i for i, name in enumerate(WEEKDAYS) if name.startswith(match["weekday"].rstrip(".")[:3]))
    back = (anchor.day.weekday() - index) % 7
    which, week = match["which"] or "", match["week"] or ""
    if week:
        monday = anchor.day - timedelta(days=anchor.day.weekday())
        found = monday + timedelta(days=index + {"last": -7, "next": 7, "this": 0}[week.split()[0]])
    elif which in ("next", "this coming") or (which == "this" and anchor.ahead) or (anchor.ahead and which != "last"):
        found = anchor.day + timedelta(days=-back % 7 or (7 if which else 0))
    else:
        found = anchor.day - timedelta(days=back or (7 if which in ("last", "this past") else 0))
    return clocked(part_of(day(found), match["part"]), match["clock"])


def near_day(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "yesterday evening", "tonight"."""
    shift = {"yesterday": -1, "tomorrow": 1}.get(match["near"], 0)
    found = day(anchor.day + timedelta(days=shift))
    part = match["part"] or ("night" if match["near"] == "tonight" else None)
    return clocked(part_of(found, part), match["clock"])


def beyond_day(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "the day before yesterday"."""
    return day(anchor.day + timedelta(days=-2 if match[1] == "before yesterday" else 2))


def this_part(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "this morning", "last night"."""
    back = 1 if match["which"] == "last" else 0
    return part_of(day(anchor.day - timedelta(days=back)), match["part"])


def overnight(anchor: Anchor, match: re.Match[str]) -> Period:
    """The night into the day of the anchor."""
    night = anchor.day - _DAY
    return Period(night, anchor.day, f"{night.isoformat()}TNI", "TIME")


def clock_alone(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "10:30 a.m." of the anchor's day."""
    return clocked(day(anchor.day), match["clock"])


def month_year(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "late March 2022"."""
    return edged(month(int(match["year"]), month_number(match["month"])), match["edge"])


def month_of(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "March last year"."""
    shift = {"last": -1, "next": 1}.get(match["which"], -1 if "ago" in match[0] or "earlier" in match[0] else 0)
    return month(anchor.day.year + shift, month_number(match["month"]))


def month_alone(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "in March", "last September"."""
    wanted, which = month_number(match["month"]), (match["which"] or "").strip()
    year = anchor.day.year
    if which.endswith("next") or (anchor.ahead and which not in ("last", "this past")):
        year += wanted < anchor.day.month or (which.endswith("next") and wanted == anchor.day.month)
    elif which != "this":
        year -= wanted > anchor.day.month or (which == "last" and wanted == anchor.day.month)
    return edged(month(year, wanted), match["edge"])


def year_alone(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "2015", "early 2015"."""
    return edged(year(int(match["year"])), match["edge"])


def year_end(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "year-end"."""
    return day(date(anchor.day.year, 12, 31))


def decade_named(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "the early 1990s"."""
    return edged(decade(int(match["decade"])), match["edge"])


def season_named(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "last summer", "the spring of 2014"."""
    letters, which = SEASONS[match["season"]], match["which"] or ""
    first = season(anchor.day.year, letters).earliest.month
    of_year = int(match["year"]) if match["year"] else anchor.day.year
    if not match["year"]:
        past = which == "last" and anchor.day.month <= first + 2
        of_year += -1 if past else (1 if which == "next" and anchor.day.month >= first else 0)
    return season(of_year, letters)


def quarter_named(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "the third quarter", "the first quarter of 2014"."""
    ordinal, when = match["ordinal"], match["when"] or ""
    of_year, current = anchor.day.year, (anchor.day.month - 1) // 3 + 1
    if ordinal not in _ORDINALS:
        return quarter(of_year, current) if ordinal == "current" else quarter_before(of_year, current)
    wanted = _ORDINALS[ordinal]
    if re.search(r"\d{4}", when):
        of_year = int(when[-4:])
    elif "last" in when or ("this" not in when and not anchor.ahead and wanted > current):
        of_year -= 1
    return quarter(of_year + ("next" in when), wanted)


def year_ago_quarter(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "the year-earlier quarter": a year before the last one that is over."""
    current = (anchor.day.month - 1) // 3 + 1
    found = quarter_before(anchor.day.year, current)
    return quarter(found.earliest.year - 1, (found.earliest.month - 1) // 3 + 1)


def weekend_named(anchor: Anchor, match: re.Match[str]) -> Period:
    """ "the weekend": the last one, or the one that has begun."""
    over, began = anchor.ahead, anchor.day.weekday() > 4
    return weekend(anchor.day + timedelta(weeks=int(over and began) - int(not over and not began)))


def _full_year(number_of_year: int) -> int:
    return number_of_year if number_of_year > 99 else number_of_year + (1900 if number_of_year > 50 else 2000)
