"""Journals: who came in and whose mask was lifted, one line each, chained so that a line taken out shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reportedly.pipeline.turns import waited

START = "0" * 64


def write(journal: Path, person: str, deed: str, about: str = "", reason: str = "") -> None:
    """Add a line: when, who, what, about what, why; with the hash of the line before.

    The newsroom and the command line write to one journal, so each waits for its turn.
    """
    with waited(journal):
        before = START
        for line in _lines(journal):
            before = line
        entry = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"), "person": person, "deed": deed, "about": about,
            "reason": reason, "after": _hash(before) if before != START else START,
        }  # fmt: skip
        with journal.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")


def read(journal: Path) -> list[dict[str, Any]]:
    """Every line, oldest first."""
    return [json.loads(line) for line in _lines(journal)]


def sound(journal: Path) -> bool:
    """Every line follows the one before it, and none is missing between."""
    before = START
    for line in _lines(journal):
        if json.loads(line)["after"] != before:
            return False
        before = _hash(line)
    return True


def _lines(journal: Path) -> Iterator[str]:
    if journal.exists():
        with journal.open(encoding="utf-8") as file:
            yield from (line.rstrip("\n") for line in file if line.strip())


def _hash(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()
