"""Names of private persons at the command line: masked in every table, row and file, shown when asked and logged."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from reportedly import documents
from reportedly.captures import ARTICLE, Capture
from reportedly.claims.given import from_records
from reportedly.cli import asking, demonstration
from reportedly.cli.asking import VERBS
from reportedly.cli.keeping import WHOLE
from reportedly.cli.main import app
from reportedly.errors import LedgerError
from reportedly.exports.offers import OFFERS
from reportedly.ledger import Ledger
from reportedly.views.masks import MASK, Masks
from reportedly.web import journals

CHILD, PRISONER, OFFICIAL = "Lida Harrow", "Jonas Pellard", "Petra Zalin"
PAGES = (
    (
        "Girl wounded in Varn",
        "Shells fell on Varn on Sunday.\nLida Harrow, 9, was wounded when Eastern Army shells struck a school in Varn, "
        "regional governor Petra Zalin said. The water of Varn is off, Zalin said.",
        ("Lida Harrow, 9, was wounded when Eastern Army shells struck a school in Varn", "casualties", "wounded"),
    ),
    (
        "Sergeant taken near Varn",
        "Sergeant Jonas Pellard, who was captured near Varn, is alive, regional governor Petra Zalin said on Sunday.",
        ("Sergeant Jonas Pellard, who was captured near Varn, is alive", "prisoners", "captured"),
    ),
)  # fmt: skip
VARN = {"name": "Varn", "canonical": "Varn, Quessia", "lat": 48.1, "lon": 31.2}
GOVERNOR = {"name": OFFICIAL, "party": "QUE"}
PRIVATE = (*CHILD.split(), *PRISONER.split())
"""Every word of a private name; a table may break a line within one."""


def _reports() -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    for n, (title, text, (evidence, kind, status)) in enumerate(PAGES):
        article = {
            "doc": f"p{n}", "url": f"https://p{n}.example/", "outlet": f"Paper {n}", "title": title, "text": text,
            "published": f"2031-05-04T1{n}:10:00Z",
        }  # fmt: skip
        named = next(name for name in (CHILD, PRISONER) if name in evidence)
        claim = {
            "kind": kind, "status": status, "evidence": evidence, "stance": "reported", "speaker": [GOVERNOR],
            "target": {"name": named, "party": "QUE:CVL"}, "place": VARN,
        }  # fmt: skip
        yield article, [claim]


@pytest.fixture
def book(tmp_path: Path) -> str:
    path = tmp_path / "book.db"
    with Ledger(str(path)) as ledger:
        for article, records in _reports():
            body = json.dumps(article, ensure_ascii=False).encode()
            capture = Capture(article["url"], datetime(2031, 5, 4, 14, tzinfo=UTC), ARTICLE, body)
            document = documents.from_capture(capture)
            ledger.post(capture, document, *from_records(records, document))
    return str(path)


def _run(*words: str) -> Result:
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, (done.output, done.exception)
    return done


def _journal(book: str) -> Path:
    return Path(f"{book}.journal.jsonl")


def test_no_verb_that_asks_names_a_private_person(book: str) -> None:
    for verb, *_ in VERBS:
        for form in ((), ("--json",)):
            shown = _run(verb, "--ledger", book, *form).stdout
            assert [name for name in PRIVATE if name in shown] == [], (verb, form)
    assert not _journal(book).exists(), "nothing was unmasked"


def test_an_official_stays_named_and_a_mask_stands_for_the_others(book: str) -> None:
    rows = [json.loads(line) for line in _run("claims", "--json", "--ledger", book).stdout.splitlines()]
    assert len(rows) == len(PAGES)
    assert all(OFFICIAL in row["according_to"] and MASK in row["words"] for row in rows)
    assert OFFICIAL in _run("claims", "--ledger", book).stdout


def test_a_narrower_question_masks_by_the_whole_book(book: str) -> None:
    shown = _run("claims", "--json", "--kind", "prisoners", "--ledger", book).stdout
    assert OFFICIAL in shown and MASK in shown and "Pellard" not in shown


def test_unmasking_shows_names_and_is_logged(book: str) -> None:
    shown = _run("claims", "--json", "--unmask", "--kind", "casualties", "--ledger", book).stdout
    assert CHILD in shown and MASK not in shown
    assert PRISONER in _run("export", "csv", "--unmask", "--ledger", book).stdout
    first, second = journals.read(_journal(book))
    assert (first["deed"], first["about"]) == ("unmask", "claims --kind casualties")
    assert (second["deed"], second["about"]) == ("unmask", "export csv")
    assert first["person"] and datetime.fromisoformat(first["at"]).tzinfo
    assert journals.sound(_journal(book))


def test_names_stay_masked_where_the_journal_cannot_be_written(book: str) -> None:
    _journal(book).mkdir()
    done = CliRunner().invoke(app, ["claims", "--json", "--unmask", "--ledger", book])
    assert isinstance(done.exception, LedgerError) and "names stay masked" in str(done.exception)
    assert done.stdout == ""


@pytest.mark.parametrize("form", [form for form in OFFERS if form not in (*WHOLE, "parquet")])
def test_exports_are_masked_and_stay_what_they_are(book: str, form: str) -> None:
    shown, whole = _run("export", form, "--ledger", book).stdout, _run("export", form, "--unmask", "--ledger", book)
    assert [name for name in PRIVATE if name in shown] == []
    if OFFERS[form].ending == "csv":
        assert len(list(csv.reader(shown.splitlines()))) == len(list(csv.reader(whole.stdout.splitlines())))
    elif OFFERS[form].ending == "jsonl":
        assert [json.loads(line).keys() for line in shown.splitlines()]
    else:
        assert json.loads(shown).keys() == json.loads(whole.stdout).keys()


@pytest.mark.parametrize(("form", "file"), [("parquet", "claims.parquet"), ("parquet", "claims"), ("hxl", "a.parquet")])
def test_a_table_is_masked_in_parquet_too(book: str, form: str, file: str, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB writes Parquet; it is not installed")
    told = {}
    for how, path in (((), tmp_path / file), (("--unmask",), tmp_path / f"whole-{file}")):
        _run("export", form, "--out", str(path), *how, "--ledger", book)
        told[how] = duckdb.sql(f"select * from read_parquet('{path}')").fetchall()
    assert len(told[()]) == len(told["--unmask",]) > 0
    assert [name for name in PRIVATE if name in str(told[()])] == []
    assert any(name in str(told["--unmask",]) for name in PRIVATE)


@pytest.mark.parametrize("form", WHOLE)
def test_forms_that_are_rebuilt_from_word_for_word_stay_whole_and_say_so(book: str, form: str) -> None:
    done = _run("export", form, "--ledger", book)
    assert MASK not in done.stdout and (form == "testimony" or CHILD in done.stdout)
    assert "names of private persons and all" in done.stderr


def test_the_end_of_a_line_in_json_does_not_hide_a_name() -> None:
    masks = Masks(frozenset({CHILD}))
    piece = json.dumps({"Lida": f"Sunday.\n{CHILD}, 9", "é": 'a "quoted" word'}, ensure_ascii=False)
    assert json.loads(masks.over_file(piece, "application/json")) == {
        "Lida": f"Sunday.\n{MASK}, 9",
        "é": 'a "quoted" word',
    }
    assert Masks(frozenset()).over_file(piece, "application/json") == piece


def test_a_town_that_was_captured_is_no_captive_however_a_page_spells_it(tmp_path: Path) -> None:
    page, ledger = tmp_path / "page.txt", str(tmp_path / "book.db")
    page.write_text(
        "Government forces captured Tal Rifaat on Saturday, Syria's defence ministry said.\n", encoding="utf-8"
    )
    _run("add", str(page), "--ledger", ledger, "--outlet", "Sample Daily", "--published", "2019-10-12")
    (row,) = [json.loads(line) for line in _run("claims", "--json", "--ledger", ledger).stdout.splitlines()]
    assert "Tel Rifaat" in row["place"] and "Tal Rifaat" in row["words"]


def test_the_demo_masks_what_the_verbs_mask(book: str, capsys: pytest.CaptureFixture[str]) -> None:
    demonstration.tell(asking.coverage(book, None))
    shown = capsys.readouterr().out
    assert "of" in shown and OFFICIAL in shown and MASK in shown
    assert not [word for word in PRIVATE if word in shown]
