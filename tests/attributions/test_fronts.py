"""What stands before a clause: read as its expression reads it, in time that grows with the letters alone."""

from __future__ import annotations

import itertools
import re
import time

from hypothesis import given
from hypothesis import strategies as st

from reportedly.attributions.sources import fronted

EXPRESSION = re.compile(r"(?:[KBL],?)*(?:[PGB][^,;:qC]*,)+|[KBL]+,?")


def by_expression(classes: str, low: int, high: int) -> int:
    found = EXPRESSION.match(classes, low, high)
    return found.end() if found else low


def test_every_short_line_is_read_as_the_expression_reads_it() -> None:
    for letters in itertools.product("KBPn,;", repeat=6):
        classes = "".join(letters)
        assert fronted(classes, 0, 6) == by_expression(classes, 0, 6), classes


@given(st.text("KBLPGnX,;C", max_size=40), st.integers(0, 12), st.integers(0, 40))
def test_a_stretch_is_read_as_the_expression_reads_it(classes: str, low: int, high: int) -> None:
    assert fronted(classes, low, high) == by_expression(classes, low, high)


def test_many_joining_words_take_no_longer_than_their_number() -> None:
    began = time.process_time()
    for joined in ("B", "BK", "B,K"):
        fronted(joined * 100_000 + ";", 0, 300_000)
    assert time.process_time() - began < 1.0
