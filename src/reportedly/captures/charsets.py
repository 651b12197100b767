"""Charsets: bytes to text. Byte-order mark, what was declared, UTF-8, then a guess that is told as one.

A declared single-byte charset never overrules bytes that are valid UTF-8, and Latin-1 is read as browsers read it, as
Windows-1252, unless most letters would be accented. The guess knows two cases: mostly letters beyond ASCII are
Windows-1251 (Cyrillic), else Windows-1252.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

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
_AS_BROWSERS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252"}
_HEAD = 4096


def decoded(body: bytes, header: str = "") -> tuple[str, str]:
    """The text, and the name of the charset where it was guessed, else an empty string."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace"), ""
    for name in (*_declared(body, header), "utf-8"):
        text = _strict(body, name)
        if text is not None:
            return text, ""
    guess = _guess(body)
    return body.decode(guess, "replace"), guess


def _declared(body: bytes, header: str) -> Sequence[str]:
    """Names of charsets that Python knows: the server's, then the page's."""
    told = [match[1] for match in [_HEADER.search(header)] if match]
    head = body[:_HEAD]
    told += [match[1].decode("ascii", "replace") for match in (_META.search(head), _XML.search(head)) if match]
    return tuple(filter(None, map(_known, told)))


def _known(name: str) -> str:
    try:
        found = codecs.lookup(_AS_BROWSERS.get(name.lower(), name))
    except (LookupError, ValueError):
        return ""
    return found.name if found._is_text_encoding else ""


def _strict(body: bytes, name: str) -> str | None:
    """The text; None where the bytes are not of this charset, or are UTF-8 under another name."""
    try:
        text = body.decode(name)
    except (UnicodeError, ValueError):
        return None
    if name.startswith(("cp125", "iso8859", "koi8")) and not body.isascii() and _is_utf8(body):
        return None
    return None if name == "cp1252" and _guess(body) != name else text


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guess(body: bytes) -> str:
    high = sum(1 for byte in body if byte >= 0x80)
    letters = sum(1 for byte in body if byte >= 0xC0)
    written = high + sum(1 for byte in body if chr(byte).isalpha() and byte < 0x80)
    return "cp1251" if high > 0.4 * max(1, written) and letters > 0.8 * high else "cp1252"
