"""Quantities: how many are said, bounds and hedges included ("at least 20", "dozens", "between 10 and 15").

Ages, ordinals, ranks, weapon names, dates, clock times and telephone numbers are none. A number that counts no people
or things carries a label: "money", "percent", "measure", "time", "times" (as in
"struck twice"), "rate"; an article that stands for one: "article".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reportedly.mentions import Mention, MentionKind
from reportedly.mentions.lexicons import word_classes
from reportedly.mentions.numerals import DIGITS, NUMBER, SHARE, SHORT, TENS, UNITS, number
from reportedly.sentences import Sentence
from reportedly.text import Span, lowered

BEFORE = (
    r"(?:no (?:more|fewer|less) than|not (?:more|less) than|at (?:the )?(?:least"
    r"|most)|(?:more|fewer|less|greater|higher) than"
    r"|as (?:many|few|much) as|up to|upwards? of|in excess of|a (?:minimum|maximum|total) of|close to|in the region of"
    r"|well over|just over|just under|a little over|over|above|under|below|exceeding|nearly|almost|about|around"
    r"|approximately|approx\.?|roughly|some|an estimated|estimated|only|just|exactly|another|a further)"
)
VAGUE = (
    r"(?:(?:several|many|a few|few|some) )?(?:(?:tens|dozens|scores|hundreds|thousands|millions)"
    r"(?: of (?:hundreds|thousands|millions))?)\b"
)
FORMS = (
    rf"(?:{BEFORE} ){{0,2}}(?:{SHARE})(?: or so\b)?",
    rf"(?:{DIGITS})[mb]\b",
    rf"{SHORT} (?:(?:in|of|out of) every {SHORT}|in ten\b)",
    rf"between (?:{NUMBER}) and (?:{NUMBER})",
    rf"(?:{BEFORE} ){{0,2}}(?:{NUMBER})(?: ?(?:-|–|—|\bto\b|\bor\b) ?(?:{NUMBER}))?(?: (?:or (?:more|so)|plus)\b|\+)?",
    rf"(?:{BEFORE} )?{VAGUE}",
    rf"(?:{BEFORE} )?(?:a|several|a few|two|half a) (?:dozen|hundred|thousand|million|couple)\b",
    r"not (?:a single(?: one)?|one)\b",
    r"(?:twice|thrice)\b(?! as\b| the\b)",
    r"no one\b",
    r"both\b",
)
BEGINS = (
    rf"(?:\d|{'|'.join((*UNITS, *TENS))}|half|both|between|not? |not a|at |more|fewer|less|greater|higher|as |up|in "
    r"|an?[ -]|close|well|just|over|above|under|below|exceed|nearly|almost|about|around|approx|rough|some|estimated"
    r"|only|exactly|another|several|many|few|tens|dozens|scores|hundreds|thousands|millions|twice|thrice)"
)
"""How any of the forms begins: where none of these stands, none need be tried."""
_QUANTITY = re.compile(rf"(?<![\w-])(?={BEGINS})(?:{'|'.join(FORMS)})")
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_NONE_AFTER = re.compile(
    r"-?(?:st|nd|rd|th)\b|\s?(?:[ap]\.?m\b|gmt|utc|o'clock|hours? (?:gmt|local))|[:/]\d|-year-olds?"
    r"|\s{1,4}years?\s{1,4}old"
    r"|-[A-Za-z]{0,20}\d|\.\d|-(?:storey|story|point|nation|member|party|way)|[A-Za-z]",
    re.IGNORECASE,
)
_DAY, _MONTH_AFTER = re.compile(r"\d{1,2}"), re.compile(rf"\s{{1,4}}(?:of\s{{1,4}})?({_MONTHS})\b", re.IGNORECASE)
_NO_MONTHS = ("may", "march")
"""What small letters mean otherwise: "20 may have died"."""
_NONE_BEFORE = re.compile(
    rf"(?:[A-Za-z]-|[:/.]|\b{_MONTHS}\.?\s|\b(?:aged?|age of|resolution|no\.?|number|article|day|phase|route|highway"
    r"|(?-i:Group of)|chapter|call(?:ing)?|dial|hotline|phone:?|tel\.?:?|leopard|challenger|merkava"
    r"|mirage|marder|panther|falcon|type|mark|mk\.?|block|fateh|zolfaghar|shahed|geran|stinger)\s|\bg-?)$",
    re.IGNORECASE,
)
_AGE = re.compile(r"1?\d{1,2}")
_NAME_BEFORE = re.compile(r"[A-Z][\w'’-]+ [A-Z][\w'’-]+, $")
_AGE_AFTER = re.compile(r"[,.;)]|$| and [A-Z]")
"""A name, an age between commas: "Nasser Salem, 34, a baker"."""
_SURNAME_BEFORE = re.compile(r"(?<!\b[iI]n )(?<!\b[aA]t )(?<!\b[oO]n )(?<!\bof )(?<!\bnear )\b[A-Z][\w'’-]+, $")
_AGED_AFTER = re.compile(r", (?!and\b|or\b|in\b|were\b|was\b)[a-z]")
_OF_AGE = re.compile(
    r"\b(?:man|woman|boy|girl|child|youth|teenager|pensioner|infant) of $|\baged? [\w-]+(?: (?:and|or|to)|,) $",
    re.IGNORECASE,
)
_WORKS = re.compile(r"\b(?:an?|the) (?:[a-z-]{1,20} ){0,2}(?P<work>[a-z]{4,20}) of $", re.IGNORECASE)
_AGED_WORK = re.compile(
    r"(?:er|or|ist|ian|man|woman|wife|widow|nurse|cook|guard|student|cleric|priest|monk|clerk|imam)\Z"
)
_NO_WORK = frozenset(
    (
        "number order cluster member remainder corner quarter power river tower letter paper matter layer muster"
        " register border crater corridor sector factor error former latter chapter offer tender danger trailer"
        " bunker transfer summer winter buffer major"
    ).split()
)
_STOPS_BEHIND = re.compile(
    r"\s?(?:[,.;:)?!”\"’]|$)|\s(?:and|or|who|whose|was|were|is|are|has|have|had|from|in|at|on|by|with|near|after|when"
    r"|died|fell|dies|lost|suffered)\b",
    re.IGNORECASE,
)
"""What follows a number that counts nothing: "a miller of 64 was killed"."""
_BETWEEN = re.compile(r"\b(?:an?|his|her|their|one) (?:[a-z-]{1,20} ){0,3}[a-z-]{2,20}, $", re.IGNORECASE)
"""One who is told of, whose age follows between commas: "a driver, 45, and two passengers"."""
_PARENT = re.compile(r"\b(?:father|mother|parent|grandfather|grandmother)s? of $", re.IGNORECASE)
"""How many children one has counts nobody of whom the news tells."""
_OLDEST = 120
_DATED = re.compile(
    r"\b(?:since|by|until|during|from|in|of|early|late|mid|end of|summer|spring|autumn|winter|fall|and|to|the|year)"
    r"[\s-]$",
    re.IGNORECASE,
)
_LABELS = (
    ("money", re.compile(r"^\s?(?:dollars?|euros?|pounds?|roubles?|rubles?|hryvnias?|liras?|cents?|usd|eur)\b", re.I)),
    ("percent", re.compile(r"^\s?(?:%|per\s?cent\b|percent(?:age)?\b)", re.I)),
    (
        "measure",
        re.compile(
            r"^[\s-]?(?:kilomet(?:re|er)s?|km|miles?|met(?:re|er)s?|m|mm|cm|kilograms?"
            r"|kg|tonnes?|tons?|square|sq|hectares?"
            r"|acres?|lit(?:re|er)s?|barrels?|degrees?|mph|kmh|kilotons?|feet|foot|inch(?:es)?"
            r"|megawatts?|mw|gigawatts?|gw"
            r"|kv|kilovolts?|volts?|calib(?:re|er)|knots|nautical|yards?|cubic)\b",
            re.I,
        ),
    ),
    (
        "time",
        re.compile(
            r"^[\s-]?(?:consecutive |straight |more )?(?:seconds?|minutes?|hours?|days?"
            r"|nights?|weeks?|months?|years?|decades?|centur(?:y|ies))\b",
            re.I,
        ),
    ),
    ("rate", re.compile(r"^\s?(?:times (?:more|as|the|that|what|bigger|larger|higher|greater)|fold)\b", re.I)),
    ("times", re.compile(r"^\s?times\b", re.I)),
)
NEAR = 24
"""Code points before a number in which a word stands that leads it: the longest, "challenger ", has eleven."""
_ONCE_MORE = re.compile(r"(?:twice|thrice)", re.IGNORECASE)
_SUM = re.compile(r"\d[\d.,]{0,20}[mb]", re.IGNORECASE)
_RATIO = re.compile(r" every | in ten$", re.IGNORECASE)
_HANDED = re.compile(r"\b(?:hand|turn)(?:s|ed|ing)? $|\b(?:take|takes|taken|taking|took) $")
_CHANGED = re.compile(
    r"\b(?:rose|risen|rises|rising|grew|grown|grows|climb(?:s|ed)|increased?|jumped|soared|fell|fallen|dropped|raised|lowered"
    r"|revised|up|down|cut) (?:\w{1,20} ){0,3}from $"
)
_SECOND = re.compile(r"[^-–—]{1,40}? to ")
"""What the number was: "rose from 10 to 33" counts 33."""
_OVER = "over "
"""To "hand over 30 captives" bounds nothing."""
_MONEY = re.compile(r"(?:[$€£₴₽¥]|\b(?:US|USD|EUR)\$?)\s?$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PHONE = re.compile(r"\+?\d[\d ()-]{6,}\d(?:\s?\d)*")
_ARTICLE = re.compile(r"(?<![\w-])(?:a|an|one|another)\s+(?:[a-z'-]+(?:\s+|-)){0,3}?$", re.IGNORECASE)


class Quantities:
    """A `Marker` of quantities. ``words``: lines of name_words.tsv, whose people and forces an article may count."""

    def __init__(self, words: Iterable[str]) -> None:
        classes = word_classes(words)
        victims = sorted(w for w in classes["people"] | classes["force"] if w.isalpha() and not _plural(w))
        self._single = re.compile(
            rf"(?<![\w-])(?:an?|another)(?=(?:\s+[a-z-]+){{0,3}}?\s+(?:{'|'.join(victims)})\b(?!\s+(?:of"
            r"|chief|spokes)))"
        )

    def __call__(self, sentences: Sequence[Sentence]) -> Iterator[Mention]:
        for sentence in sentences:
            yield from self._sentence(sentence)

    def _sentence(self, sentence: Sentence) -> Iterator[Mention]:
        text, small = sentence.text, lowered(sentence.text)
        phones = [match.span() for match in _PHONE.finditer(text) if sum(c.isdigit() for c in match.group()) >= 7]
        taken: list[tuple[int, int]] = []
        for match in _QUANTITY.finditer(small):
            start, end = match.span()
            if any(a <= start < b or a < end <= b for a, b in phones if not _grouped(text[a:b])):
                continue
            if small.startswith(_OVER, start) and _HANDED.search(small[max(0, start - NEAR) : start]):
                start += len(_OVER)
            changed = small.endswith("from ", 0, start) and _CHANGED.search(small[:start])
            if changed and (second := _SECOND.match(match.group())):
                start += second.end()
            label = _label(text, start, end)
            if label is not None:
                taken.append((start, end))
                yield _mention(sentence, start, end, label)
        for match in self._single.finditer(small):
            if not any(a < match.end() and match.start() < b for a, b in taken):
                yield _mention(sentence, *match.span(), "article")


def _mention(sentence: Sentence, start: int, end: int, label: str) -> Mention:
    base = sentence.span
    return Mention(
        MentionKind.QUANTITY, Span(base.document, base.start + start, base.start + end), sentence.text[start:end], label
    )


def _label(text: str, start: int, end: int) -> str | None:
    """What a number is a number of; None when it is no quantity at all."""
    before, after = text[:start], text[end:]
    near, words = before[-NEAR:], text[start:end]
    if _NONE_AFTER.match(after) or _NONE_BEFORE.search(near) or _dated(words, after) or _aged(words, before, after):
        return None
    if _MONEY.search(near):
        return "money"
    if _SUM.fullmatch(words):
        return None
    for label, pattern in _LABELS:
        if pattern.match(after):
            return label
    if _ONCE_MORE.fullmatch(words):
        return "times"
    if _RATIO.search(words):
        return "rate"
    if _YEAR.fullmatch(words) and (_DATED.search(near) or not re.match(r"\s+[a-z]+", after)):
        return None
    if words.lower() == "one" and not re.match(r"\s+[a-z]", after):
        return None
    return ""


def _dated(words: str, after: str) -> bool:
    """A day of a month: "3 March"."""
    month = _MONTH_AFTER.match(after)
    return month is not None and _DAY.fullmatch(words) is not None and month[1] not in _NO_MONTHS


def _aged(words: str, before: str, after: str) -> bool:
    """An age: behind a name between commas, "a woman of 70", "aged 4 and 11"."""
    work = _WORKS.search(before)
    skilled = work and _AGED_WORK.search(work["work"].lower()) and work["work"].lower() not in _NO_WORK
    if _PARENT.search(before):
        return True
    if _OF_AGE.search(before) or (skilled and _STOPS_BEHIND.match(after)):
        return (number(words) or _OLDEST) < _OLDEST
    if not _AGE.fullmatch(words):
        return False
    if after.startswith(",") and _BETWEEN.search(before):
        return True
    named = _NAME_BEFORE.search(before) and _AGE_AFTER.match(after)
    return bool(named or (_SURNAME_BEFORE.search(before) and _AGED_AFTER.match(after)))


def _plural(word: str) -> bool:
    return word.endswith("s") or word in (
        "people",
        "children",
        "men",
        "women",
        "troops",
        "police",
        "staff",
        "personnel",
    )


def _grouped(words: str) -> bool:
    return bool(re.fullmatch(r"\d{1,3}(?:[ \u00a0]\d{3})+", words))
