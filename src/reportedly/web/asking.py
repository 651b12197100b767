"""Asking: what a page was asked for, read from its address. What makes no sense is told, never guessed at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import HTTPException, Query

from reportedly.ledger.selections import Sought

PAGE = 60
"""Rows of a page."""


@dataclass(frozen=True)
class Asked:
    """``as_of``: what was known then. ``place`` to ``on``: which rows. ``after``: how many rows are passed over.

    ``upto``: the last day of the war whose reports are laid out, where a page goes by days. ``before``: of a large book
    only what comes behind this claim.
    """

    as_of: datetime | None = None
    as_of_words: str = ""
    place: str = ""
    kind: str = ""
    party: str = ""
    who: str = ""
    on: date | None = None
    after: int = 0
    since: datetime | None = None
    since_words: str = ""
    upto: date | None = None
    before: str = ""

    def sought(self, kind: str = "", at_odds: bool = False) -> Sought:
        """What of a large book is to be laid out for it: one kind, or what is at odds, where a page shows that."""
        since = self.since.date() - timedelta(days=1) if self.since else None  # a page's day is that of its own zone
        asked = (self.place, (), self.party, self.who, self.on, since, self.upto, self.before)
        return Sought(kind or self.kind, *asked, at_odds)

    def passes(self, row: Any) -> bool:
        """A row of any view is asked for; a question that a row has no answer to lets it pass."""
        return (
            self._named(row)
            and _is(self.kind, getattr(row, "kind", self.kind))
            and self._sided(row)
            and (self.on is None or self._dated(row, self.on.isoformat()))
            and (self.since is None or self._fresh(row, self.since))
        )

    def _fresh(self, row: Any, since: datetime) -> bool:
        hour = getattr(row, "updated", "") or getattr(row, "published", "") or getattr(row, "last_published", "")
        return not hour or datetime.fromisoformat(hour) >= since

    def _named(self, row: Any) -> bool:
        place, who = getattr(row, "place", ""), getattr(row, "according_to", "")
        who = " ".join(who) if isinstance(who, tuple) else who
        return self.place.casefold() in place.casefold() and self.who.casefold() in who.casefold()

    def _sided(self, row: Any) -> bool:
        codes = [getattr(row, name, "") for name in ("party", "claimant_party")]
        codes += list(getattr(row, "sides", ())) + list(row.strip.sides if hasattr(row, "strip") else ())
        return not self.party or any(code == self.party or code.startswith(self.party + ":") for code in codes)

    def _dated(self, row: Any, day: str) -> bool:
        if hasattr(row, "time"):
            first = row.time.earliest.isoformat() if row.time else ""
            last = row.time.latest.isoformat() if row.time else ""
        else:
            first, last = getattr(row, "earliest", ""), getattr(row, "latest", "")
        said = getattr(row, "published", "") or getattr(row, "updated", "") or getattr(row, "first_published", "")
        return first <= day <= last if first else said[:10] == day

    def query(self, **changed: Any) -> str:
        """The part of an address behind its question mark, with some fields changed; "" when nothing is asked."""
        fields = {
            "as_of": self.as_of_words, "place": self.place, "kind": self.kind, "party": self.party, "who": self.who,
            "on": self.on.isoformat() if self.on else "", "after": self.after or "",
            "since": self.since_words, "upto": self.upto.isoformat() if self.upto else "",
            "before": self.before,
        }  # fmt: skip
        held = {name: value for name, value in {**fields, **changed}.items() if value not in ("", None)}
        return "?" + urlencode(held) if held else ""

    @property
    def narrowed(self) -> bool:
        """Only some rows are asked for."""
        return bool(self.place or self.kind or self.party or self.who or self.on or self.since)


@dataclass(frozen=True)
class Shown:
    """The rows of one page out of ``total``."""

    rows: Sequence[Any]
    total: int
    after: int

    @property
    def next(self) -> int:
        """How many rows the next page passes over; 0 when this is the last."""
        end = self.after + len(self.rows)
        return end if end < self.total else 0


def asked(
    as_of: Annotated[str, Query(max_length=40, description="What was known then: a day or a moment (ISO 8601)")] = "",
    place: Annotated[str, Query(max_length=200, description="Part of a place's name")] = "",
    kind: Annotated[str, Query(max_length=40, description="control, attack, casualties, ...")] = "",
    party: Annotated[str, Query(max_length=40, description="Party code: RUS, SYR:REB, ...")] = "",
    who: Annotated[str, Query(max_length=200, description="Part of a speaker's name")] = "",
    on: Annotated[str, Query(max_length=10, description="A day that is spoken of (YYYY-MM-DD)")] = "",
    after: Annotated[int, Query(ge=0, le=10_000_000, description="Rows passed over")] = 0,
    since: Annotated[str, Query(max_length=40, description="Only reports published since a day or moment")] = "",
    upto: Annotated[str, Query(max_length=10, description="On places and the map: only reports up to a day")] = "",
    before: Annotated[str, Query(max_length=40, description="Of a large book: only what comes behind this claim")] = "",
) -> Asked:
    """Read the fields that every list understands."""
    begun = moment(since) if len(since) != 10 else moment(f"{since}T00:00:00+00:00")
    where, whom = place.strip(), who.strip()
    return Asked(moment(as_of), as_of, where, kind, party, whom, _day(on), after, begun, since, _day(upto), before)


def shown(rows: Sequence[Any], question: Asked, most: int = PAGE) -> Shown:
    """The page of rows that is asked for."""
    kept = [row for row in rows if question.passes(row)] if question.narrowed else rows
    return Shown(kept[question.after : question.after + most], len(kept), question.after)


def moment(words: str) -> datetime | None:
    """An aware moment; a bare day means its last instant (UTC). 400 when it is neither."""
    if not words:
        return None
    try:
        if len(words) == 10:
            return datetime.combine(date.fromisoformat(words), time(), UTC) + timedelta(days=1, microseconds=-1)
        read = datetime.fromisoformat(words.replace(" ", "+"))
    except (ValueError, OverflowError) as error:
        raise HTTPException(400, f"{words!r} is no day or moment; write 2022-03-03 or 2022-03-03T18:00Z") from error
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError as error:
        raise HTTPException(400, f"{words!r} is no day; write it as 2022-03-03") from error


def _is(wanted: str, value: str) -> bool:
    return not wanted or wanted == value
