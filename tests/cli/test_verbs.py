"""The command line as its users run it: verbs, exit codes, errors that name the next step."""

from __future__ import annotations

import contextlib
import csv
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from reportedly.captures import Capture
from reportedly.documents import Document
from reportedly.ledger import Ledger

PAGE = """Town taken, ministry says

ALEPPO, Oct. 12 - Government forces captured Tal Rifaat on Saturday, Syria's defence ministry said. At least 12 people
were killed in an air strike on a market, the Syrian Observatory for Human Rights told AFP.
"""


def run(*words: str, code: int = 0, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run a verb in a process of its own and expect its exit code."""
    command = [sys.executable, "-m", "reportedly", *words]
    done = subprocess.run(command, capture_output=True, text=True, input=stdin, check=False)
    assert done.returncode == code, (done.stdout, done.stderr)
    return done


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "tal-rifaat.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def book(page: Path) -> Path:
    ledger = page.parent / "book.db"
    run("add", str(page), "--ledger", str(ledger), "--outlet", "Sample Daily", "--published", "2019-10-12")
    return ledger


def test_add_says_what_came_in_and_what_did_not(page: Path, tmp_path: Path) -> None:
    done = run("add", str(page), str(tmp_path / "missing.txt"), "--ledger", str(tmp_path / "l.db"), code=1)
    assert "2 inputs: 1 stored" in done.stdout
    assert "missing.txt: " in done.stdout
    assert "1 page names no day of publication; the file's date stands for it" in done.stdout


def test_adding_twice_adds_nothing(page: Path, book: Path) -> None:
    done = run("add", str(page), "--ledger", str(book), "--outlet", "Sample Daily", "--published", "2019-10-12")
    assert "1 was there already" in done.stdout
    assert "0 new claims" in done.stdout and "otherwise" not in done.stdout and "no day" not in done.stdout


def test_a_moment_before_the_book_is_told_as_such(book: Path) -> None:
    shown = run("updates", "--ledger", str(book), "--as-of", "2001-01-01T10:00Z").stdout
    assert "Nothing had come into the book by that moment." in shown


def test_a_sheet_says_how_a_place_and_a_day_were_read(page: Path, tmp_path: Path) -> None:
    ledger = str(tmp_path / "undated.db")
    run("add", str(page), "--ledger", ledger)
    rows = list(csv.DictReader(run("export", "csv", "--ledger", ledger).stdout.splitlines()))
    taken = next(row for row in rows if row["kind"] == "control")
    assert (taken["place_how"], taken["published_from"]) == ("alternate name", "file date")


def test_a_table_that_is_cut_says_how_to_see_more(book: Path) -> None:
    assert "; --limit shows more)" in run("claims", "--ledger", str(book), "--limit", "1").stdout
    assert "--limit" not in run("claims", "--ledger", str(book)).stdout


def test_a_known_page_that_is_read_otherwise_now_says_so(page: Path, book: Path, tmp_path: Path) -> None:
    older = tmp_path / "older.db"
    with Ledger(str(book)) as whole, Ledger(str(older)) as fewer:
        read = (*whole.read(Capture), *whole.read(Document))
        fewer.post(*read, *list(whole.claims())[1:])  # as an earlier version may have read it
    options = ("--outlet", "Sample Daily", "--published", "2019-10-12", "--ledger", str(older))
    said = run("add", str(page), *options).stdout
    assert "1 of those there already read otherwise today; what was posted stays. A fresh --ledger" in said
    assert len(run("claims", "--json", "--ledger", str(older)).stdout.splitlines()) < len(
        run("claims", "--json", "--ledger", str(book)).stdout.splitlines()
    )


def test_claims_tell_who_says_what_and_where(book: Path) -> None:
    rows = [json.loads(line) for line in run("claims", "--json", "--ledger", str(book)).stdout.splitlines()]
    control = next(row for row in rows if row["kind"] == "control")
    assert control["status"] == "captured"
    assert control["party"] == "SYR"
    assert "Rifaat" in control["place"]
    assert control["words"] in PAGE
    assert control["strip"]["outlets"] == 1


def test_a_table_is_drawn_for_people(book: Path) -> None:
    shown = run("casualties", "--ledger", str(book)).stdout
    assert "Syrian Observatory for Human Rights" in shown
    assert "at least 12" in shown


def test_a_page_that_names_the_day_alone_is_shown_without_an_hour(book: Path) -> None:
    shown = run("places", "--ledger", str(book)).stdout
    assert "2019-10-12" in shown and "00:00" not in shown


def test_questions_narrow_the_rows(book: Path) -> None:
    assert run("claims", "--json", "--kind", "talks", "--ledger", str(book)).stdout == ""
    assert run("claims", "--json", "--on", "2019-10-12", "--kind", "control", "--ledger", str(book)).stdout
    assert run("claims", "--json", "--as-of", "2001-01-01", "--ledger", str(book)).stdout == ""


def test_verify_proves_a_sound_book(book: Path) -> None:
    told = run("verify", "--ledger", str(book)).stdout
    assert "Sound" in told and " and 1 kept body, " in told


def test_a_missing_ledger_is_told_and_not_made(tmp_path: Path) -> None:
    done = run("claims", "--ledger", str(tmp_path / "none.db"), code=2)
    assert "reportedly add" in done.stderr
    assert not (tmp_path / "none.db").exists()


def test_a_day_that_is_none_is_told(book: Path) -> None:
    assert "2022-03-03" in run("claims", "--on", "Thursday", "--ledger", str(book), code=2).stderr


def test_extract_writes_the_exchange_form(page: Path) -> None:
    done = run("extract", str(page), "--format", "jsonl", "--published", "2019-10-12")
    record = json.loads(done.stdout)
    assert record["doc"] == "tal-rifaat"
    assert record["published"] == "2019-10-12"
    assert all(claim["evidence"] in PAGE for claim in record["claims"])
    assert {"attack", "casualties", "control"} <= {claim["kind"] for claim in record["claims"]}


def test_attributions_and_mentions_write_offsets_of_the_text(page: Path) -> None:
    told = json.loads(run("attributions", str(page), "--format", "jsonl").stdout)["attributions"]
    cues = [[PAGE[start:end] for start, end in attribution["cue"]] for attribution in told]
    assert cues == [["says"], ["said"], ["told"]]
    mentions = json.loads(run("mentions", str(page), "--format", "jsonl").stdout)["mentions"]
    assert all(PAGE[m["start"] : m["end"]] == m["text"] for m in mentions)
    assert any(m["kind"] == "place" and m["place"] for m in mentions)


def test_places_resolves_exactly_the_spans_asked_for(page: Path, tmp_path: Path) -> None:
    start = PAGE.index("ALEPPO")
    spans = tmp_path / "spans.jsonl"
    spans.write_text(json.dumps({"doc": "tal-rifaat", "spans": [[start, start + 6]]}), encoding="utf-8")
    (found,) = json.loads(run("mentions", str(page), "--places", str(spans)).stdout)["mentions"]
    assert found["text"] == "ALEPPO"
    assert abs(found["place"]["lat"] - 36.2) < 0.2


def test_export_writes_every_format(book: Path, tmp_path: Path) -> None:
    rows = run("export", "csv", "--ledger", str(book)).stdout.splitlines()
    assert rows[0].startswith("claim,event,document,")
    places = json.loads(run("export", "geojson", "--ledger", str(book)).stdout)
    assert all(feature["properties"]["precision"] for feature in places["features"])
    assert json.loads(run("export", "testimony", "--ledger", str(book)).stdout)["events"]
    out = tmp_path / "claims.jsonl"
    run("export", "claims", "--ledger", str(book), "--out", str(out))
    assert json.loads(out.read_text(encoding="utf-8"))["doc"] == "tal-rifaat"
    assert "csv" in run("export", "pdf", "--ledger", str(book), code=2).stderr


def test_post_takes_claims_coded_elsewhere(page: Path, tmp_path: Path) -> None:
    articles, claims, ledger = tmp_path / "a.jsonl", tmp_path / "c.jsonl", tmp_path / "l.db"
    articles.write_text(
        json.dumps(
            {"doc": "d1", "outlet": "Sample", "published": "2019-10-12", "title": "T", "text": "Rebels hold Idlib."}
        )
    )
    coded = {"id": "x1", "kind": "control", "status": "held", "evidence": "Rebels hold Idlib", "speaker": [], "via": []}
    claims.write_text(json.dumps({"doc": "d1", "published": "2019-10-12", "claims": [coded]}))
    run("post", str(claims), "--documents", str(articles), "--ledger", str(ledger))
    (row,) = run("claims", "--json", "--ledger", str(ledger)).stdout.splitlines()
    assert json.loads(row)["words"] == "Rebels hold Idlib"
    claims.write_text(json.dumps({"doc": "d2", "claims": [coded]}))
    assert "d2" in run("post", str(claims), "--documents", str(articles), "--ledger", str(ledger), code=2).stderr


def test_evaluate_scores_a_folder(tmp_path: Path) -> None:
    for name in ("claims", "texts"):
        (tmp_path / name).mkdir()
    text = {"doc": "d1", "published": "2019-10-12", "title": None, "text": PAGE}
    (tmp_path / "texts" / "d1.json").write_text(json.dumps(text))
    coded = {
        "id": "c1", "kind": "control", "status": "captured", "evidence": "Government forces captured Tal Rifaat",
        "speaker": [{"name": "Syria's defence ministry", "party": "SYR"}], "via": [], "stance": "reported",
        "modality": "actual", "actor": {"name": "Government forces", "party": "SYR"}, "target": None,
        "place": {"name": "Tal Rifaat", "canonical": "Tal Rifaat, Syria", "lat": 36.47, "lon": 37.10},
        "time": {"earliest": "2019-10-12", "latest": "2019-10-12"}, "quantity": None,
    }  # fmt: skip
    (tmp_path / "claims" / "d1.json").write_text(
        json.dumps({"doc": "d1", "published": "2019-10-12", "claims": [coded]})
    )
    figures = json.loads(run("evaluate", str(tmp_path), "--json").stdout)["figures"]
    assert figures["control"]["recall"] == 1.0
    assert figures["usable"]["gold"] == 1
    assert "claims/" in run("evaluate", str(tmp_path / "texts"), code=2).stderr


def test_doctor_finds_this_machine_well(tmp_path: Path) -> None:
    assert "All is well" in run("doctor", "--ledger", str(tmp_path / "none.db")).stdout


def test_demo_shows_the_garbled_report(tmp_path: Path) -> None:
    shown = run("demo", "--ledger", str(tmp_path / "demo.db")).stdout
    assert "invented" in shown
    line = next(line for line in shown.splitlines() if line.strip().startswith("misreport"))
    assert "Kharkiv" in line and "Kherson" in line
    assert "Sound" in run("verify", "--ledger", str(tmp_path / "demo.db")).stdout
    with contextlib.closing(sqlite3.connect(tmp_path / "demo.db")) as book:  # one address wherever the package lies
        assert all(url.startswith(("demo/", "https://")) for (url,) in book.execute("SELECT url FROM captures"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("claims", "--kind", "battle"), "there is no kind 'battle'; the kinds are "),
        (("extract", "x.txt", "--published", "soon"), "--published 'soon' names no single day"),
    ],
)
def test_words_that_mean_nothing_here_are_told(book: Path, words: tuple[str, ...], told: str) -> None:
    ledger = ("--ledger", str(book)) if words[0] == "claims" else ()
    assert told in run(*words, *ledger, code=2).stderr


def test_an_answer_of_none_is_told_as_one(book: Path) -> None:
    assert "Nothing in this ledger answers that." in run("claims", "--kind", "talks", "--ledger", str(book)).stdout


def test_the_version_is_told() -> None:
    assert run("--version").stdout.strip().count(".") == 2


def test_nothing_is_saved_from_what_is_no_ledger(page: Path, tmp_path: Path) -> None:
    done = run("salvage", str(page), str(tmp_path / "new.db"), code=1)
    assert "could be read as a ledger's: is it one?" in done.stdout
