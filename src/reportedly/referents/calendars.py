"""Calendars: read the words of a time against a day, to TimeML values and to days.

A weekday is the nearest past one, the day of publication included, and the nearest future one when the words around
speak of the future (claims.md 4). A month without a year is the nearest past one; a day without a year the nearest.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reportedly.mentions.times import COUNTING, MONTH, NTH, SEASONS, WEEKDAY
from reportedly.referents import datings, lengths
from reportedly.referents.periods import Period
from reportedly.referents.spells import Anchor

_UNIT = r"(?P<unit>second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|century|centurie)s?"
_EDGE = (
    r"(?:(?P<edge>early|late|mid|earlier|later|beginning|start|middle|end|close|first half|second half|rest)"
    r"(?: part)?(?:[- ]of)?[ -](?:the )?)?"
)


_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_WORDS = rf"(?:{'|'.join(COUNTING)})(?:[- ](?:{'|'.join(COUNTING)}))?(?: hundred| thousand)?"
_NUM = (
    rf"(?P<number>[\d,.]{{1,20}}(?: \d/\d)?(?: and a half)?|{_WORDS}(?: and a half)?|half an?|an?|several|a few|few"
    r"|many|a couple of|couple of|dozens of)"
)
_HOUR = r"\d{1,2}(?:[:.]\d\d)? ?(?:a\.m\.|p\.m\.|am|pm)|\d{1,2}:\d\d(?::\d\d)?|\d{4}(?= ?(?:gmt|utc|hours))"
_CLOCK = rf"(?:(?P<clock>(?:{_HOUR})(?: ?(?:gmt|utc|est|edt|hours|local time|\(.*?\)))?),? ?(?:on )?)?"
_PART = (
    r"(?: (?P<part>(?:early |late |mid-?)?(?:morning|afternoon|evening|night|noon"
    r"|midday|midnight|dawn|dusk|daybreak)s?))?"
)
_HEDGED = (
    r"(?:(?:at least|more than|less than|fewer than|no more than|up to|as long as"
    r"|about|around|nearly|almost|over|under|approximately|roughly|some|just|only"
    r"|another) )?"
)
_FILL = r"(?:more |full |consecutive |straight |whole |calendar |fiscal )?"

_Rule = Callable[[Anchor, "re.Match[str]"], Period | None]

_RULES: tuple[tuple[re.Pattern[str], _Rule], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (r"(?P<day>\d{4}-\d\d-\d\d)(?:t.*)?", datings.iso),
        (r"(\d{1,2})/(\d{1,2})/(\d{2,4})", datings.slashes),
        (
            rf"{_CLOCK}(?:{WEEKDAY},? )?(?:the )?(?P<number>\d{{1,2}}(?:st|nd|rd|th)?)(?: of)? (?P<month>{MONTH})"
            rf"(?:,? (?P<year>{_YEAR}))?",
            datings.full_date,
        ),
        (
            rf"{_CLOCK}(?:{WEEKDAY},? )?(?P<month>{MONTH}) (?P<number>\d{{1,2}}(?:st|nd"
            rf"|rd|th)?)(?:,? ?(?P<year>{_YEAR}))?",
            datings.full_date,
        ),
        (rf"{_EDGE}(?P<month>{MONTH})(?: of|,)? (?P<year>{_YEAR})", datings.month_year),
        (rf"(?P<month>{MONTH}) (?:(?P<which>last|this|next) year|a year (?:ago|earlier))", datings.month_of),
        (rf"(?P<which>last |next |this |this past |previous )?{_EDGE}(?P<month>{MONTH})", datings.month_alone),
        (
            rf"{_CLOCK}(?:(?P<which>last|next|this|this past|this coming|early|late) )?(?P<weekday>{WEEKDAY})"
            rf"(?:'s)?{_PART}(?: (?P<week>last week|next week|this week))?",
            datings.weekday,
        ),
        (
            rf"{_CLOCK}(?:late |early |earlier |later )?(?P<near>today|yesterday|tomorrow|tonight){_PART}",
            datings.near_day,
        ),
        (r"day (before yesterday|after tomorrow)", datings.beyond_day),
        (rf"(?P<which>this|that|last)?{_PART}", datings.this_part),
        (r"overnight", datings.overnight),
        (rf"{_EDGE}(?:fiscal |year |calendar )?(?P<year>\d{{4}})", datings.year_alone),
        (rf"{_EDGE}(?P<decade>\d{{3}})0'?s", datings.decade_named),
        (
            rf"(?:early |late |mid-)?(?:(?P<which>last|next|this|this past) )?(?P<season>{'|'.join(SEASONS)})"
            rf"(?:(?: of| in)? (?P<year>\d{{4}}))?",
            datings.season_named,
        ),
        (
            r"(?:fiscal )?(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th|latest"
            r"|current)[- ]quarter(?P<when> .*)?",
            datings.quarter_named,
        ),
        (r"(?P<ordinal>latest|current) period(?P<when>)", datings.quarter_named),
        (
            r"(?:year-(?:ago|earlier)|same|comparable|corresponding|previous)(?: fiscal)?(?: (?:quarter|period).*)?",
            datings.year_ago_quarter,
        ),
        (rf"(?P<which>coming) {_UNIT}(?<=s)", lengths.recent),
        (r"weekend", datings.weekend_named),
        (
            rf"{_EDGE}(?P<which>last|this|next|past|this past|previous|coming|following"
            rf"|same|current|that|that same) {_UNIT}",
            lengths.unit_of,
        ),
        (rf"{_EDGE}(?P<which>){_UNIT}(?<=year)(?<!a year)", lengths.unit_of),
        (rf"(?P<edge>)(?:fiscal |full |entire |whole )?(?P<which>){_UNIT}", lengths.unit_of),
        (
            r"(?P<edge>beginning|start|middle|end|close|first half|second half|rest) of the (?P<which>)"
            r"(?P<unit>week|month|quarter|decade)",
            lengths.unit_of,
        ),
        (r"year-end", datings.year_end),
        (rf"(?P<which>recent|past|coming|these|earlier|previous) {_UNIT}", lengths.recent),
        (
            rf"{_HEDGED}{_NUM}[- ]{_FILL}{_UNIT} (?P<way>ago|earlier|later|before|from now|previously|afterwards?)",
            lengths.distance,
        ),
        (
            r"(?:(?:the )?(?:past|last|next|first|final|previous|coming|following|latest"
            rf"|current) )?{_HEDGED}{_NUM}[- ]{_FILL}{_UNIT}(?: of \d{{4}})?",
            lengths.duration,
        ),
        (
            rf"(?:an? )?(?P<nth>{'|'.join(NTH)}|\d{{1,3}}(?:st|nd|rd|th))"
            rf" (?:straight |consecutive |successive )?{_UNIT}",
            lengths.gone_on,
        ),
        (rf"(?:every|each) (?:(?P<number>[a-z]+|\d+) )?(?:{_UNIT}|.*)", lengths.every_read),
        (rf"(?P<clock>(?:{_HOUR}).*)", datings.clock_alone),
        (
            r"daily|weekly|monthly|quarterly|yearly|annually|hourly|nightly|(?:once|twice) a (?:day|week|month|year)",
            lengths.set_read,
        ),
        (
            r"now|nowadays|currently|moment|at the moment|at present|current|recently"
            r"|previously|formerly|soon|(?:near )?future|(?:recent )?past",
            lengths.reference_read,
        ),
    )
)


def from_words(words: str, anchor: Anchor) -> Period | None:
    """The period that words name; None when they name none."""
    plain = re.sub(r"\s+", " ", words.lower().replace("’", "'").replace("the very ", "the ")).strip()
    plain = re.sub(r"^(?:the|in|on|at) ", "", plain)
    for pattern, rule in _RULES:
        match = pattern.fullmatch(plain)
        found = _tried(rule, anchor, match) if match else None
        if found:
            return found
    return None


def _tried(rule: _Rule, anchor: Anchor, match: re.Match[str]) -> Period | None:
    """What a rule reads; None when no calendar has such a day ("31 June")."""
    try:
        return rule(anchor, match)
    except (ValueError, OverflowError):
        return None
