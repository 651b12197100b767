"""Instruments: gazetteer, lexicons and markers, opened once and handed into the rooms.

This is the only place that opens the package's own tables and weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from reportedly.judgements.outlets import Outlets
from reportedly.mentions import Marker
from reportedly.mentions.cues import Cues
from reportedly.mentions.names import Names
from reportedly.mentions.quantities import Quantities
from reportedly.mentions.times import times
from reportedly.mentions.triggers import Triggers
from reportedly.referents.atlases import Atlas

if TYPE_CHECKING:
    from reportedly.referents.actors import Lexicon


@dataclass(frozen=True)
class Instruments:
    """What the rooms are handed: markers in the order they mark, the gazetteer, the dated lexicon of actors."""

    markers: tuple[Marker, ...]
    gazetteer: Atlas
    lexicon: Lexicon


def instruments(actors: Iterable[str] = ()) -> Instruments:
    """Open the tables that come with the package. ``actors``: rows of the user's own, in the form of actors.tsv."""
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


def outlets() -> Outlets:
    """The table of publisher families and agencies that comes with the package."""
    return Outlets(lines("outlets.tsv"))


def lines(name: str) -> Sequence[str]:
    """The lines of a table of the package, its header first."""
    return tuple((resources.files("reportedly") / "data" / name).read_text(encoding="utf-8").splitlines())


def packed(name: str) -> bytes:
    """The bytes of a table of the package."""
    return (resources.files("reportedly") / "data" / name).read_bytes()
