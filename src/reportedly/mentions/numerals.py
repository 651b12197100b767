"""Numerals: numbers in digits and in words, of several countries' habits.

"9,000", "1,20,000", "9.000", "9 000", "١٢٠", "1.2 million", "3 lakh", "two hundred and six", "half a million".
"""

from __future__ import annotations

import re

UNITS = {
    word: value
    for value, word in enumerate(
        (
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        )
    )
}
TENS = {
    word: 10 * (i + 2)
    for i, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"))
}
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "mn": 10**6,
    "bn": 10**9,
}
SUMS = {"m": 10**6, "b": 10**9}
"""What is a scale behind a sum of money alone: "$400m", but a mast of 400m."""
PARTS = {"half": 2, "third": 3, "quarter": 4, "tenth": 10}
"""What a share may be, by how many make a whole."""
_GAP = r"[ \u00a0\u202f]"
DIGITS = (
    rf"\d{{1,3}}(?:[,٬]\d{{3}})+(?:\.\d+)?(?!\d)|\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?!\d)|\d{{1,3}}(?:\.\d{{3}})+(?![\d.])"
    rf"|\d{{1,3}}(?:{_GAP}\d{{3}})+(?!\d)|\d+(?:\.\d+)?"
)
_SMALL = "|".join((*sorted(UNITS, key=len, reverse=True), *TENS))
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
WORDS = (
    rf"(?:(?:{_SMALL})\b(?: and a half(?=[ -](?:{_SCALE})\b))?"
    rf"|\ba(?=[ -](?:hundred|thousand|million|billion|dozen)\b)|half[- ]a(?=[ -](?:{_SCALE})\b))"
    rf"(?:(?: and |[- ])(?:{_SCALE}|{_SMALL})\b)*"
)
"""A number in words. Each of its words is read in one way alone: one that fails behind it would try them all."""
_UNITS_OF_TIME = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|times?)\b"
NUMBER = (
    rf"(?:\b(?:{WORDS})|(?<![\w.,])(?:{DIGITS})(?:[ -]?(?:{_SCALE})s?\b"
    rf"(?:(?<=thousand) \d{{1,3}}(?= [a-z]{{4}}|\Z)(?! {_UNITS_OF_TIME}))?)?)"
)
"""A regular expression (to be compiled with IGNORECASE) for one number, its scale included."""
SHORT = rf"(?:(?<![\w.,])(?:{DIGITS})|\b(?:{_SMALL})(?:[- ](?:{'|'.join(UNITS)}))?)"
"""A number in digits or two words at most: an expression that goes on behind longer ones would try all their parts."""
SHARE = (
    rf"(?:half|(?:an?|one|two|three)[ -](?:{'|'.join(PARTS)})s?|{SHORT} ?(?:%|per ?cent))"
    r" of (?:(?:the|its|some|about) )?"
    r"(?=\d[\d,.]{2}|\d+(?:\.\d+)?[ -](?:thousand|million|billion)|an? (?:hundred|thousand|million|billion))"
    rf"(?!(?:19|20)\d\d\b(?!,))(?:{NUMBER})"
    rf"|(?:half|(?:an?|one|two|three)[ -](?:{'|'.join(PARTS)})s?) of (?:the|its|their|some|about) \d{{2}}\b"
    r"(?![.,:]\d|[-–%])"
)
"""A share of a number: "a quarter of a million", "70 per cent of the 5,000", "half of the 60"."""

_SHARED = re.compile(
    rf"(?:(?P<times>an?|one|two|three)[ -])?(?P<part>{'|'.join(PARTS)})s? of "
    rf"|(?P<hundredths>{SHORT}) ?(?:%|per ?cent) of ",
    re.IGNORECASE,
)
_GROUPED = re.compile(rf"\d{{1,3}}(?:[,.٬]\d{{2,3}}|{_GAP}\d{{3}})+")
_MARKS = r"[.,٬\u00a0\u202f]"
_WHOLE = re.compile(NUMBER, re.IGNORECASE)
_PARTS = re.compile(rf"(?:(?<!{_MARKS}){_MARKS}++)?\d++(?:{_MARKS}++\d++)*+|[a-z]++", re.IGNORECASE)


def number(words: str) -> float | None:
    """The value of one number as written; None when it is none."""
    total, current, seen = 0.0, 0.0, False
    for part in _PARTS.findall(_joined(words.lower())):
        if part[0].isdigit():
            current, seen = current + _digits(part), True
        elif part in UNITS or part in TENS:
            current, seen = current + UNITS.get(part, TENS.get(part, 0)), True
        elif scale := _scale(part):
            seen = True
            current = (current or 1) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
        elif part == "half":
            current, seen = current + 0.5, True
        elif part not in ("a", "an", "and"):
            return None
    return total + current if seen else None


def share(words: str) -> float | None:
    """The value of a share of a number as written; None when it is none."""
    match = _SHARED.search(words)
    whole = match and _WHOLE.search(words, match.end())
    value = whole and number(whole.group())
    if not match or value is None:
        return None
    if match["hundredths"]:
        return value * (number(match["hundredths"]) or 0) / 100
    return value * (number(match["times"] or "one") or 1) / PARTS[match["part"].lower()]


def _scale(part: str) -> int:
    return SCALES.get(part) or SCALES.get(part.removesuffix("s")) or SUMS.get(part, 0)


def _joined(words: str) -> str:
    return re.sub(rf"(?<=\d){_GAP}(?=\d{{3}}(?!\d))", "", words)


def _digits(part: str) -> float:
    plain = re.sub("[,٬]", "", part)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", plain):
        return float(plain.replace(".", ""))
    return float(plain)
