"""Services: water, power, heating and the like, out since when and back since when, according to whom.

A clause that names several ("without water, heating and electricity") is one claim, and a step of each of them here:
whoever looks for power must find it, whichever service the clause names first.
"""

from __future__ import annotations

import re

from reportedly.claims import Claim
from reportedly.mentions.nouns import FACILITIES
from reportedly.views.coverage import Coverage
from reportedly.views.states import StateRow, of_kind, thing

NAMES = {
    "water": "water",
    "power": "power", "electricity": "power", "grid": "power",
    "heating": "heating", "heat": "heating",
    "gas": "gas",
    "phone": "telephone", "phones": "telephone", "telephone": "telephone", "telephones": "telephone",
    "mobile": "telephone", "telecom": "telephone", "telecommunications": "telephone", "communications": "telephone",
    "internet": "internet",
    "fuel": "fuel", "petrol": "fuel", "diesel": "fuel",
    "food": "food", "bread": "food", "flour": "food",
    "medicine": "medicine", "medicines": "medicine",
    "sanitation": "sewage", "sewage": "sewage",
}  # fmt: skip
"""Words of a page, and the one name a service has here: the words stand beside it."""

_SERVICE = rf"(?:{'|'.join(NAMES)})\b(?: (?:lines?|networks?|services?|suppl(?:y|ies)|connections?))?"
_LED = r"(?:no |any |its |their |the |running |piped |mains |drinking |mobile |central |natural )?"
_AND = r"(?:, | and | or | nor | as well as |, and |, or )"
_LIST = re.compile(rf"\b{_SERVICE}(?:{_AND}{_LED}{_SERVICE})*", re.IGNORECASE)
_WORKS = re.compile(r" (?:plants?|stations?)\b", re.IGNORECASE)
"""What makes a building of the service before it."""
_NAME = re.compile(rf"\b(?:{'|'.join(NAMES)})\b", re.IGNORECASE)


def from_coverage(coverage: Coverage) -> tuple[StateRow, ...]:
    """Each step with its claim, by place and service, oldest word first."""
    return of_kind("service", coverage, told_of)


def told_of(claim: Claim, words: str) -> tuple[str, ...]:
    """The services that a claim with its words is about, by their names here; else the word the claim has for it."""
    subject = claim.proposition.subject
    return named(words, subject.value if subject else "") or (thing(claim),)


def named(words: str, subject: str = "") -> tuple[str, ...]:
    """The services named in one list with ``subject``, in the list's order: "no water, heating or electricity".

    Of words without the subject, or of none, those of the first list; none where the subject is a building.
    """
    if subject in FACILITIES:
        return ()
    lists = [found.group() for found in _LIST.finditer(words) if not _WORKS.match(words, found.end())]
    beside = [found for found in lists if subject and subject in re.findall(r"\w+", found.casefold())]
    first = next(iter(beside or ([] if subject in NAMES else lists)), "")
    return tuple(dict.fromkeys(NAMES[word.casefold()] for word in _NAME.findall(first)))
