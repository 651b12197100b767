"""Quotes: source, cue and content, by the grammar of the press.

Each cue says by its pattern how the other two stand around it (`mentions.cues`). Cues are read from left to right; one
inside a quotation stays inside it. Content is the whole clause or quotation, marks included, as in PolNeAR.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.attributions import contents, names, sources
from reportedly.attributions.quotations import Quotations
from reportedly.attributions.sources import Tokens
from reportedly.attributions.words import Line
from reportedly.documents import BlockKind
from reportedly.mentions.cues import Cue
from reportedly.text import Span


_BEING = frozenset("is are was were be been being".split())


@dataclass(frozen=True, slots=True)
class Quote:
    """One cue with its source and content. ``shared``: the source is that of an earlier cue of the sentence."""

    cue: Span
    entry: Cue
    source: Span | None
    content: tuple[Span, ...]
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cue stands: its tokens, and the tokens of the stretch it may reach, a sentence or a quotation in it."""

    line: Line
    first: int
    last: int
    low: int
    high: int
    quotations: Quotations

    @property
    def passive(self) -> bool:
        """The verb group is "was told", "has been accused"; "is saying" and "was quoted as saying" are not."""
        words = self.line.words[self.first : self.last]
        return len(words) > 1 and not words[-1].endswith("ing") and any(word in _BEING for word in words[:-1])

    def classes(self, first: int, last: int) -> str:
        """The classes of a stretch, kept inside the reach."""
        return self.line.classes[max(self.low, first) : min(self.high, last)]


def from_line(line: Line, cues: Sequence[tuple[Span, Cue]], quotations: Quotations) -> tuple[Quote, ...]:
    """The quotes of one sentence, in the order of their cues."""
    found: list[Quote] = []
    for span, entry in cues:
        place = _place(line, span, quotations)
        quote = _READERS[entry.pattern](place, span, entry, found[-1] if found else None)
        if quote is not None:
            found.append(quote)
    return tuple(_cut(found, line))


def _place(line: Line, cue: Span, quotations: Quotations) -> Place:
    tokens = line.sentence.tokens
    inside = [at for at, token in enumerate(tokens) if cue.start <= token.start < cue.end]
    first, last = inside[0], inside[-1] + 1
    low, high = contents.head(line), len(tokens)
    while high > last and line.classes[high - 1] == ".":
        high -= 1
    around = quotations.around(cue.start)
    if around:
        low = next((at for at, token in enumerate(tokens) if token.start > around.start), low)
        high = next((at for at, token in enumerate(tokens) if token.end >= around.end and at >= last), high)
    else:
        low, _ = _between_semicolons(line, first, last, low, high)
    return Place(line, first, last, min(low, first), max(high, last), quotations)


def _between_semicolons(line: Line, first: int, last: int, low: int, high: int) -> tuple[int, int]:
    before, behind = line.classes.rfind(";", low, first), line.classes.find(";", last, high)
    return (before + 1 if before >= 0 else low), (behind if behind >= 0 else high)


def _clause(place: Place, span: Span, entry: Cue, previous: Quote | None) -> Quote | None:
    """X said (that) C · "C", X said · "C", said X · C, X said, C."""
    line = place.line
    if _participle(place):
        return _participial(place, span, entry, previous)
    if place.passive:
        return _passive(place, span, entry, previous)
    source = _inverted(place)
    left = place.first
    begin = source[1] if source else place.last
    if source is None:
        source = sources.before(line, place.low, place.first)
        left = source[0] if source else place.first
    if entry.pattern == "hearer":
        begin = contents.hearer(line, begin, place.high)
    begin = contents.skipped(line, begin, place.high)
    pieces = _sides(place, left, begin)
    return _quote(place, span, entry, source, pieces, previous)


def _participle(place: Place) -> bool:
    return place.last - place.first == 1 and place.line.words[place.first].endswith("ing")


def _participial(place: Place, span: Span, entry: Cue, previous: Quote | None) -> Quote | None:
    """..., saying C · the share of voters saying C."""
    line, begin = place.line, place.last
    joined = place.first > place.low and line.classes[place.first - 1] in ",KBPq"
    source = None if joined else sources.before(line, place.low, place.first)
    if entry.pattern == "hearer":
        begin = contents.hearer(line, begin, place.high)
    begin = contents.skipped(line, begin, place.high)
    return _quote(place, span, entry, source, _right(place, begin, place.high), previous)


def _passive(place: Place, span: Span, entry: Cue, previous: Quote | None) -> Quote | None:
    """S was told to C · C was claimed by S · S was accused of C: the subject belongs to the content."""
    line = place.line
    subject = sources.before(line, place.low, place.first)
    left = (line.span(*subject),) if subject else ()
    by = next((at for at in range(place.last, place.high) if line.words[at] == "by"), None)
    source = sources.after(line, by + 1, place.high) if by is not None and by - place.last < 6 else None
    end = by if source and by is not None else contents.clause_end(line, place.last, place.high)
    right = _right(place, place.last, end) if end > place.last else ()
    return _quote(place, span, entry, source, left + right, previous, alone=True)


def _inverted(place: Place) -> Tokens | None:
    """The source behind the verb: "..., said the mayor." """
    line, first, last = place.line, place.first, place.last
    if last >= place.high or not (line.classes[first - 1] in ",q" if first > place.low else _prior(place)):
        return None
    if line.classes[last] not in "DnXNELG":
        return None
    found = sources.after(line, last, place.high)
    if not found:
        return None
    rest = contents.skipped(line, found[1], place.high)
    closed = rest >= place.high or line.classes[rest] in ",.:;qWGB"
    return found if closed else None


def _sides(place: Place, left: int, begin: int) -> tuple[Span, ...]:
    """The content's pieces: right of the cue where words stand there, left of it where they do not, or both."""
    line = place.line
    right = place.classes(begin, place.high)
    before = _left(place, left)
    if not right:
        return before
    if right[0] not in ",:q.;" and not (before and (_quoted(place, left) or _afterthought(place, left, begin))):
        return _right(place, begin, place.high)
    if right[0] == ":" or not before:
        return _right(place, begin + (right[0] in ",:"), place.high)
    follows = right[1:2] if right[0] in ",." else ""
    if follows == "q" or (follows and not _quoted(place, left) and not contents.verbal(line, place.low, left)):
        return before + _right(place, begin + (right[0] in ",."), place.high)
    return before


def _afterthought(place: Place, left: int, begin: int) -> bool:
    """ "C, X told the council in Bondhere": a whole clause stands before the comma, and no verb behind the cue."""
    line = place.line
    if left <= place.low + 3 or line.classes[left - 1] != "," or line.classes[place.low] in "PB":
        return False
    return contents.verbal(line, place.low, left) and not contents.verbal(line, begin, place.high)


def _quoted(place: Place, left: int) -> bool:
    """Whether a quotation ends just left of a token."""
    return bool(_ending(place, left))


def _prior(place: Place) -> Span | None:
    """The quotation that ends just before the sentence ("Is it over?" he said)."""
    return None if place.low else place.quotations.before(place.line.sentence.span.start)


def _ending(place: Place, left: int) -> Span | None:
    line, at = place.line, left - 1
    while at >= place.low and line.classes[at] in ",.":
        at -= 1
    if at < place.low or line.classes[at] != "q":
        return None
    return place.quotations.around(line.sentence.tokens[at].start)


def _left(place: Place, left: int) -> tuple[Span, ...]:
    """The content left of a token: a quotation whole, even from earlier sentences, else the clause before the comma."""
    line = place.line
    last = left
    first = contents.past_joining(line, place.low, left)
    while last > place.low and line.classes[last - 1] in ",-.":
        last -= 1
    if last <= place.low:
        prior = _prior(place)
        return (prior,) if prior else ()
    quotation = _ending(place, left)
    if first >= last:
        return ()
    stretch = line.span(first, last)
    if quotation and quotation.start < stretch.start:
        return (Span(quotation.document, quotation.start, stretch.end),)
    if not quotation and not contents.verbal(line, place.low, last) and last - place.low < 4:
        return ()
    return (stretch,)


def _right(place: Place, begin: int, end: int) -> tuple[Span, ...]:
    """The content right of the cue, to the end of its clause, or of a quotation that runs on."""
    line = place.line
    while begin < end and line.classes[begin] in ",:.":
        begin += 1
    if begin >= end:
        return ()
    span = line.span(begin, end)
    quotation = place.quotations.around(line.sentence.tokens[begin].start)
    if quotation and quotation.end > line.sentence.span.end:
        return (Span(span.document, span.start, quotation.end),)
    return (span,)


def _object(place: Place, span: Span, entry: Cue, previous: Quote | None) -> Quote | None:
    """X urged C · X vowed to C · X denied C."""
    line, begin = place.line, place.last
    if place.passive and entry.pattern != "plan":
        return _passive(place, span, entry, previous)
    joined = _participle(place) and place.first > place.low and line.classes[place.first - 1] in ",KBP"
    source = None if joined else sources.before(line, place.low, place.first)
    if line.classes[begin : begin + 1] != "T":
        begin = contents.skipped(line, begin, place.high)
    short = source is not None and line.classes[source[0]] == "W"
    pieces = _right(place, begin, contents.clause_end(line, begin, place.high, short)) if begin < place.high else ()
    if source and source[0] > place.low and line.words[source[0] - 1] in ("which", "what", "whom"):
        pieces = (line.span(source[0] - 1, source[0]), *pieces)
    if not pieces and source and place.line.classes[max(0, source[0] - 1)] in ",q":
        pieces = _left(place, source[0])
    return _quote(place, span, entry, source, pieces, previous)


def _according(place: Place, span: Span, entry: Cue, previous: Quote | None) -> Quote | None:
    """According to X, C · C, according to X · C, according to X, C."""
    line = place.line
    initial = place.first - place.low < 3 and not contents.verbal(line, place.low, place.first)
    source = sources.after(line, place.last, place.high, apposed=not initial)
    if source is None:
        return None
    end = contents.skipped(line, source[1], place.high)
    if initial:
        return _quote(place, span, entry, source, _right(place, end, place.high), previous)
    pieces = _left(place, place.first)
    right = place.classes(end, place.high)
    if right[:1] == "," and not contents.verbal(line, place.low, place.first):
        pieces += _right(place, end, place.high)
    return _quote(place, span, entry, source, pieces, previous)


def _hedged(place: Place, span: Span, entry: Cue, previous: Quote | None) -> Quote | None:
    """C reportedly C: nobody is named, the clause around the word is held at a distance."""
    low = place.low
    for at in range(place.first - 1, low, -1):
        if place.line.classes[at] in "BC;:q" or (place.line.classes[at] == "H"):
            low = at + 1
            break
    left = (place.line.span(low, place.first),) if low < place.first else ()
    return _quote(place, span, entry, None, left + _right(place, place.last, place.high), previous, alone=True)


def _noun(place: Place, span: Span, entry: Cue, previous: Quote | None) -> Quote | None:
    """X's claim that C · a claim by X that C."""
    line, source, begin = place.line, None, place.last
    if place.first > place.low + 1 and line.classes[place.first - 1] == "S":
        source = sources.before(line, place.low, place.first - 1)
    elif place.first > place.low and line.words[place.first - 1] in ("his", "her", "their", "its", "my", "our"):
        source = (place.first - 1, place.first)
    elif begin < place.high and line.words[begin] in ("by", "from"):
        source = sources.after(line, begin + 1, place.high)
        begin = source[1] if source else begin
    pieces = _right(place, begin, contents.clause_end(line, begin, place.high)) if begin < place.high else ()
    return _quote(place, span, entry, source, pieces, previous, alone=True)


def _colon(place: Place, span: Span, entry: Cue, previous: Quote | None) -> Quote | None:
    """X: C."""
    line = place.line
    source = sources.before(line, place.low, place.first)
    if source is None or not (line.classes[place.last : place.last + 1] == "q" or _speaks(line, source)):
        return None
    return _quote(place, span, entry, source, _right(place, place.last, place.high), previous)


def _speaks(line: Line, source: Tokens) -> bool:
    """Whether a headline's first words are somebody: an office, a body, a person."""
    words = line.words[source[0] : source[1]]
    known = any(word in names.SPEAKING or word in names.OFFICES or word in names.BODIES for word in words)
    headline = line.sentence.block in (BlockKind.HEADLINE, BlockKind.TEASER)
    return headline and (known or len(words) <= 2)


def _quote(
    place: Place, span: Span, entry: Cue, source: Tokens | None, content: tuple[Span, ...], previous: Quote | None,
    alone: bool = False,
) -> Quote | None:  # fmt: skip
    if not content:
        return None
    if source is not None:
        return Quote(span, entry, place.line.span(*source), content)
    if alone:
        return Quote(span, entry, None, content)
    if previous is not None and previous.source is not None:
        return Quote(span, entry, previous.source, content, shared=True)
    found = sources.subject(place.line, place.low, place.first)
    return Quote(span, entry, place.line.span(*found), content, shared=True) if found else None


def _cut(quotes: Sequence[Quote], line: Line) -> list[Quote]:
    """End a content where the next quote of the sentence begins on its own: "X said A, while Y said B"."""
    kept = list(quotes)
    for at, quote in enumerate(kept[:-1]):
        bound = _bound(quote, kept[at + 1], line)
        if bound is not None:
            kept[at] = replace(quote, content=tuple(_until(quote.content, bound)))
    return kept


def _bound(quote: Quote, following: Quote, line: Line) -> int | None:
    """Where the next quote begins outside the content before it; None when it stands inside, or elsewhere."""
    begin = following.cue.start if following.shared or following.source is None else following.source.start
    begin = min(begin, following.cue.start)
    if not any(piece.start < begin < piece.end for piece in quote.content) or quote.cue.start > begin:
        return None
    at = next((k for k, token in enumerate(line.sentence.tokens) if token.start >= begin), 0)
    if at < 2 or line.classes[at - 1] not in "KB,;" or following.entry.pattern in ("hedge", "passive", "noun"):
        return None
    joining = at - 1
    while joining > 1 and line.classes[joining - 1] in "KB,;":
        joining -= 1
    comma = "," in line.classes[joining:at] or ";" in line.classes[joining:at] or following.shared
    return line.sentence.tokens[joining - 1].end if comma else None


def _until(pieces: Sequence[Span], bound: int) -> Iterator[Span]:
    for piece in pieces:
        if piece.start < bound:
            yield Span(piece.document, piece.start, min(piece.end, bound))


_READERS = {
    "clause": _clause, "hearer": _clause, "order": _object, "plan": _object, "topic": _object, "passive": _hedged,
    "source": _according, "hedge": _hedged, "noun": _noun, "colon": _colon,
}  # fmt: skip
