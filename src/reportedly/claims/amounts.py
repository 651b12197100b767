"""Amounts: the count that belongs to a claim, by the kind of thing it must count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.claims.passages import Passage
from reportedly.claims.scenes import Scene, indices
from reportedly.mentions import MentionKind
from reportedly.mentions.nouns import BUILDINGS, CIVILIANS, FACILITIES, FORCES, WEAPONS, words
from reportedly.referents import Count
from reportedly.text import Cited

_PEOPLE = FORCES | CIVILIANS | words("more wounded injured dead killed martyrs displaced evacuees names victims deaths")
_AREAS = words(
    "villages towns settlements districts neighbourhoods neighborhoods cities posts hills bases localities quarters"
)
_GOODS = words(
    "tonnes tons litres liters lorries trucks vehicles parcels convoys buses flights million billion euros dollars"
    " pounds kits meals doses containers planes aircraft ships generators boxes"
)
COUNTED: Mapping[str, frozenset[str]] = {
    "casualties": _PEOPLE,
    "displacement": _PEOPLE,
    "prisoners": _PEOPLE,
    "materiel": WEAPONS,
    "damage": BUILDINGS | WEAPONS,
    "aid": _GOODS | CIVILIANS,
    "movement": FORCES | WEAPONS,
    "control": _AREAS,
    "corridor": _PEOPLE | _GOODS,
    "service": FACILITIES | CIVILIANS,
    "sanction": _PEOPLE | words("companies firms names entities individuals banks ships vessels officials"),
    "attack": words(
        "air drone missile artillery strikes raids airstrikes attacks drones missiles rockets shells bombs sorties"
    ),
}
"""What may be counted, by kind; other kinds carry no quantity."""
_ELLIPTIC = frozenset({"casualties", "displacement", "prisoners"})
"""Kinds in which a bare number counts people: "and wounded 30"."""
_SINGLE = words(
    "soldier fighter militant insurgent rebel serviceman officer policeman guard pilot commander general"
    " colonel captain"
    " civilian person child woman man boy girl baby resident villager refugee worker journalist reporter doctor nurse"
    " medic paramedic teacher student patient farmer driver leader official diplomat mayor cleric priest"
    " suspect toddler"
    " infant bomber attacker gunman protester volunteer facilitator activist prisoner hostage tank plane"
    " jet helicopter drone"
    " missile rifle gun howitzer vehicle warship boat warplane pistol school hospital clinic house building church"
    " mosque bridge market bakery warehouse depot dam plant factory station refinery kindergarten shop"
    " pipeline tower hotel"
    " museum runway library ambulance bus tanker substation mast aircraft"
)
_ARTICLES = words("a an one another")
_NONE = words("nobody none")


@dataclass(frozen=True, slots=True)
class _Counted:
    start: int
    end: int
    noun: str
    count: Cited[Count]


def of(passage: Passage, scene: Scene) -> Cited[Count] | None:
    """The quantity of a passage; None where it counts nothing of its kind."""
    things = COUNTED.get(passage.kind)
    if things is None:
        return None
    counted = [one for one in _counted(passage, scene) if _fits(passage, one, things)]
    if counted:
        return min(counted, key=lambda one: _distance(passage, one)).count
    return _none(passage) or _single(passage, things, scene)


def _counted(passage: Passage, scene: Scene) -> Iterator[_Counted]:
    """The counts inside the passage, each with the noun it counts, empty when none stands near."""
    lower = [token.text.lower() for token in passage.sentence.tokens[: passage.end]]
    for mention in scene.within(passage.span, passage.sentence, MentionKind.QUANTITY):
        count = scene.referents.counts.get(mention.span)
        if count is not None:
            start, end = indices(passage.sentence, mention.span)
            yield _Counted(start, end, _noun(lower, end), count)


_KNOWN = _PEOPLE | WEAPONS | BUILDINGS | FACILITIES | _AREAS | _GOODS | COUNTED["attack"] | COUNTED["sanction"]


def _noun(lower: Sequence[str], at: int) -> str:
    return next((word for word in lower[at : at + 5] if word in _KNOWN), "")


def _fits(passage: Passage, counted: _Counted, things: frozenset[str]) -> bool:
    if passage.kind == "attack":
        return counted.noun in things and counted.end <= passage.first + 1 and passage.first - counted.end <= 3
    return counted.noun in things or (passage.kind in _ELLIPTIC and counted.noun == "")


def _distance(passage: Passage, counted: _Counted) -> tuple[int, int]:
    """Behind a verb its object comes first; else the nearest before, and of a list the first."""
    ahead = counted.start > passage.last
    active = passage.form == "verb" and ahead and counted.start - passage.last <= 4
    gap = counted.start - passage.last if ahead else passage.first - counted.end
    return (0 if active else 1), gap


def _none(passage: Passage) -> Cited[Count] | None:
    """ "nobody was hurt", "no civilians": nought."""
    lower = passage.words
    if _NONE & set(lower) or any(a == "no" and b in _PEOPLE | {"one", "casualties"} for a, b in pairwise(lower)):
        return Cited(Count(0, 0), passage.span)
    return None


def _single(passage: Passage, things: frozenset[str], scene: Scene) -> Cited[Count] | None:
    """ "a soldier", "a French journalist", a person by name: one."""
    if passage.kind in {"attack", "control", "aid", "movement", "corridor"}:
        return None
    lower = [token.text.lower() for token in passage.sentence.tokens]
    for at in range(passage.start, passage.end):
        if lower[at] in _ARTICLES and any(
            word in things & _SINGLE for word in lower[at + 1 : min(at + 5, passage.end)]
        ):
            return Cited(Count(1, 1), passage.span)
    people = scene.within(passage.span, passage.sentence, MentionKind.PERSON)
    if passage.kind in {"casualties", "prisoners"} and len(people) == 1:
        return Cited(Count(1, 1), people[0].span, "a person by name")
    return None
