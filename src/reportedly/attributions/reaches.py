"""Reaches: how far a cue may reach on either side, and the words it finds there.

A cue reaches over its sentence, up to a semicolon; one inside a quotation reaches no further than the quotation. What
stands left or right of it is a content when it is a clause or a quotation of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.attributions import contents
from reportedly.attributions.quotations import Quotations
from reportedly.attributions.words import Line
from reportedly.mentions.cues import Cue
from reportedly.text import Span

_BESIDES = frozenset("adding with as after while".split())
_NO = frozenset("not never n't n’t".split())
BEING = frozenset("is are was were be been being".split())


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a cue stands: its tokens, and the tokens of the stretch it may reach, a sentence or a quotation in it."""

    line: Line
    cue: Span
    entry: Cue
    first: int
    last: int
    low: int
    high: int
    quotations: Quotations

    @property
    def passive(self) -> bool:
        """The verb group is "was told", "has been accused"; "is saying" and "was quoted as saying" are not."""
        words = self.line.words[self.first : self.last]
        return len(words) > 1 and not words[-1].endswith("ing") and any(word in BEING for word in words[:-1])

    @property
    def unsaid(self) -> bool:
        """ "has not said whether C", "has never confirmed C": nobody's words, but for a no to a no."""
        return self.entry.modality == "actual" and not _NO.isdisjoint(self.line.words[self.first : self.last])

    def classes(self, first: int, last: int) -> str:
        """The classes of a stretch, kept inside the reach."""
        return self.line.classes[max(self.low, first) : min(self.high, last)]


def around(line: Line, cue: Span, entry: Cue, quotations: Quotations) -> Reach:
    """The reach of a cue in its sentence."""
    tokens = line.sentence.tokens
    inside = [at for at, token in enumerate(tokens) if cue.start <= token.start < cue.end]
    first, last = inside[0], inside[-1] + 1
    low, high = contents.head(line), len(tokens)
    while high > last and line.classes[high - 1] == ".":
        high -= 1
    quoted_in = quotations.around(cue.start)
    if quoted_in:
        low = next((at for at, token in enumerate(tokens) if token.start > quoted_in.start), low)
        high = next((at for at, token in enumerate(tokens) if token.end >= quoted_in.end and at >= last), high)
    else:
        low = _past_semicolon(line, first, low)
    return Reach(line, cue, entry, first, last, min(low, first), max(high, last), quotations)


def _past_semicolon(line: Line, first: int, low: int) -> int:
    """A cue does not reach back over a semicolon."""
    return max(low, line.classes.rfind(";", low, first) + 1)


def sides(reach: Reach, left: int, begin: int) -> tuple[Span, ...]:
    """The content's pieces: right of the cue where words stand there, left of it where they do not, or both."""
    line = reach.line
    right = reach.classes(begin, reach.high)
    if right[:2] == ":q" and line.classes[reach.low] == "P" and not contents.verbal(line, reach.low, left):
        return rightward(reach, begin + 1, reach.high)
    parted = right[:1] == "," and right[1:2] not in "BWC" and line.classes[reach.low] not in "PB"
    before = leftward(reach, left, 2 if parted else 4)
    if not right or (before and _trailing(reach, left, begin)):
        return before
    if right[0] not in ",:q.;-" and not (before and (quoted(reach, left) or afterthought(reach, left, begin))):
        return rightward(reach, begin, reach.high)
    if not before or (right[0] == ":" and quoted(reach, left)):
        return rightward(reach, begin + (right[0] in ",:"), reach.high)
    follows = right[1:2] if right[0] in ",.:-" else ""
    if (
        follows == "q"
        or (follows and (follows not in "BWC" or _joined(reach, begin + 1)) and not quoted(reach, left))
        or (right[0] == ";" and not quoted(reach, left))
    ):
        return before + rightward(reach, begin + (right[0] in ",.:;-"), reach.high)
    return before


def _trailing(reach: Reach, left: int, begin: int) -> bool:
    """ "C X said adding to the alarm", on a page without commas: a participle behind the cue is the outlet's."""
    line = reach.line
    if set(",q") & set(line.classes[reach.low : reach.high]) or not contents.verbal(line, reach.low, left):
        return False
    return line.classes[begin] == "G" or line.words[begin] in _BESIDES


def _joined(reach: Reach, at: int) -> bool:
    """ "C, X said, but C": the second clause is said as well."""
    return reach.line.words[at : at + 1] in (("but",), ("because",), ("although",), ("though",))


def afterthought(reach: Reach, left: int, begin: int) -> bool:
    """ "C, X told the council in Bondhere": a whole clause stands before the comma, and no verb behind the cue."""
    line = reach.line
    if left <= reach.low + 3 or line.classes[left - 1] != "," or line.classes[reach.low] in "PB":
        return False
    return contents.verbal(line, reach.low, left) and not contents.verbal(line, begin, reach.high)


def quoted(reach: Reach, left: int) -> bool:
    """Whether a quotation ends just left of a token, longer than a few words or all there is."""
    found = ending(reach, left)
    if found is None:
        return False
    begin = reach.line.sentence.tokens[reach.low].start
    return found.start <= begin or 2 * (found.end - found.start) > found.end - begin


def prior(reach: Reach) -> Span | None:
    """The quotation that ends just before the sentence ("Is it over?" he said)."""
    return None if reach.low else reach.quotations.before(reach.line.sentence.span.start)


def ending(reach: Reach, left: int) -> Span | None:
    """The quotation that ends just left of a token, commas and stops aside."""
    line, at = reach.line, left - 1
    while at >= reach.low and line.classes[at] in ",.":
        at -= 1
    if at < reach.low or line.classes[at] != "q":
        return None
    return reach.quotations.around(line.sentence.tokens[at].start)


def leftward(reach: Reach, left: int, least: int = 4) -> tuple[Span, ...]:
    """The content left of a token: a quotation whole, even from earlier sentences, else the clause before the comma."""
    line = reach.line
    last = left
    first = contents.past_joining(line, reach.low, left)
    while last > reach.low and line.classes[last - 1] in ",-.":
        last -= 1
    if last <= reach.low:
        earlier = prior(reach)
        return (earlier,) if earlier else ()
    quotation = ending(reach, left)
    if first >= last:
        return ()
    stretch = line.span(first, last)
    if quotation and quotation.start < stretch.start:
        return (Span(quotation.document, quotation.start, stretch.end),)
    if not quotation and not contents.verbal(line, reach.low, last) and last - reach.low < least:
        return ()
    return (stretch,)


def rightward(reach: Reach, begin: int, end: int) -> tuple[Span, ...]:
    """The content right of the cue, to the end of its clause, or of a quotation that runs on."""
    line = reach.line
    while begin < end and line.classes[begin] in ",:.":
        begin += 1
    while end > begin and line.classes[end - 1] in ",;":
        end -= 1
    if begin >= end or line.words[begin : begin + 2] == ("according", "to"):
        return ()
    span = line.span(begin, end)
    quotation = reach.quotations.around(line.sentence.tokens[begin].start)
    if quotation and quotation.end > line.sentence.span.end:
        return (Span(span.document, span.start, quotation.end),)
    return (span,)
