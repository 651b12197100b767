"""Contexts: what stands around a trigger, by which a reader tells a claim from a mere word.

Each sign has a weight (log odds) in ``trigger_contexts.tsv``, fitted on gold/train and gold/own by
``training/triggers.py``; they shift the odds that the row of the trigger gives by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp, fsum, log

from reportedly.documents import BlockKind
from reportedly.mentions.nouns import BUILDINGS, CIVILIANS, FORCES, NUMBERS, SERVICES, WEAPONS, words
from reportedly.sentences import Sentence

REACH = 5
"""Words before and behind the trigger that are looked at."""

_AUXILIARIES = words(
    "had has have was were is are be been will would may might could can should to not did do being no never"
)
_CLASSES = (
    ("force", FORCES),
    ("civilian", CIVILIANS),
    ("weapon", WEAPONS),
    ("building", BUILDINGS),
    ("service", SERVICES),
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def read(lines: Iterable[str]) -> Mapping[str, float]:
    """The weights by sign (sign, weight), the header left out."""
    rows = (line.rstrip("\n").split("\t") for line in lines if line.strip())
    return {sign: float(weight) for sign, weight in rows if sign != "sign"}


def score(weight: float, signs: Iterable[str], weights: Mapping[str, float]) -> float:
    """The probability that a trigger of this weight in this context carries a claim."""
    odds = fsum((log(weight / (1 - weight)), weights.get("always", 0.0), *(weights.get(sign, 0.0) for sign in signs)))
    return round(1 / (1 + exp(-max(-30.0, min(30.0, odds)))), 4)


def signs(
    sentence: Sentence, lower: Sequence[str], head: tuple[int, int], kind: str, others: Iterable[str]
) -> set[str]:
    """The signs around the words [first, last] of a trigger; ``others``: the kinds of the sentence's other triggers."""
    first, last = head
    before, behind = lower[max(0, first - REACH) : first], lower[last + 1 : last + 1 + REACH]
    found = {f"kind {kind}", f"word {lower[first]}", _length(lower), _where(sentence)}
    found |= {f"before {before[-1] if before else '^'}", f"behind {behind[0] if behind else '$'}"}
    found |= {f"{where} for {kind}" for where in (_length(lower), _where(sentence))}
    for side, near in (("before", before), ("behind", behind)):
        found |= set(_near(side, near, kind))
    found |= set(_capitals(sentence, head, kind))
    found |= {f"aux {word}" for word in before if word in _AUXILIARIES}
    found |= {f"{kind} with {other}" for other in others}
    if any(len(word) == 4 and _YEAR.fullmatch(word) for word in lower):
        found |= {"year", f"year for {kind}"}
    return found


def _near(side: str, near: Sequence[str], kind: str) -> Iterator[str]:
    if any(word[:1].isdigit() or word in NUMBERS for word in near):
        yield f"number {side}"
        yield f"number {side} for {kind}"
    for name, members in _CLASSES:
        if not members.isdisjoint(near):
            yield f"{name} {side} for {kind}"


def _capitals(sentence: Sentence, head: tuple[int, int], kind: str) -> Iterator[str]:
    first, last = head
    sides = (
        ("before", sentence.tokens[max(0, first - REACH) : first]),
        ("behind", sentence.tokens[last + 1 :][:REACH]),
    )
    for side, tokens in sides:
        if any(token.text[:1].isupper() for token in tokens):
            yield f"name {side}"
            yield f"name {side} for {kind}"


def _length(lower: Sequence[str]) -> str:
    return f"length {min(len(lower) // 10, 4)}"


def _where(sentence: Sentence) -> str:
    return "headline" if sentence.block is BlockKind.HEADLINE else f"paragraph {min(sentence.paragraph, 4)}"
