"""Actors: who acts and who speaks, with party, office and jurisdiction, by a dated lexicon that comes in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from reportedly.mentions import Mention, Page
from reportedly.mentions.lexicons import rows
from reportedly.mentions.spellings import fold
from reportedly.text import carried


@carried
@dataclass(frozen=True, slots=True)
class Actor:
    """``id`` is one for a person or body across spellings ("person:lahuta/UKR", "SYR:army").

    ``party``: a code of claims.md ("RUS", "SYR:REB", "UNK"). ``office``: what the actor speaks as ("governor") or "".
    ``jurisdiction``: the id of the place the office covers, or "". ``name`` is the fullest form on the page.
    """

    id: str
    name: str
    party: str
    office: str = ""
    jurisdiction: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A row of actors.tsv. ``party`` may begin with "*": the state the words or the page are about ("*:CVL").

    ``since``, ``until``: days, the first and the last on which it holds; open when not given.
    ``jurisdiction``: the name of a place, looked up when it is needed. ``only_in``: the state ("in SYR" in the note)
    that the page must be about.
    """

    id: str
    name: str
    kind: str
    party: str
    office: str
    jurisdiction: str
    since: date
    until: date
    only_in: str = ""

    @property
    def generic(self) -> bool:
        """A common noun, whose party depends on the state spoken of."""
        return self.party.startswith("*")

    def holds(self, on: date, states: Sequence[str] = ()) -> bool:
        """The row is true on a day, on a page about these states (the first counts)."""
        return self.since <= on <= self.until and (not self.only_in or self.only_in in states[:2])


_SOUNDS = (
    (re.compile(r"yy|iy|ij|ii|yi|y"), "i"),
    (re.compile(r"kh|gh|g"), "h"),
    (re.compile(r"ou|oo|u"), "o"),
    (re.compile(r"ei|ai|ae"), "e"),
    (re.compile(r"q|ck|c(?=[aok])"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"dj|zh"), "j"),
    (re.compile(r"sch|sh|ch"), "s"),
    (re.compile(r"ie"), "e"),
    (re.compile(r"(.)\1"), r"\1"),
)
SURNAMES = 1 << 13
"""Names whose sound is remembered."""
_PARTICLES = frozenset(("al", "el", "bin", "ibn", "abu", "de", "van", "von", "jr", "sr"))


@lru_cache(maxsize=SURNAMES)
def surname_key(name: str) -> str:
    """A surname as it sounds, so that Laguta and Lahuta, Zelensky and Zelenskyy fall together."""
    words = [word for word in fold(name).split() if word not in _PARTICLES] or fold(name).split() or [""]
    key = words[-1]
    for pattern, sound in _SOUNDS:
        key = pattern.sub(sound, key)
    return key


def person_id(name: str, party: str) -> str:
    """One id for a person across spellings: the sound of the surname, and the party."""
    return f"person:{surname_key(name)}/{party}"


_BACKING = re.compile(r"[-‑](?:back|bas|link|alli|fund|train|sponsor|support|affiliat|arm)ed\b", re.IGNORECASE)


def backs(page: Page, name: Mention) -> bool:
    """Whether a name only tells who stands behind another, or where: "Iran-backed" is not Iran."""
    return _BACKING.match(page.document.text, name.span.end) is not None


class Lexicon:
    """Actors by name and day, and states by what they are called. ``actors``, ``countries``: lines of those tables.

    Rows of the user's own come after ours; of rows that hold since the same day the last wins.
    """

    def __init__(self, actors: Iterable[str], countries: Iterable[str]) -> None:
        self._records: dict[str, list[Record]] = defaultdict(list)
        self._surnames: dict[str, list[Record]] = defaultdict(list)
        self._states: dict[str, str] = {}
        self._names: dict[str, str] = {}
        for row in rows(countries):
            self._names[row["iso3"]] = row["name"]
            for name in (row["name"], row["capital"], *row["aliases"].split("|"), *row["demonyms"].split("|")):
                if name:
                    self._states.setdefault(fold(name), row["iso3"])
        for row in rows(actors):
            if row["name"] != "name":
                self._add(row)
        self._parties = frozenset(record.party for records in self._records.values() for record in records)
        self._wars = frozenset(
            record.party[:3]
            for records in self._records.values()
            for record in records
            if record.kind == "force" and record.party[3:4] == ":"
        )
        self._longest = max((len(key.split()) for key in (*self._records, *self._states)), default=1)

    def _add(self, row: Mapping[str, str]) -> None:
        record = Record(
            id=row["id"]
            or (person_id(row["name"], row["party"]) if row["kind"] == "person" else f"{row['party']}:{row['name']}"),
            name=row["name"],
            kind=row["kind"],
            party=row["party"],
            office=row.get("office", ""),
            jurisdiction=row.get("jurisdiction", ""),
            since=_day(row.get("since", ""), date.min, 1),
            until=_day(row.get("until", ""), date.max, 12),
            only_in=row.get("note", "").partition("in ")[2][:3] if row.get("note", "").startswith("in ") else "",
        )
        for name in (row["name"], *row["aliases"].split("|")):
            if name:
                self._records[fold(name)].append(record)
        if record.kind == "person" and " " in row["name"]:
            self._surnames[surname_key(row["name"])].append(record)

    def named(self, words: str, on: date, states: Sequence[str] = ()) -> Record | None:
        """The actor whose name the words are on a day; of several, the one since last, of equals the last row."""
        return _best(self._records.get(fold(words), ()), on, states)

    def has(self, party: str) -> bool:
        """Some actor of the lexicon has this party."""
        return party in self._parties

    def at_war(self, code: str) -> bool:
        """Some armed group of a state has a row."""
        return code in self._wars

    def person(self, words: str, on: date) -> Record | None:
        """The one person of the lexicon whose surname sounds so and whose first name begins so."""
        parts = [part for part in fold(words).split() if part not in _PARTICLES]
        if len(parts) < 2:
            return None
        found = [
            record
            for record in self._surnames.get(surname_key(words), ())
            if record.holds(on) and _same_first(parts[0], fold(record.name).split()[0])
        ]
        return found[-1] if len({record.id for record in found}) == 1 else None

    def state(self, words: str) -> str:
        """ISO alpha-3 of the state with this name, capital or demonym; "" when none."""
        return self._states.get(fold(words), "")

    def name(self, code: str) -> str:
        """The English name of a state."""
        return self._names.get(code, "")

    def parts(self, words: str, on: date, states: Sequence[str] = ()) -> Sequence[tuple[str, Record | str]]:
        """Actors (as records) and states (as codes) named inside some words, each with the folded words for it."""
        keys = fold(words).split()
        found: list[tuple[str, Record | str]] = []
        i = 0
        while i < len(keys):
            for end in range(min(len(keys), i + self._longest), i, -1):
                key = " ".join(keys[i:end])
                record = _best(self._records.get(key, ()), on, states)
                value = record or self._states.get(key)
                if value:
                    found.append((key, value))
                    i = end - 1
                    break
            i += 1
        return found


def _best(records: Sequence[Record], on: date, states: Sequence[str]) -> Record | None:
    holding = [record for record in records if record.holds(on, states)]
    holding.sort(key=lambda record: (bool(record.only_in), record.since))
    return holding[-1] if holding else None


def _same_first(one: str, other: str) -> bool:
    return surname_key(one)[:2] == surname_key(other)[:2] or one[:1] == other[:1]


def _day(written: str, otherwise: date, month: int) -> date:
    """A year, a month or a day as written in the table."""
    if not written:
        return otherwise
    parts = [int(part) for part in written.split("-")]
    if len(parts) == 3:
        return date(*parts)
    return date(parts[0], parts[1] if len(parts) > 1 else month, 1 if month == 1 else 28)
