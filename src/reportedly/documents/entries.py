"""Entries: the lines of a live blog that begin with an hour ("LIVE: 14:05 GMT - Rockets hit the harbour").

The hour is no part of what is told, and its label makes no other story of it. One such line may be anything; two are a
blog.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from reportedly.documents.tails import Line

LEAST = 2
"""Lines with an hour that make a blog."""
_STAMP = re.compile(
    r"(?:(?i:live(?: updates?)?|updated?|breaking|new)\s?[:|–—-]{1,2}\s?)?(?i:at )?(?:[01]?\d|2[0-3])[:.][0-5]\d"
    r"(?:\s?(?i:[ap]\.?m\b\.?))?(?:\s?\(?(?:UTC|GMT|BST|[A-Z]{2,4}T)\b(?:[+-]\d{1,2})?\)?|\s[Ll]ocal time)?"
    r"(?:\s?[|:–—-]{1,2}\s{0,4}|\s{1,4}|$)"
)
_OPENS = re.compile(r"[A-Z\"“'‘(\[À-ÖØ-Þ]|\d{1,3}(?:,\d{3})* [a-z]|$")
"""How what is told begins: like a sentence, or on the next line."""


def stamped(text: str, body: Sequence[Line]) -> Mapping[int, int]:
    """Where the hour ends on each line that begins with one, by the line's number; empty where the page is no blog."""
    found: dict[int, int] = {}
    for number, (start, end) in enumerate(body):
        stamp = _STAMP.match(text, start, end)
        if stamp and _OPENS.match(text, stamp.end(), end):
            found[number] = stamp.end()
    return MappingProxyType(found if len(found) >= LEAST else {})
