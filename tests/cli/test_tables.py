"""Rows on terminals of any width."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from rich.console import Console

from reportedly.cli import tables

COLUMNS = (
    ("place", "place"),
    ("status", "status"),
    ("who", "according to"),
    ("since", "since"),
    ("outlets", "outlets"),
)
ROW = SimpleNamespace(
    place="Corva, Norland", status="captured", who="Lena Holt (governor)", since="2031-05-02", outlets=4
)


def told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int) -> str:
    monkeypatch.setattr(tables, "console", lambda: Console(width=width))
    tables.tell([ROW], False, "places (1 of 1)", COLUMNS)
    return capsys.readouterr().out


def test_a_wide_terminal_has_a_table(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    shown = told(capsys, monkeypatch, 120)
    assert "according to" in shown.splitlines()[2] and "Lena Holt (governor)" in shown.splitlines()[4]


def test_a_narrow_one_has_a_paragraph_a_row_and_no_word_is_cut(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = told(capsys, monkeypatch, 44)
    assert shown.splitlines()[:2] == ["places (1 of 1)", "Corva, Norland"]
    words = " ".join(shown.split())
    assert "status captured · according to Lena Holt (governor) · since 2031-05-02 · outlets 4" in words


def test_nothing_is_told_without_an_empty_table(capsys: pytest.CaptureFixture[str]) -> None:
    tables.tell([], False, "notices (0 of 0)", COLUMNS, "Nothing in this ledger answers that.")
    assert capsys.readouterr().out == "notices (0 of 0)\nNothing in this ledger answers that.\n"


@pytest.mark.parametrize(("room", "cut"), [(60, False), (30, False), (20, True)])
def test_long_words_decide(room: int, cut: bool) -> None:
    lines = [["what", "where"], ["a village was shelled again", "Zaporizhzhia"], ["a" * 60, "Corva"]]
    assert tables.cramped(lines, room) is cut


@pytest.mark.parametrize(("place", "cut"), [("基辅军事行政当局", True), ("Kyi\u0306v" + "\u0301" * 9, False)])
def test_what_counts_is_how_wide_a_word_is_shown(place: str, cut: bool) -> None:
    """Eight Chinese letters are sixteen cells wide; marks over letters take no cell."""
    assert tables.cramped([["where", "what"], [place, "shelled"]], 20) is cut
