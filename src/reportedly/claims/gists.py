"""Gists: the slots of a proposition as a line of a table reads them.

A slot holds the words of its page, which may be half a phrase: "Russian" before "strikes", "Varn and its" before a name
that is a slot of its own. A line is read by itself, so such words are rounded off, and nothing is told twice.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from reportedly.referents import Actor, Count, Place
from reportedly.text import Cited

POINTING = frozenset("i we you he she it they me us him her them who which that this these those the a an".split())
"""Words that name nobody where their page is not at hand."""

_LOOSE = frozenset(
    "and or of the a an its his her their our in on at by to for from with near who which that including".split()
)
"""What is left hanging where a phrase was cut before another slot."""

_LED_IN = re.compile(r"^(?:leaving|left|including|injuring|wounding|killing|upon) ")

_OF_A_STATE = re.compile(
    r"^(?:\w{1,30}(?:ian|ean|ish|ese)|French|Dutch|American|German|Afghan|Turkmen|Israeli|Iraqi|Yemeni|Saudi|Qatari|Kuwaiti|Emirati"
    r"|Omani|Bahraini|\w{1,30}[sd]tani|Bangladeshi|Azerbaijani|Somali|[\w.]{1,30}-(?:led|backed))$"
)
"""An adjective that stands for whoever is of a state or led by it."""

_ONE_OF_MANY = re.compile(
    r"^(?!(?:an?|the|one|this|that|each|every|another|its|his|her|their|our) )(?:[\w-]{1,30} )?"
    r"(?:rebel|terrorist|militant|insurgent|jihadist|separatist|extremist|islamist|loyalist|guerrilla|fighter)$",
    re.IGNORECASE,
)
"""A noun that stands before another as an adjective does, "rebel shelling": one rebel would have an article."""

_HERE = 80
"""Per cent of likeness of a place's name and as many words before it, from which on these tell the place."""


def rounded(words: str) -> str:
    """The words of a slot without what hangs loose at either end of them."""
    kept = _LED_IN.sub("", words).split(" ")
    while len(kept) > 1 and kept[-1].strip(",-").casefold() in _LOOSE:
        kept.pop()
    return " ".join(kept).rstrip(" ,")


def name(actor: Cited[Actor] | None, otherwise: str = "", who: str = "side") -> str:
    """The actor's name for a line of a table; a word that points back tells a reader of the line nobody.

    ``who``: what is said of a state's adjective that stands alone: "Russian forces".
    """
    words = rounded(actor.value.name) if actor else ""
    if actor is None or words.casefold() in POINTING:
        return otherwise
    if _ONE_OF_MANY.match(words):
        return f"{words}s"
    named = actor.value.id.startswith("person:") or actor.value.party in ("", "UNK")
    return f"{words} {who}" if " " not in words and not named and _OF_A_STATE.match(words) else words


def by(actor: Cited[Actor] | None, who: str = "side") -> str:
    """ " by Russian forces", with its space; empty when nobody is named. ``who``: as for `name`."""
    return behind("by", actor, who)


def behind(word: str, actor: Cited[Actor] | None, who: str = "side") -> str:
    """The same behind another word, " on the army": "The" has opened a sentence of the page, and opens none here."""
    named = name(actor, who=who)
    return f" {word} {re.sub(r'^(?:The|An?)(?= )', lambda article: article.group().lower(), named)}" if named else ""


OWN = ("its", "their", "his", "her", "our", "my", "your", "the", "these", "those")
"""Words before which a count says "of"."""
ARTICLES = ("a", "an", "another")
_WORDS = dict(enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1))
_TOLD_TWICE = re.compile(
    r"^(?:(?:(?:an?|one) )?(?:quarter|half|third) of an? \w{1,30}|both|all|single|dozens|scores|hundreds|thousands"
    r"|millions|" + "|".join(_WORDS.values()) + r")(?: of\b)?(?: (?=\S)|$)",
    re.IGNORECASE,
)
"""The count in words, where its figure stands before them."""
_BY_FIGURE = re.compile(
    r"^(?:(?:about|around|nearly|almost|some|over|at least|more than|up to) )?(\d[\d,]{0,15}) (?=\S)", re.IGNORECASE
)
ONE_NAMED = "a person by name"
"""How a count was read that is one, or a few, by being named."""


def uncounted(words: str, count: Cited[Count] | None) -> str:
    """The words for who is counted without their own count, where it is the figure: "nearly 40 men" beside 40."""
    figures = {str(n) for n in (count.value.low, count.value.high) if n is not None} if count else set()
    found = _BY_FIGURE.match(words)
    return words[found.end() :] if found and found[1].replace(",", "") in figures else words


def counted(count: Cited[Count] | None, group: Cited[Actor] | None, otherwise: str) -> str:
    """Who or what is counted: "20 soldiers", "20 of its soldiers", "a nurse", "soldiers" where there is no count."""
    figure, who = number(count), _group(group) or otherwise
    first = who.partition(" ")[0]
    if count is None or (group is not None and (_told_by_name(count, first) or _counts_itself(count, who))):
        return who
    if first.lower() == "both" and count.value.high == 2:
        return who
    if count.how.startswith("sum"):
        return f"{figure} in all ({who})"
    who = uncounted(who, count)
    while (shorter := _TOLD_TWICE.sub("", who)) != who:
        who = shorter
    return f"{figure} {otherwise} ({who})" if who[:1].isdigit() else f"{figure} {behind_figure(who or otherwise)}"


def _group(group: Cited[Actor] | None) -> str:
    """Who is counted, in the number that the page gives the word."""
    words = rounded(group.value.name) if group else ""
    return "" if words.casefold() in POINTING else words


def behind_figure(who: str) -> str:
    """Who is counted as the words stand behind a figure: "Russian soldiers", "of its troops", "nurse" for "a nurse"."""
    first, _, rest = who.partition(" ")
    if rest and first.lower() in ARTICLES:
        return rest
    return f"of {first.lower()} {rest}" if rest and first.lower() in OWN else who


def _told_by_name(count: Cited[Count], first: str) -> bool:
    """The words for who it is say the count by themselves: a name, or "a nurse"."""
    one = count.value.low == count.value.high == 1
    return count.how == ONE_NAMED or (one and first.lower() in ARTICLES)


def _counts_itself(count: Cited[Count], who: str) -> bool:
    """The words for who it is begin with the very count: "126 skins", "the 176 people", "one suspect"."""
    told = [word for word in who.casefold().split()[:2] if word not in OWN]
    exact = count.value.low == count.value.high and not count.value.approximate
    return exact and bool(told) and told[0].replace(",", "") in (str(count.value.low), _WORDS.get(count.value.low or 0))


def number(count: Cited[Count] | None) -> str:
    """A count in plain words: "at least 20", "up to 20", "about 20", "20"; empty when none."""
    if count is None:
        return ""
    low, high = count.value.low, count.value.high
    if low is None:
        return f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    about = "about " if count.value.approximate else ""
    return f"{about}{low:,}" if low == high else f"{low:,} to {high:,}"


def whereabouts(place: Cited[Place] | None, told: str = "") -> str:
    """ " in Kherson", with its space; empty when no place is known, or when the words ``told`` before name it."""
    if place is None or _named(place.value.name.casefold(), told):
        return ""
    return f" in {place.value.name}"


def _named(here: str, told: str) -> bool:
    """However spelt; "Syrian" names no place."""
    words = [word for word in told.split() if not _OF_A_STATE.match(word)]
    long = len(here.split())
    windows = (" ".join(words[at : at + long]).casefold() for at in range(len(words) - long + 1))
    return any(window == here or (len(here) > 3 and fuzz.ratio(here, window) >= _HERE) for window in windows)
