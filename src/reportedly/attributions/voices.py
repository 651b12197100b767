"""Voices: who speaks, through whom, and how the document holds the words."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from reportedly.text import Span


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
