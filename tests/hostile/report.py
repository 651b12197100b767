"""Write the table of hostile inputs into the reference.

python tests/hostile/report.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rows import ROWS, Row

REFERENCE = "docs/reference/hostile-inputs.md"
HEAD = """# Hostile and broken inputs

Written by `python tests/hostile/report.py`; do not edit. Each input ends as stored, stored in part, rejected or not
fetched, with the reason. Inputs without a test named beside them are made by `tests/hostile/made.py`, taken the whole
way into a book, and must end exactly so, within 25 seconds of processor time, their raw bytes kept and the book
sound. Codes in brackets are flags on the stored page.
"""


def written() -> str:
    """The page as it should stand."""
    return HEAD + "\n" + "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    group = ""
    for row in ROWS:
        if row.group != group:
            group = row.group
            yield from ("", f"## {group}", "", "| # | input | what becomes of it | proof |", "|---|---|---|---|")
        yield _line(row)


def _line(row: Row) -> str:
    proofs = ", ".join(f"`{proof.rpartition('/')[2].replace('::test_', ': ')}`" for proof in row.tests) or "made here"
    return f"| {row.number} | {_cell(row.given)} | {_cell(row.outcome)} | {proofs} |"


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    (Path(__file__).parents[2] / REFERENCE).write_text(written(), encoding="utf-8")
