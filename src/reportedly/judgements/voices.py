"""Who speaks, as the judge compares it: the name, what the speaker speaks as, and the shorter forms the page gives.

Two voices agree on one of four levels: ONE (same name or body), OFFICE (same side, same institution or office), SIDE
(same side, one of them named by nothing more) and APART.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.judgements.doers import UNKNOWN
from reportedly.judgements.names import STOP, TITLES, alike, bag, folded
from reportedly.referents import Actor
from reportedly.text import carried

ROLES = {
    "military": "army military armed forces force troops command commander staff defence defense soldier general "
    "division brigade battalion regiment navy naval air militia officer idf pentagon",
    "health": "health medic medics hospital doctor doctors ambulance clinic surgeon nurse",
    "police": "police constable",
    "municipal": "mayor council councillor municipality municipal town city",
    "regional": "governor governorate oblast regional region provincial prefect administration",
    "head": "president presidency presidential prime premier cabinet kremlin",
    "foreign": "foreign diplomat diplomatic ambassador embassy envoy",
    "interior": "interior emergency emergencies rescue civil",
    "law": "prosecutor prosecutors court judge justice attorney",
    "press": "reporter correspondent photographer journalist cameraman team crew",
    "people": "resident residents witness witnesses trader traders villagers survivor survivors locals",
    "aid": "relief charity humanitarian ngo crescent aid",
}
"""The institutions and offices from which people speak of a war, and the words that tell them."""
ROLE_OF = {word: role for role, words in ROLES.items() for word in words.split()}
SPOKEN_FOR = bag(
    "spokesman spokeswoman spokesperson office official officials representative statement media service "
    "department ministry ministers minister adviser adviser's source sources senior member deputy head chief "
    "director"
)
SPEAKERS = bag(
    "spokesman spokeswoman spokesperson representative representatives minister ministers adviser chief director "
    "activists monitors leaders allies authorities coalition alliance regime government opposition rebels militants "
    "insurgents group groups agency agencies media television tv network committee movement side command"
)
"""Words that may stand for one who speaks, at the end of what is no proper name."""
UNNAMED = bag("official officials source sources officer officers aide aides commander spokesman spokeswoman")
PARTICLES = frozenset({"al", "el", "ad", "as", "ash", "bin", "ibn", "abu", "de", "van", "von"})
SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})
STOPS = re.compile(r"[.!?\n]\s")
SHORT = re.compile(r"[^.()\n]{0,20}\(([A-Z][\w.-]{1,10})\)")
"""What stands behind a name that a page shortens: "(MSF)"."""
WINDOW = 90  # code points either side of a name in which the page says who that is


class Level(IntEnum):
    """How far two voices agree."""

    APART = 0
    SIDE = 1
    OFFICE = 2
    ONE = 3


@carried
@dataclass(frozen=True, slots=True)
class Voice:
    """``names``: the folded name and its aliases on the page. ``roles``: what the speaker speaks as.

    ``described``: words that stand beside the name on the page. ``personal``: a person is named.
    ``bare``: nothing but the side is named ("Moscow", "the rebels"); ``spokesman``: no more than that.
    """

    id: str
    names: tuple[str, ...]
    party: str
    roles: frozenset[str]
    described: frozenset[str]
    personal: bool
    bare: bool
    spokesman: bool
    office: str = ""


def voices(claim: Claim, document: Document) -> tuple[Voice, ...]:
    """The claim's speakers; empty for the outlet's own voice."""
    return tuple(_voice(claimant.value, document) for claimant in claim.claimants)


def _voice(actor: Actor, document: Document) -> Voice:
    name = folded(actor.name)
    words = [word for word in name.split() if word not in STOP]
    near = _beside(actor.name, document.text)
    short = _aliases(actor.name, document.text)
    personal = not short and _personal(actor.name, words)
    roles = frozenset(ROLE_OF[word] for word in words if word in ROLE_OF)
    if personal:
        roles |= frozenset(ROLE_OF[word] for word in near if word in ROLE_OF)
    return Voice(
        id=actor.id,
        names=(name, *short),
        party=actor.party,
        roles=roles,
        described=frozenset(near),
        personal=personal,
        bare=not personal and len(words) == 1 and words[0] not in ROLE_OF and words[0] not in UNNAMED | SPOKEN_FOR,
        spokesman=bool(words) and set(words) <= SPOKESMEN,
        office=actor.office,
    )


def speaks(name: str) -> bool:
    """The words can be the name of one who speaks: a proper name, or an office or a kind of people at their end."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", name) if folded(word) not in STOP]
    if any(word[:1].isupper() for word in words):
        return True
    return bool(words) and folded(words[-1]) in (ROLE_OF.keys() | UNNAMED | SPEAKERS)


def _personal(name: str, words: list[str]) -> bool:
    """Two or more capitalised words, none of which names an institution: a person's name."""
    spelt = [word for word in re.findall(r"[^\W\d_][\w'’-]*", name) if folded(word) not in TITLES]
    capitals = [word for word in spelt if word[:1].isupper() or word.partition("-")[0].casefold() in PARTICLES]
    return len(spelt) >= 2 and len(capitals) == len(spelt) and not any(w in ROLE_OF or w in SPOKEN_FOR for w in words)


@lru_cache(maxsize=8192)
def _beside(name: str, text: str) -> tuple[str, ...]:
    near: list[str] = []
    word = name.split()[-1] if name else ""
    start = text.find(word) if word else -1
    while start >= 0:
        end = start + len(word)
        left, right = STOPS.split(text[max(0, start - WINDOW) : start])[-1], STOPS.split(text[end : end + WINDOW])[0]
        near += folded(left).split() + folded(right).split()
        start = text.find(word, end)
    return tuple(word for word in near if word not in STOP)


@lru_cache(maxsize=8192)
def _aliases(name: str, text: str) -> tuple[str, ...]:
    """Abbreviations the page ties to the name: "Médecins Sans Frontières (MSF)"."""
    found: dict[str, None] = {}
    start = text.find(name)
    while start >= 0:
        match = SHORT.match(text, start + len(name))
        if match:
            found[folded(match.group(1))] = None
        start = text.find(name, match.end() if match else start + 1)
    return tuple(found)


def agree(left: Voice, right: Voice) -> Level:
    """How far two voices agree."""
    if left.id == right.id and left.party == right.party and not left.bare:
        return Level.ONE
    if left.personal and right.personal:
        return Level.ONE if _one_person(left.names[0], right.names[0]) else Level.APART
    if _named_alike(left, right):
        return Level.ONE
    if not _one_side(left.party, right.party):
        return Level.APART
    if left.personal != right.personal:
        return _person_and_body(left, right) if left.personal else _person_and_body(right, left)
    if left.roles and right.roles:
        return Level.OFFICE if left.roles & right.roles else Level.APART
    return Level.SIDE


def _named_alike(left: Voice, right: Voice) -> bool:
    if left.party != right.party and UNKNOWN not in (left.party, right.party):
        return False
    if not set(left.names).isdisjoint(right.names):
        return not left.bare or left.names[0] == right.names[0]
    if unnamed(left) != unnamed(right):
        return False
    shorter, longer = sorted((_proper(left.names[0]), _proper(right.names[0])), key=len)
    return bool(shorter) and shorter <= longer and left.roles == right.roles


def unnamed(voice: Voice) -> bool:
    """Some one of a body, not the body: "an army officer" is not the army."""
    return _unnamed(voice.names[0])


@lru_cache(maxsize=8192)
def _unnamed(name: str) -> bool:
    return not UNNAMED.isdisjoint(name.split())


@lru_cache(maxsize=8192)
def _proper(name: str) -> frozenset[str]:
    return frozenset([w for w in name.split() if w not in STOP and w not in SPOKEN_FOR])


def _person_and_body(person: Voice, body: Voice) -> Level:
    """A named person and a body of the same side: one office when the page puts them side by side."""
    if body.bare and not body.roles:
        return Level.SIDE
    proper = _proper(body.names[0]) - ROLE_OF.keys()
    if (
        body.roles & person.roles
        or proper & person.described
        or any(set(n.split()) <= person.described for n in body.names)
    ):
        return Level.OFFICE
    return Level.APART if body.roles and person.roles else Level.SIDE


def _one_person(left: str, right: str) -> bool:
    mine, theirs = left.split(), right.split()
    if not alike(mine[-1], theirs[-1]):
        return False
    return len(mine) == 1 or len(theirs) == 1 or _initials_meet(mine[0], theirs[0])


def _initials_meet(left: str, right: str) -> bool:
    sounds = ("gh", "yijae", "kqc", "sz", "vwf", "uo")
    return left[0] == right[0] or any(left[0] in sound and right[0] in sound for sound in sounds)


def _one_side(left: str, right: str) -> bool:
    return left == right or UNKNOWN in (left, right)
