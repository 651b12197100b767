"""Patients: the people and things that something happened to, by the noun phrase beside the trigger."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.claims import phrases
from reportedly.claims.passages import Passage
from reportedly.claims.scenes import Acting
from reportedly.mentions.nouns import BUILDINGS, CIVILIANS, FACILITIES, FORCES, SERVICES, WEAPONS
from reportedly.referents import Actor
from reportedly.text import Cited

KINDS = frozenset({"casualties", "displacement", "damage", "service", "materiel", "prisoners"})
"""Kinds whose target is what it happened to; it is read from the words where no name stands."""
_PEOPLE = FORCES | CIVILIANS
_THINGS = WEAPONS | BUILDINGS | FACILITIES | SERVICES


def of(passage: Passage, inside: Sequence[Acting], country: str) -> Cited[Actor] | None:
    """The people or things it happened to: the subject of a passive or a state, else the object."""
    for start, end in phrases_of(passage):
        start, end = phrases.bare(passage.sentence, start, end)
        if start >= end:
            continue
        found = _named(passage, start, end, inside, country)
        if found is not None:
            return found
    return None


def phrases_of(passage: Passage) -> list[tuple[int, int]]:
    """The phrases [start, end) in words where the patient may stand, the likeliest first."""
    sentence = passage.sentence
    back = phrases.before(sentence, passage.start, passage.first)
    ahead = phrases.behind(sentence, passage.last + 1, passage.end)
    of = _of_phrase(passage)
    if passage.form == "noun":
        return [of, ahead, back]
    if passage.form == "state" or passage.passive:
        return [back, ahead]
    return [ahead, back] if ahead[1] > ahead[0] else [back, ahead]


def _of_phrase(passage: Passage) -> tuple[int, int]:
    """ "the death of two boys": what stands behind "of", "to" or "among"."""
    at = passage.last + 1
    if at < passage.end and passage.sentence.lower[at] in {"of", "to", "among"}:
        return phrases.behind(passage.sentence, at + 1, passage.end)
    return at, at


def _named(passage: Passage, start: int, end: int, inside: Sequence[Acting], country: str) -> Cited[Actor] | None:
    name, span = phrases.text(passage.sentence, start, end)
    lower = set(passage.sentence.lower[start:end])
    held = [one for one in inside if start <= one.start < end]
    if lower & _PEOPLE or held:
        return _people(name, lower, held, country, Cited(name, span))
    if lower & _THINGS:
        return Cited(Actor(f"thing:{name.casefold()}", name, f"{country}:CVL" if country else "UNK"), span)
    return None


def _people(name: str, lower: set[str], held: Sequence[Acting], country: str, words: Cited[str]) -> Cited[Actor] | None:
    """People by their side: a force's own, a nationality's civilians, else civilians of the country."""
    if held:
        side = held[-1].actor.value
        party = side.party
        if lower & CIVILIANS and not lower & FORCES and len(party) == 3:
            party = f"{party}:CVL"
        return Cited(Actor(side.id, name, party, side.office, side.jurisdiction), words.span)
    if lower & FORCES:
        return Cited(Actor(f"people:{name.casefold()}", name, "UNK"), words.span)
    return Cited(Actor(f"people:{name.casefold()}", name, f"{country}:CVL" if country else "UNK"), words.span)


def subject(passage: Passage) -> Cited[str] | None:
    """What it is about where that is no party: the service of a service claim."""
    if passage.kind != "service":
        return None
    found = next((at for at in range(passage.start, passage.end) if _lower(passage, at) in SERVICES | FACILITIES), None)
    if found is None:
        return None
    name, span = phrases.text(passage.sentence, found, found + 1)
    return Cited(name.lower(), span)


def _lower(passage: Passage, at: int) -> str:
    return passage.sentence.lower[at]
