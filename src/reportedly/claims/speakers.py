"""Speakers: whose words a claim is, of all who may have said it, or the outlet's own.

The attribution whose content holds the clause stands for choice beside the one around it, those of the sentences next
to it, and the source that a tagger hung on the evidence; the signs of each have weights fitted by
``training/choices.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportedly.attributions import Attribution, Speaker, Stance, bodies
from reportedly.claims import choices, denials, marks, turns
from reportedly.claims.choices import Row, Scales, Turn
from reportedly.claims.passages import Passage
from reportedly.claims.scenes import Scene
from reportedly.mentions import Mention
from reportedly.mentions.nouns import words

OWN = "own voice"
_JOINING = words("which who whose whom where when while since as after before amid despite that because although if")
_ARTICLES = words("the a an its their his her")
_APART = frozenset(", – — - (".split())
_ENDING = frozenset(". ! ? ;".split())
_NAMELESS = words(
    "we us i you they he she it this that these those there who which what the a an some others none nobody one"
)
_NO_SPEAKERS = re.compile(
    r"(?:the )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?:['’]s)?|(?:yester|to)days?"
    r"|(?:the )?(?:countr(?:y|ies)|cit(?:y|ies)|province|region)(?:['’]?s) (?:north|south|east|west|centre|center)"
    r"|(?:the |an? |this |that |his |her |its |their )?(?:(?:area|claim|charge|move|decision|step|release)s?"
    r"|violence|comments|remarks|situation)"
    r"|no [^\W\d].*|[\W\d_]+",
    re.IGNORECASE,
)
"""What a reader of attributions takes for a source and nobody can be: a day, a side of a land, a deed, a number."""
NAMES = 1 << 12
"""Names of which is remembered whether anybody can be called so: every claim around asks for them."""
_BACK = 6
"""Code points of what a denial points back with: "this", "those"."""
_PRONOUNS = words("he she they it we i who his her their who this that")


@dataclass(frozen=True, slots=True)
class Voice:
    """One who may have said it, and how the words stand to the clause: "around" it, in the sentence "before", ..."""

    attribution: Attribution
    where: str

    @property
    def told(self) -> Attribution:
        """The attribution for the clause: what its cue makes of its own content does not hold beside it."""
        if self.where in {"around", "outer"}:
            return self.attribution
        return replace(self.attribution, modality="actual")


def chosen(passage: Passage, scene: Scene, last: Attribution | None, weights: Scales) -> Attribution | None:
    """The likeliest attribution; None for the outlet's own voice.

    ``last``: the attribution of the claim before it in the paragraph.
    """
    voices = candidates(passage, scene)
    if not voices:
        return None
    denial = next((voice.attribution for voice in voices if _denies(voice.attribution, passage)), None)
    if denial is not None:
        return denial
    best = choices.likeliest(signs(passage, scene, last, voices), weights)
    return voices[best].told if best < len(voices) else None


def _denies(one: Attribution, passage: Passage) -> bool:
    """ "The army denies it": a clause that is a denial of what was told before is whoever's denies."""
    if one.lemma != "deny" or not one.speakers or not all(cue in passage.span for cue in one.cue):
        return False
    pieces = [piece for piece in one.content if piece in passage.span]
    return len(pieces) == len(one.content) == 1 and pieces[0].end - pieces[0].start <= _BACK


def nameless(name: str) -> bool:
    """Words that name nobody by themselves: "we", "the", "120", "Saturday's"; "the US" does."""
    if _no_speaker(name):
        return True
    return _NAMELESS.issuperset(word if word == "US" else word.lower() for word in name.split())


def candidates(passage: Passage, scene: Scene) -> tuple[Voice, ...]:
    """Who may have said it, the attribution around the clause first; each once."""
    found: list[Voice] = []
    for voice in _voices(passage, scene):
        one = voice.attribution
        if not any(one == other.attribution for other in found) and not _nobody(one.speakers):
            found.append(voice)
    return tuple(found)


def _nobody(named: Sequence[Speaker]) -> bool:
    return bool(named) and all(_no_speaker(speaker.name) for speaker in named)


@lru_cache(maxsize=NAMES)
def _no_speaker(name: str) -> bool:
    return _NO_SPEAKERS.fullmatch(name.strip()) is not None


def signs(passage: Passage, scene: Scene, last: Attribution | None, voices: Sequence[Voice]) -> list[Row]:
    """The signs of each voice, and last those of the outlet's own."""
    mark = next(iter(marks.hung(passage, scene, "speaker")), None)
    tagged = bool(scene.roles) and passage.evidence is not None
    quoted = "quoted" if scene.quoted(passage.head) else "plain"
    rows = []
    for voice in voices:
        row = _signs(passage, quoted, voice)
        if tagged:
            row.append(_tagged(voice, mark))
        if last is not None and _alike(voice.attribution, last):
            row.append((turns.loose, "claim before", f"{voice.where} claim before"))
        row.append((turns.loose, *_standing(passage, voice, voices)))
        rows.append(row)
    nearest = voices[0].where if voices else "nobody"
    own = [
        OWN,
        f"{OWN} for {passage.kind}",
        f"{OWN}, {nearest}",
        f"{OWN} {passage.form}",
        f"{OWN}, {nearest} {passage.form}",
    ]
    own += [f"{OWN} after {'words' if last else 'own'}", f"{OWN}, {nearest} after {'words' if last else 'own'}"]
    own.append(f"{OWN} {quoted}")
    own += [f"{OWN} {standing}" for standing in _opened(passage)]
    if tagged:
        sure = marks.surety(mark) if mark else "not"
        own += [f"{OWN} tagged {sure}", f"{OWN}, {nearest} tagged {sure}"]
    return [*rows, [(turns.loose, *own)]]


def _standing(passage: Passage, voice: Voice, voices: Sequence[Voice]) -> Iterator[str]:
    """How a voice stands to the evidence and to the others: its cue within, the same elsewhere, one who is nobody."""
    one = voice.attribution
    if any(cue.overlaps(passage.span) for cue in one.cue):
        yield from (f"{voice.where} cue within", f"within {one.lemma}", f"{voice.where} within {one.modality}")
    elif any(source.overlaps(passage.span) for source in one.source):
        yield f"{voice.where} source within"
    if one.speakers and any(other is not voice and _alike(other.attribution, one) for other in voices):
        yield f"{voice.where} seconded"
    if one.speakers and not bodies.speaks(one.speakers[0].name):
        yield from ("mute", f"{voice.where} mute")


def _opened(passage: Passage) -> Iterator[str]:
    """How the evidence begins: behind which joining word, with an article behind a comma, with a name."""
    words = passage.sentence.lower
    before = words[passage.start - 1] if passage.start else ""
    first = words[passage.start]
    if first in _JOINING or before in _JOINING:
        yield f"joined by {first if first in _JOINING else before}"
    if first in _ARTICLES:
        yield f"from an article{' apart' if before in _APART else ''}"
    if passage.end == len(words) or words[passage.end] in _ENDING:
        yield "to the end"


def _voices(passage: Passage, scene: Scene) -> Iterator[Voice]:
    around = scene.attribution(passage.head)
    if around is not None:
        yield Voice(around, "around")
        if around.within is not None:
            yield Voice(scene.attributions[around.within], "outer")
    for mark in marks.hung(passage, scene, "speaker")[:1]:
        source = scene.sourced(mark.span)
        if source is not None:
            yield Voice(source, "tagged")
        elif mark.text.casefold() not in _PRONOUNS and not nameless(mark.text) and not denials.unconfirmed(passage):
            yield Voice(_from_mark(mark, passage), "named")
    here = scene.ordinals[passage.sentence.span.start]
    for name, at in (("beside", here), ("behind", here + 1), ("before", here - 1)):
        if 0 <= at < len(scene.page.sentences):
            other = scene.page.sentences[at]
            if other.paragraph == passage.sentence.paragraph:
                yield from (Voice(one, name) for one in scene.cued(other))


def _from_mark(mark: Mention, passage: Passage) -> Attribution:
    speaker = Speaker(mark.text, mark.span, mark.span, "tagged")
    return Attribution((mark.span,), (), (passage.span,), (speaker,), Stance.REPORTED, "")


def _signs(passage: Passage, quoted: str, voice: Voice) -> Row:
    one = voice.attribution
    how = one.speakers[0].how.partition(":")[0] if one.speakers else "unnamed"
    told = (turns.told, voice.where, one.stance.value, passage.kind, passage.form, how, one.modality)
    return [told, (turns.cued, voice.where, one.lemma, quoted)]


def _tagged(voice: Voice, mark: Mention | None) -> Turn:
    """Whether a tagger marked the source, or another, and how surely."""
    where, one = voice.where, voice.attribution
    if mark is None:
        return turns.loose, f"{where} untagged"
    same = any(mark.span.overlaps(source) for source in one.source) or _named_alike(one, mark)
    told = f"{'tagged' if same else 'tagged other'} {marks.surety(mark)}"
    return turns.loose, told, f"{where} {told}"


def _alike(one: Attribution, other: Attribution) -> bool:
    return {speaker.name for speaker in one.speakers} == {speaker.name for speaker in other.speakers}


def _named_alike(one: Attribution, mark: Mention) -> bool:
    """The last word of the marked name stands in a speaker's."""
    last = mark.text.casefold().split()[-1]
    return any(last in speaker.name.casefold().split() for speaker in one.speakers)
