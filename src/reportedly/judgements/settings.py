"""What stands around a claim in its sentence: the marks by which two reports of one happening know each other.

A town and a day are shared by many happenings. The market that was hit, the street, the number of the wounded beside
the number of the dead are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from reportedly.judgements.names import content, folded, skeleton
from reportedly.text import carried, lowered

SITES = content(
    "market bazaar souk mall shop store bakery restaurant cafe hotel school university college kindergarten hospital "
    "clinic mosque church cathedral monastery shrine cemetery bridge dam airport airfield airbase base barracks camp "
    "prison jail court embassy consulate palace parliament ministry headquarters checkpoint crossing border station "
    "train railway bus convoy truck ambulance boat ship ferry port harbour harbor plant refinery pipeline depot "
    "warehouse factory mine farm playground park museum theatre theater stadium tower shelter basement tunnel tent "
    "wedding funeral prayer procession rally protest queue orphanage reservoir helicopter warplane jet plane minaret"
)
"""Words for what a blow falls on, or where: of two sentences that name one, the one word tells more than the town."""
DAYS_AND_MONTHS = (
    "monday tuesday wednesday thursday friday saturday sunday "
    "january february march april june july august september october november december"
)
CALENDAR = frozenset(skeleton(word) for word in DAYS_AND_MONTHS.split())
STOP = re.compile(r"[.!?](?=\s|$)|\n")
REACH = 400  # code points either side within which a sentence is looked for
NAME = re.compile(r"(?<=[a-z0-9,;:'’\"“)(-] )[A-Z][a-z’'-]{3,}")
PROPER = re.compile(r"(?<![\w'’-])[A-Z][a-z’'-]{3,}(?![\w-])")
NUMBER = re.compile(r"\d[\d,]*")
YEAR = re.compile(r"\b(?:in|of|since|until|from) (?:\w+ )?((?:19|20)\d\d)\b")
BEHIND = 250  # code points before a clause from which a year may still be meant
OFTEN = 3  # a name that a page uses more often than this is its subject and marks no happening
TOTAL = re.compile(
    r"\b(?:since (?:the|it|early|late|march|20\d\d|19\d\d)|so far|to date|overall"
    r"|(?:the|this|a|s) (?:[\w'-]+ ){0,2}(?:war|conflict|uprising|crisis|insurgency) (?:has|have|that|which|so far)"
    r"|in (?:the|this|a) (?:[\w'-]+ ){0,2}(?:war|conflict|uprising|crisis|week|month|year)\b"
    r"|over the (?:past|last)|in the (?:past|last) (?:\w+ )?(?:days|weeks|months|years)"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|\d+)[- ]years?[- ](?:war|conflict|long)"
    r"|ha(?:s|ve) claimed|ha(?:s|ve) (?:been )?killed (?:more than|at least|over|some|about|around|hundreds|tens))"
)
"""How a sentence says that its figure runs over a war or a campaign."""
SHARE = re.compile(
    r"\b(?:another|further|additional|more (?!than\b)"
    r"|among (?:them|those|the (?:dead|killed|wounded|victims|casualties))|also (?:killed|among)"
    r"|(?:half|third|quarters?) of\b|as well as|besides|in addition to|apart from"
    r"|of the (?:wounded|injured|dead|killed|victims)\b|others (?:died|(?:were|are) (?:killed|dead))"
    r"|(?:an?|the) (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))"
    r" (?:[\w-]+ ){1,4}died)"
)
"""How a clause says that its figure is a part of another, or comes on top of it."""
BEFORE = 20  # code points before a clause in which that may be said
OLDER = re.compile(r"\bearlier (?:\w+ )?(?:toll|count|figure|information|report)\b")
"""How a sentence says, by the end of a clause, that its figure has been left behind."""
UPDATING = re.compile(
    r"\b(?:updat|rais|revis|increas|correct)\w+ (?:an|its|his|her|the|their) (?:earlier|previous|initial|first)\b"
)
"""How a new figure names the one that it takes the place of."""
RISING = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|climb\w*|raised|revised|updated|up from|g(?:one|oing|oes) up|went up|so far"
    r"|now|bring(?:s|ing) (?:it |the \w+ )?to)\b"
)
"""How a sentence says that a count goes on."""
HEDGED = re.compile(r"\b(?:alleged\w*|suspected|apparent\w*|purported\w*|presumed|possible|reported)\b")
"""How a clause speaks of a deed without saying that it was done."""
UNSURE = re.compile(
    r"\bnot (?:\w+ )?(?:clear|known|certain|confirm\w*|acknowledg\w+|den(?:y|ied)|rul(?:e|ed) out)\b"
    r"|\bunclear\b|\bunknown\b"
)
"""How a sentence says that nothing is known, which is no denial."""
TOLL = re.compile(
    r"\b(?:tolls?|puts?\b(?: \w+){0,4} at|figures?|counts?|counted|higher|lower"
    r"|number of (?:the )?(?:dead|deaths|people)|conflicting|differ\w*|discrepanc\w+|claim|contradict\w*)\b"
)
"""How a page sets one figure beside another."""
NEGATION = re.compile(r"\b(?:no|not|never|none|neither|nor|cannot|without|[a-z]+n[’']t)\b")
"""How a clause itself says that a thing is not so."""
DENIAL = re.compile(
    r"\b(?:den(?:y|ie[sd]|ying|ial)|reject\w*|dismiss\w*|refut\w+|disput\w*|false|fabricat\w*|invent\w*|lie|baseless"
    r"|untrue|alive|no truth|no one|nobody|none)\b"
)
"""How a sentence denies, where a mere "not" may say that nothing is known."""
BLOW = (
    r"(?:attacks?|air ?strikes?|strikes?|raids?|bombing|bombardment|shelling|blasts?|explosions?|assault|ambush"
    r"|massacre|killings?|missiles?|rockets?|shells|bombs?)"
)
BACK = re.compile(
    rf"\b(?:the|this|that|these|those) (?:[\w-]+ )?{BLOW}\b|\bd(?:id|one|o) (?:this|it|so)\b|\bbehind (?:it|this)\b"
    r"|\bresponsib\w+|\bto blame\b|\b(?:up|down) from\b|\bcount\b"
    r"|\b(?:the|its|their) (?:[\w-]+ )?(?:dead|tolls?|death toll|number of|wounded|injured)\b"
    r"|\b(?:brought|blew|bombed|struck|hit|mined|shelled|fired (?:on|at)) (?:it|them|there)\b"
)
"""How a clause speaks of a happening that its page has told of before, and of its toll."""
LEAD = 320  # code points of a page in which it says what it is about: its headline and what it opens with


@carried
@dataclass(frozen=True, slots=True)
class Setting:
    """``sites``: stems. ``names``: skeletons of names but for those of the claim itself. ``figures``: other numbers.

    ``total``: the figure runs over a campaign; ``share``: it is part of another, or older; ``toll``: it is set beside
    another; ``rising``: the count goes on; ``unsure``: nothing is known; ``hedged``: nobody says that it was done;
    ``denial``: it is denied in so many words; ``negated``: the clause itself says "not". ``counts``: all numbers told.
    ``named``: skeletons of the names in the clause itself, but for its parties and speakers.
    ``years``: those it is set in, by its sentence or the words before. ``story``: the sites that the page opens with,
    where the clause speaks of what was told before and names none itself.
    """

    sites: frozenset[str]
    names: frozenset[str]
    figures: frozenset[int]
    total: bool
    share: bool
    toll: bool
    rising: bool
    unsure: bool
    hedged: bool
    denial: bool
    negated: bool
    counts: frozenset[int]
    years: frozenset[int]
    story: frozenset[str]
    named: frozenset[str]


def setting(text: str, start: int, end: int, own: frozenset[str], parties: frozenset[str] = frozenset()) -> Setting:
    """The marks of the sentence around [start, end); ``own``: skeletons of the names that the claim itself holds.

    ``parties``: those of them that are no place's.
    """
    clause, sentence, small = text[start:end], _sentence(text, start, end), in_small_letters(text)
    told, lead = _told(sentence), sentence[: sentence.find(clause) + len(clause)].lower()
    words = small[start:end]
    return Setting(
        sites=told.sites,
        names=frozenset(spelt(name) for name in told.names if _seldom(name, text)) - own - CALENDAR,
        figures=told.numbers - _figures(clause),
        total=told.total,
        share=bool(SHARE.search(small, max(0, start - BEFORE), end) or OLDER.search(UPDATING.sub("", lead))),
        toll=told.toll,
        rising=told.rising,
        unsure=told.unsure,
        hedged=bool(HEDGED.search(words)),
        denial=told.denial,
        negated=bool(NEGATION.search(words)),
        counts=told.numbers,
        years=frozenset(
            int(year) for year in YEAR.findall(small, max(0, start - BEHIND, text.rfind("\n", 0, start)), end)
        ),
        named=frozenset(spelt(name) for name in PROPER.findall(clause)) - parties - CALENDAR,
        story=_opening(text[:LEAD]) if not told.sites and BACK.search(words) else frozenset(),
    )


class _Told(NamedTuple):
    """What a sentence tells whichever of its clauses is asked about."""

    sites: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[int]
    total: bool
    toll: bool
    rising: bool
    unsure: bool
    denial: bool


@lru_cache(maxsize=256)
def _told(sentence: str) -> _Told:
    """The claims of one sentence come one after the other."""
    small = sentence.lower()
    return _Told(
        content(sentence) & SITES,
        frozenset(NAME.findall(sentence)),
        _figures(sentence),
        *(pattern.search(small) is not None for pattern in (TOTAL, TOLL, RISING, UNSURE, DENIAL)),
    )


@lru_cache(maxsize=64)
def in_small_letters(text: str) -> str:
    """A page as the patterns of this room read it: those that heed no case are written in small letters alone."""
    return lowered(text)


@lru_cache(maxsize=4096)
def _opening(text: str) -> frozenset[str]:
    return content(text) & SITES


def _sentence(text: str, start: int, end: int) -> str:
    stops = [stop.end() for stop in STOP.finditer(text, max(0, start - REACH), start)]
    stop = STOP.search(text, end, end + REACH)
    return text[stops[-1] if stops else max(0, start - REACH) : stop.start() if stop else end + REACH]


@lru_cache(maxsize=65536)
def _seldom(name: str, text: str) -> bool:
    return text.count(name) <= OFTEN


@lru_cache(maxsize=16384)
def spelt(name: str) -> str:
    """The skeleton of one word of a name."""
    return skeleton(folded(name))


def _figures(text: str) -> frozenset[int]:
    found = (int(number.replace(",", "")) for number in NUMBER.findall(text) if len(number) < 9)
    return frozenset(number for number in found if number > 2 and not 1900 < number < 2100)
