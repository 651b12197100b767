"""Text: where words stand. All offset arithmetic of the system lives here.

A span counts Unicode code points of one immutable document version, half-open and never empty.
A value read from a page is `Cited`: it cannot exist without the words it was read from.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T", covariant=True)
U = TypeVar("U")


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


@dataclass(frozen=True, slots=True)
class Cited(Generic[T]):
    """A value together with the words it was read from, and how it was read from them.

    ``how`` is "verbatim", "edit distance 1", "coreference", "context: dateline", "given", ...
    """

    value: T
    span: Span
    how: str = "verbatim"


def digest(*parts: object) -> str:
    """Name a thing by what it says: equal parts, equal name. 16 hexadecimal digits of SHA-256."""
    return hashlib.sha256("\x1f".join(map(repr, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
