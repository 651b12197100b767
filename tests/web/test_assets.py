"""What comes from elsewhere is what it says it is; the pages' colours can be read."""

from __future__ import annotations

import hashlib
import re
from importlib import resources

import pytest

ASSETS = resources.files("reportedly.web") / "assets"
VENDORED = [line.split("\t") for line in (ASSETS / "vendor" / "VENDORED.tsv").read_text().splitlines()[1:]]
CSS = (ASSETS / "desk.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("row", VENDORED, ids=[row[0] for row in VENDORED])
def test_a_vendored_file_is_the_one_that_was_looked_at(row: list[str]) -> None:
    file, package, *_, digest = row
    assert hashlib.sha256((ASSETS / "vendor" / file).read_bytes()).hexdigest() == digest
    assert (ASSETS / "vendor" / f"{package.removesuffix('.org')}.LICENSE").is_file()


def test_nothing_is_vendored_that_is_not_in_the_table() -> None:
    files = {entry.name for entry in (ASSETS / "vendor").iterdir()} - {"VENDORED.tsv"}
    assert {name for name in files if not name.endswith(".LICENSE")} == {row[0] for row in VENDORED}


def _light(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_light(one), _light(other)))
    return (light + 0.05) / (dark + 0.05)


def _themes() -> list[dict[str, str]]:
    blocks = re.findall(r":root \{(.*?)\n\s*\}", CSS, re.DOTALL)[:2]
    found: list[dict[str, str]] = []
    for block in blocks:
        values = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6})", block))
        found.append({**(found[0] if found else {}), **values})
    return found


@pytest.mark.parametrize("theme", _themes(), ids=["light", "dark"])
def test_words_stand_out_from_their_ground(theme: dict[str, str]) -> None:
    pairs = [(ink, ground) for ink in ("ink", "soft", "accent") for ground in ("paper", "sheet")]
    pairs += [("alarm", "alarm-soft"), ("amber", "amber-soft"), ("calm", "calm-soft"), ("ink", "evidence")]
    pairs += [(f"f-{field}", "sheet") for field in "speaker relay place time number actor target status".split()]
    weak = {pair: round(_contrast(theme[pair[0]], theme[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", _themes(), ids=["light", "dark"])
def test_party_marks_stand_out_from_the_paper(theme: dict[str, str]) -> None:
    weak = {f"c{n}": round(_contrast(theme[f"c{n}"], theme["sheet"]), 2) for n in range(8)}
    assert {name: ratio for name, ratio in weak.items() if ratio < 2.0} == {}


def test_type_comes_in_five_sizes_and_two_weights() -> None:
    sizes = set(re.findall(r"--t\d: ([.\d]+)rem", CSS))
    assert len(sizes) == 5
    assert set(re.findall(r"font-weight: ([^;]+);", CSS)) <= {"var(--plain)", "var(--strong)"}
