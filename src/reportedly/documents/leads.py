"""Leads: what stands before the first word of a story, and behind its last, on the same line.

"LVIV, Ukraine, March 3 (Reuters) - ", "Published February 23 2015", "By Jane Doe", the headline once more; at the end
"(Reporting by ...)", "--Reuters", "Read Also". Prose scraped from pages runs these together with the story, often with
the punctuation lost, so they are peeled off one by one, and only where what is left still begins or ends a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.documents.blocks import BlockKind
from reportedly.documents.hours import MONTH, WEEKDAY
from reportedly.documents.tails import Piece

_CLOCK = (
    r"(?:(?:\s*,)?\s+(?i:at\s+)?(?:\d{1,2}[:.]?\d\d(?:\s?(?i:[ap]\.?m)\b\.?)?)"
    r"(?:\s?(?:UTC|GMT|KSA|[A-Z]{2,4}T)\b(?:[+-]\d+)?)?)?"
)
_DATE = (
    rf"(?:{WEEKDAY},?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+(?:19|20)\d\d"
    rf"|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s*,)?\s?(?:19|20)\d\d|\d{{1,2}}[./-]\d{{1,2}}[./-](?:19|20)\d\d"
    rf"|(?:19|20)\d\d-\d\d-\d\d){_CLOCK}"
)
_STAMP = re.compile(
    rf"(?i:(?:(?:last\s+)?(?:updated?|published|posted|modified|date of publication)\s*(?:on|at|:)?\s*)?){_DATE}"
    r"(?i:\s?\(updated [^)]{4,40}\))?(?:\s*[|–—-]\s|\s*[.,:]\s+|\s+|$|(?=[A-Z]))"
)
WIRES = (
    r"Reuters|REUTERS|AFP|AP|dpa|DPA|UPI|EFE|ANSA|Interfax|INTERFAX|TASS|RIA(?: Novosti)?|SANA|Xinhua|XINHUA|IRNA|ISNA"
    r"|FNA|Anadolu(?: Agency)?|AA|WAM|SPA|KUNA|MENA|PTI|ANI|IANS|Ukrinform|UNIAN|AZERTAC|ARMENPRESS|BelTA|Saba|SUNA"
    r"|WAFA|Kyodo|Yonhap|NNA"
)
_CREDIT = re.compile(rf"(?:(?:{WIRES})(?:\s*[|–—-]{{1,2}}\s*|\s+)(?=[A-Z\"“]|\d))")
_NAME = r"[^\W\d_a-z][\w'’.]{0,30}+"
_PLACE = rf"{_NAME}(?:[ /-]{_NAME}){{0,4}}"
_PLACES = rf"{_PLACE}(?:\s*,\s*{_PLACE}){{0,2}}"
_WHEN = rf"(?:\(?(?:{WEEKDAY},?\s+)?(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})(?:,?\s+(?:19|20)\d\d)?\)?)"
_SIGNED = rf"(?:\((?:[^()]{{2,40}})\)|(?:{WIRES}))"
_DASH = r"\s*(?:[–—]|-{1,2})\s*"
_DATELINE = re.compile(
    rf"(?:(?:{_PLACES}\s*,?\s+)?(?:{_WHEN}\s*,?\s*)?{_SIGNED}(?:{_DASH}|\s*:\s+)"
    rf"|{_PLACES}\s*,?\s+{_WHEN}(?:\s*,?\s*{_SIGNED})?(?:{_DASH}|\s*[.:]\s+|\s*[.:]?$)"
    rf"|{_PLACES}(?:\s[–—]\s|\s-{{1,2}}\s|\s?[–—]|--)\s*)"
)
_CRIED = re.compile(
    r"(?P<place>[A-Z]{4,}(?:[ /-][A-Z]{3,}){0,2}(?: [A-Z][a-z]+)?)\s+"
    r"(?=(?:A|An|The|At|More|Over|Some|Several|Dozens|Hundreds|Thousands|Nearly|About|In|On)\s+[a-z]+\s)"
)
_NOISE = re.compile(
    r"(?i:print this page|get short url(?:\s{1,4}\d{1,9}){0,3}"
    r"|(?:breaking(?: news)?|updated?|exclusive|video|photos?|live|title)\s*:"
    r"|(?:print|tweet|share|views \d{1,9}|\d{1,9} comments?)(?:\s{1,4}(?:print|tweet|share|views \d{1,9}))++)\s*"
    r"|(?:UPDATED?(?=\s+[A-Z])|SEND http\S{1,300}+)\s*"
)
_AUTHOR = re.compile(rf"[Bb][Yy]\s+(?:{_NAME}\s+){{1,5}}?(?=\||–|—|-\s|$)")
_NOT_PLACES = frozenset(
    ("analysis", "breaking", "correction", "exclusive", "explainer", "factbox", "live", "opinion", "update", "updated",
     "video", "watch")
)  # fmt: skip
_ARTICLES = frozenset(
    ("Ad", "Al", "An", "Ar", "As", "Ash", "At", "Az", "El", "Ez", "ad", "al", "an", "ar", "as", "ash", "at", "az", "el")
)
"""Arabic articles: where one ends the place before a dash, its noun stands behind it ("Al - Nahar Daily")."""
_FAR = 400

_CREDITS = re.compile(
    r"(?:(?<=[.!?\"”'’)])\s*+|(?<!\s)\s++)(?P<credit>"
    r"\(?(?i:additional |with )?(?i:reporting|writing|editing|compiled|edited|written) by\s.{2,240}"
    r"|\(?(?i:sources?)\s*:\s*[^.]{2,80}|\([Ww]ith (?:AFP|Reuters|AP|agencies)[^)]{0,60}\)"
    rf"|[-–—]{{1,2}}\s?(?:{WIRES})"
    rf"|(?<=[.!?\"”] )(?:{_NAME}(?: {_NAME}){{0,2}} ?/ ?){{1,4}}{_NAME}(?: {_NAME}){{0,2}})\s*$"
)
_TRAILING = re.compile(
    r"(?:(?<=[.!?\"”)])\s*+|(?<!\s)\s++)(?P<trail>(?:our standards\s*:.{2,80}|community standards\s?discussion.{0,80}"
    r"|read also|read more|see also|twitter|facebook|last updated?:.{4,80}"
    r"|(?:about|tags) .{0,300}(?:privacy policy|cookie policy|terms of use|comment via .{2,20}))(?:\s+twitter)?)\s*$",
    re.IGNORECASE,
)

_RELATED = re.compile(
    r"(?:(?<=[.!?\"”)])|(?<=\.\.\. ))\s*+(?P<label>(?:\d{1,6} )?(?:Source:? [A-Z][\w ]{1,40}? )?"
    r"(?:Related|RELATED|More|MORE)(?P<named> (?:News|NEWS|Stories|STORIES|Articles|ARTICLES))?:?)\s++(?=[A-Z\d\"“‘'])"
)
_WINDOW = 2500
_TITLED = 0.6
"""Least share of capitals in other stories' titles under a bare "Related". Of 804 articles of FA-KES 27 end in such,
and of PolNeAR's 924, which kept their lines, none (29 November 2026)."""


def peeled(text: str, start: int, end: int, title: str) -> Iterator[Piece]:
    """The pieces of a story's first line, the lead ones first; what is left is body."""
    at = start
    for _ in range(8):
        found = _next(text, at, end, title)
        if found is None:
            break
        kind, stop = found
        shown = len(text[at:stop].rstrip())
        yield kind, at, at + shown
        at = stop
    if at < end:
        yield BlockKind.BODY, at, end


def shorn(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a story's last line, credits and page furniture at its end cut off; in the order of the text."""
    cut: list[Piece] = []
    related = _related(text, max(start, end - _WINDOW), end)
    if related is not None and related.start("label") > start:
        label = related.start("label"), related.end("label")
        cut = [(BlockKind.TEASER, related.end(), end), (BlockKind.FURNITURE, *label)]
        end = start + len(text[start : label[0]].rstrip())
    for _ in range(4):
        window = max(start, end - _FAR)
        trail = _TRAILING.search(text, window, end)
        credit = None if trail else _CREDITS.search(text, window, end)
        match = trail or credit
        if match is None or match.start(1) <= start:
            break
        kind = BlockKind.FURNITURE if trail else BlockKind.BYLINE
        cut.append((kind, match.start(1), match.start(1) + len(match[1].rstrip())))
        end = start + len(text[start : match.start(1)].rstrip())
    if end > start:
        yield BlockKind.BODY, start, end
    yield from reversed(cut)


def _related(text: str, start: int, end: int) -> re.Match[str] | None:
    """Where other stories' titles hang behind the last sentence: "... said. Related Port of Sirte Opens Again"."""
    for match in _RELATED.finditer(text, start, end):
        rest = text[match.end() : end]
        long = re.findall(r"[^\W\d_][\w'’-]{3,}", rest)
        titled = len(long) >= 3 and sum(word[0].isupper() for word in long) >= _TITLED * len(long)
        if match["named"] or (titled and not re.search(r"[a-z]{3}[.!?]\s", rest)):
            return match
    return None


def _next(text: str, at: int, end: int, title: str) -> tuple[BlockKind, int] | None:
    """The lead piece that begins at ``at``, and where what follows it begins."""
    far = min(end, at + _FAR)
    repeated = _repeated(text, at, end, title)
    if repeated:
        return BlockKind.HEADLINE, repeated
    for kind, pattern in ((BlockKind.FURNITURE, _NOISE), (BlockKind.DATELINE, _STAMP), (BlockKind.BYLINE, _CREDIT)):
        match = pattern.match(text, at, far)
        if match and match.end() > at and _begins(text, match.end(), end):
            return kind, match.end()
    return _signed_by(text, at, end, title) or _placed(text, at, far, end)


def _begins(text: str, at: int, end: int) -> bool:
    """What is left begins like a sentence, or nothing is left."""
    return at >= end or text[at].isupper() or text[at].isdigit() or text[at] in "\"“'‘(["


def _repeated(text: str, at: int, end: int, title: str) -> int:
    """Where the text goes on behind the headline repeated at ``at``; 0 when it is not repeated there."""
    bare = title.strip().rstrip(".")
    if len(bare) < 12 or text[at : at + len(bare)].casefold() != bare.casefold():
        return 0
    stop = at + len(bare)
    match = re.compile(r"\s*\.?\s+|\s*$").match(text, stop, end)
    if match is None or not _begins(text, match.end(), end):
        return 0
    return match.end()


def _signed_by(text: str, at: int, end: int, title: str) -> tuple[BlockKind, int] | None:
    """ "by Jane Doe", where the repeated headline or a bar says where the name ends."""
    if text[at : at + 3].lower() != "by ":
        return None
    bare = title.strip().rstrip(".")
    again = text.find(bare, at, min(end, at + 60 + len(bare))) if len(bare) >= 12 else -1
    if again > 0:
        return BlockKind.BYLINE, again
    match = _AUTHOR.match(text, at, min(end, at + 80))
    return (BlockKind.BYLINE, match.end()) if match else None


def _placed(text: str, at: int, far: int, end: int) -> tuple[BlockKind, int] | None:
    """A dateline with its place: by dash, date or signature; or cried in capitals before a plain opening."""
    match = _DATELINE.match(text, at, min(far, at + 110))
    if match and _begins(text, match.end(), end) and _is_place(match.group()):
        return BlockKind.DATELINE, match.end()
    cried = _CRIED.match(text, at, far)
    if cried and not re.fullmatch(WIRES, cried["place"]):
        return BlockKind.DATELINE, cried.end()
    return None


def _is_place(words: str) -> bool:
    first, *others = re.findall(r"\w+", words) or [""]
    if not first or first.lower() in _NOT_PLACES or (others or [first])[-1] in _ARTICLES:
        return False
    if first.lower() == "the" and (not others or others[0].lower() != "hague"):
        return False
    return words.lstrip("(")[:1].isupper() or words.startswith("(")
