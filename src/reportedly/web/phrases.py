"""Phrases: how a page writes hours, days, figures and parties. Plain words, one way for each."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from importlib import resources
from typing import Any

from reportedly.documents import Published
from reportedly.judgements.doers import UNKNOWN

OKABE_ITO = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8f8a00", "#7a5195")
"""Okabe and Ito's palette for all eyes, its yellow darkened so that it shows on paper. A shape says the same."""

SHAPES = ("circle", "square", "triangle", "diamond", "down", "cross", "star", "hexagon")
"""A party's shape, in the order of the colours. They come round again after eight, each then with the next colour, so
that no two of the first sixty-four parties look the same."""


def hour(stamp: str | datetime) -> str:
    """ "15:45", in the page's own time zone."""
    return _moment(stamp).strftime("%H:%M") if stamp else ""


def day(stamp: str | datetime | date) -> str:
    """ "3 March 2022"."""
    if not stamp:
        return ""
    return _moment(stamp).strftime("%-d %B %Y")


def date_of(stamp: str | datetime | date) -> str:
    """ "3 Mar 2022"."""
    return _moment(stamp).strftime("%-d %b %Y") if stamp else ""


def short(stamp: str | datetime) -> str:
    """ "3 Mar 2022, 15:45"."""
    return _moment(stamp).strftime("%-d %b %Y, %H:%M") if stamp else ""


def issued(published: Published) -> str:
    """When a page came out: "3 Mar 2022, 15:45"; the day alone where the page names no hour."""
    return date_of(published.at) if published.precision == "day" else short(published.at)


def issued_in(published: Published) -> str:
    """The same with the time zone: "3 Mar 2022, 15:45 UTC+02:00"."""
    return issued(published) if published.precision == "day" else f"{short(published.at)} {zone(published.at)}"


def zone(stamp: str | datetime) -> str:
    """ "UTC+02:00", or "UTC"."""
    offset = _moment(stamp).strftime("%z") if stamp else ""
    return "UTC" if offset in ("", "+0000") else f"UTC{offset[:3]}:{offset[3:5]}"


def when(row: Any) -> str:
    """The days a row speaks of: "3 Mar 2022", "24 Feb to 3 Mar 2022", "2 to 3 Mar 2022"; "" when it names none."""
    if hasattr(row, "time"):
        first, last = (row.time.earliest, row.time.latest) if row.time else (None, None)
    else:
        first, last = (date.fromisoformat(part) if part else None for part in (row.earliest, row.latest))
    return between(first, last)


def between(first: date | None, last: date | None) -> str:
    """Two days in words."""
    if first is None or last is None:
        return ""
    if first == last:
        return first.strftime("%-d %b %Y")
    apart = first.year != last.year, first.month != last.month
    begin = "%-d %b %Y" if apart[0] else "%-d %b" if apart[1] else "%-d"
    return f"{first.strftime(begin)} to {last.strftime('%-d %b %Y')}"


def days_from(first: str, last: str) -> str:
    """Two days as an index has them, in words."""
    return between(date.fromisoformat(first), date.fromisoformat(last))


def figure(row: Any) -> str:
    """ "at least 450", "up to 20", "about 9,000", "498", "20 to 25"; "" when no figure is said."""
    low, high = row.low, row.high
    about = "about " if getattr(row, "approximate", False) else ""
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return f"up to {high:,}" if low is None else f"at least {low:,}"
    return f"{about}{low:,}" if low == high else f"{low:,} to {high:,}"


def number(value: int, noun: str, nouns: str = "") -> str:
    """ "1 outlet", "1,204 outlets"."""
    return f"{value:,} {noun if value == 1 else nouns or noun + 's'}"


def lapse(span: timedelta) -> str:
    """ "3 days", "5 hours", "12 minutes": the largest whole unit."""
    minutes = int(span.total_seconds() // 60)
    if minutes >= 2 * 24 * 60:
        return number(minutes // (24 * 60), "day")
    return number(minutes // 60, "hour") if minutes >= 2 * 60 else number(max(minutes, 1), "minute")


def shape(code: str, parties: Sequence[str]) -> str:
    """The shape of a party among all parties of the book; "ring" for one that is not known."""
    return SHAPES[_rank(code, parties) % len(SHAPES)] if code in parties else "ring"


def tone(code: str, parties: Sequence[str]) -> int:
    """The number of a party's colour, or -1 for one that is not known."""
    round_, rank = divmod(_rank(code, parties), len(OKABE_ITO)) if code in parties else (0, -1)
    return (rank + round_) % len(OKABE_ITO) if rank >= 0 else -1


def _rank(code: str, parties: Sequence[str]) -> int:
    """States before groups of theirs, each in the order the book first named them."""
    return [*(p for p in parties if ":" not in p), *(p for p in parties if ":" in p)].index(code)


@cache
def _states() -> dict[str, str]:
    table = resources.files("reportedly") / "data" / "countries.tsv"
    with table.open(encoding="utf-8") as lines:
        return {row["iso3"]: row["name"] for row in csv.DictReader(lines, delimiter="\t")}


_BODIES = {
    "UN": "United Nations", "NATO": "NATO", "EU": "European Union", "ICRC": "Red Cross", "OPCW": "OPCW",
    "NGO": "non-governmental body", "MED": "a reporter on the spot", "ISIS": "Islamic State", UNKNOWN: "side not known",
}  # fmt: skip


_GROUPS = {
    "CVL": "civilians", "REB": "rebels", "SEP": "separatists", "OPP": "opposition", "MIL": "military",
    "HAM": "Hamas", "HEZ": "Hezbollah", "HOU": "Houthis", "TAL": "Taliban",
}  # fmt: skip
_CODE = re.compile(r"\(([A-Z]{2,8}(?::[A-Z0-9]{2,8})*)\)$")


def known(code: str) -> bool:
    """A party code tells a side."""
    return code not in ("", UNKNOWN)


def party_name(code: str) -> str:
    """A party code in words: "RUS" is Russia, "SYR:REB" is "Syria, rebels"; a code nobody knows stays as it is."""
    state, _, group = code.partition(":")
    name = _BODIES.get(state) or _states().get(state, state)
    return f"{name}, {_GROUPS.get(group, group)}" if group else name


def sided(words: str) -> str:
    """ "Laguta (UKR)" as "Laguta (Ukraine)"."""
    return _CODE.sub(lambda found: f"({party_name(found[1])})", words)


_STANCES = {
    "own": "in the outlet's own voice",
    "claimed": "reported with distance",
    "confirmed": "reported as confirmed",
}
_ABOUT = {
    "status": "what happened", "quantity": "how many", "place": "where", "time": "when", "actor": "by whom",
    "target": "to whom", "blame": "who did it",
}  # fmt: skip
_HOURS = {
    "given": "as it was given with the page", "retrieval": "the hour it was fetched: the page names none",
    "file date": "the date of its file: the page names none", "text": "from the page's own words",
    "json-ld": "from the page's own data", "meta": "from the page's own data", "url": "from the page's address",
}  # fmt: skip


def stance(word: str) -> str:
    """How a page holds what it tells, in words."""
    return _STANCES.get(word, word)


def spelt(status: str) -> str:
    """ "in-force" as "in force"."""
    return status.replace("-", " ")


def about(field: str) -> str:
    """What two claims are at odds over, in words."""
    return _ABOUT.get(field, field)


def hour_from(source: str) -> str:
    """Where the hour of publication is from, in words."""
    return _HOURS.get(source, f"from the page: {source}")


def _moment(stamp: str | datetime | date) -> datetime:
    if isinstance(stamp, datetime):
        return stamp
    return datetime.fromisoformat(stamp if isinstance(stamp, str) else stamp.isoformat())
