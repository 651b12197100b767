"""Captions: what is said of a picture, run into a story's line, and the credit that ends it.

"Smoke over the old town of Tarn on July 3 2016. (Reuters Photo) Air strikes killed ...": a page that lost its lines
gives them away by the credit. The credit claims nothing and is nobody's source; the sentence before it is the caption.
A place before an agency in brackets is a dateline, wherever it stands, and a title run in before such a dateline is
another story's. Drawn from FA-KES, whose pages lost their lines: 41 captions in 804 articles, three of them rather a
standfirst, and 33 late datelines (29 November 2026).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.documents.blocks import BlockKind
from reportedly.documents.hours import MONTH
from reportedly.documents.leads import WIRES, peeled
from reportedly.documents.tails import Piece

_AGENCY = rf"(?:{WIRES}|Sputnik|Getty(?: Images)?|EPA|IHA|DHA|Al Jazeera|Bloomberg|Shutterstock)"
_PHOTO = r"(?i:photos?|images?|pictures?|photographs?|archives?|files?|handout|video)"
_NAME = r"(?:[A-Z]\.|[A-Z][\w'’-]{0,30})"
_NAMED = rf"{_NAME}(?: {_NAME}){{0,3}}"
_REST = r"[^()\[\]\n]{2,50}"
_IN_BRACKETS = (
    rf"{_AGENCY} {_PHOTO}(?:\s?/\s?{_REST})?|{_AGENCY}\s?/\s?{_REST}|{_NAMED}\s?/\s?{_AGENCY}(?: ?/?{_REST})?"
    rf"|(?i:file|(?:file|archive|handout|undated) {_PHOTO})"
    rf"|{_PHOTO}(?: (?i:by|credit|courtesy(?: of)?))?\s?[:/|-]?\s?{_NAMED}(?:\s?/\s?{_REST})?"
)
_OPENER = r"(?:A|After|An|Around|As|At|Dozens|Hundreds|In|It|More|On|Residents|Several|The|This|Thousands|Western)"
_SURE = (
    rf"[(\[]\s?(?:{_IN_BRACKETS})\s?[)\]]"
    rf"|REUTERS ?/ ?(?:Stringer|Handout|Staff|Pool|{_NAME} (?!{_OPENER}\b){_NAME})"
)
"""Credits of pictures alone."""
_CREDIT = re.compile(
    rf"(?<![^\s.!?”\"\d])(?:(?P<sure>{_SURE})|(?P<open>[(\[])\s?{_AGENCY}\s?[)\]])(?=\s{{1,9}}[\"“(]?[A-Z\d]|\s?\()"
)
_MADE = r"(?:[A-Z@][\w@'’.-]{0,30}|via|for|of|and|from|the|[/|&-])"
_ENDING = re.compile(
    rf"(?:{_SURE}|[(\[]\s?{_AGENCY}\s?[)\]]|{_NAMED}\s?[|/]\s?{_AGENCY}(?: {_PHOTO})?"
    r"|[(\[]?(?i:(?:photo|image|picture) (?:credit|source)|photo(?:graph)?|image|picture|credit)s?"
    rf"(?i: by |\s?: ?|\.{{3}} ?| via ){_MADE}(?:(?:,? |,|/){_MADE}){{0,9}}\s?[)\]]?)\.?\s{{0,9}}\Z"
)
"""A credit at the end of a caption."""
_OPENS = re.compile(rf"\s{{1,9}}{_OPENER}\s[a-z\d]")
_STOPPED = re.compile(r"(?:[.!?][”\"'’]?|\d)\s{0,9}\Z")
_END = re.compile(r"(?<=[a-z\d)”\"][a-z\d)”\"][.!?])[”\"]?\s{1,9}(?=[\"“(]?[A-Z])")
_ABROAD = r"(?:\s?\([A-Z]\w{1,20}\))?"
_DAY = rf"(?:\s(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH}))?"
_PLACED = re.compile(rf"(?P<place>[A-Z][\w'’-]{{1,30}}(?:[ /-][A-Z][\w'’-]{{1,30}}){{0,3}}{_ABROAD}{_DAY})\s{{0,9}}")
_CRIED = re.compile(rf"(?<!\S)(?P<place>[A-Z]{{4,20}}(?:[ -][A-Z]{{2,20}}){{0,2}}{_ABROAD})\s{{0,9}}\Z")
_LONGEST = 420
_CREDIT_MOST = 120
_FAR = 600
_WORDS_LEAST = 5
_TITLED = 0.7
"""Least share of capitals among the words of a title that are no short ones."""


def apart(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a line of the story: captions, their credits and late datelines apart from its body."""
    at = start
    for match in _CREDIT.finditer(text, start, end):
        before = text[max(at, match.start() - _FAR) : match.start()]
        ends = [stop.end() for stop in _END.finditer(before)]
        last = match.start() - len(before) + (ends[-1] if ends else 0)
        place = None if match["sure"] else _PLACED.fullmatch(text, last, match.start())
        place = place or (None if match["sure"] else _CRIED.search(text, last, match.start()))
        if place:
            yield from _dated(text, at, last, place.start("place"))
            yield BlockKind.DATELINE, place.start("place"), match.end()
        elif match["sure"] or match["open"] == "[" or _STOPPED.search(before) or _OPENS.match(text, match.end(), end):
            yield from _captioned(text, at, last, match.start())
            yield BlockKind.FURNITURE, match.start(), match.end()
        else:
            continue
        at = end - len(text[match.end() : end].lstrip())
    yield from peeled(text, at, end, "") if start < at < end else _bare(text, at, end, BlockKind.BODY)


def credited(caption: str) -> tuple[str, str]:
    """A caption and the credit at its end, either of which may be empty."""
    match = _ENDING.search(caption, max(0, len(caption) - _CREDIT_MOST))
    return (caption[: match.start()].rstrip(), match.group().strip()) if match else (caption, "")


def _dated(text: str, start: int, last: int, end: int) -> Iterator[Piece]:
    """The body before a late dateline; what stands between its last sentence and the place is a title, if it is one."""
    long = [word for word in text[last:end].split() if len(word) > 3]
    titled = len(long) >= _WORDS_LEAST and sum(word[0].isupper() for word in long) >= _TITLED * len(long)
    yield from _bare(text, start, last if titled else end, BlockKind.BODY)
    if titled:
        yield from _bare(text, last, end, BlockKind.TEASER)


def _captioned(text: str, start: int, last: int, end: int) -> Iterator[Piece]:
    """The body before a caption, and the caption, which is the last sentence if it is long enough for one."""
    long = len(text[last:end].split()) >= _WORDS_LEAST and end - last <= _LONGEST
    yield from _bare(text, start, last if long else end, BlockKind.BODY)
    if long:
        yield from _bare(text, last, end, BlockKind.CAPTION)


def _bare(text: str, start: int, end: int, kind: BlockKind) -> Iterator[Piece]:
    words = text[start:end]
    if words.strip():
        begin = start + len(words) - len(words.lstrip())
        yield kind, begin, begin + len(words.strip())
