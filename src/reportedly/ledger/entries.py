"""Entries: what may stand in the book, what each is named, and how each is chained to the one before."""

from __future__ import annotations

import enum
import functools
import hashlib
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import TypeAlias

from reportedly.captures import Capture, Receipt
from reportedly.checks import Finding
from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.judgements import Judgement
from reportedly.ledger import shorthands
from reportedly.text import digest


class Decision(enum.Enum):
    """What a reviewer says of a claim or a finding."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"  # the reviewer takes back what he last said of it


@dataclass(frozen=True, slots=True)
class Review:
    """A reviewer's decision ``about`` a claim or finding, by its id. ``instead``: id of the claim that replaces it."""

    about: str
    decision: Decision
    reviewer: str
    at: datetime
    note: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A capture as the book writes it: its bytes stand in a table of their own, under their SHA-256."""

    url: str
    retrieved: datetime
    media_type: str
    sha256: str
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A finding no longer holds: late reports changed the picture. ``finding``: its id."""

    finding: str


@dataclass(frozen=True, slots=True)
class Redaction:
    """A tombstone: the words of an entry were taken out, by whom and why. Its place in the chain stays."""

    of: str
    reason: str
    by: str


Entry: TypeAlias = Capture | Receipt | Document | Claim | Judgement | Finding | Review
"""What a caller may post."""

Written: TypeAlias = Kept | Receipt | Document | Claim | Judgement | Finding | Review | Withdrawal | Redaction
"""What stands in the book."""


def kind_of(type_: type) -> str:
    """What the entries of a type are called in the book: a capture's by the name of what it was."""
    return "Capture" if type_ is Kept else type_.__name__


@functools.singledispatch
def identity(entry: object) -> str:
    """The content id of an entry: its own where it has one, else a digest of its fields."""
    return digest(type(entry).__name__, *(getattr(entry, name) for name in _names(type(entry))))  # type: ignore[arg-type]


@functools.cache
def _names(type_: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(type_))


@identity.register(Claim)
@identity.register(Document)
def _own(entry: Claim | Document) -> str:
    return entry.id


@identity.register
def _kept(entry: Kept) -> str:
    return digest(entry.url, entry.sha256)


@identity.register
def _judged(entry: Judgement) -> str:
    return shorthands.name(entry)


@identity.register
def _redacted(entry: Redaction) -> str:
    return entry.of


@functools.singledispatch
def document_of(entry: object) -> str:
    """The id of the document an entry belongs to, or ""."""
    return ""


@document_of.register
def _of_document(entry: Document) -> str:
    return entry.id


@document_of.register
def _of_claim(entry: Claim) -> str:
    return entry.evidence.document


@document_of.register
def _of_finding(entry: Finding) -> str:
    return entry.at.document


def body_digest(body: str) -> str:
    """SHA-256 of an entry's body: what is chained, so that a redacted entry still verifies."""
    return hashlib.sha256(body.encode()).hexdigest()


def link(previous: str, row: tuple[int, str, str, str, str], body: str) -> str:
    """The hash of an entry. ``row``: seq, kind, id, document, posted_at. ``body``: the digest of its body."""
    return hashlib.sha256("\n".join((previous, *map(str, row), body)).encode()).hexdigest()


@functools.lru_cache(maxsize=1024)
def stamp(hour: datetime) -> str:
    """An hour in UTC to the microsecond, in a form that sorts as it runs."""
    return hour.astimezone(UTC).isoformat(timespec="microseconds")


GENESIS = "0" * 64
"""What the first entry is chained to."""
