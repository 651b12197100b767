"""Tagged: the quotes that a tagger has marked on a page.

SOURCE and CONTENT mentions point with their ``head`` at the CUE they belong to. What the lexicon says of a cue's words
decides stance and modality; a cue it does not know is neutral before a clause or a quotation, and mere attitude before
anything else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.attributions.quotes import Quote
from reportedly.mentions import Mention, MentionKind, Page
from reportedly.mentions.cues import Cue, from_label
from reportedly.text import Span

_CUT = re.compile(r"[\w-]{1,40}$")
_CLAUSE = re.compile(r"\s{0,20}(?:that\b|[\"“”‘'«])", re.I)


def from_page(page: Page) -> tuple[Quote, ...] | None:
    """The quotes of a page in the order of their cues; None when no tagger has marked it."""
    parts: dict[Span, dict[MentionKind, list[Span]]] = {}
    for mention in page.mentions:
        if mention.head is not None and mention.kind in (MentionKind.SOURCE, MentionKind.CONTENT):
            parts.setdefault(mention.head, {}).setdefault(mention.kind, []).append(mention.span)
    if not parts:
        return None
    cues = [mention for mention in page.mentions if mention.kind is MentionKind.CUE]
    return tuple(
        Quote(
            cue,
            _entry(page, cue, found, cues),
            tuple(whole(span, page.document.text) for span in found.get(MentionKind.SOURCE, ())),
            joined(content, page.document.text),
        )
        for cue, found in sorted(parts.items())
        if (content := found.get(MentionKind.CONTENT))
    )


def whole(source: Span, text: str) -> Span:
    """A source with the head of a hyphenated word that its mark cut off: "-president", "called"."""
    if "-" not in text[max(0, source.start - 1) : source.start + 1]:
        return source
    head = _CUT.search(text[max(0, source.start - 40) : source.start])
    return Span(source.document, source.start - len(head.group()), source.end) if head else source


def joined(content: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Pieces with nothing but space between them as one: a tagger's marks end where sentences do, quotations later."""
    pieces: list[Span] = []
    for piece in sorted(content):
        if pieces and not text[pieces[-1].end : piece.start].strip():
            piece = Span(piece.document, pieces.pop().start, piece.end)
        pieces.append(piece)
    return tuple(pieces)


def _entry(page: Page, cue: Span, found: dict[MentionKind, list[Span]], cues: list[Mention]) -> Cue:
    known = [mention for mention in cues if mention.span.overlaps(cue) and mention.label.count("/") == 3]
    if known:
        return from_label(known[-1].label)
    words = page.document.words(cue).lower()
    first = page.document.words(min(found[MentionKind.CONTENT]))
    return Cue(words, "reported" if _CLAUSE.match(first) or words == ":" else "own")
