"""Protagonists: who of those named in and around a clause does it or suffers it, or none.

What the grammar proposes (`roles`) stands for choice beside every party named in the sentence, shortly before it, or
in the claim before; the signs of each have weights fitted by ``training/choices.py`` on gold/train and gold/own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.attributions import Attribution
from reportedly.claims import choices, marks
from reportedly.claims.passages import Passage
from reportedly.claims.scenes import Acting, Scene, party
from reportedly.referents import Actor
from reportedly.text import Cited

NOBODY = "nobody"
ROLES = ("actor", "target")
BACK = 2
"""Sentences before the clause's own whose parties stand for choice."""

_LEADS = frozenset({"by", "on", "against", "from", "between", "with", "to", "of", "and", "in"})

Filled = Cited[Actor] | None
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Cast:
    """What is known when a role is filled: whose words they are, the roles of the grammar and of the claim before."""

    passage: Passage
    attribution: Attribution | None
    country: str
    proposed: Mapping[str, Filled]
    last: Mapping[str, Filled]


@dataclass(frozen=True, slots=True)
class Player:
    """One who stands for choice, its side (`scenes.party`), and how it stands to the clause."""

    actor: Cited[Actor]
    party: str
    where: str
    lead: str = ""


def chosen(cast: Cast, scene: Scene, actors: Weights, targets: Weights) -> tuple[Filled, Filled]:
    """The likeliest actor and target together; one mention has one role. None where nobody is likelier."""
    doers, victims = valued("actor", cast, scene, actors), valued("target", cast, scene, targets)
    pairs = ((doer, victim) for doer in doers for victim in victims if not _one_mention(doer[1], victim[1]))
    doer, victim = max(pairs, key=lambda pair: pair[0][0] + pair[1][0])
    return doer[1], victim[1]


def valued(role: str, cast: Cast, scene: Scene, weights: Weights) -> list[tuple[float, Filled]]:
    """Everyone who stands for a role ("actor", "target"), and last nobody, with the log odds of each."""
    players = candidates(role, cast, scene)
    values = choices.weighed(signs(role, cast, scene, players), weights)
    return list(zip(values, [*(player.actor for player in players), None], strict=True))


def _one_mention(doer: Filled, victim: Filled) -> bool:
    return doer is not None and victim is not None and doer.span.overlaps(victim.span)


def candidates(role: str, cast: Cast, scene: Scene) -> tuple[Player, ...]:
    """What the grammar proposes first, then who is named nearest; each party once."""
    found: dict[str, Player] = {}
    for player in _players(role, cast, scene):
        found.setdefault(player.party, player)
    return tuple(found.values())


def signs(role: str, cast: Cast, scene: Scene, players: Sequence[Player]) -> list[list[str]]:
    """The signs of each player, and last those of nobody."""
    passage = cast.passage
    of, form = f"{passage.kind} {role}", "passive" if passage.passive else passage.form
    known = _Known.of(role, cast, scene)
    rows = [list(_signs(role, cast, known, player, (of, form))) for player in players]
    mark = next(iter(marks.hung(passage, scene, role)), None)
    marked = marks.actor(passage, scene, role)
    for row, player in zip(rows, players, strict=True):
        if marked is not None and mark is not None and player.party == party(marked.value):
            row += [f"{role} tagged {marks.surety(mark)}", f"{of} tagged", f"{role} {player.where} tagged"]
    best = players[0].where if players else "empty"
    rows.append(
        [
            f"{NOBODY} {x}"
            for x in (role, of, f"{of} {form}", f"{of} {passage.status}", f"{role} {best}", f"{of} {best}")
        ]
    )
    if scene.roles and passage.evidence is not None:
        sure = marks.surety(mark) if mark else "not"
        rows[-1] += [f"{NOBODY} {role} tagged {sure}", f"{NOBODY} {of} tagged {sure}"]
    return rows


@dataclass(frozen=True, slots=True)
class _Known:
    """The sides of those known already: in a role ("last actor", "also target"), speaking, and how often named."""

    playing: tuple[tuple[str, str], ...]
    speaking: frozenset[str]
    counted: Mapping[str, int]

    @classmethod
    def of(cls, role: str, cast: Cast, scene: Scene) -> _Known:
        """What is known before a role is filled."""
        playing = (
            (f"{how} {name}", filled.get(name))
            for name in ROLES
            for how, filled in (("last", cast.last), ("also", cast.proposed))
            if how == "last" or name != role
        )
        speakers = cast.attribution.speakers if cast.attribution else ()
        speaking = (scene.referents.actors.get(speaker.named) for speaker in speakers)
        return cls(
            tuple((how, party(cited.value)) for how, cited in playing if cited is not None),
            frozenset(party(cited.value) for cited in speaking if cited is not None),
            scene.parties,
        )


def _signs(role: str, cast: Cast, known: _Known, player: Player, words: tuple[str, str]) -> Iterator[str]:
    (of, form), where = words, player.where
    yield from (f"{role} {where}", f"{of} {where}", f"{role} {where} {form}", f"{role} {where} {player.lead}")
    yield f"{of} {form} {where}"
    side = _side(player.actor.value, cast.country)
    yield from (f"{role} {side}", f"{of} {side}", f"{role} {where} {side}")
    for how, one in known.playing:
        if one == player.party:
            yield from (f"{role} {how}", f"{of} {how}")
    if player.party in known.speaking:
        yield from (f"{role} speaks", f"{of} speaks")
    yield f"{role} named {min(known.counted.get(player.party, 0), 4)}"


def _side(actor: Actor, country: str) -> str:
    state, _, group = actor.party.partition(":")
    if state == "UNK":
        return "no side"
    if group == "CVL":
        return "people"
    return ("home" if state == country else "foreign") + (" group" if group else "")


def _players(role: str, cast: Cast, scene: Scene) -> Iterator[Player]:
    passage = cast.passage
    proposed = cast.proposed.get(role)
    if proposed is not None:
        how = "read" if proposed.how == "verbatim" else "read from afar"
        yield Player(proposed, party(proposed.value), how)
    marked = marks.actor(passage, scene, role)
    if marked is not None:
        yield Player(marked, party(marked.value), "tagged")
    here = scene.ordinals[passage.sentence.span.start]
    for one in sorted(scene.acting(passage.sentence), key=lambda one: abs(one.start - passage.first)):
        yield Player(one.actor, one.party, _where(passage, one), _lead(passage, one))
    for name in ROLES:
        last = cast.last.get(name)
        if last is not None:
            cited = Cited(last.value, last.span, "context: claim before")
            yield Player(cited, party(last.value), "claim before")
    for back in range(1, min(BACK, here) + 1):
        for one in reversed(scene.acting(scene.page.sentences[here - back])):
            cited = Cited(one.actor.value, one.actor.span, "context: sentence before")
            yield Player(cited, one.party, f"back {back}")


def _where(passage: Passage, one: Acting) -> str:
    inside = passage.start <= one.start and one.end <= passage.end
    side = "before" if one.end <= passage.first else "behind" if one.start > passage.last else "at"
    return f"{'clause' if inside else 'sentence'} {side}"


def _lead(passage: Passage, one: Acting) -> str:
    word = passage.sentence.lower[one.start - 1] if one.start else "^"
    return word if word in _LEADS else ""
