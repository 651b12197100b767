"""Instruments: gazetteer, lexicons and markers, opened once and handed into the rooms.

This is the only place that opens the package's own tables and weights.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib import resources
from typing import TYPE_CHECKING

from reportedly.judgements.outlets import Outlets
from reportedly.mentions import Marker, Mention, MentionKind
from reportedly.mentions.cues import Cues
from reportedly.mentions.extents import Extents
from reportedly.mentions.gate import Gate
from reportedly.mentions.lexicons import lands
from reportedly.mentions.mixtures import OF_CLAIMS, OF_MARKS, ForClaims, ForMarks
from reportedly.mentions.names import Names
from reportedly.mentions.quantities import Quantities
from reportedly.mentions.tagger import Tagger, Weights
from reportedly.mentions.times import times
from reportedly.mentions.triggers import Triggers
from reportedly.referents.atlases import Atlas
from reportedly.sentences import Sentence

if TYPE_CHECKING:
    from reportedly.referents.actors import Lexicon


@dataclass(frozen=True)
class Instruments:
    """What the rooms are handed: markers in the order they mark, the gazetteer, the dated lexicon of actors.

    ``tagged``: a tagger that looks for evidence is among the markers.
    """

    markers: tuple[Marker, ...]
    gazetteer: Atlas
    lexicon: Lexicon
    tagged: bool = False


def instruments(actors: Iterable[str] = ()) -> Instruments:
    """Open what comes with the package, to read claims: the tagger reads the sentences that its gate lets through.

    ``actors``: rows of the user's own, in the form of actors.tsv.
    """
    opened = lexicons(actors)
    if not _shipped():
        return opened
    tagger = ShippedTagger(Gate(_weights("gate.tsv").decode("utf-8").splitlines()), OF_CLAIMS)
    return replace(opened, markers=(*opened.markers, ForClaims(tagger)), tagged=True)


def instruments_for_marks(actors: Iterable[str] = ()) -> Instruments:
    """As `instruments`, and the tagger reads every sentence: to tell attributions and mentions, claims or not."""
    opened = lexicons(actors)
    if not _shipped():
        return opened
    names, *others = opened.markers
    tagger = Extents(ShippedTagger(None, OF_MARKS), opened.gazetteer, lands(lines("countries.tsv")))
    return replace(opened, markers=(ForMarks(names, tagger), *others), tagged=True)


def lexicons(actors: Iterable[str] = ()) -> Instruments:
    """Open the tables alone, without the tagger: what reads a page where no weights are."""
    from reportedly.referents.actors import Lexicon

    countries, known = lines("countries.tsv"), (*lines("actors.tsv"), *actors)
    words = lines("name_words.tsv")
    atlas = Atlas(packed("places.bin"), countries, lines("places_own.tsv"))
    markers = (
        Names(words, known, countries, atlas),
        times,
        Quantities(words),
        Cues(lines("cues.tsv")),
        Triggers(lines("triggers.tsv"), lines("trigger_contexts.tsv")),
    )
    return Instruments(markers, atlas, Lexicon(known, countries))


class ShippedTagger:
    """The tagger of the package, opened when the first page comes: a question that reads no page costs no weights.

    A process forked before that opens its own, for the runtime's threads do not come through a fork.
    """

    def __init__(self, gate: Gate | None, kinds: frozenset[MentionKind]) -> None:
        self._gate, self._kinds = gate, kinds

    @cached_property
    def _tagger(self) -> Tagger:
        weights = Weights(
            encoder=_weights("encoder.onnx"),
            reader=_weights("reader.onnx"),
            pieces=_weights("pieces.json").decode("utf-8"),
            lean=json.loads(_weights("lean.json")),
        )
        return Tagger(weights, self._gate, kinds=self._kinds)

    def __call__(self, sentences: Sequence[Sentence]) -> Iterator[Mention]:
        """The mentions of one document."""
        return self._tagger(sentences)


def _shipped() -> bool:
    """Whether weights came with the package; without them the lexicons read alone."""
    return (resources.files("reportedly") / "models" / "encoder.onnx").is_file()


def _weights(name: str) -> bytes:
    return (resources.files("reportedly") / "models" / name).read_bytes()


def outlets() -> Outlets:
    """The table of publisher families and agencies that comes with the package."""
    return Outlets(lines("outlets.tsv"))


def lines(name: str) -> Sequence[str]:
    """The lines of a table of the package, its header first."""
    return tuple((resources.files("reportedly") / "data" / name).read_text(encoding="utf-8").splitlines())


def packed(name: str) -> bytes:
    """The bytes of a table of the package."""
    return (resources.files("reportedly") / "data" / name).read_bytes()
