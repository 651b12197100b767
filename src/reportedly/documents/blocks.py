"""The types of a document: text in labelled blocks, with its hour of publication and what a reader must know of it."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from datetime import date, datetime

from reportedly.errors import SpanError
from reportedly.text import Span, digest

_FOR_EXAMPLES = re.compile(
    r"\A[a-z]{1,20}://[^/?#]{1,255}\.(?:example|invalid|test)\.?(?::\d{1,5})?(?:[/?#]|\Z)", re.IGNORECASE
)


class BlockKind(enum.Enum):
    """What a stretch of a page is for."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    TEASER = "teaser"  # another story's words
    FURNITURE = "furniture"  # navigation, "Also read", legal lines: no claims are read from it


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text of one kind. Blocks do not overlap and stand in the order of the text."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Published:
    """When the page says it was published, and where it says so.

    ``source``: "given", "json-ld", "meta", "url", "text", "file date", "retrieval". ``precision``: "minute" or "day".
    """

    at: datetime
    source: str
    precision: str = "minute"

    @property
    def guessed(self) -> bool:
        """The page names no day: that of its file, or of its retrieval, stands for it."""
        return self.source in ("file date", "retrieval")


@dataclass(frozen=True, slots=True)
class Flag:
    """Something a reader of this document must know: hidden text left out, encoding guessed, text lost."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one page.

    ``id`` is `identity(capture, text)`; ``name`` is the id of the exchange format (doc, id, file stem or url).
    """

    id: str
    name: str
    capture: str
    url: str
    outlet: str
    published: Published
    title: str
    byline: str
    text: str
    blocks: tuple[Block, ...]
    flags: tuple[Flag, ...] = ()

    @property
    def day(self) -> date:
        """The day of publication, in the page's own time zone."""
        return self.published.at.date()

    @property
    def invented(self) -> bool:
        """Its address lies under a name that is kept for examples (RFC 2606, RFC 6761): nobody publishes there."""
        return bool(_FOR_EXAMPLES.match(self.url))

    def words(self, span: Span) -> str:
        """The words at a span; SpanError when the span cites another document or stands outside the text."""
        if span.document != self.id or span.end > len(self.text):
            raise SpanError(f"{span} cited from document {self.id} of {len(self.text)} code points")
        return self.text[span.start : span.end]


def identity(capture: str, text: str) -> str:
    """The id of a document: digest of capture id and text. Another text is another version."""
    return digest(capture, text)
