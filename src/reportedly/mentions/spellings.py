"""Spellings: the form in which names are compared. What is shown is always the page's own spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

NAMES = 1 << 14
"""Names whose form is remembered: a page asks for the same few over and over."""

_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ə": "a"}
)
_MARKS = re.compile(r"['’‘`´ʼʻʿʾ′\u0300-\u036f\u064b-\u065f\u0670ʹʺ]+")
_GAPS = re.compile(r"[\W_]+")


@lru_cache(maxsize=NAMES)
def fold(name: str) -> str:
    """Case, accents, apostrophes and hyphens left aside: "Deir ez-Zor" and "DEIR EZ ZOR" compare as equal."""
    if name.isascii():
        plain = name.lower().replace("'", "").replace("`", "")
    else:
        plain = _MARKS.sub("", unicodedata.normalize("NFKD", name.lower().translate(_STROKES)))
    return plain if plain.isalnum() else _GAPS.sub(" ", plain).strip()


def agree(name: str, words: str) -> bool:
    """One holds the other by its letters: a source is cited with its title, a place without its suffix."""
    if name == words:
        return True
    shorter, longer = sorted((_letters(name), _letters(words)), key=len)
    return shorter in longer


def _letters(words: str) -> str:
    """The letters alone: a gazetteer's marks and a page's line breaks are no other words."""
    return "".join(filter(str.isalnum, anyascii(words).casefold()))
