"""What the tests of backfills share. All of it is skipped where the extra is not installed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("duckdb", reason="a backfill needs DuckDB: pip install 'reportedly[cluster]'")

from made_archives import Write, article

from reportedly import pipeline


@pytest.fixture(scope="session")
def lexicons() -> pipeline.Instruments:
    return pipeline.lexicons()


@pytest.fixture
def archive(tmp_path: Path) -> Write:
    """Writes made-up articles of an invented paper, one a line; the broken line is the fourth."""

    def write(name: str = "pages.jsonl", count: int = 12, first: int = 0) -> str:
        path = tmp_path / name
        lines = [json.dumps(article(number)) for number in range(first, first + count)]
        lines.insert(3, "{broken")
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return str(path)

    return write
