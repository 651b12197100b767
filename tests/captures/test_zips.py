"""ZIP: every member is read as a file is, and one that is broken, locked or a bomb costs itself alone."""

from __future__ import annotations

import gzip
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archives import packed
from reportedly.captures import Capture, Fate, Receipt
from reportedly.captures.reading import Options, read

AT = datetime(2031, 5, 4, 12, tzinfo=UTC)
PAGE = b"<html><p>Rockets struck the market, the mayor said.</p></html>"
TEXT = b"Shells fell on the harbour, the mayor said."


def reading(tmp_path: Path, body: bytes, name: str = "pages.zip") -> list[Capture | Receipt]:
    path = tmp_path / name
    path.write_bytes(body)
    return list(read(str(path), Options(now=AT)))


def told(outcomes: list[Capture | Receipt]) -> list[str]:
    return ["stored" if isinstance(said, Capture) else said.reason for said in outcomes]


def test_members_are_read_as_files_are(tmp_path: Path) -> None:
    rows = b"title,text\nStruck,Rockets struck the market.\nAgain,Shells fell again.\n"
    body = packed(("a/one.html", PAGE), ("a/two.txt", TEXT), ("rows.csv", rows), ("more.txt.gz", gzip.compress(TEXT)))
    came = reading(tmp_path, body)
    assert all(isinstance(said, Capture) for said in came) and len(came) == 5
    first = came[0]
    assert isinstance(first, Capture)
    assert first.url == f"{tmp_path}/pages.zip/a/one.html" and first.body == PAGE and first.media_type == "text/html"
    assert first.header("file-date") == "2031-05-03T10:00:00+00:00"


def test_folders_and_what_is_hidden_are_passed_over(tmp_path: Path) -> None:
    body = packed(("a/", b""), ("__MACOSX/a.html", PAGE), (".DS_Store", b"x"), ("b.html", PAGE))
    assert told(reading(tmp_path, body)) == ["stored"]


def test_a_damaged_member_costs_itself_alone(tmp_path: Path) -> None:
    body = packed(("a.html", PAGE), ("b.html", b"<p>" + bytes(range(32, 127)) * 9), ("c.html", PAGE))
    at = body.index(b"b.html") + 40
    came = reading(tmp_path, body[:at] + b"\xff\xff" + body[at + 2 :])
    assert told(came)[::2] == ["stored", "stored"]
    assert "cannot be unpacked" in told(came)[1]


def lying(body: bytes, name: bytes, size: int) -> bytes:
    """The archive with another size unpacked told of a member in its directory."""
    at = body.rindex(name) - 46
    return body[: at + 24] + size.to_bytes(4, "little") + body[at + 28 :]


@pytest.mark.parametrize("size", [10, 5000])
def test_a_size_that_is_not_so_is_told(tmp_path: Path, size: int) -> None:
    came = reading(tmp_path, lying(packed(("a.html", PAGE), ("b.html", PAGE)), b"b.html", size))
    assert told(came)[0] == "stored" and isinstance(came[1], Receipt) and came[1].fate is Fate.REJECTED


def test_bombs_are_not_unpacked(tmp_path: Path) -> None:
    came = reading(tmp_path, packed(("bomb.html", bytes(50_000_000)), ("b.html", PAGE)))
    assert "It would grow from" in told(came)[0] and told(came)[1] == "stored"


def test_many_members_of_the_same_bytes_are_stopped(tmp_path: Path) -> None:
    body = packed(("a.txt", b"Shells fell on the harbour. " * 50_000))
    start, end = body.index(b"PK\x01\x02"), body.index(b"PK\x05\x06")
    entry, count = body[start:end], 3000
    tail = bytearray(body[end:])
    tail[8:12] = count.to_bytes(2, "little") * 2
    tail[12:16] = (count * len(entry)).to_bytes(4, "little")
    came = reading(tmp_path, body[:start] + entry * count + bytes(tail))
    assert isinstance(came[-1], Receipt) and came[-1].fate is Fate.PARTIAL
    assert "the archive unpacks to too much" in came[-1].reason and len(came) < 100


def test_a_locked_member_says_what_to_do(tmp_path: Path) -> None:
    body = bytearray(packed(("a.html", PAGE), ("b.html", PAGE)))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        body[body.index(mark) + offset] |= 1
    assert ["encrypted" in reason for reason in told(reading(tmp_path, bytes(body)))] == [True, False]


def test_other_ways_of_packing_are_named(tmp_path: Path) -> None:
    (reason,) = told(reading(tmp_path, packed(("a.html", PAGE), method=zipfile.ZIP_BZIP2)))
    assert "method 12" in reason


def test_archives_in_archives_are_left_packed(tmp_path: Path) -> None:
    inner = packed(("a.html", PAGE))
    layers = gzip.compress(gzip.compress(gzip.compress(TEXT)))
    came = told(reading(tmp_path, packed(("in.zip", inner), ("b.html", PAGE), ("c.txt.gz", layers))))
    assert came[1] == "stored" and all("within another packed file" in reason for reason in came[::2])
    assert "within another packed file" in told(reading(tmp_path, layers, "c.gz"))[0]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (packed(("a.html", PAGE))[:60], "no whole ZIP file"),
        (packed(), "The archive is empty"),
        (packed(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")), "an office file"),
        (packed(("mimetype", b"application/epub+zip")), "an office file or a book"),
    ],
)
def test_what_is_no_archive_of_pages_is_told(tmp_path: Path, body: bytes, reason: str) -> None:
    (said,) = told(reading(tmp_path, body))
    assert reason in said


def test_names_lead_nowhere(tmp_path: Path) -> None:
    (said,) = reading(tmp_path, packed(("../../etc/\x1b[31mred.html", PAGE)))
    assert isinstance(said, Capture) and "\x1b" not in said.url
    assert [path.name for path in tmp_path.iterdir()] == ["pages.zip"]


def test_json_lines_in_an_archive_are_articles(tmp_path: Path) -> None:
    line = json.dumps({"doc": "r1", "text": TEXT.decode()}).encode()
    assert told(reading(tmp_path, packed(("a.jsonl", line + b"\n" + line.replace(b"r1", b"r2"))))) == ["stored"] * 2
