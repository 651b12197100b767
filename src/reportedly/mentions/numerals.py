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
_GAP = r"[ \u00a0\u202f]"
DIGITS = (
    rf"\d{{1,3}}(?:[,٬]\d{{3}})+(?:\.\d+)?(?!\d)|\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?!\d)|\d{{1,3}}(?:\.\d{{3}})+(?![\d.])"
    rf"|\d{{1,3}}(?:{_GAP}\d{{3}})+(?!\d)|\d+(?:\.\d+)?"
)
_SMALL = "|".join((*sorted(UNITS, key=len, reverse=True), *TENS))
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
WORDS = (
    rf"(?:(?:{_SMALL})(?:[- ](?:{'|'.join(UNITS)}))?\b|\ba(?=[ -](?:hundred|thousand|million|billion|dozen)\b)|half a)"
    rf"(?:(?: and |[ -])(?:(?:{_SCALE})|(?:{_SMALL})(?:[- ](?:{'|'.join(UNITS)}))?)\b)*"
)
NUMBER = rf"(?:\b(?:{WORDS})|(?<![\w.,])(?:{DIGITS})(?:[ -]?(?:{_SCALE})\b)?)"
"""A regular expression (to be compiled with IGNORECASE) for one number, its scale included."""

_GROUPED = re.compile(rf"\d{{1,3}}(?:[,.٬]\d{{2,3}}|{_GAP}\d{{3}})+")
_MARKS = r"[.,٬\u00a0\u202f]"
_PARTS = re.compile(rf"(?:(?<!{_MARKS}){_MARKS}++)?\d++(?:{_MARKS}++\d++)*+|[a-z]++", re.IGNORECASE)


def number(words: str) -> float | None:
    """The value of one number as written; None when it is none."""
    total, current, seen = 0.0, 0.0, False
    for part in _PARTS.findall(_joined(words.lower())):
        if part[0].isdigit():
            current, seen = current + _digits(part), True
        elif part in UNITS or part in TENS:
            current, seen = current + UNITS.get(part, TENS.get(part, 0)), True
        elif part in SCALES:
            seen, scale = True, SCALES[part]
            current = (current or 1) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
        elif part == "half":
            current, seen = 0.5, True
        elif part not in ("a", "an", "and"):
            return None
    return total + current if seen else None


def _joined(words: str) -> str:
    return re.sub(rf"(?<=\d){_GAP}(?=\d{{3}}(?!\d))", "", words)


def _digits(part: str) -> float:
    plain = re.sub("[,٬]", "", part)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", plain):
        return float(plain.replace(".", ""))
    return float(plain)
