"""Clean: one version of one page, as text in labelled blocks.

Text is ``title + "\\n\\n" + text`` (no title: text alone). Offsets never move: the id is a digest of capture and text.
"""

from __future__ import annotations

from reportedly.captures import ARTICLE, Capture
from reportedly.documents.blocks import Block, BlockKind, Document, Flag, Published, identity
from reportedly.documents.charsets import decoded
from reportedly.documents.html import of_page
from reportedly.documents.masthead import Masthead
from reportedly.documents.plain import dated, of_text
from reportedly.documents.records import of_capture
from reportedly.errors import Unreadable

__all__ = [
    "LOSSES", "Block", "BlockKind", "Document", "Flag", "Masthead", "Published", "dated", "from_capture", "identity",
]  # fmt: skip

LOSSES = frozenset(("page-cut", "partial", "text-lost"))
"""Codes of the flags that say words of the page did not come through."""


def from_capture(capture: Capture, masthead: Masthead | None = None) -> Document:
    """Read a capture as a document; what the page says of itself wins over the masthead. Raises Unreadable."""
    known = masthead or Masthead()
    kind = capture.media_type.partition(";")[0].strip().lower()
    if kind == ARTICLE:
        return of_capture(capture, known)
    if kind in ("text/html", "application/xhtml+xml"):
        return of_page(capture, known)
    if not kind.startswith("text/"):
        raise Unreadable(f"{capture.url} is {kind or 'of no known type'}, not a page or a text")
    text, flags = decoded(capture)
    if not text.strip():
        raise Unreadable(f"{capture.url} is empty")
    return of_text(capture, text, known, flags)
