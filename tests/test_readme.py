"""What the README shows of the demo is what the demo prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportedly.cli import demonstration

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
SHOWN = README.partition("## What the demo prints")[2].split("```")[1]


def cells(line: str) -> list[str]:
    return [cell.strip(" .,") for cell in re.split(r"\s{2,}", line.strip())]


def test_the_readme_shows_what_the_demo_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    demonstration.show(tmp_path / "demo.db")
    printed = capsys.readouterr().out.splitlines()
    for line in filter(None, SHOWN.splitlines()):
        assert any(all(cell in row for cell in cells(line)[:4]) for row in printed), line
