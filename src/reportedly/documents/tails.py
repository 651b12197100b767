"""Tails: the other stories that pages hang under, or into, an article, and the lines that are nobody's story.

A page says where its own story stops: by a line that is only a dash, by a heading ("More from ...", "You may also
like", "TRENDING NOW"), or by a label before another story's title ("Also Read | ..."). What follows a dash or an
unknown heading in capitals counts as other stories only if it reads like headlines: short, without a full stop.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from reportedly.documents.blocks import BlockKind

Piece = tuple[BlockKind, int, int]
"""A stretch of a text and what it is for: kind, start, end."""

Line = tuple[int, int]
"""Start and end of a line that bears words, white space at its ends left off."""

_RULE = re.compile(r"[-–—_*=•·~#\s]{1,80}")
_HEADING = re.compile(
    r"(?:(?:read|see|also|more|other|related|recommended|popular|trending|latest|top|most|must|breaking|further"
    r"|watch)\b.{0,48}|(?:you (?:may|might) (?:also )?like|don['’]t miss|in (?:other|related) news"
    r"|elsewhere(?: on| in)?\b.{0,30}|in this (?:section|issue|story)|from (?:around )?the (?:web|network)"
    r"|(?:editors?|our)['’]?s? picks?|what to read next|up next|next (?:story|up)|keep reading|promoted stories"
    r"|around the web|sponsored))\s*:?",
    re.IGNORECASE,
)
_STORIES = re.compile(
    r"\b(?:stor(?:y|ies)|articles?|news|reading|headlines|posts?|coverage|on|from|in|at|also|read|reads|viewed|popular"
    r"|shared|commented|now|today|next|more|like|miss|picks?|topics?|links?|content|for you|issue|section|web"
    r"|videos?)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?P<label>(?:also|must|don['’]t miss|read|see|watch|related|more|explained?|recommended|opinion|live|in pics"
    r"|in pictures)(?:\s+(?:also|read|reads|more|this|here|stories|story|articles?|coverage|on this|watch"
    r"|updates)){0,4}\s*(?:\||:|>{1,2}|»|–|—|-)\s+|also on (?:[\w-]{1,40}\.){1,3}[a-z]{2,4}:? )(?P<title>\S.{8,200})",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"(?:full coverage of .{1,80} here|(?:click|tap) (?:here|on) .{0,80}|(?:follow|join|like|find) us (?:on|at) .{0,80}"
    r"|follow [@\w .]{2,40} on (?:twitter|facebook|instagram|telegram|x)\b.{0,60}"
    r"|(?:sign up|subscribe) (?:for|to|now)\b.{0,140}"
    r"|(?:all rights reserved|copyright\b|©|\(c\) ?(?:19|20)\d\d).{0,160}"
    r"|(?:share|tweet|print|email|e-mail|comments?|advertisement|advertising|save|listen|download pdf|skip to .{2,30}"
    r"|back to top|read full (?:story|article).{0,20}|loading\.*|story continues below.{0,40}"
    r"|article continues .{0,40}|get short url.{0,30}|print this page|read also|view all"
    r"|this article (?:was|is) (?:originally )?published .{0,80}|for immediate release|to read more.{0,60}"
    r"|the .{3,60} is not responsible for .{0,80}"
    r"|(?:terms of use|privacy policy|cookie policy|contact us).{0,80})|(?:share|tweet|email|print)"
    r"(?:[\s|,·/]+(?:share|tweet|email|e-mail|print|whatsapp|facebook|twitter|save|reddit|linkedin))+)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:(?:photo|image|picture|file photo|file|pictured|caption|image caption|photograph|video|map)\s?[:|]\s?.{2,400}"
    r"|(?:photo|image|picture|photograph) (?:by|credit|courtesy)\b.{2,80})",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"(?:[(\[|/]\s?(?:file|archive|photo|photos|image|picture|photograph|ap photo|afp photo|reuters photo|getty"
    r"|courtesy|credit)\b.{0,60}"
    r"|[/|]\s?(?:reuters|afp|ap|getty images|epa|anadolu|xinhua|tass|sana|shutterstock)[)\]]?)\Z",
    re.IGNORECASE,
)
"""How a caption ends, behind ten code points or more."""
_BYLINE = re.compile(
    r"(?:[Bb][Yy]\s+(?!the\b)[A-Z][^.!?]{2,80}"
    r"|\(?(?i:additional )?(?i:reporting|writing|editing|compiled|written|edited) by .{2,200}"
    r"|[Ss]ources?\s*:\s*.{2,80}|[-–—]{1,2}\s?[A-Z][\w/&-]*(?: [A-Z][\w/&-]*){0,2})"
)
_PARAGRAPH = re.compile(r"(?:[^\n]*[^\s][^\n]*(?:\n|$))+")
_WRAP_LEAST, _WRAP_MOST = 50, 120  # widths at which mail programs and editors break lines
_HEADLINE_MOST = 160
_BLURB_MOST = 480
_TITLES_MOST = 60
_DASHES = ("-", "–", "—")


def lines(text: str, start: int) -> tuple[Line, ...]:
    """The lines that bear words from ``start`` on; the lines of a paragraph wrapped at a width are one."""
    found: list[Line] = []
    for paragraph in _PARAGRAPH.finditer(text, start):
        stretch = list(_bare_lines(text, paragraph.start(), paragraph.end()))
        found += [(stretch[0][0], stretch[-1][1])] if _wrapped(text, stretch) else stretch
    return tuple(found)


def _bare_lines(text: str, start: int, end: int) -> Iterator[Line]:
    for match in re.finditer(r"[^\n]+", text[start:end]):
        words = match.group()
        bare = words.strip()
        if bare:
            begin = start + match.start() + len(words) - len(words.lstrip())
            yield begin, begin + len(bare)


def _wrapped(text: str, stretch: Sequence[Line]) -> bool:
    """Whether a program broke these lines: each as full as its width lets it be, and one goes on in lower case."""
    width = max((end - begin for begin, end in stretch), default=0)
    pairs = list(itertools.pairwise(stretch))
    if not pairs or not _WRAP_LEAST <= width <= _WRAP_MOST:
        return False
    firsts = [text[begin:end].split(None, 1)[0] for begin, end in stretch[1:]]
    full = all(end - begin + 1 + len(word) > width for ((begin, end), _), word in zip(pairs, firsts, strict=True))
    return full and any(word[0].islower() for word in firsts)


def reads_like_headline(words: str) -> bool:
    """Three words or more, short, and no full stop at the end (a question mark may stand)."""
    bare = words.rstrip("\"'”’)")
    return len(words) <= _HEADLINE_MOST and words.count(" ") >= 2 and bare[-1:] not in ".…:;,"


def tail(words: Sequence[str]) -> dict[int, BlockKind]:
    """Which lines of a page's body, by their number, are rules, headings and titles of other stories."""
    kinds: dict[int, BlockKind] = {}
    number = 0
    while number < len(words):
        reached = _after_rule(words, number, kinds) or _after_heading(words, number, kinds)
        number = reached or number + 1
    return kinds


def _after_rule(words: Sequence[str], number: int, kinds: dict[int, BlockKind]) -> int:
    """A rule and the story under it, when it is another's: at most three lines, the first like a headline."""
    if not _RULE.fullmatch(words[number]):
        return 0
    kinds[number] = BlockKind.FURNITURE
    end = next((n for n in range(number + 1, len(words)) if _RULE.fullmatch(words[n])), len(words))
    heading = _after_heading(words, number + 1, kinds) if number + 1 < len(words) else 0
    if heading:
        return heading
    section = range(number + 1, end)
    titles = all(reads_like_headline(words[n]) or _HEADING.fullmatch(words[n]) for n in section)
    pair = words[number] in _DASHES and 0 < len(section) <= 3 and reads_like_headline(words[number + 1])
    pair = pair and all(len(words[n]) < _BLURB_MOST for n in section)
    labelled = len(section) == 1 and _LABEL.fullmatch(words[number + 1]) is not None
    if number and (titles or pair or labelled):
        kinds.update(dict.fromkeys(section, BlockKind.TEASER))
    return end


def _after_heading(words: Sequence[str], number: int, kinds: dict[int, BlockKind]) -> int:
    """A heading and the titles under it; 0 when the line is none."""
    line = words[number]
    known = bool(_HEADING.fullmatch(line) and _STORIES.search(line) and len(line) < 60 and line[-1] not in ".?!")
    shouted = line.isupper() and len(line) < 50 and line.count(" ") < 6
    if not (known or shouted) or _LABEL.fullmatch(line):
        return 0
    end = number + 1
    while (
        end < min(len(words), number + _TITLES_MOST)
        and reads_like_headline(words[end])
        and not _RULE.fullmatch(words[end])
    ):
        end += 1
    titles = end - number - 1
    if titles < (1 if known else 2) or (not known and end < len(words)):
        return 0
    kinds[number] = BlockKind.FURNITURE
    kinds.update(dict.fromkeys(range(number + 1, end), BlockKind.TEASER))
    return end


def of_line(text: str, line: Line) -> Iterator[Piece]:
    """What a line inside a story is for: a label with its title is two pieces, every other line is one."""
    start, end = line
    words = text[start:end]
    if len(words) > 420:
        yield BlockKind.BODY, start, end
        return
    label = _LABEL.fullmatch(words)
    if label and reads_like_headline(label["title"]):
        middle = start + label.start("title")
        yield from ((BlockKind.FURNITURE, start, start + len(label["label"].rstrip())), (BlockKind.TEASER, middle, end))
        return
    yield _kind(words), start, end


def _kind(words: str) -> BlockKind:
    if _FURNITURE.fullmatch(words) or _RULE.fullmatch(words):
        return BlockKind.FURNITURE
    if _CAPTION.fullmatch(words) or ("\n" not in words and _CREDITED.search(words, 10)):
        return BlockKind.CAPTION
    return BlockKind.BYLINE if _BYLINE.fullmatch(words) else BlockKind.BODY
