"""Voices: who speaks, through whom, and how the document holds the words."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.text import Span, carried


class Stance(enum.Enum):
    """How the document holds the words (claims.md, Fields)."""

    OWN = "own"  # the outlet's own voice, as fact
    REPORTED = "reported"  # neutral: said, told, announced, according to
    CLAIMED = "claimed"  # distance: claimed, alleged, maintains, reportedly
    CONFIRMED = "confirmed"  # confirmed, acknowledged, admitted, verified


class Role(enum.Enum):
    """What a hand in the chain is."""

    SPEAKER = "speaker"
    CHANNEL = "channel"
    AGENCY = "agency"
    OUTLET = "outlet"
    PERSON = "person"


@carried
@dataclass(frozen=True, slots=True)
class Relay:
    """One hand the words passed through. ``span`` is None only for the publisher, named by no words of the page."""

    role: Role
    name: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """One to whom words are attributed: the fullest name in the document, where it stands, and how it was found.

    ``how``: "verbatim", "coreference: he", "continuation", ... ``span`` is where the source stands at this attribution;
    ``named`` is where the fullest name stands (equal to ``span`` when verbatim).
    """

    name: str
    span: Span
    named: Span
    how: str = "verbatim"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content (PARC/PolNeAR), each in one or more pieces; source may be empty.

    ``lemma`` is the cue's entry in the lexicon. ``modality`` is what the cue makes of the content ("actual", "negated"
    for denied, "demanded" for urged, "planned" for vowed), as in claims.md 2. ``chain``: the hands between the speaker
    and this document that the text names, nearest the event first, neither speaker nor publisher among them.
    ``within``: the index of the attribution this one is nested in.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speakers: tuple[Speaker, ...]
    stance: Stance
    lemma: str
    modality: str = "actual"
    chain: tuple[Relay, ...] = ()
    within: int | None = None


ACTS = frozenset(
    "agree announce condemn declare decry demand denounce endorse offer order pledge praise promise propose urge"
    " welcome applaud call on ask invite recommend request".split()
)
"""Cues that do what they say: a condemnation or a pledge is itself what happened, in the outlet's own voice."""


def innermost(attributions: Sequence[Attribution], span: Span) -> Attribution | None:
    """Whose words a stretch is: the attribution of speech with the shortest content that holds most of it.

    None is the outlet's own voice. A cue of mere attitude ("wants to", stance OWN) is no speech; where the stretch
    holds the cue itself, a cue that does what it says is no speech either ("the ministry condemned the raid").
    """
    best: tuple[int, Attribution] | None = None
    for one in attributions:
        if one.stance is Stance.OWN or (one.lemma in ACTS and any(cue in span for cue in one.cue)):
            continue
        shared = sum(max(0, min(span.end, piece.end) - max(span.start, piece.start)) for piece in one.content)
        size = sum(piece.end - piece.start for piece in one.content)
        if 2 * shared > span.end - span.start and (best is None or size < best[0]):
            best = (size, one)
    return best[1] if best else None
