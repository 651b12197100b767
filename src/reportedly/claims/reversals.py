"""Reversals: clauses whose subject suffers what the claim tells of: an attack beaten off, a town lost, aid received.

Who stands before such a verb is the one it is done to; who does it stands behind, if anybody. A tagger that reads for
who comes first has the two turned round, on documents that it has learnt as on new ones (30 November 2026).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.claims.clauses import AUXILIARIES, BE, verb
from reportedly.claims.passages import Passage
from reportedly.claims.roles import SIDES, worded
from reportedly.claims.scenes import Acting, Scene
from reportedly.mentions.nouns import FORCES, words
from reportedly.referents import Actor
from reportedly.text import Cited

_LOSING = words("lost lose loses losing")
_GETTING, _ONWARDS = words("get gets got"), words("to into across past")
"""Who "gets food to a town" gives it, and is given none."""
_VERBS: Mapping[str, frozenset[str]] = {
    "attack": words(
        "repel repels repelled repelling repulse repulsed repulsing foil foils foiled foiling thwart thwarts thwarted"
        " thwarting"
    ),
    "control": _LOSING,
    "casualties": _LOSING,
    "materiel": _LOSING,
    "aid": words("receive receives received receiving") | _GETTING,
}
_BEATING_OFF = words("fend fends fended fending beat beats beaten beating")
_ATTACKS = words(
    "attack attacks assault assaults offensive offensives counterattack counterattacks counter-attack counter-attacks"
    " counteroffensive raid raids push attempt attempts incursion incursions advance advances ambush infiltration"
)
_LED: Mapping[str, frozenset[str]] = {
    "attack": words("by of that which"),
    "control": words("to by"),
    "aid": words("from by"),
}
"""What leads the name of who does it, behind the verb."""
_AIMED = words("on against at in near into")
_HOLDING = words("held controlled run occupied besieged guarded defended manned captured seized taken used backed")
"""Verbs of whoever has what is attacked: "an attack on a town held by the army" is not the army's."""
_DRIVEN, _AWAY = words("driven pushed expelled ousted forced"), words("from out")
_FREED = words("liberated freed recaptured retaken captured seized taken wrested cleared")
_RULE = words("the control hands grip rule of")
_NO_VERBS = AUXILIARIES | FORCES
_APART = words("before after while when as but")
_GOVERNING = BE | words("after before without of")
_PRONOUNS = words("it they he she")
_BEYOND = words("by to in on at after before when while and , .")
"""What ends the name of who suffers, where it stands behind the verb."""
_BACK, _AHEAD, _FROM, _NAME = 12, 14, 6, 4
"""Words looked at: before and behind the verb, from "freed" to its "from", and of a name behind it."""


@dataclass(frozen=True, slots=True)
class Reversal:
    """The words [start, end) of a sentence in which whoever is named suffers; ``doer``: who does it, if told."""

    start: int
    end: int
    doer: Cited[Actor] | None = None


def of(passage: Passage, scene: Scene) -> Reversal | None:
    """Where those who suffer stand; None where the subject of a passage does what it tells of."""
    at = _verb(passage)
    if at is None:
        return _freed(passage) if passage.kind == "control" else None
    if passage.sentence.lower[at + 1 : at + 2] == ("by",):
        return _behind(passage.sentence.lower, at + 2) if passage.kind == "control" else None
    doer = _doer(passage, at, scene)
    return None if passage.kind == "attack" and doer is None else Reversal(max(0, at - _BACK), at, doer)


def _verb(passage: Passage) -> int | None:
    """The verb of suffering, where the passage has no other before it."""
    lower = passage.sentence.lower
    for at in range(max(0, passage.start - 4), passage.end):
        if _turns(lower, at, passage):
            return at
        if at >= passage.start and _deed(lower[at]):
            return None
    return None


def _turns(lower: Sequence[str], at: int, passage: Passage) -> bool:
    """ "Beat off an attack", "were driven from", "lost the town"; not "beat", "drove" and "territory it lost".

    An attack that is beaten off may be named without its verb: "repelled | an assault".
    """
    word, behind = lower[at], lower[at + 1 : at + _AHEAD]
    told = word in _VERBS.get(passage.kind, ())
    if passage.kind == "attack":
        beaten = word in _BEATING_OFF and behind[:1] in {("off",), ("back",)}
        return (told or beaten) and _attack(behind)
    if at < passage.start:
        return False
    free = word.endswith("ing")
    if free and lower[at - 1] not in _GOVERNING:
        return False
    passive = not free and not BE.isdisjoint(lower[max(0, at - 3) : at])
    if passage.kind == "control" and word in _DRIVEN:
        return passive and not _AWAY.isdisjoint(behind[:3])
    if not told or (passive and behind[:1] != ("by",)):
        return False
    if word in _GETTING and not _ONWARDS.isdisjoint(behind):
        return False
    return lower[at - 1] not in _PRONOUNS and not {"lives", "life"} & set(behind[:3])


def _attack(behind: Sequence[str]) -> bool:
    """Whether an attack is what is beaten off: "repelled the troops and launched an attack" tells of another."""
    found = next((at for at, word in enumerate(behind) if word in _ATTACKS), None)
    return found is not None and not any(word in _APART or _deed(word) for word in behind[:found])


def _deed(word: str) -> bool:
    return verb(word) and word not in _NO_VERBS


def _doer(passage: Passage, at: int, scene: Scene) -> Cited[Actor] | None:
    """Whoever is named behind the verb as the author: "the attack by X", "X's attack"; of what is lost, "to X"."""
    near = (one for one in scene.acting(passage.sentence) if at < one.start < at + _AHEAD)
    named = next((one.actor for one in near if _does(passage, at, one)), None)
    return named or (_whose(passage, at, scene) if passage.kind == "attack" else None)


def _whose(passage: Passage, at: int, scene: Scene) -> Cited[Actor] | None:
    """The side that the word before an attack names without a name: "two enemy attacks"."""
    lower = passage.sentence.lower
    until = min(at + _AHEAD, len(lower))
    side = next((on - 1 for on in range(at + 1, until) if lower[on] in _ATTACKS and lower[on - 1] in SIDES), None)
    return worded(passage, side, side + 1, scene) if side is not None else None


def _does(passage: Passage, at: int, one: Acting) -> bool:
    lower = passage.sentence.lower
    before = [word for word in lower[at : one.start] if word not in {"the", "a", "an"}]
    lead, aimed = before[-1], not _AIMED.isdisjoint(before)
    if lead in _LED.get(passage.kind, ()):
        return passage.kind != "attack" or (before[-2] not in _HOLDING if lead == "by" else not aimed)
    own = passage.kind == "attack" and not _ATTACKS.isdisjoint(lower[one.end : one.end + 4])
    return own and lead not in _AIMED


def _freed(passage: Passage) -> Reversal | None:
    """ "Liberated from the control of X": X suffers."""
    lower = passage.sentence.lower
    for at in range(passage.start, passage.end):
        if lower[at] in _FREED and "from" in lower[at : min(at + _FROM, passage.end)]:
            start = lower.index("from", at) + 1
            while start < len(lower) and lower[start] in _RULE:
                start += 1
            return _behind(lower, start)
    return None


def _behind(lower: Sequence[str], start: int) -> Reversal:
    """Who is named from there on suffers."""
    name = lower[start : start + _NAME]
    return Reversal(start, start + next((at for at, word in enumerate(name) if word in _BEYOND), len(name)))
