"""Sheets: the notes of a page in columns, so that a page is looked at beside all the pages near it in a few strokes.

A word stands in a column as a number made of its hash: what is one word is one number in one process, and that two
words should share a number costs a closer look.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.judgements import candidates, slots
from reportedly.judgements.features import ANYWHERE, OBJECTS, surely
from reportedly.judgements.notes import OPEN, Note, notes
from reportedly.referents import Place
from reportedly.referents.places import Precision

LONG = 64
"""Claims of a page above which its sheet is not kept at hand, that those kept stay few: a thousand long pages would
take a gigabyte. Pages so long are mostly compared in a process that ends when it is done."""

T = TypeVar("T")
Column: TypeAlias = NDArray[np.float64]
Numbers: TypeAlias = NDArray[np.int64]

MARKS = 5
"""Sets of words that a claim is known by: its own, its target's, sites, names beside it and names in it."""


class Traits(NamedTuple, Generic[T]):
    """What a look tells of a claim: numbers alone, 0 for no and for none.

    ``kind``, ``status``, ``state`` (that of the target): of words. ``place``: among those of its sheet.
    ``place_sure``, ``time_sure``: how loud a slot speaks against; ``.._taken``: it is taken from the context.
    ``top``, ``slope``, ``floor``: what the days between two tell of its kind. ``words``, ``target``: how many there
    are. ``stage``: its status is one that a thing passes through. ``thing``: `features.OBJECTS`.
    """

    kind: T
    teaser: T
    hour: T
    voiced: T
    place: T
    place_sure: T
    place_taken: T
    first: T
    last: T
    time_sure: T
    time_taken: T
    top: T
    slope: T
    floor: T
    series: T
    earlier: T
    low: T
    high: T
    status: T
    status_open: T
    stage: T
    state: T
    words: T
    target: T
    story: T
    incident: T
    attack: T
    at_site: T
    control: T
    casualties: T
    anywhere: T
    thing: T


_PLACE = Traits._fields.index("place")


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """The notes of one page in the order of the text, or those of several pages one behind the other.

    ``traits``: a row for each of `Traits`, a column for each note. ``marks``: the words that the notes are known by, as
    numbers; ``bearers``: of each the note and which of its sets, as one number that rises. ``keys``: all blocks, of one
    whole page alone.
    """

    notes: tuple[Note, ...]
    traits: Column
    places: tuple[Place | None, ...]
    marks: Numbers
    bearers: Numbers
    keys: frozenset[candidates.Key]

    @property
    def document(self) -> str:
        """The page of the first note."""
        return self.notes[0].document


class _Page:
    """Claims on their page, by their ids, under which their sheet is remembered: a page is met again and again."""

    __slots__ = ("claims", "document", "name")

    def __init__(self, claims: Sequence[Claim], document: Document) -> None:
        self.claims, self.document = claims, document
        self.name = (document.id, *[claim.id for claim in claims])

    def __hash__(self) -> int:
        return hash(self.name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Page) and self.name == other.name


def sheets(claims: Iterable[Claim], documents: Mapping[str, Document]) -> dict[str, Sheet]:
    """The claims of each document on a sheet, by the document's id."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.evidence.document, []).append(claim)
    pages = {id_: _Page(found[id_], documents[id_]) for id_ in sorted(found)}
    return {id_: _remembered(page) if len(page.claims) <= LONG else _made(page) for id_, page in pages.items()}


@lru_cache(maxsize=1024)
def _remembered(page: _Page) -> Sheet:
    return _made(page)


def _made(page: _Page) -> Sheet:
    return sheet(notes(page.claims, {page.document.id: page.document}))


def sheet(told: Iterable[Note]) -> Sheet:
    """A sheet of some notes of one page."""
    page = tuple(sorted(told, key=lambda note: (note.start, note.id)))
    where = [note.place and _one(note.place) for note in page]
    places = tuple(dict.fromkeys(where))
    at = {place: number for number, place in enumerate(places)}
    rows = [_traits(note, at[place]) for note, place in zip(page, where, strict=True)]
    marks = [mark for number, note in enumerate(page) for mark in _marks(note, number)]
    return Sheet(
        notes=page,
        traits=np.array(rows, dtype=np.float64).reshape(len(page), len(Traits._fields)).T,
        places=places,
        marks=np.array([mark for mark, _ in marks], dtype=np.int64),
        bearers=np.array([bearer for _, bearer in marks], dtype=np.int64),
        keys=frozenset[candidates.Key]().union(*map(candidates.keys, page)),
    )


@lru_cache(maxsize=4096)
def _one(place: Place) -> Place:
    """One thing for all places that are equal."""
    return place


def _marks(note: Note, number: int) -> Iterator[tuple[int, int]]:
    beside = note.setting
    for of, words in enumerate((note.words, note.target.words, beside.sites, beside.names, beside.named)):
        yield from ((hash((of, word)), number * MARKS + of) for word in words)


def _traits(note: Note, place: int) -> Traits[float]:
    top, slope, floor = slots.fading(note.kind)
    return Traits(
        kind=_number(note.kind),
        teaser=note.teaser,
        hour=note.hour,
        voiced=bool(note.voices),
        place=place,
        place_sure=surely(note, note, "place"),
        place_taken="place" in note.inferred,
        first=note.first,
        last=note.last,
        time_sure=surely(note, note, "time"),
        time_taken="time" in note.inferred,
        top=top,
        slope=slope,
        floor=floor,
        series=note.series,
        earlier=note.earlier,
        low=_figure(note.low),
        high=_figure(note.high),
        status=_number(note.status),
        status_open=note.status in slots.OPEN_STATUS,
        stage=note.status in slots.STATES.get(note.kind, ()),
        state=_number(note.target.state),
        words=len(note.words),
        target=len(note.target.words),
        story=bool(note.setting.story),
        incident=note.kind in slots.INCIDENTS,
        attack=note.kind == "attack",
        at_site=note.kind == "attack" and note.place is not None and note.place.precision is Precision.SITE,
        control=note.kind == "control",
        casualties=note.kind == "casualties",
        anywhere=note.kind in ANYWHERE,
        thing=note.kind in OBJECTS,
    )


def _figure(told: int) -> float:
    """A count, small enough for a float; two that are larger look alike here, which lets no pair go."""
    return max(-1, min(told, OPEN**2))


def _number(word: str) -> float:
    """A number that stands for a word, small enough to be told from others as a float."""
    return hash(word) % 2**52 + 1 if word else 0


def joined(several: Sequence[Sheet]) -> Sheet:
    """Some sheets as one."""
    if not several:
        return sheet(())
    places = tuple({id(place): place for one in several for place in one.places}.values())
    at = {id(place): number for number, place in enumerate(places)}
    starts = np.cumsum([0, *(len(one.notes) for one in several)])
    traits = np.concatenate([one.traits for one in several], axis=1)
    traits[_PLACE] = np.concatenate(
        [np.array([at[id(place)] for place in one.places])[one.traits[_PLACE].astype(np.int64)] for one in several]
    )
    return Sheet(
        notes=tuple([note for one in several for note in one.notes]),
        traits=traits,
        places=places,
        marks=np.concatenate([one.marks for one in several]),
        bearers=np.concatenate([one.bearers + start * MARKS for one, start in zip(several, starts, strict=False)]),
        keys=frozenset(),
    )


def parts(whole: Sheet, most: int) -> Iterator[Sheet]:
    """A sheet cut into some of so many notes each."""
    if len(whole.notes) <= most:
        yield whole
        return
    for start in range(0, len(whole.notes), most):
        yield _part(whole, start, start + most)


def _part(whole: Sheet, start: int, stop: int) -> Sheet:
    traits = whole.traits[:, start:stop].copy()
    places, traits[_PLACE] = np.unique(traits[_PLACE].astype(np.int64), return_inverse=True)
    borne = slice(*np.searchsorted(whole.bearers, (start * MARKS, stop * MARKS)))
    return Sheet(
        notes=whole.notes[start:stop],
        traits=traits,
        places=tuple([whole.places[place] for place in places.tolist()]),
        marks=whole.marks[borne],
        bearers=whole.bearers[borne] - start * MARKS,
        keys=frozenset(),
    )


def shared(mine: Sheet, theirs: Sheet) -> Numbers:
    """How many words the notes share: by theirs, by the set the words are of, by mine."""
    words, word_of = np.unique(mine.marks, return_inverse=True)
    borne = np.zeros((len(words) + 1, len(mine.notes)), dtype=np.int64)
    borne[word_of, mine.bearers // MARKS] = 1
    found = np.searchsorted(words, theirs.marks)
    met = np.flatnonzero(np.append(words, 0)[found] == theirs.marks)
    counts = np.zeros((len(theirs.notes) * MARKS, len(mine.notes)), dtype=np.int64)
    if len(met):
        bearers = theirs.bearers[met]
        firsts = np.flatnonzero(np.diff(bearers, prepend=-1))
        counts[bearers[firsts]] = np.add.reduceat(borne[found[met]], firsts, axis=0)
    return counts.reshape(len(theirs.notes), MARKS, len(mine.notes))
