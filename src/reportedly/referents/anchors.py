"""Anchors: the day from which the times of a page are read, and which of them look ahead.

Times are read from the day of publication; where a dateline in the text gives another day not far from it, from that
one (claims.md 1, decision 6). "The next day" and "a day earlier" are read from the day the text last spoke of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from reportedly.documents import BlockKind
from reportedly.mentions import Mention, MentionKind, Page
from reportedly.referents import calendars, reaches, spells
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
_FIGURES = re.compile(r"\W{0,3}(\d{1,2})[-./](\d{1,2})[-./]((?:19|20)\d\d)\b")
_GLUED = re.compile(r"(\d{1,2})((?:20|19)\d\d)$")
FAR = 200
"""Code points on either side of a time that its rules look at."""
ASKED = 64
"""Times whose surroundings are remembered: each is asked about when it is read, and when its reach is."""
HEAD = 140
"""Code points at the head of the body in which a full date is the page's own ("AFP Saturday 26 Jul 2014")."""
_AHEAD = re.compile(
    r"(?:\b(?:will|would|shall|going to|(?<!believed )(?<!thought )to be"
    r"|(?:is|are) (?:due|set|expected|scheduled|planned|to)"
    r"|(?:was|were) (?:(?:due|set|expected|scheduled|planned) )?to"
    r"|(?:scheduled|planned|due|set) for|plans? to|as soon as|resumes?|reopens?|expires?"
    r"|start(?:s|ing)|begin(?:s|ning))"
    r"\b(?=[^.]{0,110}$)"
    r"|\b(?:until|till)(?: at least)? $|\bby $|^\W*from $)"
    r"(?!.*\b(?:said|told|announced|reported|which|who|after|was|were|had|has)\b)",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"\b(?:have|has|had|gave|gives?|given)(?: [\w’']{1,20}){0,4} $", re.IGNORECASE)
_TO_DO = re.compile(r"^ to [a-z]")
"""How long somebody has for what is to be done: "have 45 days to leave"."""
_IN_SO_LONG = re.compile(r"^\W*(?:(?:approximately|about|with)?in) $", re.IGNORECASE)
_TO_COME = re.compile(r"^[^.;]{0,80}\b(?:will|shall|going to|(?:is|are) (?:due |set |expected |scheduled )?to)\b")
_PAST = re.compile(r"^[^.;,]{0,40}\b(?:had|was|were)\b")
_LASTED = re.compile(
    r"\b(?:held|ruled|ran|lasted|continued|raged|controlled|occupied|governed|served|lived|stayed|remained|worked)"
    r" [^,;.]{0,40}\b(?:until|till)(?: at least)? $"
)
"""What went on until then is over."""
_AWAY = re.compile(
    r"(?:(?:barely|just|only|less than|more than|nearly|about|almost|over) )?"
    r"(?:an?|\d{1,6}|[a-z]{1,20})[ -](?:day|week|month)s?",
    re.IGNORECASE,
)
_FROM = re.compile(r"^,? (?:after|since)\b(?! [A-Z]\w+day)")
_LASTING = re.compile(r"^ of\b")
_OTHER_YEAR = re.compile(r"^,? (?:of )?(?P<which>last|this|next) year\b")
_YEAR_BACK = re.compile(r"(?:a )?year[- ](?:ago|earlier)", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?P<which>that|the same|the next|the following|the previous) (?:same )?(?:day"
    r"|week|month|year|night|morning|evening)\b"
    r"|\b(?:days?|weeks?|months?|years?|hours?) (?:earlier|later|before|after(?:wards?)?)\b"
    r"|\bthe day (?:before|after)\b",
    re.IGNORECASE,
)


_SHARE = re.compile(r"(?:an?|one|three) quarters?", re.IGNORECASE)
"""A part of a whole before "of", no time: "a quarter of the houses"."""


def periods(page: Page) -> Mapping[Span, Cited[Period]]:
    """What the time mentions of a page mean."""
    start = day_of(page)
    found: dict[Span, Cited[Period]] = {}
    spoken: Period | None = None
    for sentence in page.sentences:
        read: list[Cited[Period]] = []
        for mention in page.within(sentence.span, MentionKind.TIME):
            here = next((cited.value for cited in reversed(read) if _one_day(cited.value)), None)
            plain = _read(mention, sentence, start, (here, spoken))
            if plain:
                spoken = plain if _one_day(plain) else spoken
                read.append(_reached(plain, mention, sentence, (start, page.document.day)))
        stretches = reaches.joined(page.document.text, read)
        found |= {cited.span: stretches.get(at, cited) for at, cited in enumerate(read)}
    return found


def _one_day(period: Period) -> bool:
    return period.earliest == period.latest and period.timex[:1].isdigit()


def _reached(plain: Period, mention: Mention, sentence: Sentence, days: tuple[date, date]) -> Cited[Period]:
    """How far the words beside a time let it reach; ``days``: that of the page's times, and that of publication."""
    before, after = _beside(mention, sentence)
    period = reaches.reached(plain, before, days[0], _ahead(before, after))
    if period is not None:
        return Cited(period, mention.span, "context: words beside it")
    return Cited(reaches.paired(plain, before, after), mention.span, _how(mention, *days))


def day_of(page: Page) -> date:
    """The day of the dateline where the text has one near the day of publication, else that day."""
    published = page.document.day
    for sentence in page.sentences[:6]:
        if sentence.block in (BlockKind.BODY, BlockKind.DATELINE):
            match = _DATELINE.match(sentence.text) or _STAMP.search(sentence.text[:HEAD])
            written = calendars.from_words(_GLUED.sub(r"\1 \2", match["day"]), Anchor(published)) if match else None
            day = written.earliest if written and _one_day(written) else _in_figures(sentence.text, published)
            if day and abs((day - published).days) <= NOT_FAR:
                return day
            if sentence.block is BlockKind.BODY and sentence.span.end > HEAD:
                break
    return published


def _in_figures(text: str, published: date) -> date | None:
    """The day at the head of a text in figures ("30-04-2016"), day or month first: the nearer to publication."""
    match = _FIGURES.match(text)
    if match is None:
        return None
    first, second, year = (int(match[at]) for at in (1, 2, 3))
    days = [date(year, month, day) for day, month in ((first, second), (second, first)) if _stands(year, month, day)]
    return min(days, key=lambda day: abs((day - published).days), default=None)


def _stands(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and day >= 1 and spells.exists(year, month, day)


def _read(
    mention: Mention, sentence: Sentence, start: date, told: tuple[Period | None, Period | None]
) -> Period | None:
    """What a time means by itself. ``told``: the day named before in the sentence, and in the text."""
    words, (here, spoken) = mention.text, told
    before, after = _beside(mention, sentence)
    if reaches.apiece(words, before, after) or (_SHARE.fullmatch(words) and after.startswith(" of")):
        return None
    if spoken and _TOLD.search(words):
        back = re.search(r"earlier|before|previous", words, re.IGNORECASE)
        moved = calendars.from_words(_plain(words, bool(back)), Anchor(spoken.earliest))
        if moved:
            return moved
    if _AWAY.fullmatch(words) and _FROM.match(after):
        return calendars.from_words(f"{words} earlier", Anchor(here.earliest if here else start))
    if re.search(r"\bquarter\b", sentence.text) and _YEAR_BACK.fullmatch(words):
        words = "year-ago quarter"
    if here and (_LASTING.match(after) or before.endswith("after ")) and _AWAY.fullmatch(words):
        return calendars.from_words(words, Anchor(here.earliest))
    other = _OTHER_YEAR.match(after)
    period = calendars.from_words(words, Anchor(start, ahead=_ahead(before, after)))
    return reaches.in_year(period, start.year, other["which"]) if other and period else period


def _beside(mention: Mention, sentence: Sentence) -> tuple[str, str]:
    """What stands before a time in its sentence, and behind it, as far as any rule looks."""
    first, last = (at - sentence.span.start for at in (mention.span.start, mention.span.end))
    return sentence.text[max(0, first - FAR) : first], sentence.text[last : last + FAR]


@lru_cache(maxsize=ASKED)
def _ahead(before: str, after: str) -> bool:
    """Whether the words around a time speak of what is to come."""
    near = re.split('[;:"“”]', before)[-1]
    if (_TO_DO.match(after) and _GIVEN.search(near)) or (_IN_SO_LONG.match(near) and _TO_COME.match(after)):
        return True
    found = _AHEAD.search(near)
    if found is None or _LASTED.search(before):
        return False
    return not (found.group().lower().startswith("by") and _PAST.match(after))


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
