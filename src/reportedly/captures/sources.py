"""Sources: an opened location, what its first bytes say it is, and the options under which it is read."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO

from reportedly.captures import Capture, Receipt

Fetch = Callable[[str], Capture | Receipt]
"""Brings in one page from the network."""

LARGEST = 64 * 1024 * 1024
"""Bytes above which no page, record or feed is taken in."""


@dataclass(frozen=True, slots=True)
class Options:
    """How locations are read.

    ``columns``: pairs of our field (doc, url, outlet, published, title, byline, text, html) and the table's column, or
    a template with columns in braces ("fakes-{unit_id}"). ``date_format``: as for strptime. ``fetch``: how pages are
    brought in from the network; None: nothing is fetched. ``now``: the hour of retrieval; None: the clock's.
    """

    columns: tuple[tuple[str, str], ...] = ()
    encoding: str = ""
    date_format: str = ""
    fetch: Fetch | None = None
    now: datetime | None = None
    stdin: BinaryIO | None = None

    def hour(self) -> datetime:
        """The hour of retrieval."""
        return self.now or datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Source:
    """An opened location: its name as given, its bytes from the start, and what came with them.

    ``layers``: packings that were undone to come to it.
    """

    location: str
    stream: BinaryIO
    headers: tuple[tuple[str, str], ...] = ()
    named: str = ""
    layers: int = 0

    @property
    def name(self) -> str:
        """The file's name: what a suffix is read from."""
        return self.named or self.location.rstrip("/").rsplit("/", 1)[-1]

    @property
    def stem(self) -> str:
        """The name without its suffix."""
        return self.name.rsplit(".", 1)[0] or self.name

    def head(self, most: int = 8192) -> bytes:
        """The first bytes; the stream stands at its start again."""
        self.stream.seek(0)
        start = self.stream.read(most)
        self.stream.seek(0)
        return start

    def whole(self) -> bytes | None:
        """All bytes; None when there are more than any page may have."""
        self.stream.seek(0)
        body = self.stream.read(LARGEST + 1)
        return body if len(body) <= LARGEST else None


_MAGIC = (
    (b"%PDF", "a PDF"), (b"\x89PNG", "an image"), (b"GIF8", "an image"),
    (b"\xff\xd8\xff", "an image"), (b"RIFF", "a media file"), (b"OggS", "a media file"), (b"ID3", "a media file"),
    (b"SQLite format 3", "a SQLite database"), (b"7z\xbc\xaf", "a 7z archive"), (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office file"), (b"BZh", "a bzip2 archive"), (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"), (b"PAR1", "a Parquet file"),
)  # fmt: skip
_ASSETS = (".css", ".js", ".mjs", ".map", ".svg", ".woff", ".woff2", ".ttf", ".ico")
"""What a browser saves beside a page."""
_CONTROLS = bytes(code for code in range(32) if code not in (9, 10, 12, 13, 27))
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf)[\s>]", re.IGNORECASE)
_OPML = re.compile(rb"<opml[\s>]", re.IGNORECASE)
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1|table|title|meta)[\s>]", re.IGNORECASE
)
_FIELD = re.compile(rb"[!-9;-~]{1,76}:")
_POSTMARK = re.compile(rb"From \S{1,200}[ \t][^\n]{0,80}\d\d:\d\d[^\n]{0,60}\n[!-9;-~]{1,76}:")
_KNOWN = re.compile(rb"\b(?:text|content|body|article_content|url|link|title|headline|article_title)\b", re.IGNORECASE)


def kind(source: Source, options: Options) -> str:
    """What a source is: warc, gzip, zip, feed, opml, html, json, table, mail, mailbox, text; or "!reason" for what
    cannot be read."""
    head = source.head()
    if head.startswith(b"\x1f\x8b"):
        return "warc" if inflated(head, 64)[:5] == b"WARC/" else "gzip"
    bare = _bare(head)
    if bare.startswith(b"WARC/"):
        return "warc"
    found = _written(bare, source.name.lower(), options)
    if source.name.lower().endswith((".warc", ".warc.gz")):
        return f"!It is named as a WARC and is {found.lstrip('!') or 'empty'}: an error page saved in its place?"
    return found


def _bare(head: bytes) -> bytes:
    """The head without a byte-order mark, UTF-16 made ASCII enough to recognise."""
    if head.startswith(_BOMS[1:]):
        head = head[2:].replace(b"\0", b"")
    return head.removeprefix(_BOMS[0]).lstrip()


def _written(bare: bytes, name: str, options: Options) -> str:
    for magic, what in _MAGIC:
        if bare.startswith(magic):
            return f"!It is {what}; give the page's HTML or text"
    if name.endswith(_ASSETS):
        return "!It is a part of how a page looks, and no page"
    if bare.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if posted := _posted(bare, name):
        return posted
    if bare.startswith(b"<") and (_OPML.search(bare) or _FEED.search(bare)) and not _HTML.match(bare):
        return "opml" if _OPML.search(bare) else "feed"
    if name.endswith((".mhtml", ".mht")):
        return "!It is an MHTML archive; save the page as HTML alone"
    if bare[:1] == b"{" and b"jsonfeed.org/version" in bare:
        return "feed"
    as_json = name.endswith((".json", ".jsonl", ".ndjson", ".jl")) and not bare.startswith(b"<")
    if as_json or (bare[:1] in (b"{", b"[") and not name.endswith((".txt", ".md"))):
        return "json"
    if name.endswith((".csv", ".tsv", ".tab")) or (options.columns and not bare.startswith(b"<")):
        return "table"
    if name.endswith((".html", ".htm", ".xhtml", ".shtml")) or (b"<" in bare[:1] and _HTML.search(bare)):
        return "html"
    if len(bare) - len(bare.translate(None, _CONTROLS)) > len(bare) // 100:
        return "!It is no text: more than every hundredth byte is a control character"
    return "table" if _heads_table(bare) else "text"


def _posted(bare: bytes, name: str) -> str:
    """mailbox, mail, or empty: by a postmark with a header behind it, or by a header with what only mails have."""
    if _POSTMARK.match(bare):
        return "mailbox"
    header = re.split(rb"\r?\n\r?\n", bare, maxsplit=1)[0]
    if not _FIELD.match(header):
        return ""
    fields = {line.split(b":", 1)[0].lower() for line in header.splitlines() if _FIELD.match(line)}
    mailed = b"from" in fields and not fields.isdisjoint((b"message-id", b"mime-version", b"received", b"return-path"))
    return "mail" if mailed or name.endswith(".eml") else ""


def _heads_table(bare: bytes) -> bool:
    """The first line names columns we know, with tabs, semicolons, bars or commas between, and no prose in it."""
    first = bare.split(b"\n", 1)[0].strip()
    fields = max((re.split(mark, first) for mark in (rb",", rb"\t", rb";", rb"\|")), key=len)
    short = all(len(field.split()) <= 2 for field in fields)
    return len(fields) >= 2 and short and len(_KNOWN.findall(first)) >= 1 and not first.endswith((b".", b"?", b"!"))


def inflated(body: bytes, most: int) -> bytes:
    """At most ``most`` bytes out of gzip or zlib; what a broken stream still gives, empty for none."""
    try:
        return zlib.decompressobj(47).decompress(body, most)
    except zlib.error:
        return b""


def unpacked(source: Source) -> Source | None:
    """The source inside a gzip file; None when it is larger than any page may be, or broken."""
    body = source.whole()
    if body is None:
        return None
    parts: list[bytes] = []
    size = 0
    while body:
        member = zlib.decompressobj(31)
        try:
            parts.append(member.decompress(body, LARGEST + 1 - size))
        except zlib.error:
            break
        size += len(parts[-1])
        if size > LARGEST:
            return None
        body = member.unused_data
    inner = b"".join(parts)
    name = source.name.removesuffix(".gz")
    return Source(source.location, io.BytesIO(inner), source.headers, name, source.layers + 1) if inner else None
