"""Keys: MUC-4's templates as read from the answer keys: fillers with their alternatives, cross-references and options.

The notation is that of the task documentation, 4.2: alternatives on a line with slashes, "?" before a filler that may
be left out, OPTIONAL behind the number of a template that may, "*" where a slot does not apply.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import product

SLOTS = (
    "INCIDENT: DATE", "INCIDENT: LOCATION", "INCIDENT: TYPE", "INCIDENT: STAGE OF EXECUTION", "INCIDENT: INSTRUMENT ID",
    "INCIDENT: INSTRUMENT TYPE", "PERP: INCIDENT CATEGORY", "PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID",
    "PERP: ORGANIZATION CONFIDENCE", "PHYS TGT: ID", "PHYS TGT: TYPE", "PHYS TGT: NUMBER", "PHYS TGT: FOREIGN NATION",
    "PHYS TGT: EFFECT OF INCIDENT", "PHYS TGT: TOTAL NUMBER", "HUM TGT: NAME", "HUM TGT: DESCRIPTION", "HUM TGT: TYPE",
    "HUM TGT: NUMBER", "HUM TGT: FOREIGN NATION", "HUM TGT: EFFECT OF INCIDENT", "HUM TGT: TOTAL NUMBER",
)  # fmt: skip
"""Slots 2 to 24, in the order of the documentation."""

_STRING = re.compile(r'"((?:\\.|[^"\\])*)"')
_TAGGED = re.compile(r'^(.*?)\s*:\s*((?:"(?:\\.|[^"\\])*"(?:\s*/\s*)?)+|"?-"?)$', re.DOTALL)


@dataclass(frozen=True)
class Option:
    """One way to fill a slot: a value and the filler of another slot that it belongs to."""

    value: str
    tag: str = ""


@dataclass(frozen=True)
class Filler:
    """Alternatives, any of which is right. ``optional``: none is right too."""

    options: tuple[Option, ...]
    optional: bool = False


@dataclass(frozen=True)
class Template:
    """``number`` as in the key. A slot that is not in ``slots`` does not apply; one that is empty is null."""

    number: str
    slots: Mapping[str, tuple[Filler, ...]]
    optional: bool = False

    def fillers(self, slot: str) -> tuple[Filler, ...]:
        """The fillers of a slot; none where it is null or does not apply."""
        return self.slots.get(slot, ())


def from_key(told: Mapping[str, list[str]]) -> Template:
    """A template of the answer key, its slots as raw lines."""
    number = " ".join(told["MESSAGE: TEMPLATE"])
    slots = {slot: told.get(slot, []) for slot in SLOTS}
    read = {slot: tuple(filler(line) for line in lines) for slot, lines in slots.items() if lines != ["*"]}
    return Template(number, read, "OPTIONAL" in number)


def filler(line: str) -> Filler:
    """One line of a slot: `DEATH: "JESUITS" / "PRIESTS"`, `? "TERRORISTS"`, `(08 MAR 90) / (- 08 MAR 90)`."""
    optional, line = line.strip().startswith("?"), line.strip().removeprefix("?").strip()
    options = tuple(option for group in _groups(line) for option in _options(group))
    return Filler(options, optional)


def _groups(line: str) -> list[str]:
    """The brackets of "(A) / (B)", else the line."""
    found = re.fullmatch(r"\((.*)\)\s*/\s*\((.*)\)", line, re.DOTALL)
    return [found[1], found[2]] if found else [line[1:-1]] if re.fullmatch(r"\([^()]*\)", line) else [line]


def _options(words: str) -> list[Option]:
    tagged = _TAGGED.match(words)
    if not tagged:
        return [Option(value) for value in _values(words)]
    return [Option(value, tag) for value, tag in product(_values(tagged[1]), _values(tagged[2]))]


def _values(words: str) -> list[str]:
    strings = [found[1].replace('\\"', '"') for found in _STRING.finditer(words)]
    return strings or [_bare(part.strip()) for part in re.split(r"/(?![^(]*\))", words)]


def _bare(words: str) -> str:
    """Without brackets around all of it."""
    return words[1:-1].strip() if words.startswith("(") and words.endswith(")") else words


def days(words: str) -> tuple[date | None, date | None] | None:
    """The first and last day of a DATE filler: "16 NOV 89", "15 JAN 89 - 21 JAN 89", "- 29 DEC 89" (first open)."""
    first, dash, last = (part.strip() for part in words.partition("-"))
    if not dash:
        return (_day(first), _day(first)) if _day(first) else None
    return (_day(first), _day(last)) if _day(last) else None


def _day(words: str) -> date | None:
    try:
        return datetime.strptime(words, "%d %b %y").date()
    except ValueError:
        return None


def parts(location: str) -> tuple[str, tuple[str, ...]]:
    """The country of a LOCATION filler and the names inside it without their types, the widest first."""
    country, *inside = (re.sub(r"\s*\([^)]*\)", "", part).strip() for part in location.split(":"))
    return country, tuple(inside)
