"""Every row of hostile inputs has an outcome, and it is the one that the reference states."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from desk import SECONDS, tools
from made import MADE
from packed import PACKED
from report import REFERENCE, written
from rows import ROWS, Row

DEEDS = {**MADE, **PACKED}
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("row", [row for row in ROWS if row.number in DEEDS], ids=lambda row: str(row.number))
def test_what_becomes_of_it(row: Row) -> None:
    tools()
    began = time.process_time()
    assert DEEDS[row.number]() == row.outcome
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("proof", sorted({proof for row in ROWS for proof in row.tests}))
def test_the_proof_is_there(proof: str) -> None:
    path, _, name = proof.partition("::")
    assert f"def {name}(" in (ROOT / path).read_text(encoding="utf-8")


def test_no_row_is_without_an_outcome() -> None:
    assert [row.number for row in ROWS] == list(range(1, 96))
    assert [row.number for row in ROWS if not row.outcome or not (row.tests or row.number in DEEDS)] == []


def test_the_reference_is_up_to_date() -> None:
    assert (ROOT / REFERENCE).read_text(encoding="utf-8") == written()
