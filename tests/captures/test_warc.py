"""Archives: whole, cut off, wrongly measured, and full of other things."""

import gzip
import hashlib
import io
from datetime import UTC, datetime

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from reportedly.captures import Capture, Fate, Receipt
from reportedly.captures.reading import Options, read

NOW = datetime(2024, 6, 12, 9, 0, tzinfo=UTC)
PAGE = b"<html><p>Shells fell on the port of Sirte on Tuesday.</p></html>" * 20


def items(body: bytes) -> list[Capture | Receipt]:
    return list(read("-", Options(now=NOW, stdin=io.BytesIO(body))))


def pages(body: bytes) -> list[Capture]:
    return [item for item in items(body) if isinstance(item, Capture)]


def answer(
    payload: bytes = PAGE, fields: str = "Content-Type: text/html; charset=utf-8\r\n", status: str = "200 OK"
) -> bytes:
    return f"HTTP/1.1 {status}\r\n{fields}\r\n".encode() + payload


def record(number: int, block: bytes, kind: str = "response", length: int | None = None, digest: str = "") -> bytes:
    told = f"WARC-Block-Digest: {digest}\r\n" if digest else ""
    return (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://e.example/{number}\r\n{told}"
        f"WARC-Date: 2024-06-11T08:00:00Z\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"  # fmt: skip


@pytest.mark.parametrize("zipped", [False, True])
def test_an_archive_as_the_usual_writer_makes_it(zipped: bool) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=zipped)
    for number in (1, 2):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                f"https://e.example/{number}", "response", payload=io.BytesIO(PAGE), http_headers=headers
            )
        )
    found = pages(out.getvalue())
    assert [(one.url, one.body, one.header("partial")) for one in found] == [
        ("https://e.example/1", PAGE, None), ("https://e.example/2", PAGE, None),
    ]  # fmt: skip


def test_each_record_its_own_hour_and_headers() -> None:
    found = pages(record(1, answer()))[0]
    assert found.retrieved == datetime(2024, 6, 11, 8, tzinfo=UTC)
    assert found.header("content-type") == "text/html; charset=utf-8"


def test_gzip_of_the_whole_file() -> None:
    assert len(pages(gzip.compress(record(1, answer()) + record(2, answer())))) == 2


def test_codings_are_undone() -> None:
    fields = "Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    packed = gzip.compress(PAGE)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    assert pages(record(1, answer(chunked, fields)))[0].body == PAGE


def test_a_body_that_grows_beyond_bounds_is_rejected() -> None:
    bomb = gzip.compress(b"\0" * 80_000_000)
    found = items(record(1, answer(bomb, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n")))
    assert isinstance(found[0], Receipt)
    assert "grows" in found[0].reason


@pytest.mark.parametrize("zipped", [False, True])
def test_a_record_cut_off_is_kept_in_part(zipped: bool) -> None:
    varied = b"".join(b"<p>%s</p>" % hashlib.sha256(b"%d" % n).hexdigest().encode() for n in range(400))
    first, last = record(1, answer()), record(2, answer(varied))
    body = gzip.compress(first) + gzip.compress(last)[:-6000] if zipped else first + last[:-300]
    found = pages(body)
    assert found[0].header("partial") is None
    assert "cut off" in (found[1].header("partial") or "")


def test_a_length_too_long_does_not_swallow_the_next_record() -> None:
    found = pages(record(1, answer(), length=len(answer()) + 900) + record(2, answer()))
    assert [one.url for one in found] == ["https://e.example/1", "https://e.example/2"]
    assert "shorter than it says" in (found[0].header("partial") or "")
    assert found[1].header("partial") is None


@pytest.mark.parametrize("length", ["-5", "many", "99999999999999"])
def test_lengths_that_cannot_be(length: str) -> None:
    broken = record(1, answer()).replace(b"Content-Length: %d" % len(answer()), f"Content-Length: {length}".encode())
    assert any(isinstance(item, Receipt) or item.header("partial") for item in items(broken))
    assert [one.url for one in pages(broken + record(2, answer()))][-1] == "https://e.example/2"


def test_junk_between_records_is_passed_over_aloud() -> None:
    found = items(record(1, answer()) + b"\xff" * 500 + record(2, answer()))
    assert [item.url for item in found if isinstance(item, Capture)] == ["https://e.example/1", "https://e.example/2"]
    assert any("500 bytes" in item.reason for item in found if isinstance(item, Receipt))


def test_a_digest_that_does_not_agree() -> None:
    right = "sha256:" + hashlib.sha256(answer()).hexdigest()
    assert pages(record(1, answer(), digest=right))[0].header("partial") is None
    assert "digest" in (pages(record(1, answer(), digest="sha1:" + "A" * 32))[0].header("partial") or "")


def test_what_is_no_page_is_counted() -> None:
    body = (
        record(1, b"software: x", "warcinfo")
        + record(2, answer(b"\x89PNG", "Content-Type: image/png\r\n"))
        + record(3, answer(b"gone", status="404 Not Found"))
        + record(4, answer())
    )
    found = items(body)
    assert [item.url for item in found if isinstance(item, Capture)] == ["https://e.example/4"]
    assert [(item.fate, item.reason) for item in found if isinstance(item, Receipt)] == [
        (Fate.PARTIAL, "Records passed over, no pages: 2 no page, 1 warcinfo")
    ]
