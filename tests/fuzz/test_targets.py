"""Every input that a fuzzer ever found stays in a corpus and is run again here, with others made from them."""

from __future__ import annotations

import random

import pytest
import targets
from run import CORPORA, changed, corpus
from seeds import seeds
from targets import TARGETS

CHANGED = 25
"""Inputs made at random from each corpus, the same every time."""


@pytest.mark.parametrize(
    ("target", "name"), [(path.parent.name, path.name) for path in sorted(CORPORA.glob("*/*"))], ids="/".join
)
def test_a_kept_input_breaks_no_promise(target: str, name: str) -> None:
    TARGETS[target]((CORPORA / target / name).read_bytes())


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_changed_inputs_break_no_promise(target: str) -> None:
    chance, kept = random.Random(20311128), corpus(target)
    for _ in range(CHANGED):
        TARGETS[target](changed(chance.choice(kept), kept, chance))


def test_the_first_inputs_are_those_that_are_written_here() -> None:
    written = {(target, name): body for target, name, body in seeds()}
    assert {target for target, _ in written} == set(TARGETS)
    assert {key: (CORPORA / key[0] / key[1]).read_bytes() for key in written} == written


def test_an_input_that_takes_too_long_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(targets, "SECONDS", 0.0)
    with pytest.raises(AssertionError, match="too long"):
        TARGETS["times"](b"On Sunday.")
