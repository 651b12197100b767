"""Quotes: source, cue and content, by the grammar of the press.

Each cue says by its pattern how the other two stand around it (`mentions.cues`). Cues are read from left to right; one
inside a quotation stays inside it. Content is the whole clause or quotation, marks included, as in PolNeAR.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.attributions import contents, inversions, names, reaches, sources
from reportedly.attributions.quotations import Quotations
from reportedly.attributions.reaches import Reach
from reportedly.attributions.sources import Tokens
from reportedly.attributions.words import Line
from reportedly.documents import BlockKind
from reportedly.mentions.cues import Cue
from reportedly.text import Span


@dataclass(frozen=True, slots=True)
class Quote:
    """One cue with its source and content. ``shared``: the source is that of an earlier cue of the sentence."""

    cue: Span
    entry: Cue
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    shared: bool = False


_QUOTED = frozenset("quoted quotes cited cites quoting citing".split())


def from_line(line: Line, cues: Sequence[tuple[Span, Cue]], quotations: Quotations) -> tuple[Quote, ...]:
    """The quotes of one sentence, in the order of their cues."""
    found: list[Quote] = []
    for span, entry in cues:
        reach = reaches.around(line, span, entry, quotations)
        read = _quoted_as if _as_quoted(reach) else _READERS[entry.pattern]
        quote = read(reach, found[-1] if found else None)
        if quote is not None and not reach.unsaid:
            found.append(quote)
    return tuple(_cut(found, line))


def _clause(reach: Reach, previous: Quote | None) -> Quote | None:
    """X said (that) C · "C", X said · "C", said X · C, X said, C."""
    line = reach.line
    if reach.entry.lemma == "as saying":
        return _quoted_as(reach, previous)
    if _participle(reach):
        return _participial(reach, previous)
    if reach.passive:
        return _passive(reach, previous)
    source = inversions.source(reach) if reach.entry.pattern != "hearer" else None
    left = reach.first
    begin = source[1] if source else reach.last
    if source is None:
        source = sources.before(line, reach.low, reach.first)
        left = source[0] if source else reach.first
    if reach.entry.pattern == "hearer":
        begin = contents.hearer(line, begin, reach.high)
    begin = contents.skipped(line, begin, reach.high)
    if source and source[0] >= reach.last and inversions.closed(reach, begin):
        reach = replace(reach, high=begin)
    if source and line.classes[source[0]] == "W" and "," in line.classes[begin : reach.high]:
        reach = replace(reach, high=line.classes.index(",", begin))
    elif (end := contents.aside_end(line, reach.low, reach.first, begin, reach.high)) is not None:
        reach = replace(reach, high=end)
    pieces = reaches.sides(reach, left, begin)
    return _quote(reach, source, pieces, previous)


def _as_quoted(reach: Reach) -> bool:
    """ "X is quoted by the agency as denying C": a participle behind "as", whatever its cue."""
    line, first = reach.line, reach.first
    told = _participle(reach) and line.words[first - 1 : first] == ("as",)
    return told and not _QUOTED.isdisjoint(line.words[reach.low : first])


def _quoted_as(reach: Reach, previous: Quote | None) -> Quote | None:
    """X was quoted by the agency as saying C · the agency quoted X as saying C."""
    line = reach.line
    verb = next((at for at in range(reach.first - 1, reach.low, -1) if line.words[at] in _QUOTED), None)
    if verb is None:
        return None
    first = verb
    while first > reach.low and line.classes[first - 1] in "ACL":
        first -= 1
    passive = any(word in reaches.BEING for word in line.words[first:verb])
    source = sources.before(line, reach.low, first) if passive else sources.after(line, verb + 1, reach.first)
    content = reaches.rightward(reach, reach.last, reach.high) or reaches.leftward(
        reach, source[0] if source else first
    )
    return _quote(reach, source, content, previous)


def _participle(reach: Reach) -> bool:
    return reach.last - reach.first == 1 and reach.line.words[reach.first].endswith("ing")


def _participial(reach: Reach, previous: Quote | None) -> Quote | None:
    """..., saying C · the share of voters saying C."""
    line, begin = reach.line, reach.last
    if reach.first == reach.low:
        return _leading(reach)
    joined = reach.first > reach.low and line.classes[reach.first - 1] in ",KBPqY"
    source = None if joined else sources.before(line, reach.low, reach.first)
    if source and previous and previous.entry.pattern == "hearer" and _told(line, previous, source):
        source = None
    if source and previous and "," not in line.classes and not _speaks(line, source, bare=False):
        source = None
    if reach.entry.pattern == "hearer":
        begin = contents.hearer(line, begin, reach.high)
    begin = contents.skipped(line, begin, reach.high)
    return _quote(reach, source, reaches.rightward(reach, begin, reach.high), previous)


def _told(line: Line, previous: Quote, source: Tokens) -> bool:
    """ "X told the radio adding C": who stands right behind the cue before is who was told."""
    begin = line.sentence.span.start
    between = line.sentence.text[previous.cue.end - begin : line.sentence.tokens[source[0]].start - begin]
    return line.words[source[0]] != "who" and not between.strip()


def _leading(reach: Reach) -> Quote | None:
    """Insisting that C, X said ...: the subject of the sentence is behind the comma."""
    line = reach.line
    cue = line.classes.find("C", reach.last, reach.high)
    comma = line.classes.rfind(",", reach.last, cue) if cue > 0 else -1
    source = sources.before(line, comma + 1, cue) if comma > 0 else None
    return _quote(reach, source, reaches.rightward(reach, reach.last, comma), None) if source else None


def _passive(reach: Reach, previous: Quote | None) -> Quote | None:
    """S was told to C · C was claimed by S · S was accused (by S) of C: the subject belongs to the content."""
    line = reach.line
    subject = sources.before(line, reach.low, reach.first)
    left = (line.span(*subject),) if subject else ()
    by = next((at for at in range(reach.last, min(reach.last + 6, reach.high)) if line.words[at] == "by"), None)
    accused = reach.entry.lemma == "accuse"
    behind = range(by or reach.high, reach.high - 1) if accused else ()
    of = next((at for at in behind if line.words[at] == "of" and line.words[at + 1].endswith("ing")), None)
    source = sources.after(line, by + 1, of or reach.high) if by else None
    begin = of or reach.last
    end = by if by and source and not of else contents.clause_end(line, begin, reach.high)
    right = reaches.rightward(reach, begin, end) if end > begin else ()
    if source is None and accused:
        reach = replace(reach, entry=replace(reach.entry, stance="claimed"))
    return _quote(reach, source, left + right, previous, alone=True)


def _object(reach: Reach, previous: Quote | None) -> Quote | None:
    """X urged C · X vowed to C · X denied C."""
    line, begin = reach.line, reach.last
    if reach.passive and reach.entry.pattern != "plan":
        return _passive(reach, previous)
    joined = _participle(reach) and reach.first > reach.low and line.classes[reach.first - 1] in ",KBP"
    source = None if joined else sources.before(line, reach.low, reach.first)
    if line.classes[begin : begin + 1] != "T":
        begin = contents.skipped(line, begin, reach.high)
    short = source is not None and line.classes[source[0]] == "W"
    pieces = (
        reaches.rightward(reach, begin, contents.clause_end(line, begin, reach.high, short))
        if begin < reach.high
        else ()
    )
    if source and source[0] > reach.low and line.words[source[0] - 1] in ("which", "what", "whom"):
        pieces = (line.span(source[0] - 1, source[0]), *pieces)
    if not pieces and source and reach.line.classes[max(0, source[0] - 1)] in ",q":
        pieces = reaches.leftward(reach, source[0])
    return _quote(reach, source, pieces, previous)


def _according(reach: Reach, previous: Quote | None) -> Quote | None:
    """According to X, C · C, according to X · C, according to X, C."""
    line = reach.line
    initial = reach.first - reach.low < 3 and not contents.verbal(line, reach.low, reach.first)
    source = sources.after(line, reach.last, reach.high, apposed=not initial)
    if source is None:
        return None
    end = contents.skipped(line, source[1], reach.high)
    if initial:
        return _quote(reach, source, reaches.rightward(reach, end, reach.high), previous)
    if reach.classes(reach.first - 2, reach.first) == "K," and reach.classes(end, end + 1) == ",":
        return _quote(reach, source, reaches.rightward(reach, end, reach.high), previous)
    pieces = reaches.leftward(reach, reach.first)
    right = reach.classes(end, reach.high)
    if right and right[0] not in "KBq." and not contents.verbal(line, reach.low, reach.first):
        pieces += reaches.rightward(reach, end, reach.high)
    return _quote(reach, source, pieces, previous)


def _hedged(reach: Reach, previous: Quote | None) -> Quote | None:
    """C reportedly C: nobody is named, the clause around the word is held at a distance."""
    low = reach.low
    for at in range(reach.first - 1, low, -1):
        if reach.line.classes[at] in "BC;:q" or (reach.line.classes[at] == "H"):
            low = at + 1
            break
    left = (reach.line.span(low, reach.first),) if low < reach.first else ()
    return _quote(reach, None, left + reaches.rightward(reach, reach.last, reach.high), previous, alone=True)


def _noun(reach: Reach, previous: Quote | None) -> Quote | None:
    """X's claim that C · a claim by X that C."""
    line, source, begin = reach.line, None, reach.last
    if reach.first > reach.low + 1 and line.classes[reach.first - 1] == "S":
        source = sources.before(line, reach.low, reach.first - 1)
    elif reach.first > reach.low and line.words[reach.first - 1] in ("his", "her", "their", "its", "my", "our"):
        source = (reach.first - 1, reach.first)
    elif begin < reach.high and line.words[begin] in ("by", "from"):
        source = sources.after(line, begin + 1, reach.high)
        begin = source[1] if source else begin
    pieces = reaches.rightward(reach, begin, contents.clause_end(line, begin, reach.high)) if begin < reach.high else ()
    return _quote(reach, source, pieces, previous, alone=True)


def _colon(reach: Reach, previous: Quote | None) -> Quote | None:
    """X: C."""
    line = reach.line
    source = sources.before(line, reach.low, reach.first)
    headline = line.sentence.block in (BlockKind.HEADLINE, BlockKind.TEASER)
    quoted = line.classes[reach.last : reach.last + 1] == "q"
    hearer = source is not None and source[0] > reach.low and line.classes[source[0] - 1] == "C"
    if source is None or (hearer and previous) or not (quoted or _speaks(line, source, bare=headline)):
        return None
    return _quote(reach, source, reaches.rightward(reach, reach.last, reach.high), previous)


def _speaks(line: Line, source: Tokens, bare: bool = True) -> bool:
    """Whether a phrase is somebody who speaks: an office, a body, a bare name."""
    words = line.words[source[0] : source[1]]
    known = any(word in names.SPEAKING or word in names.OFFICES or word in names.BODIES for word in words)
    return known or (bare and set(line.classes[source[0] : source[1]]) <= set("Xh"))


def _quote(
    reach: Reach, source: Tokens | None, content: tuple[Span, ...], previous: Quote | None, alone: bool = False
) -> Quote | None:  # fmt: skip
    if not content:
        return None
    if source is not None:
        return Quote(reach.cue, reach.entry, (reach.line.span(*source),), content)
    if alone:
        return Quote(reach.cue, reach.entry, (), content)
    if previous is not None and previous.source and previous.entry.pattern not in ("source", "hedge"):
        return Quote(reach.cue, reach.entry, previous.source, content, shared=True)
    low = reach.low
    if (
        previous is not None
        and previous.entry.pattern == "source"
        and previous.cue.start <= reach.line.span(low, low + 1).start
    ):
        begin = previous.content[0].start
        low = next((at for at in range(low, reach.first) if reach.line.sentence.tokens[at].start >= begin), low)
    found = sources.subject(reach.line, low, reach.first)
    return Quote(reach.cue, reach.entry, (reach.line.span(*found),), content, shared=True) if found else None


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
    begin = following.cue.start if following.shared or not following.source else following.source[0].start
    begin = min(begin, following.cue.start)
    at = next((k for k, token in enumerate(line.sentence.tokens) if token.start >= begin), 0)
    last = begin if line.classes[at - 1 : at] == ";" else begin - 1  # behind a semicolon content may begin with it
    if not any(piece.start <= last and begin < piece.end for piece in quote.content) or quote.cue.start > begin:
        return None
    if at < 2 or line.classes[at - 1] not in "KB,;" or following.entry.pattern in ("hedge", "passive", "noun"):
        return None
    joining = at - 1
    while joining > 1 and line.classes[joining - 1] in "KB,;":
        joining -= 1
    comma = "," in line.classes[joining:at] or ";" in line.classes[joining:at] or following.shared
    apart = "," not in line.classes and line.words[joining] in ("as", "while", "whilst")
    return line.sentence.tokens[joining - 1].end if comma or apart else None


def _until(pieces: Sequence[Span], bound: int) -> Iterator[Span]:
    for piece in pieces:
        if piece.start < bound:
            yield Span(piece.document, piece.start, min(piece.end, bound))


_READERS = {
    "clause": _clause, "hearer": _clause, "order": _object, "plan": _object, "topic": _object, "passive": _hedged,
    "source": _according, "hedge": _hedged, "noun": _noun, "colon": _colon,
}  # fmt: skip
