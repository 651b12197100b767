"""Slips of the pen, told from spellings: the press writes one foreign name in many ways, and none of them is wrong.

A slip is a letter that has changed its place, that stands three times, or a consonant more, less or other. Vowels,
doubled letters, the soft letters h, w and y, the article and the ending of the possessive are a matter of spelling.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from reportedly.judgements.names import folded

ARTICLE = re.compile(r"^(?:al|el|as|ash|ad|ar|at|an|az|the)[ -]+|^al(?=[bcdfghjkmnpqrstvwxyz])")
SOFT = re.compile(r"[aeiouhyw']")
SOUNDS = str.maketrans("qczgjv", "kkssib")
THRICE = re.compile(r"([a-z])\1\1")
LONG = 9  # letters from which on two slips are believed


def slipped(written: str, name: str) -> bool:
    """The words written are the name with a slip in it, and no other spelling of it."""
    mine, right = _plain(written), _plain(name)
    if OSA.distance(mine, right) > (1 if len(mine) < LONG else 2):
        return False
    moved = sorted(mine) == sorted(right) and mine != right
    return moved or bool(THRICE.search(mine)) or _consonants(mine) != _consonants(right)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", ARTICLE.sub("", " ".join(folded(name.replace("-", " ")).split())))


def _consonants(word: str) -> str:
    hard = SOFT.sub("", word.removesuffix("s")).translate(SOUNDS)
    return re.sub(r"(.)\1+", r"\1", hard)
