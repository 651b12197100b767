"""WARC: pages out of web archives, plain or gzip, by record or as a whole (WARC 1.0 and 1.1).

Lengths and digests are checked here: the usual readers hand over a truncated record without a word. After a broken
record reading goes on at the next "WARC/1." (ISO 28500). Records that hold no page are counted, not read.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from reportedly.captures import Capture, Fate, Receipt
from reportedly.captures.articles import rejected
from reportedly.captures.bodies import dechunked, decoded
from reportedly.captures.sources import LARGEST, Options, Source
from reportedly.captures.tapes import Tape

_MARK = b"WARC/1."
_NEXT = b"\r\n\r\n" + _MARK
_HEADERS_MOST = 200
_SLACK = 8
"""Bytes between two records that are not worth a word: line ends, and a few too many of them."""
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it stands in the file: its headers, its block, and what is wrong with it."""

    headers: dict[str, str]
    block: bytes
    wrong: str = ""


def in_archive(source: Source, options: Options) -> Iterator[Capture | Receipt]:
    """The pages of an archive; a receipt for every page that cannot be read, and one for what was passed over."""
    passed: Counter[str] = Counter()
    for number, record in enumerate(_records(source), 1):
        place = record.headers.get("warc-target-uri", "").strip("<>") or f"{source.location}#{number}"
        kind = record.headers.get("warc-type", "")
        if not record.headers:
            yield Receipt(f"{source.location}#{number}", Fate.PARTIAL, record.wrong)
        elif kind in ("response", "resource"):
            read = _page(record, place, source, options)
            if read is None:
                passed["no page"] += 1
            else:
                yield read
        else:
            passed[kind or "untyped"] += 1
    if passed:
        told = ", ".join(f"{count} {kind}" for kind, count in sorted(passed.items()))
        yield Receipt(source.location, Fate.PARTIAL, f"Records passed over, no pages: {told}")


def _records(source: Source) -> Iterator[Record]:
    tape = Tape(source.stream)
    while True:
        skipped = tape.seek(_MARK)
        line = tape.line()
        if skipped > _SLACK:
            yield Record({}, b"", f"{skipped} bytes {'before the next record' if line else 'at the end'} are no record")
        if not line:
            break
        yield _record(tape)
    if tape.broken:
        yield Record({}, b"", f"{tape.broken} gzip members of the archive are broken or cut off")


def _record(tape: Tape) -> Record:
    headers = _fields(tape)
    told = headers.get("content-length", "")
    if not told.isascii() or not told.isdigit():
        return Record(headers, b"", f"The record gives no length that can be ({told[:20]!r})")
    length = int(told)
    block = tape.read(min(length, LARGEST))
    whole = len(block) == length and _closes(tape)
    end = -1 if whole else block.find(_NEXT)
    if end >= 0:
        tape.back(block[end:])
        return Record(headers, block[:end], f"The record is shorter than it says: {end} of {length} bytes")
    if length > LARGEST:
        return Record(headers, block, "The record is larger than 64 MiB")
    if len(block) < length:
        return Record(headers, block, f"The record is cut off: {len(block)} of {length} bytes")
    agrees = _agrees(headers.get("warc-block-digest", ""), block)
    return Record(headers, block, "" if agrees else "The record does not agree with its digest")


def _closes(tape: Tape) -> bool:
    """Two line ends follow, or the file ends: the length was right."""
    after = tape.read(4)
    if after != b"\r\n\r\n":
        tape.back(after)
    return after.startswith(b"\r\n") or not after


def _fields(tape: Tape) -> dict[str, str]:
    headers: dict[str, str] = {}
    for _ in range(_HEADERS_MOST):
        line = tape.line().decode("utf-8", "replace").rstrip("\r\n")
        if not line:
            break
        name, _, value = line.partition(":")
        headers.setdefault(name.strip().lower(), value.strip())
    return headers


def _agrees(digest: str, block: bytes) -> bool:
    """The digest is of this block; true where there is none, or of a kind not known."""
    name, _, told = digest.partition(":")
    if name.lower() not in ("sha1", "sha256", "md5", "sha512") or not told:
        return True
    made = hashlib.new(name.lower(), block, usedforsecurity=False)
    return told.lower() == made.hexdigest() or told.upper().rstrip("=") == base64.b32encode(
        made.digest()
    ).decode().rstrip("=")


def _page(record: Record, place: str, source: Source, options: Options) -> Capture | Receipt | None:
    """The page of a record; None when it holds none (a picture, an error, a redirect)."""
    fields: dict[str, str] = {}
    wrong = ""
    if record.headers.get("warc-type") == "resource":
        kind, body = record.headers.get("content-type", ""), record.block
    else:
        status, fields, payload = _answer(record.block)
        kind = fields.get("content-type", "")
        if status != 200 or not kind.lower().startswith(_PAGES):
            return None if payload or status else rejected(place, record.wrong or "The record holds no HTTP answer")
        try:
            body, wrong = _payload(payload, fields)
        except ValueError as cause:
            return rejected(place, str(cause))
    if not kind.lower().startswith(_PAGES):
        return None
    if not body.strip():
        return rejected(place, record.wrong or "The page is empty")
    partial = record.wrong or wrong
    kept = tuple((name, fields[name]) for name in ("content-type", "last-modified", "date") if name in fields)
    notes = (("partial", partial),) if partial else ()
    when = _hour(record.headers.get("warc-date", "")) or options.hour()
    return Capture(place, when, kind, body, (*kept, ("source", source.location), *notes))


def _answer(block: bytes) -> tuple[int, dict[str, str], bytes]:
    """Status, headers by lower-case name, and payload of an HTTP answer; status 0 when it is none."""
    head, _, payload = block.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/") or len(head) > 256 * 1024:
        return 0, {}, b""
    first, *lines = head.decode("latin-1").split("\r\n")
    status = re.match(r"HTTP/[\d.]+ (\d{3})", first)
    fields = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return int(status[1]) if status else 0, fields, payload


def _payload(payload: bytes, fields: dict[str, str]) -> tuple[bytes, str]:
    """The page's bytes and what a reader must know. Archives keep codings, or undo them and leave the header."""
    wrong = ""
    if "chunked" in fields.get("transfer-encoding", "").lower():
        payload, whole = dechunked(payload)
        wrong = "" if whole else "The page is cut off: its last chunk is missing"
    encodings = [name.strip().lower() for name in fields.get("content-encoding", "").split(",")]
    if payload[:1] == b"<" or not any(encodings):
        return payload, wrong
    body, told = decoded(payload, encodings, LARGEST)
    return body, wrong or told


def _hour(words: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
