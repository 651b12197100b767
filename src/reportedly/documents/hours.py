"""Hours: when a page says it was published, from the forms in which pages and records write it.

Days written with figures alone are read only where one reading is possible: 03/02/2022 is nobody's date, 23/02/2022 is.
A time without a zone is taken as UTC; the zone a page names is kept, so that its day is the newsroom's day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from reportedly.documents.blocks import Published

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ZONES = {
    "z": 0, "gmt": 0, "utc": 0, "wet": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
}  # fmt: skip
MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
"""A month by its English name or a usual short form; any case."""
WEEKDAY = r"(?i:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?)"
"""A weekday by its English name or a usual short form; any case."""
_DAY = r"(?P<{0}>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)"
_WRITTEN = re.compile(
    rf"(?<!\w)(?:{_DAY.format('d1')}[\s,-]+(?:of\s+)?(?P<m1>{MONTH})[\s,-]+{_YEAR.format('y1')}"
    rf"|(?P<m2>{MONTH})\s*{_DAY.format('d2')}(?:\s*,)?\s?{_YEAR.format('y2')}"
    rf"|{_YEAR.format('y3')}[./-](?P<m3>0?[1-9]|1[0-2])[./-]{_DAY.format('d3')}"
    rf"|(?P<a4>\d{{1,2}})[./-](?P<b4>\d{{1,2}})[./-]{_YEAR.format('y4')})(?!\d)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"[\sT,at]{0,6}(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?\s?(?P<half>[ap]\.?m\b\.?)?"
    r"\s?(?P<zone>Z\b|[+-]\d\d:?\d\d|[A-Z]{3,4}\b)?",
    re.IGNORECASE,
)
_EARLIEST = 1900


def read(words: str, source: str) -> Published | None:
    """The first moment or day that ``words`` name; None when they name none, or one of two readings."""
    try:
        moment = datetime.fromisoformat(words.strip())
    except ValueError:
        return next(found(words, source), None)
    if moment.year < _EARLIEST:
        return None
    precision = "day" if len(words.strip()) <= len("2022-03-03") else "minute"
    return Published(_aware(moment), source, precision)


def found(words: str, source: str) -> Iterator[Published]:
    """Every moment or day written in ``words``, in their order."""
    for match in _WRITTEN.finditer(words):
        day = _day(match)
        if day is not None:
            yield _at(day, _CLOCK.match(words, match.end()), source)


def not_after(published: Published | None, limit: datetime) -> Published | None:
    """The hour unless it lies more than a day behind ``limit``: a page cannot be read before it is published."""
    if published is None or published.at > limit + timedelta(days=1):
        return None
    return published


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _day(match: re.Match[str]) -> datetime | None:
    if match["a4"]:
        return _figures(int(match["a4"]), int(match["b4"]), int(match["y4"]))
    form = next(n for n in "123" if match[f"y{n}"])
    month = match[f"m{form}"]
    number = int(month) if month.isdigit() else _NAMES.index(month[:3].lower()) + 1
    return _date(int(match[f"y{form}"]), number, int(match[f"d{form}"]))


def _figures(first: int, second: int, year: int) -> datetime | None:
    """Day and month by figures: only where one of the two cannot be a month, or both are equal."""
    if first == second or second > 12:
        return _date(year, first, second)
    return _date(year, second, first) if first > 12 else None


def _date(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None


def _at(day: datetime, clock: re.Match[str] | None, source: str) -> Published:
    if clock is None:
        return Published(day, source, "day")
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"][0] in "pP" else 0)
    zone = _zone(clock["zone"] or "")
    return Published(day.replace(hour=hour, minute=int(clock["minute"]), tzinfo=zone), source)


def _zone(name: str) -> tzinfo:
    if name[:1] in "+-" and name:
        minutes = int(name[1:3]) * 60 + int(name[-2:])
        return timezone(timedelta(minutes=-minutes if name[0] == "-" else minutes)) if minutes < 1440 else UTC
    return timezone(timedelta(minutes=_ZONES.get(name.lower(), 0)))
