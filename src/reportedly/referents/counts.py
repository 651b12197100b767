"""Counts: ranges, never false points. "over 450" is (450, open)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import isfinite

from reportedly.mentions.numerals import NUMBER, number, share


@dataclass(frozen=True, slots=True)
class Count:
    """At least ``low``, at most ``high``; either end may be open (None), not both."""

    low: int | None
    high: int | None
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("a count needs one end")

    def agrees_with(self, other: Count) -> bool:
        """The two ranges share a number."""
        return _at_most(self.low, other.high) and _at_most(other.low, self.high)


_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_LEAST = re.compile(
    r"\b(?:at (?:the )?least|(?:more|greater|higher) than|no (?:fewer|less) than|not less than|over|above|upwards? of"
    r"|in excess of|exceeding|a minimum of)\b|\bor more\b|\bplus\b|\+",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"(?<!\bno )(?<!\bnot )\b(?:up to|as many as|as much as|at (?:the )?most|(?:fewer"
    r"|less) than|no more than|not more than|under|below"
    r"|a maximum of|just under)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:nearly|almost|about|around|approximately|approx|roughly|some|estimated|close to|in the region of|or so)\b",
    re.IGNORECASE,
)
_VAGUE = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000}
_MANY_VAGUE = re.compile(
    r"\b(tens|dozens|scores|hundreds|thousands|millions)\b(?: of (hundreds|thousands|millions)\b)?", re.IGNORECASE
)
_PAIRS = re.compile(r"\bbetween\b|\d\s*[-–—]\s*\d|\b(?:to|or)\b(?! (?:more|so))", re.IGNORECASE)


_SCALED = re.compile(r"[ -](?:dozen|hundred|thousand|lakh|million|crore|billion|trillion|mn|bn)s?$")
"""How a number ends that counts dozens, hundreds, thousands."""
_SUM = re.compile(r"\d[\d.,]{0,20}[mb]")
_EXACT = {
    **dict.fromkeys(("a", "an", "one", "another", "a single"), 1),
    **dict.fromkeys(("both", "a couple", "couple", "a pair", "twice"), 2),
    **dict.fromkeys(("thrice",), 3),
    **dict.fromkeys(("not a single", "not a single one", "not one", "no", "none", "no one"), 0),
}


def from_words(words: str) -> Count | None:
    """Read a quantity as written (claims.md 1 and 3); None when it says no number ("several", "a number of")
    or one that no machine can hold."""
    plain = words.strip().lower()
    vague = _vague(plain)
    if vague:
        return vague
    if plain in _EXACT:
        return Count(_EXACT[plain], _EXACT[plain])
    several = re.fullmatch(r"(?:several|a few|some) (dozen|hundred|thousand|million)s?", plain)
    if several:
        return Count(_VAGUE[f"{several[1]}s"], None, approximate=True)
    whole = number(plain) if _SUM.fullmatch(plain) else share(plain)
    if whole is not None:
        return _bounded(plain, [round(whole)]) if isfinite(whole) else None
    values = _values([match.group() for match in _NUMBER.finditer(plain)])
    if not all(map(isfinite, values)):
        return None
    return _bounded(plain, [round(value) for value in values]) if values else None


def _values(words: list[str]) -> list[float]:
    """The numbers said; of "10 to 12 million" the first is of millions, too."""
    values = [value for said in words if (value := number(said)) is not None]
    if len(values) != 2 or len(words) != 2 or _SCALED.search(words[0]) or not (scaled := _SCALED.search(words[1])):
        return values
    told = number(words[1][: scaled.start()])
    return [values[0] * values[1] / told, values[1]] if told and values[0] < told else values


def _vague(plain: str) -> Count | None:
    match = _MANY_VAGUE.search(plain)
    if not match:
        return None
    low = _VAGUE[match.group(1)]
    if match.group(2):
        factor = {"hundreds": 100, "thousands": 1000, "millions": 10**6}[match.group(2)]
        low = {"tens": 20, "hundreds": 200, "dozens": 24, "scores": 40, "thousands": 2000}.get(
            match.group(1), 2
        ) * factor
    return Count(low, None, approximate=True)


def _bounded(plain: str, values: list[int]) -> Count:
    about = bool(_ABOUT.search(plain))
    if len(values) > 1 and _PAIRS.search(plain):
        low, high = min(values[:2]), max(values[:2])
        if low < 100 and high >= 1000 and str(low) + " " not in plain.replace("-", " "):
            return Count(values[0], values[0], about)
        return Count(low, high, about)
    value = values[0]
    if _MOST.search(plain):
        return Count(None, value, about)
    if _LEAST.search(plain):
        return Count(value, None, about)
    return Count(value, value, about)


def _at_most(low: int | None, high: int | None) -> bool:
    return low is None or high is None or low <= high
