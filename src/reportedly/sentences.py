"""Split: sentences, each with its words, its place, its block and its paragraph.

A sentence never crosses a block: headline, each paragraph and each teaser stand alone. Furniture has none.
A full stop ends a sentence unless it belongs to an abbreviation, an initial, a number or a web address; closing quotes
and brackets go with the sentence they close. A heading that was run into its paragraph ("... Along the canal In this
school ...") ends where a word that only begins sentences stands with a capital and no stop before it.
Words are cut as in the Universal Dependencies treebanks of English: clitics and hyphens stand apart, except in
designations ("Su-25"), numbers, addresses and initialisms ("U.S.").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from reportedly.documents import Block, BlockKind, Document
from reportedly.text import Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark of punctuation. ``start`` and ``end`` are offsets in the document, as in a Span."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """``block`` says what the words are for; ``paragraph`` numbers the lines that bear words, from 0."""

    span: Span
    text: str
    block: BlockKind
    paragraph: int
    tokens: tuple[Token, ...]

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words in lower case, one for each token."""
        return tuple(token.text.lower() for token in self.tokens)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each token begins in the document."""
        return tuple(token.start for token in self.tokens)


LONGEST = 4000
"""Code points after which a sentence is cut at a space: no stop in 4,000 is no prose (the longest in FA-KES: 2,900)."""

_TITLES = (
    "adm amb asst atty brig capt cllr cmdr col comdr cpl cpt det dr fr gen gov hon insp lt ltc maj messrs mme mr mrs ms"
    " mt pfc ph pres prof pvt rep reps rev rt sen sens sgt spc sr supt st ste"
)
_LATIN = "al approx aka ca cf eg esp est et ie incl viz vs v"
_NUMBERED = "art ch fig no nos nr op p par pp sec vol jan feb mar apr jun jul aug sep sept oct nov dec"
_FIRMS = "ave blvd bros co corp dept etc ft govt inc intl jr ltd plc rd sq"
_OPENERS = (
    "A After Also An And As At But By During Earlier For From He Her His However I If In Indeed It Its Last Later Local"
    " Many Meanwhile More Most No On One Only Our Over Several She Since Some Such That The Their There These They This"
    " Those Though Three To Two Under Until We What When While Who Witnesses With Yet You"
)
_NEVER = frozenset((*_TITLES.split(), *_LATIN.split()))
_BEFORE_NUMBER = frozenset(_NUMBERED.split())
_SOMETIMES = frozenset(_FIRMS.split())
_STARTERS = frozenset(_OPENERS.split())
_RUN_IN = re.compile(
    r"(?<![^\s(“\"‘'])(?P<gone>(?P<last>[^\W_][\w’'-]*[a-z\d]|\d)\)?)\s+(?P<first>A|After|Also|Although|Amid|An|Another|Around|As|At|Before|But|By"
    r"|Despite|Dozens|During|Earlier|Eight|Five|For|Four|From|He|Here|How|However|Hundreds|If|In|It|Later|Less|Many|Meanwhile"
    r"|More|Most|Nearly|Nine|No|On|Once|One|Over|Scores|Seven|Several|She|Since|Six|Some|Such|Ten|The|There|These|They|This"
    r"|Those|Though|Thousands|Three|Two|Under|Until|We|What|When|Where|While|With)\s+(?P<next>[a-z]\S*)\s+(?P<far>\S)"
)
"""A word with a capital that only begins sentences, behind a word with no stop. Of 349 such places in the 11,747
sentences of FA-KES, which lost the line ends of its pages, of 70 drawn only four stood inside a sentence, behind a verb
of saying, and four in titles; these are left alone. In 924 articles of PolNeAR, which kept their lines, 11 are cut,
three of them at misprints (29 November 2026)."""
_COUNTING = frozenset("A Eight Five Four Nine One Seven Six Ten Three Two Dozens Hundreds Scores Thousands".split())
"""What may also name or count behind a name: "Area A of the hills", "Phase One of it", "Injures Dozens in Daraa"."""
_GOES_ON = frozenset(
    (
        "a an and are as at be been but by called dubbed entitled for from had has have if in into is named nor of on"
        " or over said saying says tell telling tells than that the their they titled to told under was we were when"
        " which while who will with would wrote add added adding adds announced announcing asked believe believes"
        " chanted chanting claimed confirmed declared explained insisted insists reported reports shouted stated"
        " stressed think thinks warned writes writing yelled film book novel song album play series magazine newspaper"
        " paper hashtag i"
    ).split()
)
"""Behind these a capital begins what is named or said: "he said We will not leave"."""
_DESIGNATED = frozenset(
    (
        "area block category class day division group grade hepatitis influenza letter letters level part phase plan"
        " round section sector series serie stage team type unit vitamin zone"
    ).split()
)
_PROSE = frozenset((BlockKind.BODY, BlockKind.STANDFIRST, BlockKind.CAPTION))
"""Titles have capitals everywhere."""
_END = re.compile(
    r"""(?P<stop>(?<![.!?…])[.!?…]++|[。！？।؟۔]++)
        (?P<close>(?:["'”’»›)\]]|\[\d{1,3}\])*+)
        (?:(?P<gap>\s++)|(?=["“‘]?[^\W\d_]|[^\x00-\x7f])|$)""",
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"(?<![\w.&’'-])[\w.&’'-]++\Z")
_LEAD = re.compile(r"""["'“”‘’«‹»„(\[\s–—-]*""")
_NEXT = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_RUN_ON = re.compile(r"""["“‘]?[^\W\d_a-zà-þ](?:[^\W\d_A-Z]+)?(?=[\s'’,-])""")
_BULLET = re.compile(r"(?:[-–—•*·▪►]++\s++|\s++)*+")
_WORDS = re.compile(r"[^\n]+")
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_TOKEN = re.compile(
    r"""
    [^\W\d_]++(?=[\ ,])                                         # most words
    | https?://[^\s<>"”]*[\w/]                                   # an address
    | (?:[\w.+-]{1,64}@|www\.)[\w-]{1,63}(?:\.[\w-]{1,63})+      # mail, a bare host
    | [@#]\w+                                                   # handle, tag
    | (?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?                     # U.S., a.m.
    | \d+(?:st|nd|rd|th)\b                                      # 2nd
    | \d+(?:[.,:/'’\u00a0\u202f]\d+)+                           # 9,000  3.5  10:30  3/3/2022
    | [^\W\d_]{1,5}-\d+\w* | \d+[^\W\d_]\w*                     # Su-25, 120mm
    | \d+
    | (?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Brig|Adm|Sen|Rep|Gov|Prof|St|vs|No|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.
    | [^\W\d_]+?(?=n['’]t\b) | n['’]t\b                         # did|n't
    | ['’](?:s|re|ve|ll|d|m)\b                                  # Kherson|'s
    | [^\W_]+(?:['’](?!(?:s|re|ve|ll|d|m)\b)[^\W_]+)*           # words, O'Brien, Ta'iz
    | \.{2,}|-{2,}|[^\w\s]|_+
    """,
    re.VERBOSE,
)


def from_document(document: Document) -> tuple[Sentence, ...]:
    """Split every block but the furniture, in the order of the text."""
    lines = _lines(document.text)
    return tuple(
        sentence
        for block in document.blocks
        if block.kind is not BlockKind.FURNITURE
        for sentence in _of_block(document, block, lines)
    )


def tokens(text: str, start: int = 0) -> tuple[Token, ...]:
    """The words and marks of a text that stands ``start`` code points into its document."""
    return tuple(Token(m.group(), start + m.start(), start + m.end()) for m in _TOKEN.finditer(text))


def spans(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of one text as half-open offsets, no white space at either end; lines are kept apart."""
    for line in _LINE.finditer(text):
        for start, end in _of_line(line.group()):
            yield line.start() + start, line.start() + end


def _lines(text: str) -> list[int]:
    """Where each line that bears words begins."""
    return [line.start() for line in _WORDS.finditer(text) if not line.group().isspace()]


def _of_block(document: Document, block: Block, lines: list[int]) -> Iterator[Sentence]:
    base = block.span.start
    text = document.text[base : block.span.end]
    parts = spans(text.replace("\n", " "))  # the lines of a wrapped paragraph are one
    for start, end in _unrun(text, parts) if block.kind in _PROSE else parts:
        at = base + start
        words = text[start:end]
        paragraph = max(0, bisect_right(lines, at) - 1)
        yield Sentence(Span(document.id, at, base + end), words, block.kind, paragraph, tokens(words, at))


def _unrun(text: str, parts: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sentences cut where a heading was run into its paragraph."""
    for start, end in parts:
        at = start
        for match in _RUN_IN.finditer(text, start, end):
            if _runs_in(match) and not text[at : match.start("first")].strip("( )").isdigit():
                yield at, match.end("gone")
                at = match.start("first")
        yield at, end


def _runs_in(match: re.Match[str]) -> bool:
    """Whether a new sentence begins at a capital: the word before it wants no other, and it stands in no title."""
    last, first = match["last"], match["first"]
    if last.lower() in _GOES_ON or (last.lower() in _DESIGNATED and first in _COUNTING):
        return False
    if not last[0].isupper():
        return True
    return first not in _COUNTING - {"A"} and (match["far"].islower() or match["far"].isdigit())


def _of_line(line: str) -> Iterator[tuple[int, int]]:
    start = _skip(line, 0)
    for match in _END.finditer(line):
        if match.end() > start and _ends(line, start, match):
            yield from _trimmed(line, start, match.end("close"))
            start = _skip(line, match.end())
    yield from _trimmed(line, start, len(line))


def _skip(line: str, start: int) -> int:
    """Past white space and the dash or bullet of a list."""
    match = _BULLET.match(line, start)
    return match.end() if match else start


def _trimmed(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch without white space at its ends, cut where it is longer than any sentence; nothing when bare."""
    while end - start > LONGEST:
        space = line.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = space if space > 0 else start + LONGEST
        yield from _trimmed(line, start, cut)
        start = _skip(line, cut)
    stretch = line[start:end]
    words = stretch.strip()
    if words:
        begin = start + len(stretch) - len(stretch.lstrip())
        yield begin, begin + len(words)


def _ends(line: str, start: int, match: re.Match[str]) -> bool:
    """Whether the stop at a match closes the sentence that began at ``start``."""
    after = line[match.end() : match.end() + 60]
    if not after.strip() or match["stop"][0] in "。！？।؟۔":
        return True
    before = line[max(start, match.start() - 40) : match.start()]
    if not match["gap"]:
        return _runs_on(before, match, after)
    if not any(map(str.isalnum, before)) or (before.isdigit() and len(before) < 4):
        return False
    head = _LEAD.sub("", after, count=1)
    if head[:1].islower() or (not head and after):
        return _before_small(before, match, after)
    if match["stop"] == ".":
        return _after_word(_last_word(before), head, bool(match["close"]))
    return True


def _runs_on(before: str, match: re.Match[str], after: str) -> bool:
    """ "...were killed.The army": a stop with no space behind a small letter, before a capitalised word."""
    word = _last_word(before)
    return (
        match["stop"] in (".", "?", "!")
        and (bool(match["close"]) or (len(word) > 2 and word.isalpha() and word[-2:].islower()))
        and word.lower() not in _NEVER
        and _RUN_ON.match(after) is not None
    )


def _before_small(before: str, match: re.Match[str], after: str) -> bool:
    """A small letter follows: an end only behind a plain word and a single stop, outside quotes and brackets."""
    word = _last_word(before).lower()
    known = word in _NEVER or word in _SOMETIMES or word in _BEFORE_NUMBER
    plain = len(word) > 1 and word.isalpha() and not known
    return plain and match["stop"] == "." and not match["close"] and after[:1].isalpha()


def _after_word(word: str, head: str, closed: bool) -> bool:
    """Whether a single full stop behind ``word`` ends the sentence, given what comes next."""
    lower = word.lower()
    following = _NEXT.match(head)
    new = following is not None and following.group() in _STARTERS
    if closed:
        return True
    if lower in _NEVER:
        return False
    if lower in _BEFORE_NUMBER:
        return not head[:1].isdigit() and (new or lower not in ("no", "art", "p"))
    if lower in _SOMETIMES or "." in word:
        return new
    if word.isdigit():
        return not (len(word) < 3 and head[:1].isdigit())
    return len(word) != 1 or not word.isupper() or new


def _last_word(before: str) -> str:
    match = _LAST_WORD.search(before[-80:])
    return match.group().strip("'’-&") if match else ""
