"""Contents: where the words that are somebody's begin and end, on either side of a cue."""

from __future__ import annotations

import re

from reportedly.attributions.words import Line

CHANNELS = frozenset(
    "statement statements interview interviews conference briefing briefings post posts video address tweet tweets"
    " telegram facebook twitter instagram whatsapp x television tv radio phone telephone email e-mail mail report"
    " reports letter speech message messages remarks press reporters journalists website communique call rally"
    " testimony broadcast news note memo comments agency channel newspaper page account bulletin debate meeting"
    " podcast hearing social media skype signal footage recording readout paper blog column article editorial forum"
    " summit visit parliament".split()
)
_PHRASE = re.compile(
    r"[PT](?:[DN]{0,3}(?:[LE]h?)*[nXNGYE](?:[nXNGEYhS]|,(?=N))*)(?:[OP](?:[DN]{0,2}[nXNGYE][nXNGEYhS]*))*"
)
_TIME = re.compile(r"(?:[LD]|n(?=Y))*Y(?:[YNL]|,(?=N))*|L+(?=[,:;.qHPCY]|$)")
_PLACE = re.compile(r"P[DN]?X[Xh]*(?=[,:;.qH]|$)")
_HEARER = re.compile(r"(?:T)?(?:R|[DN]{0,3}(?:[LE]h?)*[nXNG](?:h[nXNGE]|[nXNG]|S[nX]*)*(?:O[DnX]+|K[nXD]+)*)")
_SUBORDINATE = frozenset("after while when because but although though before".split())
_PREDICATE = re.compile(r"L*(?:[VEA]|C)")
_VERBISH = re.compile(r"[VAE]|(?<!D)C")


def skipped(line: Line, at: int, high: int) -> int:
    """Past the words on occasion behind a cue: when, where and through what it was said."""
    while at < high:
        time = _TIME.match(line.classes, at, high)
        if time:
            at = time.end()
            continue
        place = _PLACE.match(line.classes, at, high)
        if place and line.words[at] in ("in", "at", "from", "near"):
            at = place.end()
            continue
        phrase = _PHRASE.match(line.classes, at, high)
        if not phrase or not _of_occasion(line, at, phrase.end()):
            return at
        at = phrase.end()
    return at


def _of_occasion(line: Line, first: int, last: int) -> bool:
    return "Y" in line.classes[first:last] or any(word in CHANNELS for word in line.words[first:last])


def hearer(line: Line, at: int, high: int) -> int:
    """Past those who were told."""
    found = _HEARER.match(line.classes, at, high)
    return found.end() if found else at


def clause_end(line: Line, at: int, high: int, short: bool = False) -> int:
    """Where the object of a cue that takes a noun phrase ends: before a joining comma or a subordinate clause.

    ``short``: the cue stands in a relative clause, which ends with the next comma.
    """
    for k in range(at + 1, high - 1):
        letter, following = line.classes[k], line.classes[k + 1]
        if letter == ";" or (letter == "," and (short or following in "BGCR")):
            return k
        if line.words[k] in _SUBORDINATE and letter == "B":
            return k - (line.classes[k - 1] == ",")
    return high


def aside_end(line: Line, low: int, cue: int, begin: int, high: int) -> int | None:
    """Where a relative clause between commas ends that holds a cue: the verb behind it is the sentence's.

    "Halfa, which often insists that it is neutral, let the convoy pass".
    """
    opened = line.classes.rfind(",", low, cue)
    closed = line.classes.find(",", begin, high)
    if opened < 0 or closed < 0 or "W" not in line.classes[opened:cue]:
        return None
    return closed if _PREDICATE.match(line.classes, closed + 1, high) else None


def verbal(line: Line, first: int, last: int) -> bool:
    """Whether a stretch holds a verb, and so may be a statement of its own."""
    return bool(_VERBISH.search(line.classes, first, last))


def past_joining(line: Line, first: int, last: int) -> int:
    """Past "And", "But" or "Meanwhile," at the head of a clause, which are not part of what was said."""
    while first < last - 1 and (line.classes[first] == "K" or line.words[first] in ("but", "meanwhile", "however")):
        first += 1 + (line.classes[first + 1] == ",")
    return first


def head(line: Line) -> int:
    """The first token past a dateline ("BEIRUT (Reuters) -")."""
    dash = line.classes.find("-", 0, 12)
    return dash + 1 if dash > 0 and set(line.classes[:dash]) <= set("XN(),.YnO") and "X" in line.classes[:dash] else 0
