"""Protagonists: who of those named in and around a clause does it or suffers it, or none.

What the grammar proposes (`roles`) stands for choice beside every party named in the sentence, shortly before it, or
in the claim before; the signs of each have weights fitted by ``training/choices.py`` on gold/train and gold/own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.attributions import Attribution
from reportedly.claims import marks
from reportedly.claims.passages import Passage
from reportedly.claims.scenes import Acting, Scene, party
from reportedly.referents import Actor
from reportedly.text import Cited

NOBODY = "nobody"
BACK = 2
"""Sentences before the clause's own whose parties stand for choice."""

Filled = Cited[Actor] | None


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
    """One who stands for choice and how it stands to the clause."""

    actor: Cited[Actor]
    where: str
    lead: str = ""


def chosen(role: str, cast: Cast, scene: Scene, weights: Mapping[str, float], but: Filled = None) -> Filled:
    """The likeliest for a role ("actor", "target"); None where nobody is likelier.

    ``but``: who has the other role by the very same words, and cannot have both.
    """
    players = candidates(role, cast, scene)
    rows = signs(role, cast, scene, players)
    values = [sum(weights.get(sign, 0.0) for sign in row) for row in rows]
    for at, player in enumerate(players):
        if but is not None and player.actor.span.overlaps(but.span):
            values[at] = float("-inf")
    best = values.index(max(values))
    return players[best].actor if best < len(players) else None


def candidates(role: str, cast: Cast, scene: Scene) -> tuple[Player, ...]:
    """What the grammar proposes first, then who is named nearest; each party once."""
    found: dict[str, Player] = {}
    for player in _players(role, cast, scene):
        found.setdefault(party(player.actor.value), player)
    return tuple(found.values())


def signs(role: str, cast: Cast, scene: Scene, players: Sequence[Player]) -> list[list[str]]:
    """The signs of each player, and last those of nobody."""
    passage = cast.passage
    of = f"{passage.kind} {role}"
    rows = [list(_signs(role, cast, scene, player, of)) for player in players]
    mark = next(iter(marks.hung(passage, scene, role)), None)
    marked = marks.actor(passage, scene, role)
    for row, player in zip(rows, players, strict=True):
        if marked is not None and mark is not None and _same(player.actor.value, marked):
            row += [f"{role} tagged {marks.surety(mark)}", f"{of} tagged", f"{role} {player.where} tagged"]
    best = players[0].where if players else "empty"
    form = "passive" if passage.passive else passage.form
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


def _signs(role: str, cast: Cast, scene: Scene, player: Player, of: str) -> Iterator[str]:
    actor, passage, where = player.actor.value, cast.passage, player.where
    form = "passive" if passage.passive else passage.form
    yield from (f"{role} {where}", f"{of} {where}", f"{role} {where} {form}", f"{role} {where} {player.lead}")
    yield f"{of} {form} {where}"
    side = _side(actor, cast.country)
    yield from (f"{role} {side}", f"{of} {side}", f"{role} {where} {side}")
    for name in ("actor", "target"):
        if _same(actor, cast.last.get(name)):
            yield from (f"{role} last {name}", f"{of} last {name}")
        if name != role and _same(actor, cast.proposed.get(name)):
            yield from (f"{role} also {name}", f"{of} also {name}")
    if cast.attribution and any(_same(actor, scene.referents.actors.get(s.named)) for s in cast.attribution.speakers):
        yield from (f"{role} speaks", f"{of} speaks")
    yield f"{role} named {min(scene.parties.get(party(actor), 0), 4)}"


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
        yield Player(proposed, how)
    marked = marks.actor(passage, scene, role)
    if marked is not None:
        yield Player(marked, "tagged")
    here = scene.ordinals[passage.sentence.span.start]
    for one in sorted(scene.acting(passage.sentence), key=lambda one: abs(one.start - passage.first)):
        yield Player(one.actor, _where(passage, one), _lead(passage, one))
    for name in ("actor", "target"):
        last = cast.last.get(name)
        if last is not None:
            yield Player(Cited(last.value, last.span, "context: claim before"), "claim before")
    for back in range(1, min(BACK, here) + 1):
        for one in reversed(scene.acting(scene.page.sentences[here - back])):
            yield Player(Cited(one.actor.value, one.actor.span, "context: sentence before"), f"back {back}")


def _where(passage: Passage, one: Acting) -> str:
    inside = passage.start <= one.start and one.end <= passage.end
    side = "before" if one.end <= passage.first else "behind" if one.start > passage.last else "at"
    return f"{'clause' if inside else 'sentence'} {side}"


def _lead(passage: Passage, one: Acting) -> str:
    word = passage.sentence.tokens[one.start - 1].text.lower() if one.start else "^"
    return word if word in {"by", "on", "against", "from", "between", "with", "to", "of", "and", "in"} else ""


def _same(actor: Actor, other: Filled) -> bool:
    return other is not None and party(actor) == party(other.value)
