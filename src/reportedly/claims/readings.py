"""Readings: passages put together with whose words they are, who did what to whom, where, when and how many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.attributions import Attribution, Speaker, Stance
from reportedly.claims import (
    amounts,
    casting,
    circumstances,
    denials,
    modalities,
    passages,
    patients,
    protagonists,
    relays,
    roles,
    settled,
    speakers,
    stances,
    statuses,
    unmarked_actors,
    unmarked_targets,
)
from reportedly.claims.choices import Scales
from reportedly.claims.circumstances import Memory
from reportedly.claims.clauses import verb
from reportedly.claims.occurrences import Claim, Modality
from reportedly.claims.passages import Passage
from reportedly.claims.propositions import Proposition
from reportedly.claims.protagonists import Cast, Filled
from reportedly.claims.scenes import Scene, indices
from reportedly.claims.topics import BY_KIND
from reportedly.documents import BlockKind
from reportedly.mentions import MentionKind, Page
from reportedly.mentions.nouns import words
from reportedly.referents import Actor, Place, Referents
from reportedly.referents.actors import backs
from reportedly.text import Cited, Span

SPEAKERS, ACTORS, TARGETS = Scales(casting.SPEAKERS), Scales(casting.ACTORS), Scales(casting.TARGETS)
UNMARKED_ACTORS, UNMARKED_TARGETS = Scales(unmarked_actors.ACTORS), Scales(unmarked_targets.TARGETS)
_MUTE = frozenset({BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.FURNITURE})
_HOLLOW = words(
    "a an the that this these those it so as at by in on of to for then there still also not time moment point since"
    " after before during until from with among them him her he she they we i who whom which when where if whether and"
    " or but than course instead already now will would has have had do did am is are was were be been"
)
_POINTING = words("the this that these those")
_CUT = words(", “ ( [")
_SUBJECT_MOST, _PHRASE_MOST = 6, 3
"""Words of a phrase without trigger, verb and count that is no claim: cut off at a comma, and as it stands. Of 20 such
phrases of two or three words five were claims (documents never learnt, 30 November 2026)."""
_FEWEST = 2
"""Words that a claim needs: of 117 of a single word three were right (gold/train, own and dev, 29 November 2026)."""
FARTHEST = 5
"""Years before publication beyond which an event is mere history (claims.md 1, what counts)."""
_UNNAMED = Actor("unnamed", "unnamed", "UNK")


@dataclass(frozen=True, slots=True)
class _Reading:
    """A claim and whose words it is."""

    claim: Claim
    attribution: Attribution | None


def from_page(page: Page, attributions: tuple[Attribution, ...], referents: Referents) -> tuple[Claim, ...]:
    """All that a page claims, repeats included, in the order of the evidence."""
    scene = Scene(page, referents, attributions)
    found = (reading.claim for reading in _readings(scene))
    return tuple(sorted(found, key=lambda c: (c.evidence.start, c.evidence.end, c.proposition.kind)))


def _readings(scene: Scene) -> Iterator[_Reading]:
    memory = Memory()
    for passage in passages.from_scene(scene):
        block = passage.sentence.block
        if block in _MUTE or passage.kind not in BY_KIND or _hollow(passage, scene):
            continue
        if block is BlockKind.TEASER and passage.sentence.paragraph != memory.paragraph:
            memory = Memory()
        for reading in _read(passage, scene, memory):
            if not _history(reading, scene):
                yield reading
                proposition = reading.claim.proposition
                memory = circumstances.remembered(memory, proposition, passage, reading.attribution)


def _hollow(passage: Passage, scene: Scene) -> bool:
    """Words that tell of nothing by themselves: one alone, as of a heading, "on Thursday", "The UN mission,"."""
    sentence = passage.sentence
    times = [indices(sentence, m.span) for m in scene.within(passage.span, sentence, MentionKind.TIME)]
    told = [at for at in range(passage.start, passage.end) if sentence.lower[at][0].isalnum()]
    left = [sentence.lower[at] for at in told if not any(start <= at < end for start, end in times)]
    if len(told) < _FEWEST or _HOLLOW.issuperset(left) or _pointed(told[0], told[-1], passage, scene):
        return True
    return passage.told is None and _bare(left, passage, scene)


def _pointed(first: int, last: int, passage: Passage, scene: Scene) -> bool:
    """An attack that is only pointed at was told elsewhere: "the bombing", "these air strikes".

    Of 100 such on documents that the tagger had not learnt 12 were claims (30 November 2026).
    """
    lower = passage.sentence.lower
    if passage.kind != "attack" or lower[first] not in _POINTING or last - first >= _PHRASE_MOST:
        return False
    named = range(passage.first, passage.last + 1) if passage.form == "noun" else range(0)
    if any(verb(lower[at]) for at in range(first, last + 1) if at not in named):
        return False
    return not scene.within(passage.span, passage.sentence, MentionKind.QUANTITY, MentionKind.PLACE)


def _bare(left: Sequence[str], passage: Passage, scene: Scene) -> bool:
    """A few words that neither do nor count anything: "the army's own losses,", "their strategy"."""
    most = _SUBJECT_MOST if passage.words[-1] in _CUT else _PHRASE_MOST
    counted = scene.within(passage.span, passage.sentence, MentionKind.QUANTITY)
    return len(left) <= most and not counted and not any(verb(word) or word.endswith("ing") for word in left)


def _history(reading: _Reading, scene: Scene) -> bool:
    """Older than the guide's five years by its own date: setting, no claim. Of a page without a day nobody knows."""
    document, time = scene.page.document, reading.claim.proposition.time
    if time is None or document.published.guessed:
        return False
    return document.day.year - time.value.latest.year > FARTHEST


def _read(passage: Passage, scene: Scene, memory: Memory) -> Iterator[_Reading]:
    before = memory.voice if memory.paragraph == passage.sentence.paragraph else None
    heard = speakers.chosen(passage, scene, before, SPEAKERS)
    attribution = None if stances.own(passage, heard) else heard
    listed = circumstances.several(passage, scene) if passage.kind == "attack" else ()
    where = circumstances.place(passage, scene, attribution, memory)
    claim = _claim(passage, scene, attribution, where, memory)
    for place in listed or (None,):
        one = claim if place is None else replace(claim, proposition=replace(claim.proposition, place=place))
        yield _Reading(one, attribution)


def _claim(
    passage: Passage, scene: Scene, attribution: Attribution | None, where: Cited[Place] | None, memory: Memory
) -> Claim:
    modality = Modality(modalities.of(passage, attribution))
    accused = attribution or _charging(passage, scene)
    return Claim(
        claimants=_claimants(accused, scene),
        proposition=_proposition(passage, scene, attribution, modality, where, memory),
        modality=modality,
        stance=stances.of(passage, accused),
        chain=relays.passed(accused.chain if accused else (), scene),
        evidence=passage.span,
        part=passage.sentence.block,
    )


def _charging(passage: Passage, scene: Scene) -> Attribution | None:
    """The attribution whose own cue is the charge: "X accused Y of ..." is X's claim."""
    if passage.kind != "accusation":
        return None
    return next(iter(scene.cues(passage.head)), None)


def _proposition(
    passage: Passage,
    scene: Scene,
    attribution: Attribution | None,
    modality: Modality,
    where: Cited[Place] | None,
    memory: Memory,
) -> Proposition:
    country = where.value.country if where else ""
    actor, target = _cast(passage, scene, attribution, country or scene.country, memory)
    topic = BY_KIND[passage.kind]
    recent = memory if modality is Modality.ACTUAL else Memory()
    time = circumstances.time(passage, scene, attribution, recent)
    if modality is Modality.NEGATED and denials.standing(passage, attribution):
        where = None if where and where.how.startswith("context") else where
        time = None if time and time.how.startswith("context") else time
    status = statuses.of(passage, modality.value)
    return topic(
        status=Cited(status, passage.head) if status in topic.statuses else None,
        actor=actor,
        target=target,
        place=where,
        time=time,
        quantity=amounts.of(passage, scene, target),
        subject=patients.subject(passage),
    )


def _cast(
    passage: Passage, scene: Scene, attribution: Attribution | None, country: str, memory: Memory
) -> tuple[Filled, Filled]:
    """Who does it and to whom: of what the grammar proposes and of the parties around the likeliest."""
    actor, target = roles.of(passage, scene, country)
    proposed = {"actor": actor, "target": target}
    last = {"actor": memory.actor, "target": memory.target}
    cast = Cast(passage, attribution, country, proposed, last, memory.attacker, memory.acted)
    actors = UNMARKED_ACTORS if settled.unmarked("actor", passage, scene) else ACTORS
    targets = UNMARKED_TARGETS if settled.unmarked("target", passage, scene) else TARGETS
    return protagonists.chosen(cast, scene, actors, targets)


def _claimants(attribution: Attribution | None, scene: Scene) -> tuple[Cited[Actor], ...]:
    if attribution is None:
        return ()
    named = [speaker for speaker in attribution.speakers if not speakers.nameless(speaker.name)]
    if named:
        return tuple(_claimant(speaker, scene) for speaker in named)
    if attribution.cue and attribution.stance is not Stance.OWN:
        return (Cited(_UNNAMED, attribution.cue[0], "no source named"),)
    return ()


def _claimant(speaker: Speaker, scene: Scene) -> Cited[Actor]:
    known = scene.referents.entered(speaker.name) or _known(speaker.named, scene) or _known(speaker.span, scene)
    if known is None:
        known = Actor(f"speaker:{speaker.name.casefold()}", speaker.name, "UNK")
    return Cited(replace(known, name=speaker.name), speaker.span, speaker.how)


def _known(span: Span, scene: Scene) -> Actor | None:
    """Who stands at a span: by the very words, else by the mention inside them that has a side.

    "The media office of the army" is the army's; a "London-based" monitor is not of Britain.
    """
    cited = scene.referents.actors.get(span)
    if cited:
        return cited.value
    known = scene.referents.actors
    inside = [known[m.span].value for m in scene.page.within(span) if m.span in known and not backs(scene.page, m)]
    sided = [actor for actor in inside if actor.party != "UNK"]
    bodies = [actor for actor in sided if actor.party != "MED"]
    return next(iter((*bodies, *sided, *inside)), None)
