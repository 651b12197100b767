"""The documents say what the program does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from reportedly import claims, mentions
from reportedly.cli import asking
from reportedly.documents import BlockKind

ROOT = Path(__file__).parent.parent
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")


def test_the_reference_is_what_the_program_has() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "docs" / "build.py"), "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_glossary_words_are_sorted_and_unique() -> None:
    words = re.findall(r"^\| \*\*(.+?)\*\* \|", GLOSSARY, re.MULTILINE)
    assert len(words) > 40
    assert words == sorted(set(words))


def test_the_houses_nouns_stand_in_the_glossary() -> None:
    types = "capture document block mention attribution relay claim proposition judgement origin event finding receipt"
    missing = [noun for noun in types.split() if f"**{noun}**" not in GLOSSARY]
    assert missing == []
    assert mentions.Page.__doc__ and claims.Claim.__doc__
    assert all(kind.value in GLOSSARY for kind in BlockKind)


def test_every_verb_that_asks_is_in_the_readme_or_the_reference() -> None:
    reference = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    assert [verb for verb, *_ in asking.VERBS if f"`reportedly {verb}`" not in reference] == []


def test_decisions_are_short_and_numbered() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [path.name[:4] for path in decisions] == [f"{n:04}" for n in range(1, len(decisions) + 1)]
    assert all(path.read_text(encoding="utf-8").count("\n") < 40 for path in decisions)
