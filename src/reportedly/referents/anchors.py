"""Anchors: the day from which the times of a page are read, and which of them look ahead.

Times are read from the day of publication; where a dateline in the text gives another day not far from it, from that
one (claims.md 1, decision 6). "The next day" and "a day earlier" are read from the day the text last spoke of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from reportedly.documents import BlockKind
from reportedly.mentions import Mention, MentionKind, Page
from reportedly.referents import calendars
from reportedly.referents.periods import Period
from reportedly.referents.spells import Anchor
from reportedly.sentences import Sentence
from reportedly.text import Cited, Span

NOT_FAR = 60
"""Days by which a dateline may differ from the day of publication and still be believed."""

_DATELINE = re.compile(
    r"^\W*[^\W\d_][\w .,'’()/-]{0,60}?[(,]?\s*(?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}(?:st"
    r"|nd|rd|th)?(?:,? \d{4})?|\d{1,2} [A-Z][a-z]{2,8}(?:,? \d{4})?)"
    r"\)?,?\s*(?:\([^)]{2,40}\)|[A-Z][\w ]{1,20})?\s*(?:[-–—_:]|--)"
)
_DAY_AND_YEAR = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2},? ?(?:20|19)\d\d|\d{1,2} [A-Z][a-z]{2,8},? (?:20|19)\d\d)\b"
_STAMP = re.compile(
    r"(?:\b(?:updated|published|posted)(?: (?:at|on))?:? |(?<!\bon )(?<!\bin )(?<!\bof )(?<!since )"
    r"(?<!from )(?<!until )(?<!\bby )"
    rf"(?<!before )(?<!after )(?<!and )(?<!between ))(?P<day>{_DAY_AND_YEAR})",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(\d{1,2})((?:20|19)\d\d)$")
HEAD = 140
"""Code points at the head of the body in which a full date is the page's own ("AFP Saturday 26 Jul 2014")."""
_AHEAD = re.compile(
    r"\b(?:will|shall|going to|(?:is|are) (?:due|set|expected|scheduled|planned|to)|(?:scheduled|planned|due|set) for"
    r"|plans? to|as soon as)\b(?=[^.]{0,70}$)"
    r"(?!.*\b(?:said|told|announced|reported|which|who|after|was|were|had|has)\b)",
    re.IGNORECASE,
)
_YEAR_BACK = re.compile(r"(?:a )?year[- ](?:ago|earlier)", re.IGNORECASE)
_OPEN = re.compile(r"\bsince(?: (?:the|at least|about|around))?\s*$", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?P<which>that|the same|the next|the following|the previous) (?:same )?(?:day"
    r"|week|month|year|night|morning|evening)\b"
    r"|\b(?:days?|weeks?|months?|years?|hours?) (?:earlier|later|before|after(?:wards?)?)\b"
    r"|\bthe day (?:before|after)\b",
    re.IGNORECASE,
)


def periods(page: Page) -> Mapping[Span, Cited[Period]]:
    """What the time mentions of a page mean."""
    start, found = day_of(page), {}
    spoken: Period | None = None
    for sentence in page.sentences:
        for mention in page.within(sentence.span, MentionKind.TIME):
            period = _read(mention, sentence, start, spoken)
            if period:
                open_ended = _since(sentence, mention, period, start)
                how = "context: since" if open_ended else _how(mention, start, page.document.day)
                found[mention.span] = Cited(open_ended or period, mention.span, how)
                spoken = period if period.earliest == period.latest and period.timex[:1].isdigit() else spoken
    return found


def day_of(page: Page) -> date:
    """The day of the dateline where the text has one near the day of publication, else that day."""
    published = page.document.day
    for sentence in page.sentences[:6]:
        if sentence.block in (BlockKind.BODY, BlockKind.DATELINE):
            match = _DATELINE.match(sentence.text) or _STAMP.search(sentence.text[:HEAD])
            written = calendars.from_words(_GLUED.sub(r"\1 \2", match["day"]), Anchor(published)) if match else None
            if written and written.earliest == written.latest and abs((written.earliest - published).days) <= NOT_FAR:
                return written.earliest
            if sentence.block is BlockKind.BODY and sentence.span.end > HEAD:
                break
    return published


def _read(mention: Mention, sentence: Sentence, start: date, spoken: Period | None) -> Period | None:
    words = mention.text
    if spoken and _TOLD.search(words):
        back = re.search(r"earlier|before|previous", words, re.IGNORECASE)
        told = calendars.from_words(_plain(words, bool(back)), Anchor(spoken.earliest))
        if told:
            return told
    if re.search(r"\bquarter\b", sentence.text) and _YEAR_BACK.fullmatch(words):
        words = "year-ago quarter"
    before = sentence.text[: mention.span.start - sentence.span.start]
    return calendars.from_words(words, Anchor(start, ahead=bool(_AHEAD.search(re.split('[;:"“”]', before)[-1]))))


def _since(sentence: Sentence, mention: Mention, period: Period, start: date) -> Period | None:
    """ "since March" runs to the day of publication; None where no such word stands before."""
    before = sentence.text[: mention.span.start - sentence.span.start]
    if period.type in ("DATE", "TIME") and period.earliest <= start and _OPEN.search(before):
        return replace(period, latest=max(start, period.earliest))
    return None


def _plain(words: str, back: bool) -> str:
    """The same distance in words that the calendar knows: "the next day" is a day later."""
    match = re.fullmatch(
        r"the (?:next|following|previous) (day|week|month|year)|the day (?:before|after)", words, re.IGNORECASE
    )
    return f"a {match[1] or 'day'} {'earlier' if back else 'later'}" if match else words


def _how(mention: Mention, start: date, published: date) -> str:
    if re.search(r"\d{4}", mention.text) or start == published:
        return "verbatim"
    return "context: dateline"
