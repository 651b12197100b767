"""Text: where words stand. All offset arithmetic of the system lives here.

A span counts Unicode code points of one immutable document version, half-open and never empty.
A value read from a page is `Cited`: it cannot exist without the words it was read from.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, Generic, TypeVar

T = TypeVar("T", covariant=True)
U = TypeVar("U")


def carried(type_: type[U]) -> type[U]:
    """Let the things of a frozen dataclass of two fields or more cross to another process by their fields' values.

    Hundreds of them cross with a page, and a dataclass with slots tells them field by field in Python.
    """
    values = attrgetter(*(field.name for field in fields(type_)))  # type: ignore[arg-type]

    def reduced(thing: Any) -> tuple[type[U], tuple[Any, ...]]:
        return type_, values(thing)

    type_.__reduce__ = reduced  # type: ignore[method-assign,assignment]
    return type_


@carried
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``start`` (included) to ``end`` (excluded) of one document."""

    document: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty or backward span {self.start}-{self.end}")

    def __contains__(self, other: Span) -> bool:
        return self.document == other.document and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """At least one code point is shared."""
        return self.document == other.document and self.start < other.end and other.start < self.end


@carried
@dataclass(frozen=True, slots=True)
class Cited(Generic[T]):
    """A value together with the words it was read from, and how it was read from them.

    ``how`` is "verbatim", "edit distance 1", "coreference", "context: dateline", "given", ...
    """

    value: T
    span: Span
    how: str = "verbatim"


def lowered(text: str) -> str:
    """A text in lower case, letter for letter: offsets in one are offsets in the other, though "İ" is let stand.

    A pattern of small letters finds in it what it finds with IGNORECASE in the text, in a third to a half of the time.
    """
    small = text.lower()
    return small if len(small) == len(text) else "".join([one if len(one.lower()) > 1 else one.lower() for one in text])


def digest(*parts: object) -> str:
    """Name a thing by what it says: equal parts, equal name. 16 hexadecimal digits of SHA-256."""
    return hashlib.sha256("\x1f".join(map(repr, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
