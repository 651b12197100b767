"""Charsets: bytes to text. BOM, then what the server said, then what the page says, then UTF-8, then a guess.

A guess is flagged. Characters that no store can hold (NUL, half surrogates) become U+FFFD, one for one.
"""

from __future__ import annotations

import codecs
import re

from reportedly.captures import Capture
from reportedly.documents.blocks import Flag
from reportedly.documents.records import whole

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\A\s*<\?xml[^>]{0,120}?encoding\s*=\s*[\"']([\w:.-]{2,40})", re.IGNORECASE)
_AS_BROWSERS = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
_SEEN = 4096


def decoded(capture: Capture) -> tuple[str, tuple[Flag, ...]]:
    """The text of a capture, and flags for what was guessed or replaced."""
    body = capture.body
    for mark, name in _BOMS:
        if body.startswith(mark):
            return _flagged(body[len(mark) :].decode(name, "replace"), ())
    for name in _declared(capture):
        text = _strict(body, name)
        if text is not None:
            return _flagged(text, ())
    text = _strict(body, "utf-8")
    if text is not None:
        return _flagged(text, ())
    return _flagged(*_guessed(body))


def _declared(capture: Capture) -> tuple[str, ...]:
    """Names of charsets, the server's first. A declared single-byte charset never overrules bytes that are UTF-8."""
    header = capture.header("content-type") or capture.media_type
    told = [match[1] for match in [_HEADER.search(header)] if match]
    head = capture.body[:_SEEN]
    told += [match[1].decode("ascii") for match in (_META.search(head), _XML.search(head)) if match]
    return tuple(name for name in map(_known, told) if name)


def _known(name: str) -> str:
    wanted = _AS_BROWSERS.get(name.lower(), name)
    try:
        return codecs.lookup(wanted).name
    except LookupError:
        return ""


def _strict(body: bytes, name: str) -> str | None:
    """The text, or None where the bytes are not of this charset (or the codec is none of text)."""
    if name.startswith(("cp125", "iso8859")) and _is_utf8(body):
        name = "utf-8"
    try:
        return body.decode(name)
    except (UnicodeError, LookupError, TypeError, ValueError):
        return None


def _is_utf8(body: bytes) -> bool:
    """Bytes beyond ASCII that make up valid UTF-8 are UTF-8: another charset hardly ever looks so by chance."""
    if body.isascii():
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guessed(body: bytes) -> tuple[str, tuple[Flag, ...]]:
    """Windows-1251 where most letters beyond ASCII make Cyrillic words, else Windows-1252; always flagged."""
    high = [byte for byte in body if byte >= 0x80]
    letters = sum(1 for byte in high if byte >= 0xC0)
    share = len(high) / max(1, sum(1 for byte in body if byte > 0x40))
    name = "cp1251" if share > 0.4 and letters > 0.8 * len(high) else "cp1252"
    flag = Flag("encoding-guessed", f"No charset fits what was declared; read as {name}")
    return body.decode(name, "replace"), (flag,)


def _flagged(text: str, flags: tuple[Flag, ...]) -> tuple[str, tuple[Flag, ...]]:
    cleaned, replaced = whole(text)
    lost = cleaned.count("\ufffd") - (text.count("\ufffd") if replaced else 0)
    if lost and not replaced:
        replaced = (Flag("characters-replaced", f"{lost} characters could not be read"),)
    return cleaned, (*flags, *replaced)
