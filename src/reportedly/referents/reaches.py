"""Reaches: how far a time reaches by the words beside it ("since", "by", "until", "between X and Y").

A month or year that is not over ends on the day of publication, where the words look ahead it begins there; two days
that "and", "to" or a dash joins are the days from the one to the other (read off gold/train and gold/own in November
2026).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from reportedly.referents import lengths
from reportedly.referents.periods import Period
from reportedly.text import Cited

_SINCE = re.compile(r"\bsince(?: (?:the|at least|about|around))?\s*$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:by|until|till|no later than|up to)(?: (?:the|at least|about|around))?\s*$", re.IGNORECASE)
_BEFORE = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)? ?(?:and|to|or|-|–) ?$")
_BEHIND = re.compile(
    r"^ ?(?:and|to|-|–) ?(?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?![,.:]?\d| ?(?:people|civilians|[ap]\.?m))"
)
_JOINT = re.compile(r"^(?:,? (?:and|to|until|through) (?:on )?| ?[-–] ?)$")
_WITHIN = re.compile(
    r"\b(?:could|may|might|must|should|can|cannot|shall|if|unless|due|binds?|bound|obliged?|ordered|told|urged|asked"
    r"|agreed|pledged|vowed|promised|demand(?:s|ed)?|ha(?:s|ve) to|(?:is|are|need|needs) to)\b[^.;]{0,120}"
    r"\bwithin(?: (?:the next|about|around|approximately))?\s*$",
    re.IGNORECASE,
)
"""What is to be done or may be, within so many days: they begin today."""
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_COUNTED = re.compile(r"P(?P<number>\d+)(?P<unit>[DWMY])")
_APIECE = re.compile(r"(?:\d|\b(?:once|twice)|[a-z]s(?: of \w{1,20})?) $")
_UNIT_ALONE = re.compile(r"an? (?:hour|day|week|month|year)", re.IGNORECASE)
_GOES_ON = re.compile(r"^,? (?:after|ago|earlier|later|before|since|of)\b")


def reached(period: Period, before: str, start: date, ahead: bool) -> Period | None:
    """The period that the words before it ask for; None where it stays as it is. ``start``: the day of the page."""
    if period.type not in ("DATE", "TIME"):
        return _within(period, before, start)
    if period.earliest <= start and _SINCE.search(before):
        return replace(period, latest=max(start, period.earliest))
    if period.latest > start and _UNTIL.search(before):
        return replace(period, earliest=start)
    if period.earliest < start < period.latest and period.timex[:1].isdigit():
        return replace(period, earliest=start) if ahead else replace(period, latest=start)
    return None


def _within(period: Period, before: str, start: date) -> Period | None:
    """A length of time in which something is still to come; None where it is over."""
    counted = _COUNTED.fullmatch(period.timex)
    if counted is None or period.latest > start or not _WITHIN.search(before):
        return None
    latest = lengths.back(start, -int(counted["number"]), _UNITS[counted["unit"]])
    return replace(period, earliest=start, latest=latest)


def apiece(words: str, before: str, after: str) -> bool:
    """ "four hours a day", "six times a week": how much of something, no time."""
    return bool(_UNIT_ALONE.fullmatch(words) and _APIECE.search(before) and not _GOES_ON.match(after))


def paired(period: Period, before: str, after: str) -> Period:
    """ "11 and 12 January", "June 20 to 30": the number beside a day is another day of its month."""
    if period.earliest != period.latest or period.type != "DATE":
        return period
    first, second = _BEFORE.search(before), _BEHIND.match(after)
    numbers = [int(match["day"]) for match in (first, second) if match]
    for number in numbers:
        if (number < period.earliest.day) == bool(first) and 0 < number <= _last_day(period.earliest):
            other = period.earliest.replace(day=number)
            period = replace(period, earliest=min(period.earliest, other), latest=max(period.latest, other))
    return period


def in_year(period: Period, this_year: int, which: str) -> Period:
    """ "18 August last year": a day named without its year."""
    if period.earliest != period.latest or period.type != "DATE" or period.earliest.day > 28:
        return period
    moved = period.earliest.replace(year=this_year + {"last": -1, "next": 1}.get(which, 0))
    return Period(moved, moved, moved.isoformat())


def _last_day(of_month: date) -> int:
    return monthrange(of_month.year, of_month.month)[1]


def joined(text: str, found: Sequence[Cited[Period]]) -> dict[int, Cited[Period]]:
    """ "on Saturday and Sunday", "between 10 May and 9 June": by number, those that are parts of one stretch of days.

    ``found``: the times of a sentence in its order; ``text``: that of the page.
    """
    stretches: dict[int, Cited[Period]] = {}
    for at, (left, right) in enumerate(pairwise(found)):
        earlier, later = left.value, right.value
        days = all(one.type == "DATE" and one.timex[:1].isdigit() for one in (earlier, later))
        if days and earlier.earliest < later.latest and _JOINT.match(text[left.span.end : right.span.start]):
            whole = Period(earlier.earliest, later.latest, later.timex, later.type)
            stretches[at], stretches[at + 1] = (Cited(whole, one.span, one.how) for one in (left, right))
    return stretches
