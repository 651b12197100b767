"""Roles: who does it and to whom, by where the names stand around the trigger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims import patients, phrases
from reportedly.claims.clauses import AUXILIARIES, verb
from reportedly.claims.passages import Passage
from reportedly.claims.scenes import Acting, Scene
from reportedly.mentions import MentionKind
from reportedly.mentions.nouns import BUILDINGS, CIVILIANS, FACILITIES, FORCES, words
from reportedly.referents import Actor
from reportedly.text import Cited

Role = Cited[Actor] | None

_UNAIMED = frozenset({"movement", "notice", "service", "damage", "ceasefire"})
"""Kinds whose target is rarely a party (under two in five in gold/train and gold/own)."""
_UNDONE = frozenset({"casualties", "displacement", "damage", "service", "notice"})
"""Kinds that are mostly told without who did it: only "by X" or a subject of the verb counts."""
_CIVIL = CIVILIANS | BUILDINGS | FACILITIES
_TOWARDS = words("on against at upon with to towards into over for")
_LIGHT = words(
    "launched launch carried conducted staged mounted began started led waged made announced declared proposed"
    " imposed held signed reached urged called continued intensified resumed suffered"
)
_RELATIVES = words("who which that whose")
_SELVES = words("it they we our he she i its their his her")
SIDES = words(
    "rebel rebels regime government opposition army coalition militant militants insurgent insurgents jihadist"
    " separatist separatists allied enemy state loyalist loyalists militia paramilitary tribal foreign western"
)
"""Words that name a side without a capital: "rebel-held", "regime bombardment"."""

_EMPTY = words(
    "one some others many most several all both none two three we they he she it i you this that these those there who"
    " reports the a an and or of other another more each up down back out off away again together why what how when"
    " where which whom here just only not on in at by from"
)
"""Words that name nobody by themselves."""


def of(passage: Passage, scene: Scene, country: str) -> tuple[Role, Role]:
    """The actor and the target of a passage, each cited; ``country`` is where it happens, for people without a side."""
    acting = scene.acting(passage.sentence)
    inside = [one for one in acting if passage.start <= one.start and one.end <= passage.end]
    actor, target = _by_form(passage, inside, acting, scene)
    if actor is None:
        actor = _antecedent(passage, acting) or _spoken(passage, scene) or _subject_of_clause(passage, inside, scene)
    patient = patients.of(passage, inside, country) if passage.kind in patients.KINDS else None
    if patient is not None:
        target = patient
    elif passage.kind in _UNAIMED:
        target = None
    if actor is not None and target is not None and actor.span.overlaps(target.span):
        actor, target = (None, target) if passage.kind in _UNDONE else (actor, None)
    return _at_home(actor, country), _at_home(target, country)


def _at_home(role: Role, country: str) -> Role:
    """People and buildings of no known state are those of the country where it happens."""
    if role is None or not country or not role.value.party.startswith("UNK"):
        return role
    kind = role.value.party.partition(":")[2]
    lower = set(role.value.name.lower().split())
    if not kind and lower & _CIVIL and not lower & FORCES:
        kind = "CVL"
    return replace(role, value=replace(role.value, party=f"{country}:{kind}")) if kind else role


def _by_form(passage: Passage, inside: Sequence[Acting], acting: Sequence[Acting], scene: Scene) -> tuple[Role, Role]:
    agent = _agent(passage, inside, scene)
    if passage.form == "adj":
        return _beside(passage, inside, scene), None
    if passage.kind == "talks" and len(_parties(passage, inside)) == 2:
        first, second = _parties(passage, inside)
        return first.actor, second.actor
    if passage.kind == "control":
        return agent or _holder(passage, inside, acting, scene), _loser(passage, inside, scene)
    if passage.form == "noun":
        return agent or _owner(passage, inside, scene), _aimed(passage, inside, scene)
    if passage.form == "state" or passage.passive:
        return agent, _subject(passage, inside, scene)
    subject = _subject(passage, inside, scene) or _subject_outside(passage, acting)
    return agent or subject, _object(passage, inside, scene)


def _parties(passage: Passage, inside: Sequence[Acting]) -> tuple[Acting, ...]:
    """ "talks between X and Y": the two behind "between"."""
    lower = passage.sentence.lower
    between = next((at for at in range(passage.start, passage.end) if lower[at] == "between"), passage.end)
    return tuple(one for one in inside if one.start > between)[:2]


def _holder(passage: Passage, inside: Sequence[Acting], acting: Sequence[Acting], scene: Scene) -> Role:
    """Who holds or takes it: the subject of the verb, the owner of the noun, whom it fell to."""
    lower = passage.sentence.lower
    if lower[passage.first] in {"fell", "fallen", "falls", "fall"}:
        return _aimed(passage, inside, scene)
    if passage.form == "noun":
        of = phrases.behind(passage.sentence, passage.last + 2, passage.end)
        return _owner(passage, inside, scene) or _in_phrase(passage, of, inside, scene)
    if passage.form == "state" or passage.passive:
        return _nearest_side(passage, inside)
    return _subject(passage, inside, scene) or _subject_outside(passage, acting)


def _nearest_side(passage: Passage, inside: Sequence[Acting]) -> Role:
    """ "under army control", "in the hands of the rebels": who stands nearest, behind before in front."""
    behind = next((one.actor for one in inside if one.start > passage.first), None)
    one = _last(inside, passage.first)
    return behind or (one.actor if one else None)


def _loser(passage: Passage, inside: Sequence[Acting], scene: Scene) -> Role:
    """ "retaken from X": who stands in the phrase behind "from"."""
    lower = passage.sentence.lower
    at = next((at for at in range(passage.first, passage.end - 1) if lower[at] in {"from", "against"}), None)
    return _in_phrase(passage, phrases.behind(passage.sentence, at + 1, passage.end), inside, scene) if at else None


def _agent(passage: Passage, inside: Sequence[Acting], scene: Scene) -> Role:
    """ "by X": who stands in the phrase behind the "by" that follows the trigger."""
    lower = passage.sentence.lower
    by = next((at for at in range(passage.last + 1, passage.end - 1) if lower[at] == "by"), None)
    if by is None:
        return None
    return _in_phrase(passage, phrases.behind(passage.sentence, by + 1, passage.end), inside, scene)


def _beside(passage: Passage, inside: Sequence[Acting], scene: Scene) -> Role:
    """ "rebel-held": the word before the hyphen, with the side it has elsewhere on the page."""
    known = _last(inside, passage.first)
    if known is not None:
        return known.actor
    return worded(passage, max(passage.start, passage.first - 1), passage.first, scene)


def _owner(passage: Passage, inside: Sequence[Acting], scene: Scene) -> Role:
    """ "X's strike", "Russian strikes", "X launched a strike": the nearest before the noun, past a light verb only."""
    lower = passage.sentence.lower
    one = _last(inside, passage.first)
    if one is None:
        near = range(max(passage.start, passage.first - 3), passage.first)
        side = next((at for at in near if lower[at] in SIDES), None)
        return worded(passage, side, side + 1, scene) if side is not None else None
    between = lower[one.end : passage.first]
    heavy = any(verb(word) and word not in _LIGHT and word not in AUXILIARIES for word in between)
    return None if heavy or (passage.kind == "attack" and _TOWARDS & set(between)) else _sided(one, inside)


def _aimed(passage: Passage, inside: Sequence[Acting], scene: Scene) -> Role:
    """Who or what stands in the phrase behind the noun and a preposition that aims."""
    lower = passage.sentence.lower
    reach = range(passage.last + 1, min(passage.end - 1, passage.last + 9))
    at = next((at for at in reach if lower[at] in _TOWARDS), None)
    if at is None:
        return None
    return _in_phrase(passage, phrases.behind(passage.sentence, at + 1, passage.end), inside, scene, things=True)


def _subject(passage: Passage, inside: Sequence[Acting], scene: Scene) -> Role:
    """Who stands in the phrase before the verb, else the nearest before it."""
    found = _in_phrase(passage, phrases.before(passage.sentence, passage.start, passage.first), inside, scene)
    one = _last(inside, passage.first)
    return found or (_sided(one, inside) if one else None)


def _object(passage: Passage, inside: Sequence[Acting], scene: Scene) -> Role:
    """Who or what stands in the phrase behind the verb, else the first behind it."""
    at = passage.last + 1
    lower = passage.sentence.lower
    if at < passage.end and lower[at] in _TOWARDS:
        at += 1
    phrase = phrases.behind(passage.sentence, at, passage.end)
    found = _in_phrase(passage, phrase, inside, scene, things=passage.kind == "attack")
    one = next((one for one in inside if one.start > passage.last), None)
    return found or (one.actor if one else None)


def _subject_outside(passage: Passage, acting: Sequence[Acting]) -> Role:
    """A clause without a subject of its own ("and wounded 30", "killing five"): the subject before it."""
    if passage.first - passage.start > 3:
        return None
    lower = passage.sentence.lower
    for one in (one for one in acting if one.end <= passage.start):
        if any(verb(word) for word in lower[one.end : one.end + 6]):
            return Cited(one.actor.value, one.actor.span, "subject of the sentence")
    return None


def _antecedent(passage: Passage, acting: Sequence[Acting]) -> Role:
    """ "fighters who conduct attacks": the one right before the relative clause."""
    lower = passage.sentence.lower
    if lower[passage.start] not in _RELATIVES or passage.passive or passage.form == "state":
        return None
    one = next((one for one in reversed(acting) if passage.start - 3 <= one.end <= passage.start), None)
    return Cited(one.actor.value, one.actor.span, "antecedent") if one else None


def _spoken(passage: Passage, scene: Scene) -> Role:
    """ "it would withdraw", "our troops": who speaks of oneself is the speaker."""
    before = passage.sentence.lower[passage.start : passage.first]
    if not _SELVES & set(before[:4]) or passage.passive or passage.form == "state":
        return None
    attribution = scene.attribution(passage.head)
    speaker = attribution.speakers[0] if attribution and attribution.speakers else None
    known = scene.referents.actors.get(speaker.named) or scene.referents.actors.get(speaker.span) if speaker else None
    return Cited(known.value, known.span, "the speaker") if known else None


def _subject_of_clause(passage: Passage, inside: Sequence[Acting], scene: Scene) -> Role:
    """ "The government will attend the talks": who the clause begins with, for deeds named by a noun."""
    if passage.form != "noun" or passage.kind in _UNDONE:
        return None
    start, end = phrases.before(passage.sentence, passage.start, passage.first)
    return _in_phrase(passage, (start, end), inside, scene) if end < passage.first else None


def _in_phrase(
    passage: Passage, phrase: tuple[int, int], inside: Sequence[Acting], scene: Scene, *, things: bool = False
) -> Role:
    """The one named in a phrase, whose side is known before whose is not; else the phrase where it means people."""
    start, end = phrases.bare(passage.sentence, *phrase)
    held = [one for one in inside if start <= one.start < end]
    if held:
        return next((one.actor for one in held if one.actor.value.party != "UNK"), held[0].actor)
    lower = set(passage.sentence.lower[start:end])
    named = any(token.text[:1].isupper() for token in passage.sentence.tokens[max(start, 1) : end])
    if start < end and (things or named or lower & (FORCES | CIVILIANS | SIDES)):
        return worded(passage, start, end, scene)
    return None


def worded(passage: Passage, start: int, end: int, scene: Scene) -> Role:
    """The words of a phrase as a name, its side the one the page gives it elsewhere; None for no words."""
    if start >= end or not _names(passage, start, end, scene):
        return None
    name, span = phrases.text(passage.sentence, start, end)
    known = scene.sides.get(name.casefold())
    if known is not None:
        return Cited(known, span, "as elsewhere on the page")
    return Cited(Actor(f"words:{name.casefold()}", name, "UNK"), span)


def _names(passage: Passage, start: int, end: int, scene: Scene) -> bool:
    """Whether some word of a phrase names anybody or anything: "on Thursday" and "back" do not."""
    times = [m.span for m in scene.mentions(passage.sentence, MentionKind.TIME)]
    told = zip(passage.sentence.tokens[start:end], passage.sentence.lower[start:end], strict=True)
    return any(word not in _EMPTY and not any(t.start <= token.start < t.end for t in times) for token, word in told)


def _sided(one: Acting, inside: Sequence[Acting]) -> Role:
    """ "Assad's forces": a force without a side takes that of the one right before it."""
    if one.actor.value.party != "UNK":
        return one.actor
    before = next((other for other in inside if 0 <= one.start - other.end <= 2 and other is not one), None)
    return before.actor if before and before.actor.value.party != "UNK" else one.actor


def _last(inside: Sequence[Acting], at: int) -> Acting | None:
    return next((one for one in reversed(inside) if one.end <= at), None)
