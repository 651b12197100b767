"""Archives of files and mails that are broken, locked, lying or made to swell."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Mapping

from desk import Check, ingest

from archives import packed

PAGE = (
    b"<html><article><h1>Market struck</h1><p>Rockets struck the market of Kharkiv on Sunday and killed four people, "
    b"the mayor said.</p><p>The power plant of the city was damaged, and trains were halted until Monday.</p></article>"
    b"</html>"
)
AGAIN = PAGE.replace(b"Kharkiv", b"Sumy")
HEAD = (
    b"From: Quill <a@quill.example>\nSubject: Market struck\nDate: Sun, 04 May 2031 18:05:00 +0300\nMIME-Version: 1.0\n"
)
STORY = b"Rockets struck the market of Kharkiv on Sunday and killed four people, the mayor said.\n"
MARK = b"From a@quill.example Sun May  4 18:05:00 2031\n"


def locked() -> bytes:
    body = bytearray(packed(("a.html", PAGE), ("b.html", AGAIN)))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        body[body.index(mark) + offset] |= 1
    return bytes(body)


def lying() -> bytes:
    """One member tells a size that is too small, one has its bytes changed, one is whole."""
    body = bytearray(packed(("a.html", PAGE), ("b.html", AGAIN), ("c.html", PAGE + b" ")))
    at = body.rindex(b"a.html") - 46
    body[at + 24 : at + 28] = (10).to_bytes(4, "little")
    at = body.index(b"b.html") + 30
    body[at : at + 4] = b"\xff" * 4
    return bytes(body)


def claimed() -> bytes:
    """Three thousand members that lay claim to the same packed bytes."""
    body = packed(("a.png", b"\x89PNG" + b"harbour of the city\n" * 50_000))
    start, end = body.index(b"PK\x01\x02"), body.index(b"PK\x05\x06")
    entry, tail = body[start:end], bytearray(body[end:])
    tail[8:12] = (3000).to_bytes(2, "little") * 2
    tail[12:16] = (3000 * len(entry)).to_bytes(4, "little")
    return body[:start] + entry * 3000 + bytes(tail)


def nested() -> bytes:
    thrice = gzip.compress(gzip.compress(gzip.compress(PAGE, mtime=0), mtime=0), mtime=0)
    return packed(("in.zip", packed(("a.html", PAGE))), ("b.html.gz", thrice), ("c.html", PAGE))


def mail(kind: bytes = b"text/plain", body: bytes = STORY) -> bytes:
    return HEAD + b"Content-Type: " + kind + b"\n\n" + body


def parted(*parts: bytes, end: bytes = b"--b--\n") -> bytes:
    return mail(b"multipart/mixed; boundary=b", b"".join(b"--b\n" + part + b"\n" for part in parts) + end)


PLAIN = b"Content-Type: text/plain\n\n" + STORY
PICTURE = (
    b"Content-Type: image/png\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"
)


def deep() -> bytes:
    levels = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2000))
    return HEAD + levels + PLAIN


def box() -> bytes:
    mails = (mail(), b"\xff\xfe\0 no header\n", parted(PICTURE), mail(body=STORY.replace(b"Kharkiv", b"Sumy")))
    return b"".join(MARK + body + b"\n" for body in mails)


def each(*given: tuple[str, bytes]) -> str:
    return "; ".join(ingest(name, body).outcome for name, body in given)


PACKED: Mapping[int, Check] = {
    83: lambda: ingest("a.zip", packed(("bomb.html", bytes(50_000_000)), ("b.html", PAGE))).outcome,
    84: lambda: ingest("a.zip", locked()).outcome,
    85: lambda: ingest("a.zip", lying()).outcome,
    86: lambda: ingest("a.zip", nested()).outcome,
    87: lambda: ingest("a.zip", claimed()).outcome.rpartition("; ")[2],
    88: lambda: each(("a.zip", packed(("a.html", PAGE))[:90]), ("a.docx", packed(("[Content_Types].xml", b"<a/>")))),
    89: lambda: ingest("a.zip", packed(("../../etc/\x1b[31ma.html", PAGE))).outcome,
    90: lambda: ingest("a.zip", packed(("a.html", PAGE), method=zipfile.ZIP_LZMA)).outcome,
    91: lambda: ingest("a.eml", parted(PLAIN, end=b"")).outcome,
    92: lambda: ingest("a.eml", deep()).outcome,
    93: lambda: each(
        ("a.eml", mail(b"multipart/encrypted; boundary=b", b"--b\n" + PLAIN + b"--b--\n")), ("a.eml", parted(PICTURE))
    ),
    94: lambda: ingest("a.mbox", box()).outcome,
    95: lambda: ingest("a.eml", b"Subject: " + b"=?utf-8?q?a?= " * 50_000 + b"\n" + mail()).outcome,
}
"""What is done for each row of archives and mails."""
