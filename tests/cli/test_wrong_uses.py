"""What is asked wrongly is told in one sentence with the next step, and leaves nothing behind."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.cli import health
from reportedly.cli.main import main
from reportedly.errors import UsageError
from reportedly.ledger import Ledger
from reportedly.pipeline.backfill import parquet

Told = Callable[..., str]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Told:
    """Run a verb in an empty folder, expect that it is refused as wrong use, and return what it said."""
    monkeypatch.chdir(tmp_path)

    def said(*words: str) -> str:
        monkeypatch.setattr(sys, "argv", ["reportedly", *words])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        assert left.value.code == 2, (out, err)
        assert err.startswith("reportedly: ") and err.count("\n") == 1
        return err

    return said


@pytest.mark.parametrize(
    ("words", "next_step"),
    [
        (["add", "gone.txt", "lost.txt", "--ledger", "new.db"], "no file or folder gone.txt nor lost.txt; a web"),
        (["add", ".", "--published", "last week", "--ledger", "new.db"], "write 2022-03-03"),
        (["add", ".", "--ledger", "."], "is a folder; name a file in it: --ledger reportedly.db"),
        (["demo", "--ledger", "."], "is a folder; name a file in it"),
        (["claims", "--ledger", "."], "is a folder; name a file in it"),
        (["post", "gone.jsonl", "--documents", "gone.jsonl", "--ledger", "new.db"], "no file gone.jsonl; CLAIMS.jsonl"),
        (["salvage", "gone.db", "new.db"], "there is no file gone.db"),
        (["account", "Ann", "--role", "king"], "the roles are reader, reviewer, adjudicator, admin"),
        (["watch", "https://example.org/feed", "--ledger", "."], "is a folder; name a file in it"),
        (["export", "cvs", "--ledger", "new.db"], "write one of csv"),
        (["export", "geojson", "--out", "a.parquet", "--ledger", "new.db"], "geojson is no table"),
    ],
)  # fmt: skip
def test_a_wrong_use_names_the_next_step_and_makes_nothing(
    told: Told, tmp_path: Path, words: list[str], next_step: str
) -> None:
    assert next_step in told(*words)
    assert not list(tmp_path.iterdir())


def test_a_page_that_the_book_does_not_have_cannot_be_taken_out_of_it(told: Told, tmp_path: Path) -> None:
    with Ledger(str(tmp_path / "book.db")):
        pass
    said = told("redact", "gone", "--reason", "asked", "--by", "desk", "--ledger", "book.db")
    assert "there is no page gone in book.db; claims --json names" in said


def test_a_taken_port_names_another(told: Told) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        said = told("serve", "--ledger", "none.db", "--port", str(other.getsockname()[1]))
    assert "is taken; choose another --port, or 0 for a free one" in said


def test_backfill_refuses_before_it_plans(told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page, out = tmp_path / "page.txt", tmp_path / "file"
    page.write_text("A page.", encoding="utf-8")
    out.write_text("No folder.", encoding="utf-8")
    assert "file is a file; --out names a folder" in told("backfill", "page.txt", "--out", "file")

    def missing() -> None:
        raise UsageError("Parquet needs DuckDB: pip install 'reportedly[parquet]'")

    monkeypatch.setattr(parquet, "database", missing)
    for words in (["backfill", "page.txt", "--out", "shards"], ["load", ".", "--ledger", "new.db"]):
        assert "pip install 'reportedly[parquet]'" in told(*words)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "page.txt"]


def test_the_doctor_names_the_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not health.show(str(tmp_path / "gone" / "new.db"))
    assert f"there is no folder {tmp_path / 'gone'}; make it" in capsys.readouterr().out
