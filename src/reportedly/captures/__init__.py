"""Read: bytes as they were fetched, before anyone had an opinion of them.

Every input ends in one `Receipt` per location: stored, stored in part, rejected or not fetched, with the reason.
"""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from reportedly.text import digest

ARTICLE = "application/vnd.reportedly.article+json"
"""Media type of an article that came as a record (JSONL, CSV row, feed item): body is one JSON object,
`{"doc" or "id", "url", "outlet" or "source", "published", "title", "byline", "text" or "html"}`."""


class Fate(enum.Enum):
    """How an input ends."""

    STORED = "stored"
    PARTIAL = "stored in part"
    REJECTED = "rejected"
    NOT_FETCHED = "not fetched"


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of one page as they were retrieved. ``headers`` are lower-case names with their values."""

    url: str
    retrieved: datetime
    media_type: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """Digest of url and bytes: the same page fetched twice unchanged is one capture."""
        return digest(self.url, self.sha256)

    @property
    def sha256(self) -> str:
        """Full hexadecimal SHA-256 of the body."""
        return hashlib.sha256(self.body).hexdigest()

    def header(self, name: str) -> str | None:
        """The value of a header by its lower-case name; None when the capture has none."""
        return next((value for key, value in self.headers if key == name), None)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one input. ``reason`` is one plain sentence, empty only for STORED."""

    location: str
    fate: Fate
    reason: str = ""
    capture: str | None = None


class Reader(Protocol):
    """Brings captures in; what cannot be brought in comes as a Receipt with its reason, never as an exception."""

    def __call__(self, location: str) -> Iterator[Capture | Receipt]: ...
