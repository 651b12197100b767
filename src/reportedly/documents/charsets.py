"""Charsets: the text of a capture, with flags for what was guessed or replaced."""

from __future__ import annotations

import re

from reportedly.captures import Capture
from reportedly.captures import charsets as bytes_read
from reportedly.documents.blocks import Flag

REPLACED = "characters-replaced"
GUESSED = "encoding-guessed"
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def decoded(capture: Capture) -> tuple[str, tuple[Flag, ...]]:
    """The text of a capture's body. Characters no store can hold become U+FFFD, one for one, and are flagged."""
    text, guess = bytes_read.decoded(capture.body, capture.header("content-type") or capture.media_type)
    flags = (guessed(guess),) if guess else ()
    cleaned, replaced = whole(text)
    if not replaced and "\ufffd" in cleaned:
        replaced = (Flag(REPLACED, f"{cleaned.count(chr(0xFFFD))} characters could not be read"),)
    return cleaned, (*flags, *replaced)


def guessed(name: str) -> Flag:
    """The flag of a page whose bytes fit no declared charset."""
    return Flag(GUESSED, f"The bytes fit no charset that was declared; they were read as {name}")


def whole(text: str) -> tuple[str, tuple[Flag, ...]]:
    """The text with NUL and half surrogates replaced by U+FFFD, one for one, and a flag if there were any."""
    if _storable(text):
        return text, ()
    return _UNSTORABLE.sub("\ufffd", text), (Flag(REPLACED, "Half characters or NUL were replaced by U+FFFD"),)


def _storable(text: str) -> bool:
    try:
        return b"\0" not in text.encode()
    except UnicodeEncodeError:
        return False
