"""Quotations: the stretches of a page that stand between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from reportedly.mentions import Page
from reportedly.text import Span

_QUOTED = re.compile(
    r"“[^”“]{2,}(?:”|$|(?=“))|\"[^\"]{2,}(?:\"|$)|''(?:[^']|'(?!')){2,}(?:''|$)|(?<!\w)‘[^’‘]+(?:’(?=\w)[^’‘]*)*’|«[^»]{2,}(?:»|$)|„[^“”„]{2,}[“”]"
)


class Quotations:
    """The quotations of a page in the order of the text, marks included; one left open ends with its paragraph."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = tuple(spans)
        self._starts = [span.start for span in spans]

    def around(self, offset: int) -> Span | None:
        """The quotation that a code point stands in, its marks included."""
        at = bisect_right(self._starts, offset) - 1
        return self.spans[at] if at >= 0 and offset < self.spans[at].end else None

    def before(self, offset: int) -> Span | None:
        """The quotation that ends just before a code point, at most a space between."""
        at = bisect_right(self._starts, offset) - 1
        return self.spans[at] if at >= 0 and offset - 2 <= self.spans[at].end <= offset else None


def from_page(page: Page) -> Quotations:
    """Find the quotations of a page, a paragraph at a time."""
    found: list[Span] = []
    text, name = page.document.text, page.document.id
    for first, last in _paragraphs(page):
        for match in _QUOTED.finditer(text, first, last):
            found.append(Span(name, match.start(), match.end()))
    return Quotations(found)


def _paragraphs(page: Page) -> list[tuple[int, int]]:
    """First and last code point of the sentences of each paragraph."""
    found: dict[int, tuple[int, int]] = {}
    for sentence in page.sentences:
        first, _ = found.get(sentence.paragraph, (sentence.span.start, 0))
        found[sentence.paragraph] = (first, sentence.span.end)
    return list(found.values())
