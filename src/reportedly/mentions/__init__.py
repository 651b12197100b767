"""Mark: the words that name, count, place, date or hedge, and the words that are said or done.

Marks come from the lexicons or from the shipped tagger; both speak in `Mention`s, so the rooms behind need not know.
A `Page` is a document with its sentences and its mentions: what every later room reads.
"""

from __future__ import annotations

import bisect
import enum
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from reportedly.documents import Document
from reportedly.sentences import Sentence
from reportedly.text import Span


class MentionKind(enum.Enum):
    """What a mention is a mention of. SOURCE, CONTENT, EVIDENCE and ROLE come only from a tagger."""

    PERSON = "person"
    ORGANISATION = "organisation"
    FORCE = "force"
    PLACE = "place"
    FACILITY = "facility"
    WEAPON = "weapon"
    TIME = "time"
    QUANTITY = "quantity"
    CUE = "cue"
    TRIGGER = "trigger"
    SOURCE = "source"
    CONTENT = "content"
    EVIDENCE = "evidence"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Mention:
    """``label`` says more where the kind alone does not.

    TRIGGER and EVIDENCE: ``kind/status`` of the claim ("attack/air", "accusation/"), EVIDENCE with a third and a fourth
    part, modality and stance, where the tagger gives them. ROLE: ``role/`` and the label of its EVIDENCE, which is its
    head; roles are actor, target, place, time, quantity and speaker. CUE: ``lemma/stance/modality/pattern``
    of the lexicon (`mentions.cues`), or the bare words from a tagger. PLACE: "metonym" for a government, "demonym" for
    an adjective or people ("Turkish"), else empty.
    ``head`` ties SOURCE and CONTENT to their CUE, and a QUANTITY to its EVIDENCE, where the marker knows.
    ``score`` is 1.0 from a lexicon, a calibrated probability from the tagger.
    """

    kind: MentionKind
    span: Span
    text: str
    label: str = ""
    score: float = 1.0
    head: Span | None = None


class Marker(Protocol):
    """Marks mentions in the sentences of one document, in any order."""

    def __call__(self, sentences: Sequence[Sentence]) -> Iterator[Mention]: ...


@dataclass(frozen=True, slots=True)
class Page:
    """A document as read so far. ``sentences`` in the order of the text, ``mentions`` by span.

    ``tagged``: whether a tagger has looked for evidence here; where it found none there is none.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    tagged: bool = False

    def within(self, span: Span, *kinds: MentionKind) -> tuple[Mention, ...]:
        """The mentions inside a span, of the kinds named (none named: all)."""
        first, last = (bisect.bisect_left(self.mentions, at, key=_start) for at in (span.start, span.end))
        near = self.mentions[first:last]
        return tuple(m for m in near if m.span in span and (not kinds or m.kind in kinds))


def _start(mention: Mention) -> int:
    return mention.span.start


def from_document(
    document: Document, sentences: Sequence[Sentence], markers: Sequence[Marker], tagged: bool = False
) -> Page:
    """Mark a document with every marker; equal mentions of two markers are one. ``tagged``: a tagger is among them."""
    found = {mention for marker in markers for mention in marker(sentences)}
    order = sorted(found, key=lambda m: (m.span.start, m.span.end, m.kind.value, m.label, -m.score))
    return Page(document, tuple(sentences), tuple(order), tagged)
