"""Times: the words that say when, how long or how often, by a grammar of our own (TimeML: DATE, TIME, DURATION, SET).

A mention is the expression without its preposition ("March" of "since March"), as TimeML has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.mentions import Mention, MentionKind
from reportedly.sentences import Sentence
from reportedly.text import Span, lowered

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
COUNTING = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty",
            "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred")  # fmt: skip
NTH = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

_SHORT = r"jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
MONTH = rf"(?:(?:{'|'.join(MONTHS)})\b|(?:{_SHORT})\b\.?)"
WEEKDAY = rf"(?:(?:{'|'.join(WEEKDAYS)})\b|(?:mon|tues?|wed|thurs?|fri|sat|sun)\.)"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)\b"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b"
_PART = r"(?:(?:early |late |mid-?)?(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk|daybreak)s?)"
_UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?"
    r"|quarters?|years?|decades?|centur(?:y|ies))\b"
)
_SEASON = rf"(?:{'|'.join(SEASONS)})\b"
_WORDS = rf"(?:(?:{'|'.join(COUNTING)})(?:[- ](?:{'|'.join(COUNTING)}))?(?: hundred| thousand)?)"
_NUMBER = (
    rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?(?: \d/\d)?(?: and a half)?|{_WORDS}(?: and a half)?"
    r"|half an?|an?|several|a few|few|many|a couple of|couple of|dozens of)"
)
_HEDGE = (
    r"(?:at least|more than|less than|fewer than|no more than|up to|as long as"
    r"|about|around|nearly|almost|over|under|approximately|roughly|some|just|only"
    r"|another)"
)
_EDGE = (
    r"(?:early|late|mid|mid-|earlier|later|(?:the )?(?:very )?(?:beginning|start"
    r"|middle|end|close|first half|second half|rest) of(?: the)?"
    r"|(?:the )?(?:early|late) part of)"
)
_ZONE = r"(?: ?(?:gmt|utc|est|edt|pst|cet|eet|local time|\(\d{1,2}:?\d\d gmt\)))?"
_CLOCK = (
    rf"(?:\d{{1,2}}(?:[:.]\d\d)? ?(?:a\.m\.|p\.m\.|am\b|pm\b){_ZONE}|\b\d{{1,2}}:\d\d(?::\d\d)?\b(?!:){_ZONE}"
    rf"|\b\d{{4}} ?(?:gmt|hours|utc)\b)"
)
_QUARTER = r"(?:first|second|third|fourth|1st|2nd|3rd|4th|latest|current)"

_PLAIN_MONTHS = "|".join(month for month in MONTHS if month not in ("may", "march"))
FORMS = (
    rf"for (?:an?|the) (?:{'|'.join(NTH)}|\d{{1,3}}(?:st|nd|rd|th))"
    r" (?:straight |consecutive |successive )?(?:day|night|week|month|year)\b"
    rf"(?! of (?:the (?:year|month|week)\b|{MONTH}|\d{{4}}))",
    r"\d{4}-\d\d-\d\d(?:t\d\d:\d\d(?::\d\d)?z?)?\b",
    r"\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\b",
    rf"(?:{_CLOCK},? (?:on )?)?(?:{WEEKDAY},? )?(?:the )?{_DAY}(?: of)? {MONTH}(?:,? {_YEAR})?",
    rf"(?:{_CLOCK},? (?:on )?)?(?:{WEEKDAY},? )?{MONTH} {_DAY}(?!:)(?:,? ?{_YEAR})?(?! ?(?:million|billion|percent|%))",
    rf"(?:{_EDGE} ?-?)?{MONTH}(?: of|,)? {_YEAR}",
    rf"(?:{_CLOCK},? (?:on )?)?(?:(?:early|late|last|next|this|this past|this coming) )?{WEEKDAY}(?: {_PART})?"
    r"(?: (?:last week|next week|this week))?",
    rf"{MONTH} (?:last|this|next) year|{MONTH} a year (?:ago|earlier)",
    rf"(?:(?:{_EDGE} ?-?|last |next |this |this past |the previous ))?(?:{_PLAIN_MONTHS}"
    rf"|(?:{_SHORT})\b\.)\b",
    rf"(?:{_EDGE}|in|since|until|by|last|next|this|of|during|from|and|to|through"
    r"|before|after) (?:may|march)\b(?! \d| \w+ed\b)",
    rf"(?:the )?(?:fiscal )?{_QUARTER}[- ]quarter(?: of (?:{_YEAR}|(?:last|this|next) year)| last year| this year)?",
    r"(?:the )?(?:year-(?:ago|earlier)|latest|same|comparable|current|corresponding"
    r"|previous)(?: fiscal)? (?:quarter|period)(?: (?:last year|a year (?:ago"
    rf"|earlier)|of {_YEAR}))?",
    r"year-(?:ago|earlier)\b",
    rf"(?:(?:the )?(?:early|late|mid)[- ])?(?:(?:last|next|this|this past) {_SEASON}(?: of {_YEAR})?"
    rf"|(?:the )?{_SEASON}(?: of| in)? {_YEAR})",
    rf"(?:{_EDGE} )?(?:last|this|next|the past|this past|the previous|previous"
    rf"|the coming|the following|the same|the current|that same|that) (?:{_UNIT})(?:'s (?:first"
    r"|second|third|fourth) quarter)?",
    r"(?:the )?(?:past|last|next|first|final|previous|coming|following|latest"
    rf"|current) (?:{_HEDGE} )?(?:{_NUMBER})[- ]{_UNIT}(?: of {_YEAR})?",
    rf"(?:{_HEDGE} )?{_NUMBER}[- ](?:more |full |consecutive |straight |whole "
    rf"|calendar |fiscal )?{_UNIT}(?: (?:ago|earlier|later|before|from now|previously"
    r"|afterwards?))\b",
    rf"(?:the )?(?:{_HEDGE} )?{_NUMBER}[- ](?:more |full |consecutive |straight |whole |calendar |fiscal )?{_UNIT}",
    r"the (?:fiscal |full |entire |whole )?(?:year|quarter|week|month)\b(?! of| that|-)",
    r"(?:the )?year-end\b|mid-\d{4}\b",
    r"(?:recent|past|coming|these|earlier|previous) (?:days|weeks|months|years|hours|decades)\b",
    r"(?:the )?(?:year|month|week|day) (?:before last|before|earlier|after next)\b",
    rf"(?:the )?(?:{_EDGE} )(?:the )?(?:year|month|week|day|decade|quarter|weekend)\b",
    r"(?:the )?day (?:before yesterday|after tomorrow)|the (?:next|following|previous"
    r"|same) (?:day|morning|evening|night)|(?:the )?weekend\b|overnight\b",
    rf"(?:late |early |earlier |later )?(?:today|yesterday|tomorrow|tonight)(?: {_PART})?\b",
    rf"(?:this|that|the|last|in the) {_PART}\b",
    rf"(?:{_EDGE} )?(?:the )?(?:(?:early|mid|late)[- ])?(?:1[5-9]|20)\d0'?s\b",
    rf"(?:{_EDGE} |fiscal |the year |calendar )?(?<![-\d$€£.,:/])(?:1[89]\d\d|20[0-4]\d)\b(?![-,.]\d"
    r"|:\d|/\d| ?(?:gmt|hours|people|civilians|troops|soldiers|fighters|men|rebels"
    r"|km|million|percent|%))",
    rf"(?:every|each) (?:{_NUMBER} |other )?(?:{_UNIT}|{WEEKDAY}|morning|night"
    rf"|evening|afternoon|{MONTH}|{_SEASON})|(?:daily|weekly|monthly|yearly|annually"
    r"|hourly|nightly)\b|(?:once|twice) a (?:day|week|month|year)",
    rf"{_CLOCK}(?: (?:on )?(?:{WEEKDAY}|today|yesterday))?",
    r"(?:now|nowadays|currently|at the moment|at present|recently|formerly|the (?:near )?future"
    r"|the (?:recent )?past)\b(?! that)",
    r"(?:noon|midnight|dawn|dusk|daybreak|sunset|sunrise)\b",
)
_JOINTS = "in|since|until|by|of|during|from|and|to|through|before|after"
BEGINS = (
    rf"(?:\d|(?:{_JOINTS}) (?:may|march|the )|for (?:an?|the) "
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun"
    r"|(?:the|an?)\b|this|that\b|these|last|next|past|previous|coming|following|same|current|comparable|corresponding"
    r"|latest|early|earlier|late|mid|beginning|start|middle|end|close|rest|first|second|third|fourth|final|fiscal|calendar"
    r"|recent|year|month|week|day|daily|hourly|nightly|annually|every|each|once|twice|overnight|to(?:day|morrow|night)"
    r"|yesterday|now|formerly|noon|dawn|dusk|sunset|sunrise|spring|summer|autumn|fall|winter|very"
    r"|at |more than|less than|fewer|no more|up to|as long|about|around|nearly|almost|over|under|approx|rough"
    r"|some|just|only|another|half|several|few|many|couple|dozens"
    r"|one|tw|three|thir|four|fort|fi(?:ve|f)|six|seven|eigh|nine|ten|eleven|hundred)"
)
"""How any of the forms begins: where none of these stands, none need be tried: that halves the work."""
_STRIPPED = (
    rf"(?<!\bon )(?:{'|'.join(WEEKDAYS)}|yesterday|today)"
    r"(?=s (?!(?:after|and|are|as|at|because|before|but|by|during|for|from|if|in|of|on|only|or|since|so|than|the|they"
    r"|through|to|until|we|when|where|while|with)\b)[a-z])"
)
"""A day that owns a deed, where the page has lost its apostrophes: "Mondays blast"."""
_TIME = re.compile(rf"(?<![\w-])(?={BEGINS})(?:(?:{'|'.join(FORMS)})(?!\w)|{_STRIPPED})")
_LEAD = re.compile(
    r"^(?:in|since|until|by|of|during|from|and|to|through|before|after) (?=(?:may|march)\b)"
    r"|^in (?=the )|^for ",
    re.IGNORECASE,
)
_AGE = re.compile(r"^[- ]olds?\b|^s old\b| old\b", re.IGNORECASE)
_NEXT_ONE = re.compile(r"an? second", re.IGNORECASE)
"""One more of something, not the sixtieth part of a minute: "a second convoy"."""
_MODAL_MAY = re.compile(r"^may\b", re.IGNORECASE)


def times(sentences: Sequence[Sentence]) -> Iterator[Mention]:
    """Mark every time expression; the label is left empty (`referents.periods` reads the words)."""
    for sentence in sentences:
        for match in _TIME.finditer(lowered(sentence.text)):
            found = _trimmed(sentence, match)
            if found:
                yield found


def _trimmed(sentence: Sentence, match: re.Match[str]) -> Mention | None:
    text, (start, end) = sentence.text, match.span()
    lead = _LEAD.match(match.group())
    start += lead.end() if lead else 0
    words = text[start:end]
    if _AGE.match(text[end:]) or _NEXT_ONE.fullmatch(words) or not _written_as_name(words):
        return None
    base = sentence.span
    return Mention(MentionKind.TIME, Span(base.document, base.start + start, base.start + end), words)


def _written_as_name(words: str) -> bool:
    """Months and weekdays begin with a capital: "may", "march" and "sat" are other words."""
    return all(name[0].isupper() for name in re.findall(rf"\b(?:{MONTH}|{WEEKDAY})", words, re.IGNORECASE))
