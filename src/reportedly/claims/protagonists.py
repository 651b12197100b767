"""Protagonists: who of those named in and around a clause does it or suffers it, or none.

What the grammar proposes (`roles`) stands for choice beside every party named in the sentence, shortly before it, or
in the claim before; the signs of each have weights fitted by ``training/choices.py`` on gold/train and gold/own, and
by ``training/unmarked.py`` for evidence on which a tagger marks nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportedly.attributions import Attribution
from reportedly.claims import choices, marks, settled, turns
from reportedly.claims.choices import Row, Scales
from reportedly.claims.clauses import verb
from reportedly.claims.passages import Passage
from reportedly.claims.scenes import Acting, Scene, party
from reportedly.referents import Actor
from reportedly.text import Cited

ROLES = ("actor", "target")
HARMS = frozenset({"casualties", "damage", "materiel", "displacement"})
"""Kinds whose actor is often told with an attack before."""
BACK = 2
"""Sentences before the clause's own whose parties stand for choice."""

_LEADS = frozenset({"by", "on", "against", "from", "between", "with", "to", "of", "and", "in"})

Filled = Cited[Actor] | None


@dataclass(frozen=True, slots=True)
class Cast:
    """What is known when a role is filled: whose words they are, the roles of the grammar and of the claim before.

    ``attacker``: who attacked last, and where the sentence that says so begins; ``acted``: how often each side acted.
    """

    passage: Passage
    attribution: Attribution | None
    country: str
    proposed: Mapping[str, Filled]
    last: Mapping[str, Filled]
    attacker: tuple[Cited[Actor], int] | None = None
    acted: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Player:
    """One who stands for choice, its side (`scenes.party`), and how it stands to the clause.

    ``turn``: what follows its name: "verb", "of", "and" or nothing of these.
    """

    actor: Cited[Actor]
    party: str
    where: str
    lead: str = ""
    turn: str = ""


def chosen(cast: Cast, scene: Scene, actors: Scales, targets: Scales) -> tuple[Filled, Filled]:
    """The likeliest actor and target together; one mention has one role. None where nobody is likelier."""
    doers, victims = valued("actor", cast, scene, actors), valued("target", cast, scene, targets)
    pairs = ((doer, victim) for doer in doers for victim in victims if not _one_mention(doer[1], victim[1]))
    doer, victim = max(pairs, key=lambda pair: pair[0][0] + pair[1][0], default=(doers[0], (0.0, None)))
    return doer[1], victim[1]


def valued(role: str, cast: Cast, scene: Scene, weights: Scales) -> list[tuple[float, Filled]]:
    """Everyone who stands for a role ("actor", "target"), and last nobody, with the log odds of each.

    Whoever a mark or the clause itself settles it for stands alone (`settled`).
    """
    told = settled.of(role, cast.passage, scene)
    if told:
        return [(0.0, told[0])]
    players = candidates(role, cast, scene)
    values = choices.weighed(signs(role, cast, scene, players), weights)
    return list(zip(values, [*(player.actor for player in players), None], strict=True))


def _one_mention(doer: Filled, victim: Filled) -> bool:
    return doer is not None and victim is not None and doer.span.overlaps(victim.span)


def candidates(role: str, cast: Cast, scene: Scene) -> tuple[Player, ...]:
    """What the grammar proposes first, then who is named nearest; each party once. Who reports a war fights none."""
    found: dict[str, Player] = {}
    fights = settled.fights(role, cast.passage)
    for player in _players(role, cast, scene, found):
        if not (fights and settled.reports(player.party)):
            found.setdefault(player.party, player)
    return tuple(found.values())


def signs(role: str, cast: Cast, scene: Scene, players: Sequence[Player]) -> list[Row]:
    """The signs of each player, and last those of nobody."""
    passage = cast.passage
    of, form = f"{passage.kind} {role}", _form(passage)
    known = _Known.of(role, cast, scene)
    rows = [_signs(role, cast, known, player, form) for player in players]
    mark = next(iter(marks.hung(passage, scene, role)), None)
    marked = marks.actor(passage, scene, role) if mark else None
    for row, player in zip(rows, players, strict=True):
        if mark is not None and marked is not None and player.party == party(marked.value):
            row.append(
                (turns.loose, f"{role} tagged {marks.surety(mark)}", f"{of} tagged", f"{role} {player.where} tagged")
            )
    best = players[0].where if players else "empty"
    word, told = passage.sentence.lower[passage.first], known.attacked if passage.kind in HARMS else ""
    nobody = (turns.nobody, role, passage.kind, form, passage.status, best)
    rows.append([nobody, (turns.untold, role, passage.kind, form, word, known.victim, told)])
    if scene.roles and passage.evidence is not None:
        sure = marks.surety(mark) if mark else "not"
        rows[-1].append((turns.loose, f"nobody {role} tagged {sure}", f"nobody {of} tagged {sure}"))
    return rows


def _form(passage: Passage) -> str:
    """The form of the trigger: passive, a participle without a subject of its own, or as the lexicon has it."""
    if passage.passive:
        return "passive"
    bare = passage.first - passage.start <= 1 and passage.form == "verb"
    return "ing" if bare and passage.sentence.lower[passage.first].endswith("ing") else passage.form


@dataclass(frozen=True, slots=True)
class _Known:
    """The sides of those known already: in a role ("last actor", "also target"), speaking, and how often named.

    ``victim``: the side of whom the grammar has as target; ``attacked``: how near the last attack was told.
    """

    playing: tuple[tuple[str, str], ...]
    speaking: frozenset[str]
    counted: Mapping[str, int]
    victim: str
    attacked: str

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
            _side(target.value, cast.country) if (target := cast.proposed.get("target")) else "nobody",
            _attacked(cast, scene),
        )


def _attacked(cast: Cast, scene: Scene) -> str:
    """How many sentences before this one the last attack with an attacker was told."""
    if cast.attacker is None:
        return "attack untold"
    off = scene.ordinals[cast.passage.sentence.span.start] - scene.ordinals[cast.attacker[1]]
    return f"attack told {off if off < 3 else 'long'} before"


def _signs(role: str, cast: Cast, known: _Known, player: Player, form: str) -> Row:
    where, kind, passage = player.where, cast.passage.kind, cast.passage
    side = _side(player.actor.value, cast.country)
    row: Row = [
        (turns.standing_by, role, kind, form, where, player.lead, player.turn),
        (turns.by_word, role, where, passage.sentence.lower[passage.first]),
    ]
    if role == "actor":
        row.append((turns.acting, kind, side, known.victim, min(3, cast.acted.get(player.party, 0))))
        if cast.attacker is not None and party(cast.attacker[0].value) == player.party:
            row.append(
                (turns.loose, f"attacker {where}", f"{kind} {role} attacker, {known.attacked}", f"attacker, {form}")
            )
    row.append((turns.of_side, role, kind, where, side))
    row += [(turns.known, role, kind, how) for how, one in known.playing if one == player.party]
    if player.party in known.speaking:
        row.append((turns.known, role, kind, "speaks"))
    row.append((turns.mentioned, role, min(known.counted.get(player.party, 0), 4)))
    return row


def _side(actor: Actor, country: str) -> str:
    state, _, group = actor.party.partition(":")
    if state == "UNK":
        return "no side"
    if group == "CVL":
        return "people"
    return ("home" if state == country else "foreign") + (" group" if group else "")


def _players(role: str, cast: Cast, scene: Scene, taken: Collection[str]) -> Iterator[Player]:
    """All who may stand for choice but those whose side is taken by one before."""
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
        if one.party not in taken:
            yield Player(one.actor, one.party, _where(passage, one), _lead(passage, one), _turn(passage, one))
    for name in ROLES:
        last = cast.last.get(name)
        if last is not None:
            cited = Cited(last.value, last.span, "context: claim before")
            yield Player(cited, party(last.value), "claim before")
    if role == "actor" and cast.attacker is not None:
        cited = Cited(cast.attacker[0].value, cast.attacker[0].span, "context: attack before")
        yield Player(cited, party(cited.value), "attack before")
    for back in range(1, min(BACK, here) + 1):
        for one in reversed(scene.acting(scene.page.sentences[here - back])):
            if one.party not in taken:
                cited = Cited(one.actor.value, one.actor.span, "context: sentence before")
                yield Player(cited, one.party, f"back {back}")


def _where(passage: Passage, one: Acting) -> str:
    inside = passage.start <= one.start and one.end <= passage.end
    side = "before" if one.end <= passage.first else "behind" if one.start > passage.last else "at"
    return f"{'clause' if inside else 'sentence'} {side}"


def _lead(passage: Passage, one: Acting) -> str:
    word = passage.sentence.lower[one.start - 1] if one.start else "^"
    return word if word in _LEADS else ""


def _turn(passage: Passage, one: Acting) -> str:
    """Whether a verb follows the name, or it goes on."""
    lower = passage.sentence.lower
    word = lower[one.end] if one.end < len(lower) else ""
    return word if word in {"of", "and"} else "verb" if verb(word) else ""
