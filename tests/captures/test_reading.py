"""Locations: what each kind of file gives, and what is said of a file that gives nothing."""

import gzip
import io
import json
import os
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.captures import ARTICLE, Capture, Fate, Receipt
from reportedly.captures.reading import Options, columns, read
from reportedly.errors import UsageError

NOW = datetime(2024, 6, 12, 9, 0, tzinfo=UTC)


def options(**fields: object) -> Options:
    return Options(now=NOW, **fields)  # type: ignore[arg-type]


def captures(location: Path | str, **fields: object) -> list[Capture]:
    return [found for found in read(str(location), options(**fields)) if isinstance(found, Capture)]


def receipts(location: Path | str, **fields: object) -> list[Receipt]:
    return [found for found in read(str(location), options(**fields)) if isinstance(found, Receipt)]


def told(capture: Capture) -> dict[str, str]:
    assert capture.media_type == ARTICLE
    record: dict[str, str] = json.loads(capture.body)
    return record


def written(folder: Path, name: str, body: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(body if isinstance(body, bytes) else body.encode())
    return path


def test_texts_and_pages(tmp_path: Path) -> None:
    written(tmp_path, "b.html", "<html><p>A page.</p></html>")
    written(tmp_path, "a.txt", "A text.")
    written(tmp_path, "c.html.gz", gzip.compress(b"<!doctype html><p>Packed.</p>"))
    written(tmp_path, ".hidden", "no")
    (tmp_path / "sub").mkdir()
    written(tmp_path / "sub", "d", "Another text.")
    found = captures(tmp_path)
    assert [(Path(one.url).name, one.media_type) for one in found] == [
        ("a.txt", "text/plain"), ("b.html", "text/html"), ("c.html.gz", "text/html"), ("d", "text/plain"),
    ]  # fmt: skip
    assert found[2].body == b"<!doctype html><p>Packed.</p>"
    assert found[0].header("file-date") is not None


def test_what_is_piped_in() -> None:
    found = captures("-", stdin=io.BytesIO(b"A text that was piped in."))
    assert [(one.url, one.body) for one in found] == [("-", b"A text that was piped in.")]


def test_the_file_date_is_the_last_resort(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "A text.")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    assert captures(path)[0].header("file-date") == "2023-11-14T22:13:20+00:00"


def test_one_article_a_line(tmp_path: Path) -> None:
    lines = [
        '{"id": "a", "text": "One."}',
        "",
        "{broken",
        "[1]",
        '{"title": "No text", "doc": "b"}',
        '{"text": "Two."}',
        "NaN",
    ]
    path = written(tmp_path, "day.jsonl", "\n".join(lines))
    assert [told(one)["doc"] for one in captures(path)] == ["a", "day-6"]
    assert [one.location.rsplit(":", 1)[-1] for one in receipts(path)] == ["3", "4", "5", "7"]
    assert all(one.fate is Fate.REJECTED and one.reason for one in receipts(path))


@pytest.mark.parametrize(
    "body",
    [
        '[{"doc": "a", "text": "One."}, {"doc": "b", "text": "Two."}]',
        '{"reports": [{"id": "a", "text": "One."}, {"id": "b", "text": "Two."}], "note": "x"}',
        '{"doc": "a", "text": "One."}\n{"doc": "b", "text": "Two."}\n',
    ],
)
def test_many_articles_in_one_json_file(tmp_path: Path, body: str) -> None:
    assert [told(one)["doc"] for one in captures(written(tmp_path, "x.json", body))] == ["a", "b"]


def test_one_article_in_one_json_file_is_named_for_the_file(tmp_path: Path) -> None:
    path = written(
        tmp_path, "port.json", '{"title": "T", "source": "The Echo", "content": "Words.", "url": "https://e.example/1"}'
    )
    capture = captures(path)[0]
    assert told(capture) == {
        "doc": "port", "outlet": "The Echo", "text": "Words.", "title": "T", "url": "https://e.example/1",
    }  # fmt: skip
    assert (capture.url, capture.header("source")) == ("https://e.example/1", str(path))


def test_a_field_given_twice_is_told(tmp_path: Path) -> None:
    capture = captures(
        written(tmp_path, "x.json", '{"text": "Nine died.", "published": "2024-06-11", "text": "Two died."}')
    )[0]
    assert (told(capture)["text"], capture.header("duplicate-keys")) == ("Two died.", "text")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (r'{"text": "C:\data, 5\% of its \"size\" \\ n."}', r'C:\data, 5\% of its "size" \ n.'),
        (r'{"text": "A bad \u12 point."}', r"A bad \u12 point."),
        ('{"text": "One line.\nAnother."}', "One line.\nAnother."),
    ],
)  # fmt: skip
def test_json_that_is_plainly_meant_is_read_and_told(tmp_path: Path, line: str, words: str) -> None:
    (capture,) = captures(written(tmp_path, "x.json", line))
    assert told(capture)["text"] == words
    assert "line " in (capture.header("json-mended") or "")


def test_json_by_the_letter_has_nothing_told_of_it(tmp_path: Path) -> None:
    (capture,) = captures(written(tmp_path, "x.json", r'{"text": "A \\ and a \u0041."}'))
    assert (told(capture)["text"], capture.header("json-mended")) == ("A \\ and a A.", None)


def test_a_half_character_survives_the_record(tmp_path: Path) -> None:
    assert told(captures(written(tmp_path, "x.json", '{"text": "a \\ud800 b"}'))[0])["text"] == "a \ud800 b"


TABLE = (
    "unit_id;article_title;article_content;source;date\n7;Port shelled;It, burned.;Echo;6/11/2024\n8;Quay shut;;Echo;\n"
)


def test_a_table_by_its_columns(tmp_path: Path) -> None:
    wanted = columns("text=article_content,title=article_title,outlet=source,published=date,doc=echo-{unit_id}")
    path = written(tmp_path, "t.csv", TABLE)
    found = captures(path, columns=wanted, date_format="%m/%d/%Y")
    assert [told(one) for one in found] == [
        {"doc": "echo-7", "outlet": "Echo", "published": "2024-06-11", "text": "It, burned.", "title": "Port shelled"}
    ]
    assert found[0].header("source") == f"{path}:2"
    assert [one.location for one in receipts(path, columns=wanted)] == [f"{path}:3"]


def test_a_table_by_the_names_in_use(tmp_path: Path) -> None:
    assert told(captures(written(tmp_path, "t.csv", TABLE))[0])["text"] == "It, burned."


def test_a_table_in_latin_1(tmp_path: Path) -> None:
    path = written(tmp_path, "t.csv", "doc,text\n1,Zürich fell silent.\n".encode("latin-1"))
    assert told(captures(path, encoding="latin-1")[0])["text"] == "Zürich fell silent."
    guessed = captures(path)[0]
    assert (told(guessed)["text"], guessed.header("encoding-guessed")) == ("Zürich fell silent.", "cp1252")
    assert "no encoding" in receipts(path, encoding="latin-9000")[0].reason


def test_rows_that_do_not_fit_cost_only_themselves(tmp_path: Path) -> None:
    rows = 'doc,text\n1,One.\n2,Two, with a stray comma.\n3,"Three\nlines."\n4,\0\n5\n6,' + "x" * 300_000 + "\n"
    path = written(tmp_path, "t.csv", rows)
    assert [told(one)["doc"] for one in captures(path)] == ["1", "3", "4", "6"]
    assert [one.location for one in receipts(path)] == [f"{path}:3", f"{path}:7"]


@pytest.mark.parametrize("wanted", ["text", "words=a", "text="])
def test_columns_that_cannot_be(wanted: str) -> None:
    with pytest.raises(UsageError, match="no column"):
        columns(wanted)


def test_columns_that_are_not_there(tmp_path: Path) -> None:
    path = written(tmp_path, "t.csv", TABLE)
    assert "no column 'body'" in receipts(path, columns=columns("text=body"))[0].reason
    assert "--columns" in receipts(written(tmp_path, "u.csv", "a,b\n1,2\n"))[0].reason


def test_a_table_of_addresses_is_fetched(tmp_path: Path) -> None:
    def fetch(url: str) -> Capture | Receipt:
        if url.endswith("2"):
            return Receipt(url, Fate.NOT_FETCHED, "The server answered 404")
        return Capture(url, NOW, "text/html", b"<p>A page.</p>")

    path = written(tmp_path, "t.csv", "link\nhttps://e.example/1\nhttps://e.example/2\n")
    assert [one.url for one in captures(path, fetch=fetch)] == ["https://e.example/1"]
    assert [one.reason for one in receipts(path, fetch=fetch)] == ["The server answered 404"]
    assert {one.fate for one in receipts(path)} == {Fate.NOT_FETCHED}


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("a.pdf", b"%PDF-1.7", "PDF"), ("a.bin", bytes(range(256)) * 8, "control"), ("a.txt", b"", "empty"),
        ("a.png", b"\x89PNG", "image"),
        ("a.json", b"{", "no JSON"), ("a.csv", b"", "holds a text or a url"),
        ("a.warc", b"<html><p>Denied</p>", "named as a WARC"),
        ("a.gz", b"\x1f\x8b\x08broken", "gzip"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, body: bytes, reason: str) -> None:
    found = list(read(str(written(tmp_path, name, body)), options()))
    assert len(found) == 1
    assert isinstance(found[0], Receipt)
    assert re.search(reason, found[0].reason)


def test_places_that_are_not_there(tmp_path: Path) -> None:
    assert "no such file" in receipts(tmp_path / "none.txt")[0].reason
    assert receipts("\0")[0].fate is Fate.NOT_FETCHED
    assert receipts(tmp_path)[0].reason == "The folder is empty"
    assert receipts("https://e.example/1")[0].fate is Fate.NOT_FETCHED


@given(
    st.binary(max_size=400), st.sampled_from(["a.txt", "a.jsonl", "a.json", "a.csv", "a.xml", "a.warc", "a.gz", "a"])
)
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, body: bytes, name: str) -> None:
    path = written(tmp_path_factory.mktemp("any", numbered=True), name, body)
    assert all(isinstance(one, Capture | Receipt) for one in read(str(path), options()))


@pytest.mark.parametrize(("name", "body"), [("a.json", b"[]"), ("a.json", b'{"articles": []}'), ("a.jsonl", b" \n\n")])
def test_nothing_goes_without_a_word(tmp_path: Path, name: str, body: bytes) -> None:
    (tmp_path / name).write_bytes(body)
    (said,) = read(str(tmp_path / name), Options())
    assert isinstance(said, Receipt) and said.fate is Fate.REJECTED and said.reason


def test_a_file_named_as_json_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"Rockets struck.\n")
    (said,) = read(str(tmp_path / "a.jsonl"), Options())
    assert isinstance(said, Receipt) and "The line is no JSON" in said.reason
