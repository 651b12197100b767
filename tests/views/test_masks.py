"""Names taken out of words."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from reportedly.views.masks import MASK, Masks


def test_whole_names_are_taken_out() -> None:
    masks = Masks(frozenset({"Jonah Pell", "Jonah Pell-Marr", "Ada"}))
    assert masks.over("Jonah Pell and Ada") == f"{MASK} and {MASK}"
    assert masks.over("Jonah Pell-Marr, Jonah Pellow, Adamant Ada.") == f"{MASK}, Jonah Pellow, Adamant {MASK}."
    assert masks.over("nobody here") == "nobody here" and Masks(frozenset()).over("Ada") == "Ada"


def test_everything_nested_is_masked_but_keys_and_numbers() -> None:
    masks = Masks(frozenset({"Ada"}))
    assert masks.within({"Ada": ["Ada said", 3, None, ("by Ada",)]}) == {
        "Ada": [f"{MASK} said", 3, None, [f"by {MASK}"]]
    }


@given(st.lists(st.sampled_from(["Ada", "Ben Lo", "Ben", "x", "-", " ", "Adas"]), max_size=30))
def test_no_name_is_left_standing(words: list[str]) -> None:
    import re

    names = frozenset({"Ada", "Ben Lo"})
    over = Masks(names).over("".join(words))
    assert not any(re.search(rf"(?<!\w){name}(?!\w)", over) for name in names)


def test_many_names_cost_one_walk() -> None:
    masks = Masks(frozenset(f"Name{n} Family{n}" for n in range(20_000)))
    masks.over("warm")
    began = time.perf_counter()
    for _ in range(200):
        masks.over("Name7 Family7 was with Name9 Other and others on the road to Varn " * 4)
    assert time.perf_counter() - began < 2
