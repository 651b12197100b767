"""Names as the judge compares them: folded over case, accents, titles and the press's several transliterations."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein


def bag(words: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(words.split())


WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
STOP = bag(
    "a an and the of in on at to for from by with as that this these those it its his her their our he she they "
    "we who whom which was were is are be been being had has have will would may might could should said says say "
    "told according but not no nor or so than then there when while where after before during into over under out "
    "up down off about more most least some any all each other such only also still now just very mr mrs ms dr"
)
TITLES = bag(
    "mr mrs ms dr sir lord general gen major maj lieutenant lt colonel col brigadier admiral rear captain capt "
    "sergeant sgt field marshal president prime professor prof"
)
SOUNDS = (
    ("kh", "h"), ("gh", "g"), ("zh", "z"), ("sh", "s"), ("ch", "c"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("x", "ks"),
    ("iy", "i"), ("yi", "i"), ("yy", "i"), ("ij", "i"), ("j", "i"), ("y", "i"), ("ie", "e"), ("ee", "i"), ("ou", "u"),
    ("oo", "u"), ("w", "v"), ("g", "h"), ("e", "a"), ("o", "a"), ("u", "a"), ("i", "a"),
)  # fmt: skip
"""Spellings of one sound in the press's transliterations from Arabic, Cyrillic, Hebrew and Persian, coarse on purpose:
what survives is the skeleton by which Laguta is Lahuta and Hodeidah is Hudaydah."""


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """ASCII, lower case, one space between words; possessive endings dropped."""
    plain = anyascii(text).casefold().replace("’", "'")
    words = WORD.findall(plain)
    return " ".join([word.removesuffix("'s").removesuffix("s'") for word in words] if "'" in plain else words)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its commonest English endings: enough to let *struck homes* meet *home was struck*."""
    for ending in ("ings", "ing", "ies", "ied", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def content(text: str) -> frozenset[str]:
    """The stems of the words that carry content."""
    return frozenset([stem(word) for word in folded(text).split() if word not in STOP])


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """What is left of a name when spellings of one sound are one: Laguta and Lahuta agree."""
    for spelling, sound in SOUNDS:
        word = word.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", word)


def alike(left: str, right: str) -> bool:
    """Two words are one name in two spellings."""
    if left == right or skeleton(left) == skeleton(right):
        return True
    if min(len(left), len(right)) < 5:
        return False
    return Levenshtein.distance(left, right) <= (1 if max(len(left), len(right)) < 8 else 2)
