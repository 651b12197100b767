"""Roles: who does it and to whom, by where the names stand around the trigger."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.claims import phrases
from reportedly.claims.clauses import AUXILIARIES, verb
from reportedly.claims.passages import Passage
from reportedly.claims.scenes import Acting, Scene
from reportedly.mentions.nouns import BUILDINGS, CIVILIANS, FACILITIES, FORCES, SERVICES, WEAPONS, words
from reportedly.referents import Actor
from reportedly.text import Cited

Role = Cited[Actor] | None

_PATIENT = frozenset({"casualties", "displacement", "damage", "service", "materiel", "prisoners"})
"""Kinds whose target is what it happened to; it is read from the words where no name stands."""
_UNAIMED = frozenset({"movement", "notice", "service", "damage", "ceasefire"})
"""Kinds whose target is rarely a party (under one in three in gold/train)."""
_UNDONE = frozenset({"casualties", "displacement", "damage", "service", "notice"})
"""Kinds that are mostly told without who did it: only "by X" or a subject of the verb counts."""
_TOWARDS = words("on against at upon with to towards into over")
_LIGHT = words(
    "launched launch carried conducted staged mounted began started led waged made announced declared proposed"
    " imposed held signed reached urged called continued intensified resumed suffered"
)
_PEOPLE = FORCES | CIVILIANS
_THINGS = WEAPONS | BUILDINGS | FACILITIES | SERVICES


def of(passage: Passage, scene: Scene, country: str) -> tuple[Role, Role]:
    """The actor and the target of a passage, each cited; ``country`` is where it happens, for people without a side."""
    acting = scene.acting(passage.sentence)
    inside = [one for one in acting if passage.start <= one.start and one.end <= passage.end]
    actor, target = _by_form(passage, inside, acting)
    patient = _patient(passage, inside, country) if passage.kind in _PATIENT else None
    if patient is not None:
        target = patient
    elif passage.kind in _UNAIMED:
        target = None
    if actor is not None and target is not None and actor.span == target.span:
        actor = None if passage.kind in _UNDONE else actor
        target = target if actor is None else None
    return actor, target


def _by_form(passage: Passage, inside: Sequence[Acting], acting: Sequence[Acting]) -> tuple[Role, Role]:
    agent = _agent(passage, inside)
    if passage.form == "adj":
        return _nearest(inside, passage.first, before=True), None
    if passage.form == "noun":
        return agent or _owner(passage, inside), _aimed(passage, inside)
    if passage.form == "state":
        return agent, _nearest(inside, passage.first, before=True)
    if _passive(passage):
        return agent, _nearest(inside, passage.first, before=True)
    subject = _nearest(inside, passage.first, before=True) or _subject_outside(passage, acting)
    return agent or subject, _nearest(inside, passage.last, before=False)


def _passive(passage: Passage) -> bool:
    """An auxiliary of "be" shortly before a participle, or a participle followed by "by"."""
    lower = [token.text.lower() for token in passage.sentence.tokens]
    word = lower[passage.first]
    if not (
        word.endswith(("ed", "en", "hit", "shot", "struck", "held", "cut", "shut", "put"))
        or passage.first == passage.start
    ):
        return False
    near = lower[max(passage.start, passage.first - 4) : passage.first]
    return bool({"is", "are", "was", "were", "be", "been", "being"} & set(near)) or lower[
        passage.last + 1 : passage.last + 2
    ] == ["by"]


def _agent(passage: Passage, inside: Sequence[Acting]) -> Role:
    """ "by X": the one right behind the "by" that follows the trigger."""
    lower = [token.text.lower() for token in passage.sentence.tokens]
    for one in inside:
        if one.start > passage.last and "by" in lower[max(passage.last, one.start - 4) : one.start]:
            return one.actor
    return None


def _owner(passage: Passage, inside: Sequence[Acting]) -> Role:
    """ "X's strike", "Russian strikes", "X launched a strike": the nearest before the noun, past a light verb only."""
    one = _last(inside, passage.first)
    if one is None:
        return None
    between = [token.text.lower() for token in passage.sentence.tokens[one.end : passage.first]]
    heavy = any(verb(word) and word not in _LIGHT and word not in AUXILIARIES for word in between)
    return None if heavy or (passage.kind == "attack" and _TOWARDS & set(between)) else one.actor


def _aimed(passage: Passage, inside: Sequence[Acting]) -> Role:
    """The first behind the noun and a preposition that aims."""
    lower = [token.text.lower() for token in passage.sentence.tokens]
    for one in inside:
        if one.start > passage.last:
            between = lower[passage.last + 1 : one.start]
            if set(between) & _TOWARDS and "by" not in between:
                return one.actor
    return None


def _last(inside: Sequence[Acting], at: int) -> Acting | None:
    return next((one for one in reversed(inside) if one.end <= at), None)


def _nearest(inside: Sequence[Acting], at: int, *, before: bool) -> Role:
    """The one nearest before the word, or the first behind it."""
    one = _last(inside, at) if before else next((o for o in inside if o.start > at), None)
    return one.actor if one else None


def _subject_outside(passage: Passage, acting: Sequence[Acting]) -> Role:
    """A clause without a subject of its own ("and wounded 30", "killing five"): the subject the sentence began with."""
    lower = [token.text.lower() for token in passage.sentence.tokens]
    if passage.first - passage.start > 3:
        return None
    earlier = [one for one in acting if one.end <= passage.start]
    for one in earlier:
        after = lower[one.end : one.end + 6]
        if any(verb(word) for word in after):
            return Cited(one.actor.value, one.actor.span, "subject of the sentence")
    return None


def _patient(passage: Passage, inside: Sequence[Acting], country: str) -> Role:
    """The people or things it happened to: the subject of a passive or a state, else the object."""
    for start, end in _patient_phrases(passage):
        start, end = phrases.bare(passage.sentence, start, end)
        if start >= end:
            continue
        found = _named(passage, start, end, inside, country)
        if found is not None:
            return found
    return None


def _patient_phrases(passage: Passage) -> list[tuple[int, int]]:
    sentence = passage.sentence
    back = phrases.before(sentence, passage.start, passage.first)
    ahead = phrases.behind(sentence, passage.last + 1, passage.end)
    of = _of_phrase(passage)
    if passage.form == "noun":
        return [of, ahead, back]
    if passage.form == "state" or _passive(passage):
        return [back, ahead]
    return [ahead, back] if ahead[1] > ahead[0] else [back, ahead]


def _of_phrase(passage: Passage) -> tuple[int, int]:
    """ "the death of two boys": what stands behind "of", "to" or "among"."""
    tokens = passage.sentence.tokens
    at = passage.last + 1
    if at < passage.end and tokens[at].text.lower() in {"of", "to", "among"}:
        return phrases.behind(passage.sentence, at + 1, passage.end)
    return at, at


def _named(passage: Passage, start: int, end: int, inside: Sequence[Acting], country: str) -> Role:
    name, span = phrases.text(passage.sentence, start, end)
    lower = {token.text.lower() for token in passage.sentence.tokens[start:end]}
    held = [one for one in inside if start <= one.start < end]
    if lower & _PEOPLE or held:
        return _people(name, lower, held, country, Cited(name, span))
    if lower & _THINGS:
        return Cited(Actor(f"thing:{name.casefold()}", name, f"{country}:CVL" if country else "UNK"), span)
    return None


def _people(name: str, lower: set[str], held: Sequence[Acting], country: str, words: Cited[str]) -> Role:
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
    return passage.sentence.tokens[at].text.lower()
