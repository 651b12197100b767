"""Persons: people whom a page names where it tells of harm, found by the words around their names.

A claim names one person at most, and a page that tells of two dead names two. So the sentences that tell of harm are
read for full names that stand as a person's do: with an age, a kinship, a rank or a calling; as the one who was killed,
held or freed; beside another such name. Offices, bodies and places are no private persons. The rule knows nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]*"
_PARTICLE = r"(?:al|el|bin|bint|ibn|abu|abd|umm|de|da|di|van|von|ben)"
NAME = re.compile(rf"\b{_CAPITAL}(?: (?:{_PARTICLE}[ -])*{_CAPITAL}){{1,4}}")
"""A name of two words and more, particles within: Mahmoud al-Darwish, Thin Zar Win."""

_KIN = (
    r"wife|husband|widow|widower|mother|father|son|daughter|brother|sister|cousin|uncle|aunt|nephew|niece|grandmother"
    r"|grandfather|grandson|granddaughter|child|baby|girl|boy|friend|neighbou?r|partner|fianc[eé]e?"
)
_CALLING = (
    r"teacher|doctor|nurse|medic|paramedic|photographer|journalist|reporter|cameraman|driver|farmer|baker|student|pupil"
    r"|worker|volunteer|shopkeeper|engineer|lawyer|activist|resident|villager|civilian|pensioner|soldier|fighter|sergeant"
    r"|corporal|private|conscript|captive|prisoner|detainee|hostage|victim|man|woman"
)
_HARMED = (
    r"killed|murdered|executed|shot|beheaded|wounded|injured|maimed|hurt|detained|arrested|captured|imprisoned|jailed"
    r"|abducted|kidnapped|tortured|beaten|buried|raped|missing|freed|released|evacuated|displaced|deported|hit"
)
_DIED = r"died|dies|perished|fled|disappeared"
HARM = re.compile(
    rf"\b(?:{_HARMED}|{_DIED}|dead|deaths?|bod(?:y|ies)|victims?|casualties|prisoners?|detainees?|hostages?|funerals?"
    rf"|killing|wounding|detaining|arresting|capturing|mourn\w*|surviv\w+|{_KIN})\b"
)
"""Words that make a sentence one that tells of harm, or of somebody's kin."""

_TITLE = r"Dr|Mr|Mrs|Ms|Miss|Sergeant|Corporal|Private|Lieutenant|Sgt|Cpl|Pvt|Lt|Nurse|Journalist|Photographer"
_LEAD = re.compile(
    rf"(?:(?:{_TITLE})\.?|The|A|An|His|Her|Their|Its|If|In|On|At|By|Two|Three|Four|Five|Six|Seven"
    r"|Eight|Nine|Ten|For|From|And|But|Among|Both|When|As|After|Before|One"
    r"|\w{3,6}day|January|February|March|April|May|June|July|August|September|October|November|December|Senior|Junior"
    rf"|Former|Local|(?:{_KIN}|{_CALLING}))(?: |$)",
    re.IGNORECASE,
)
_OFFICES = (
    r"(?:president|premier|ministers?|governor|mayor|general|colonel|admiral|marshal|commander|spokes\w+|ambassador"
    r"|secretary|chief|director|head|chair\w*|leader|king|queen|prince|princess|sheikh|senator|lawmaker|deputy|envoy"
    r"|official|officer|analyst|professor|patriarch|pope|bishop|judge|prosecutor|coordinator|taoiseach"
    r"|member of parliament|mp|congress\w*)"
)
OFFICE = re.compile(rf"\b{_OFFICES}\b", re.IGNORECASE)
"""Words of an office or of one who speaks for a body: whoever bears one is no private person."""
_OFFICE_BEFORE = re.compile(
    rf"\b(?i:{_OFFICES})"
    r"(?: (?:of|for|in|to|at)(?: the)?(?: [A-Z][\w’'-]{0,30}){1,4}| of(?: the)? [a-z’'-]+)?"
    r"(?: (?:Dr|Mr|Mrs|Ms)\.?)? $"
)
_BESIDE_OFFICE = re.compile(rf"\b(?:{_KIN}|{_CALLING}|bodyguard|aide|critic|supporter|relative)s?\b", re.IGNORECASE)
"""Who stands by one in office and bears none."""
BODY = re.compile(
    r"\b(?:ministry|union|army|forces?|council|party|agency|nations|service|group|brigade|division|government|state"
    r"|front|movement|office|committee|court|hospital|people|guards?|troops|police|militia|battalion|helmets|watch"
    r"|crescent|cross|crossing|legion|observatory|cent(?:er|re)|network|university|school|street|road|airport|base|camp"
    r"|city|town|province|region|district|oblast|river|lake|sea|mountains?|hotel|market|bridge|church|mosque|radio|news"
    r"|television|times|post|islamic|national|international|republic|federation|kingdom|foundation|institute|hezbollah"
    r"|hamas|taliban|houthis?|jabhat|ahrar|jaysh|harakat|squad|regiment|corps|command|navy|congress|parliament|senate"
    r"|house|airlines?|company|bank)\b",
    re.IGNORECASE,
)

OTHER = re.compile(
    r"\b(?:\w+day|January|February|March|July|August|September|October|November|December|Feb|Jul|Aug|Sept?"
    r"|Oct|Nov|Dec|Reuters|Monitor|Today|Published|Updated|Breaking|Live|Photo|Video|Tags|Daily|Weekly|Facto"
    r"|Killed|Kills?|Killing|Injured|Wounded|Dead|Reported(?:ly)?|According|Casualties|Claims?|Attacks?|Airstrikes?"
    r"|Strikes|Clashes|Massacre|Members|Crew|Allies|Militants|Terrorists|Rebels|Soldiers|Troops|Civilians|Women"
    r"|Children|Christians|Muslims|Villages?|Towns?|Areas?|Delivers?|Liberates?|Discuss(?:ing|es)|Says|Said|Amid|After"
    r"|Before|Another|With|From|Into|Over|Under|About|Against|Between|Near)"
)
"""Words in no person's name: of a calendar, dateline or headline. They end the name that stands beside them ("James
Harrow Killed Near Varn"). Thu, Jan, June, Free and New are names as well."""
_SHOUTED = re.compile(r"[A-Z]{2,}\w*")
_THING = re.compile(
    r"^(?:Hurricane|Typhoon|Cyclone|Operation|Masjid|MV|USS|HMS|Mount|Lake|Fort|Port|Camp) "
    r"| (?:Street|Road|Avenue|Boulevard|Square|Highway|Airport|Hill|Hilltop|Junction|Roundabout)$"
)
"""What a storm, a vessel, a street or a mosque is called."""
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][\w’'-]{0,30}(?: [A-ZÀ-ÖØ-Þ][\w’'-]{0,30}){0,3}"
_AT_PLACE = re.compile(
    r"\b(?:in|inside|outside|outskirts of|countryside of"
    r"|(?:north|south|east|west|(?:north|south)(?:east|west)|center|centre) of"
    r"|(?:cit(?:y|ies)|towns?|villages?|hamlets?|suburbs?|districts?|neighbou?rhoods?|provinces?|governorates?|regions?"
    rf"|areas?|settlements?|hills?) of(?: {_CAPITALS}(?:,| and|, and)){{0,3}}) $"
)
"""What stands before a place and no person; "to", "from" and "on" may stand before either."""
_NEAR = re.compile(r"\b(?:near|around) $")
_OF_PLACE = re.compile(
    r" (?:neighbou?rhood|district|province|governorate|suburb|village|town|city|countryside|hilltop|area|region"
    r"|crossing)s?\b"
)
_VESSEL = re.compile(r"\b(?:ship|vessel|tanker|ferry|freighter|frigate|destroyer|submarine|yacht|trawler) $")
_APART = re.compile(rf"\b(?:in|at|near|from|of|outside) {_CAPITALS}, $")
"""A name in the second place of an address: "near Pretoria, South Africa, was"."""
_PLACED = re.compile(r"\b(?:in|at|near|outside|inside|around|towards?|into|from|to|over|across|on|between|under) $")
REACH = 80
"""Characters around a name that are looked at."""
OCCURRENCES = 20
"""Places of a page at which a name is looked at."""
_NOUN = r"(?!(?:in|at|on|near|by|from|to|of|off|as|when|while|after|before|during|outside|inside|with)\b)[a-z-]+ "
_BESIDE = (
    re.compile(r"(?:,|,? aged) \d{1,3}\b(?! (?:people|others|civilians|soldiers|killed|years ago))"),
    re.compile(r" \(\d{1,3}\)"),
    re.compile(rf", (?:an?|the|his|her|their) (?:[\w-]+ ){{0,2}}(?:{_KIN}|{_CALLING})\b"),
    re.compile(
        rf",? (?:who )?(?:(?:was|were|is|are|has been|had been|have been|being) (?:\w+ )?(?:{_HARMED})|{_DIED})\b"
    ),
    re.compile(rf",? (?:an?|the|his|her|their)? ?(?:[\w-]+ ){{0,3}}[\w-]+, (?:was|were) (?:\w+ )?(?:{_HARMED})\b"),
)
"""What stands behind a private name."""
_BEFORE = (
    re.compile(rf"\b(?:{_KIN}|{_CALLING}),? $", re.IGNORECASE),
    re.compile(rf"\b(?:{_TITLE})\.? $"),
    re.compile(
        rf"\b(?:{_HARMED}|killing|wounding|detaining|arresting|capturing|includ(?:ed|es|e|ing)|identified as|named as"
        rf"|named|mourn(?:ed|ing|s)?) (?:(?:the|a|an|his|her|their) )?(?:{_NOUN})?$"
    ),
    re.compile(
        r"\b(?:body|bodies|death|killing|murder|arrest|detention|capture|abduction|funeral|release|mother|father|family"
        rf"|widow|wife|son|daughter) of (?:(?:the|a|an) )?(?:{_NOUN})?$"
    ),
)
"""What stands before one."""
_JOINED = re.compile(
    r",?(?: and|,|;)? ?(?:(?:his|her|their|the|a) )?"
    rf"(?:(?:[\w-]{{1,24}} )?(?:{_KIN}|{_CALLING}) )?(?:(?:{_TITLE})\.? )?"
)
_SAYING = re.compile(r"\b(?:said|says|told|reported|announced|confirmed|added|according|wrote)\b")
_BREAK = re.compile(r"(?<![A-Z][a-z])(?<!\bDr)(?<!\bSt)[.!?]['\"”’]?\s|\n")


@dataclass(frozen=True, slots=True)
class Named:
    """A full name at a place of a text."""

    name: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def from_text(text: str) -> tuple[str, ...]:
    """The private persons of a page, in its order; a name that comes twice comes twice."""
    sentences = (text[start:end] for start, end in _sentences(text))
    return tuple(
        named.name
        for sentence in sentences
        if NAME.search(sentence) and HARM.search(sentence)
        for named in _private(sentence)
    )


def whole(text: str, start: int) -> str:
    """The full name that begins at a place of a text; "" when none does."""
    found = NAME.match(text, start)
    return _plain(found.group(), start).name if found else ""


def parts(words: str) -> tuple[str, ...]:
    """The full names within a run of capitals, without the words of a headline beside them."""
    return tuple(named.name for named in _parts(words, 0))


def otherwise(text: str, start: int, name: str) -> bool:
    """Whether a name, cited at a place of a text, is a place's or a thing's there, or of one who bears an office."""
    places = [found.start() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)][:OCCURRENCES]
    return any(_otherwise(text, at, name) for at in places) or (
        start in places and bool(_NEAR.search(text[max(0, start - REACH) : start]))
    )


def _otherwise(text: str, start: int, name: str) -> bool:
    before, behind = text[max(0, start - REACH) : start], text[start + len(name) : start + len(name) + REACH]
    named = Named(name, len(before), len(before) + len(name))
    return _of_thing(name, before, behind) or _in_office(named, before + name + behind)


def _of_thing(name: str, before: str, behind: str) -> bool:
    if _THING.search(name) or _VESSEL.search(before) or _OF_PLACE.match(behind):
        return True
    genitive = behind.startswith(("'s", "’s")) or name.endswith(("'s", "’s"))
    return not genitive and bool(_AT_PLACE.search(before) or (_APART.search(before) and re.match(r", [a-z]", behind)))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _BREAK.finditer(text):
        yield start, stop.end()
        start = stop.end()
    yield start, len(text)


def _private(sentence: str) -> list[Named]:
    """Names that stand as a private person's do, and those that are joined to one."""
    found = (named for match in NAME.finditer(sentence) for named in _parts(match.group(), match.start()))
    names = [named for named in found if not _SHOUTED.search(named.name)]
    able = [one for one in names if not _public(one, sentence)]
    kept = [_stands(named, sentence) for named in able]
    for n in (*range(len(able)), *reversed(range(len(able)))):
        near = [m for m in (n - 1, n + 1) if 0 <= m < len(able) and kept[m] and _together(able[m], able[n], sentence)]
        kept[n] = kept[n] or bool(near)
    return [named for named, private in zip(able, kept, strict=True) if private]


def _public(named: Named, sentence: str) -> bool:
    """It is of a place, a body or a calendar, or of one who bears an office."""
    before, behind = sentence[max(0, named.start - REACH) : named.start], sentence[named.end : named.end + REACH]
    other = BODY.search(named.name) or _PLACED.search(before) or _of_thing(named.name, before, behind)
    return bool(other) or _in_office(named, sentence)


def _parts(words: str, start: int) -> Iterator[Named]:
    """Runs of words that may be in a name, each without what leads up to it; none of one word, none with a figure."""
    run: list[re.Match[str]] = []
    for word in (*re.finditer(r"\S+", words), None):
        if word is not None and not OTHER.fullmatch(re.sub(r"['’]s$", "", word.group())):
            run.append(word)
        elif run:
            first, last = run[0].start(), run[-1].end()
            named = _plain(words[first:last], start + first)
            if named.name and not re.search(r"\d", named.name):
                yield named
            run = []


def _plain(words: str, start: int) -> Named:
    """Without what leads up to a name, and without its genitive; no name where one word is left."""
    while lead := _LEAD.match(words):
        words, start = words[lead.end() :], start + lead.end()
    words = re.sub(r"(?:['’]s|['’-])$", "", words)
    return Named(words if " " in words else "", start, start + len(words))


def _in_office(named: Named, sentence: str) -> bool:
    """It has an office right before it, in it or behind it, and not a kin's or a servant's ("the mayor's daughter")."""
    before, behind = sentence[max(0, named.start - REACH) : named.start], sentence[named.end : named.end + 60]
    apart = re.match(r", [^,.]*", behind)
    told = apart.group() if apart else ""
    bears = OFFICE.search(told) and not _SAYING.search(told) and not _BESIDE_OFFICE.search(told)
    return bool(_OFFICE_BEFORE.search(before) or OFFICE.search(named.name) or bears)


def _stands(named: Named, sentence: str) -> bool:
    before, behind = sentence[max(0, named.start - REACH) : named.start], sentence[named.end : named.end + REACH]
    return any(one.match(behind) for one in _BESIDE) or any(one.search(before) for one in _BEFORE)


def _together(one: Named, other: Named, sentence: str) -> bool:
    """Two names with nothing between them but what joins persons."""
    first, second = sorted((one, other), key=lambda named: named.start)
    between = sentence[first.end : second.start]
    between = re.sub(r"^,? (?:aged )?\d{1,3},?|^ \(\d{1,3}\)", "", between)
    return ("and" in between or "," in between) and bool(_JOINED.fullmatch(between))
