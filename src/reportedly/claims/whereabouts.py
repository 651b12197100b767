"""Whereabouts: which of the places of a page a claim happens at, or none.

Every place the page names stands for choice beside "nowhere named"; the signs of each (where it stands to the clause,
what leads it, how fine it is, how often it is named) have weights (log odds), fitted by ``training/choices.py`` as a
choice model on the claims of gold/train and gold/own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.attributions import Attribution
from reportedly.claims import choices, marks, turns
from reportedly.claims.choices import Row, Scales, Turn
from reportedly.claims.haunts import Haunt, Naming
from reportedly.claims.passages import Passage
from reportedly.claims.scenes import Acting, Scene
from reportedly.claims.settings import Setting
from reportedly.claims.standings import Standing, grain
from reportedly.claims.trails import Steps, Trail
from reportedly.documents import BlockKind
from reportedly.mentions import Mention
from reportedly.referents import Place
from reportedly.referents.places import Precision
from reportedly.text import Cited, Span

NEAREST = 16
"""Places that stand for choice; of more the nearest."""
SURE = 0.6
"""A choice believed in as much stands by itself."""
NEAR, ITS_OWN = 50.0, 0.1
"""Kilometres around a place within which others speak for it, and the share of its weight that is its own.

Of 4,925 claims of gold/train, gold/own and gold/dev .741 lay within 50 km, so .749; .571 within 10 km, so .570. With a
share of .05 or .3 or 20 km around .749, .748 and .746 (29 November 2026).
"""


def chosen(
    passage: Passage,
    scene: Scene,
    attribution: Attribution | None,
    trail: Trail,
    weights: Scales,
) -> Cited[Place] | None:
    """The likeliest place, cited where it is named nearest; None for nowhere. ``trail``: where those before are."""
    standings = candidates(passage, scene)
    if not standings:
        return None
    best = _likeliest(standings, choices.beliefs(signs(passage, scene, attribution, trail, standings), weights))
    if best == len(standings):
        return None
    standing = standings[best]
    cited = standing.naming.place
    if standing.where == "clause":
        return cited
    near = "sentence" if standing.where.startswith("sentence") else "article"
    repaired = f", {cited.how}" if cited.how.startswith("edit distance") else ""
    return Cited(cited.value, cited.span, f"context: {near}{repaired}")


def _likeliest(standings: Sequence[Standing], beliefs: Sequence[float]) -> int:
    """The number of the place around which most is believed, of ``standings`` their number for nowhere.

    Three villages of one district outweigh "nowhere" together though none of them does; a country speaks for itself.
    """
    best = max(range(len(beliefs)), key=beliefs.__getitem__)
    if beliefs[best] >= SURE:
        return best
    around = [_around(at, standings, beliefs) for at in range(len(standings))]
    return max(range(len(beliefs)), key=[*around, beliefs[-1]].__getitem__)


def _around(at: int, standings: Sequence[Standing], beliefs: Sequence[float]) -> float:
    """The belief in a place and, but for its own share, in those near it."""
    place = standings[at].place
    if place.precision >= Precision.COUNTRY:
        return beliefs[at]
    near = (
        belief
        for other, belief in zip(standings, beliefs[:-1], strict=True)
        if other.place.precision < Precision.COUNTRY and place.distance(other.place) <= NEAR
    )
    return ITS_OWN * beliefs[at] + (1 - ITS_OWN) * sum(near)


def candidates(passage: Passage, scene: Scene) -> tuple[Standing, ...]:
    """The places of the article by how near they are named, the nearest first."""
    here, head = scene.ordinals[passage.sentence.span.start], passage.head
    nearest = ((*_nearest(passage.span, head, here, haunt), haunt) for haunt in scene.haunts)
    found = sorted(nearest, key=lambda entry: entry[:2])[:NEAREST]
    return tuple(_standing(passage, here - naming.ordinal, haunt, naming, at) for at, _, naming, haunt in found)


def signs(
    passage: Passage,
    scene: Scene,
    attribution: Attribution | None,
    trail: Trail,
    standings: Sequence[Standing],
) -> list[Row]:
    """The signs of each standing, and last those of "nowhere"."""
    parties = {one.actor.value.party.partition(":")[0] for one in _inside(passage, scene)}
    beside = _Beside.of(standings)
    hung, steps = marks.hung(passage, scene, "place"), Steps.of(trail, passage.kind)
    setting = Setting.of(passage, scene, standings)
    rows = []
    for standing in standings:
        row = _signs(passage, scene, standing, beside)
        row.append(_remembered(passage, trail.last, standing))
        row.append((turns.loose, *_nested(standing, beside)))
        row.append(_heading(scene, standing))
        row += setting.signs(standing, passage)
        row += steps.signs(standing)
        row.append(_sided(standing, parties))
        row.append(_tagged(hung, standing))
        if attribution and any(standing.naming.place.span in piece for piece in attribution.source):
            row.append((turns.loose, "in source"))
        rows.append(row)
    nearest = next((s.where for s in standings if grain(s) != "country"), "none")
    said, sides = "said" if attribution else "told", "parties" if parties else "no party"
    rows.append(
        [(turns.nowhere, passage.kind, passage.status, nearest, said, sides, setting.standing), steps.nowhere()]
    )
    if scene.roles and passage.evidence is not None:
        rows[-1].append((turns.loose, f"nowhere, tagged {marks.surety(hung[0]) if hung else 'nowhere'}"))
    return rows


def _tagged(hung: Sequence[Mention], standing: Standing) -> Turn:
    """How surely a tagger hung a naming of the place on the evidence, the likeliest mark first."""
    for number, mark in enumerate(hung):
        if any(naming.place.span.overlaps(mark.span) for naming in standing.haunt.namings):
            first = "first" if number == 0 else "second"
            return turns.tagged, marks.surety(mark), standing.where, first, grain(standing)
    return (turns.loose,)


def _inside(passage: Passage, scene: Scene) -> list[Acting]:
    return [one for one in scene.acting(passage.sentence) if passage.start <= one.start < passage.end]


def _sided(standing: Standing, parties: Collection[str]) -> Turn:
    """Whether a party of the clause is at home there."""
    home = "home of a party" if standing.place.country in parties else "abroad" if parties else "no party"
    return (turns.sided, grain(standing), standing.where, home)


def _signs(passage: Passage, scene: Scene, standing: Standing, beside: _Beside) -> Row:
    where, size, nearest = standing.where, grain(standing), standing.distance <= beside.nearest
    named, share = min(len(standing.haunt.namings), 4), _share(standing.place, scene)
    return [(turns.placed, where, size, passage.kind, standing.naming.lead, nearest), (turns.named, size, named, share)]


def _share(place: Place, scene: Scene) -> str:
    """How much of the page lies in the country of the place."""
    shares = scene.shares
    share = shares.get(place.country, 0.0)
    if place.country == scene.country:
        return "most"
    return "much" if share > 0.25 else "some" if share > 0.08 else "little"


def _remembered(passage: Passage, last: Cited[Place] | None, standing: Standing) -> Turn:
    if last is None:
        return (turns.loose,)
    place = standing.place
    if last.value.id == place.id:
        return turns.loose, "claim before", f"claim before, {standing.where}", f"claim before for {passage.kind}"
    if place.id in last.value.within:
        return turns.loose, "holds claim before"
    return (turns.loose, "inside claim before") if last.value.id in place.within else (turns.loose,)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands for choice together: the least distance, who lies inside of whom, and the places of the clause."""

    nearest: int
    inside: Mapping[str, Sequence[Standing]]
    clause: frozenset[str]

    @classmethod
    def of(cls, standings: Sequence[Standing]) -> _Beside:
        """What stands beside each of these; ``inside`` by the id of what holds them, in their order."""
        inside: dict[str, list[Standing]] = {}
        for standing in standings:
            for area in standing.place.within:
                inside.setdefault(area, []).append(standing)
        clause = frozenset(standing.place.id for standing in standings if standing.where == "clause")
        return cls(min((standing.distance for standing in standings), default=0), inside, clause)


def _nested(standing: Standing, beside: _Beside) -> Iterator[str]:
    """ "Kafr Nabl in Idlib province": the finer stands beside the one that holds it."""
    place = standing.place
    for other in beside.inside.get(place.id, ()):
        if other is not standing and other.distance <= standing.distance + 10:
            yield f"holds one {other.where}"
            break
    if not beside.clause.isdisjoint(place.within):
        yield "inside one of the clause"
        yield f"inside one of the clause, {standing.where}"


def _heading(scene: Scene, standing: Standing) -> Turn:
    first, opens = standing.haunt.first, standing.haunt is scene.haunts[0]
    signs = ["first of the page"] if opens else []
    if first.block is BlockKind.HEADLINE:
        signs.append("in the headline")
    if first.block is BlockKind.DATELINE:
        signs.append(f"dateline, named {min(len(standing.haunt.namings), 3)}")
    return (turns.loose, *signs)


def _nearest(clause: Span, head: Span, here: int, haunt: Haunt) -> tuple[int, Span, Naming]:
    """The naming of a place nearest to a clause, how far off it stands, and where; of equals the first."""
    off = (
        (_distance(clause, head, here - naming.ordinal, naming.place.span), naming.place.span, naming)
        for naming in haunt.near(here)
    )
    return min(off, key=lambda entry: entry[:2])


def _distance(clause: Span, head: Span, gap: int, span: Span) -> int:
    """It grows with sentences, ahead more than back; ``gap``: how many the naming stands before the clause."""
    if gap:
        return 200 * gap + 1 if gap > 0 else -300 * gap
    off = min(99, min(abs(span.start - head.end), abs(head.start - span.end)) // 6)
    return off if span.overlaps(clause) else 100 + off


def _standing(passage: Passage, gap: int, haunt: Haunt, naming: Naming, distance: int) -> Standing:
    """Where a naming stands to the clause."""
    if gap == 0:
        side = "before" if naming.place.span.end <= passage.head.start else "behind"
        return Standing(haunt, naming, "clause" if distance < 100 else f"sentence {side}", distance)
    if gap < 0:
        return Standing(haunt, naming, "ahead 1" if gap == -1 else "ahead", distance)
    name = "back 1" if gap == 1 else "back 2" if gap == 2 else "back 5" if gap <= 5 else "back"
    same = ", paragraph" if passage.sentence.paragraph == naming.paragraph and gap <= 2 else ""
    return Standing(haunt, naming, name + same, distance)
