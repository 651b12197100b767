"""Nestings: which quote stands inside which, and which quotations go on with one.

A quote is within another when its cue stands in the other's content, the shortest that holds it. A quotation with no
cue of its own, right behind an attributed sentence or as a paragraph behind an attributed quotation, has the same
speaker.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from reportedly.attributions.quotations import Quotations
from reportedly.attributions.quotes import Quote
from reportedly.mentions import Page
from reportedly.text import Span

_NEAR = 5000
"""Code points between a quotation and the cue that claims it, at most."""
_LOOK_BACK = 3
"""Sentences that a quotation without a cue looks back for its speaker."""
_MARKS = frozenset("\"“”'‘’«»")
_SCARE = 25
"""Code points up to which a quotation may be a mere word in quotation marks, which never goes on with another."""


def within(quotes: Sequence[Quote]) -> tuple[int | None, ...]:
    """For each quote the number of the quote it stands in, None on the outside. Quotes in the order of their cues."""
    pieces = sorted((piece.start, piece.end, at) for at, quote in enumerate(quotes) for piece in quote.content)
    found: list[int | None] = []
    open_pieces: list[tuple[int, int, int]] = []
    upcoming = 0
    for at, quote in enumerate(quotes):
        while upcoming < len(pieces) and pieces[upcoming][0] <= quote.cue.start:
            open_pieces.append(pieces[upcoming])
            upcoming += 1
        open_pieces = [piece for piece in open_pieces if piece[1] > quote.cue.start]
        around = [(end - start, outer) for start, end, outer in open_pieces if outer != at and end >= quote.cue.end]
        found.append(min(around)[1] if around else None)
    return tuple(None if _mutual(found, at) else holder for at, holder in enumerate(found))


def _mutual(holders: Sequence[int | None], at: int) -> bool:
    """Two quotes that would each stand in the other: the first of them stands outside."""
    seen, here = {at}, holders[at]
    while here is not None and here not in seen:
        seen.add(here)
        here = holders[here]
    return here == at and at == min(seen)


def continued(page: Page, quotes: Sequence[Quote], quotations: Quotations) -> tuple[Quote, ...]:
    """Give each quotation that no cue claims to the quote it goes on with."""
    kept = list(quotes)
    outside = [at for at, quote in enumerate(kept) if quotations.around(quote.cue.start) is None]
    starts = {sentence.span.start: at for at, sentence in enumerate(page.sentences)}
    for span in quotations.spans:
        place = starts.get(span.start)
        if place is None or span.end - span.start <= _SCARE or _claimed(kept, outside, span):
            continue
        before = _goes_on(page, kept, outside, span, place)
        if before is not None:
            kept[before] = replace(kept[before], content=(*kept[before].content, span))
    return tuple(kept)


def _claimed(quotes: Sequence[Quote], outside: Sequence[int], span: Span) -> bool:
    """Whether a quote near a quotation has it for its content, or stands in it."""
    first = bisect_left(outside, span.start - _NEAR, key=lambda at: quotes[at].cue.start)
    last = bisect_right(outside, span.end + _NEAR, key=lambda at: quotes[at].cue.start)
    return any(_covers(quotes[at], span) for at in outside[first:last])


def _covers(quote: Quote, span: Span) -> bool:
    return any(piece.overlaps(span) for piece in quote.content) or span.overlaps(quote.cue)


def _goes_on(page: Page, quotes: Sequence[Quote], outside: Sequence[int], span: Span, place: int) -> int | None:
    """The quote that the sentence before ends with, where only quoted words stand in between."""
    first = bisect_left(outside, span.start - _NEAR, key=lambda at: quotes[at].cue.start)
    near = outside[first : bisect_right(outside, span.end + _NEAR, key=lambda at: quotes[at].cue.start)]
    sentence = page.sentences[place]
    previous = page.sentences[place - 1] if place else None
    if previous is None or any(span.end <= quotes[at].cue.start < sentence.span.end for at in near):
        return None
    found = [at for at in near if _ends_in(quotes[at], previous.span) and quotes[at].source]
    if not found:
        return _last_heard(page, quotes, near, place)
    last = found[-1]
    if previous.paragraph == sentence.paragraph:
        return last
    ends_quoted = any(_quoted(page, piece) for piece in quotes[last].content)
    alone = place + 1 >= len(page.sentences) or page.sentences[place + 1].paragraph != sentence.paragraph
    return last if ends_quoted and (alone or span.end >= sentence.span.end) else None


def _quoted(page: Page, piece: Span) -> bool:
    """Whether a piece of content begins or ends with quotation marks."""
    words = page.document.words(piece)
    return len(words) > _SCARE and (words[0] in _MARKS or words.rstrip(" .,")[-1:] in _MARKS)


def _last_heard(page: Page, quotes: Sequence[Quote], outside: Sequence[int], place: int) -> int | None:
    """The last quote of the few sentences before, for a quotation behind words that nobody is said to have said."""
    sentence = page.sentences[place]
    first = page.sentences[max(0, place - _LOOK_BACK)].span.start
    near = [at for at in outside if first <= quotes[at].cue.start < sentence.span.start]
    return next((at for at in reversed(near) if quotes[at].source and quotes[at].entry.stance != "own"), None)


def _ends_in(quote: Quote, span: Span) -> bool:
    return quote.cue.overlaps(span) or any(
        piece.start < span.end and span.end - 2 <= piece.end for piece in quote.content
    )
