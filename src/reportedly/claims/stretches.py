"""Stretches: what stands where in a text, asked by what a span touches at the cost of what is near it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, TypeVar

from reportedly.text import Span

T = TypeVar("T")


class Stretches(Generic[T]):
    """Spans of one document, each with what stands there."""

    def __init__(self, pairs: Iterable[tuple[Span, T]]) -> None:
        self._pairs = sorted(pairs, key=lambda pair: pair[0].start)
        self._starts = [span.start for span, _ in self._pairs]
        self._longest = max((span.end - span.start for span, _ in self._pairs), default=0)

    def touching(self, span: Span) -> list[T]:
        """What stands on spans that overlap one, in the order of the text; what begins together as it was given."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        return [value for stretch, value in self._pairs[first:last] if stretch.overlaps(span)]
