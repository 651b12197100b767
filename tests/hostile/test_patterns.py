"""No regular expression of the house may take long on words made to be slow."""

from __future__ import annotations

import importlib
import itertools
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import reportedly

SMALL, LARGE = 200, 2000
FREE = 0.004
"""Seconds under which a search is quick whatever its growth; the clock is not trusted below."""
GROWTH = 40.0
"""Ten times the words may take ten times as long, and four times that for the noise of a busy machine."""
BOUND = 2.0


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every expression that a module keeps, by where it stands; those for bytes are read as text."""
    for found in pkgutil.walk_packages(reportedly.__path__, "reportedly."):
        for name, value in vars(importlib.import_module(found.name)).items():
            for number, pattern in enumerate(_held(value)):
                text = pattern.pattern
                if isinstance(text, bytes):
                    pattern = re.compile(text.decode("latin-1"), pattern.flags & ~re.LOCALE | re.UNICODE)
                yield f"{found.name}.{name}.{number}", pattern


def _held(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from _held(part)
    elif isinstance(value, dict):
        for part in itertools.chain(value.keys(), value.values()):
            yield from _held(part)


SEEDS = (
    "a", " ", "\n", "1", "0,", ".", "a ", "A ", "Aa ", "a. ", "1 ", '"', "“a ", "<a ", "<!--", "< ", "(", "[", "- ",
    "a-", "a\n", " \n", "said ", "the ", "of the ", "1,000 ", "1 May ", "http://", "a@", "&#1", "\\", "=\"", "Mr. ",
    "A.", "'s ",
)  # fmt: skip


def seeds(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Stretches to repeat: everyday ones, and the words that the expression itself looks for."""
    own = re.findall(r"[A-Za-z]{2,12}", pattern.pattern)[:6]
    return (*SEEDS, *(f"{word} " for word in own), *(f"{word}\n" for word in own[:2]))


def seconds(pattern: re.Pattern[str], text: str) -> float:
    began = time.process_time()
    for _ in itertools.islice(pattern.finditer(text), 10_000):
        pass
    pattern.match(text)
    return time.process_time() - began


FOUND = dict(patterns())


def test_there_are_patterns() -> None:
    assert len(FOUND) > 100


@pytest.mark.parametrize("name", sorted(FOUND))
def test_no_pattern_is_slow(name: str) -> None:
    pattern = FOUND[name]
    slow = [told for seed in seeds(pattern) if (told := _slow(pattern, seed))]
    assert slow == []


def _slow(pattern: re.Pattern[str], seed: str) -> str:
    """How an expression grows on a stretch that is repeated and then broken off; empty when it may stay."""
    many = [seed * (size // len(seed)) + "\0!" for size in (SMALL, LARGE)]
    after = seconds(pattern, many[1])
    if after <= FREE:
        return ""
    before = min(seconds(pattern, many[0]) for _ in range(3))
    after = min(after, seconds(pattern, many[1]))
    if after <= FREE or (after <= GROWTH * max(before, FREE / GROWTH) and after < BOUND):
        return ""
    return f"{seed!r}: {1000 * before:.1f} ms, ten times as much {1000 * after:.1f} ms"


def test_a_number_in_words_that_fails_is_not_tried_in_all_its_parts() -> None:
    """Thirty words behind "between" took seconds and each two more three times as long."""
    assert seconds(FOUND["reportedly.mentions.quantities._QUANTITY.0"], "between " + "one " * 30 + "x") < BOUND
