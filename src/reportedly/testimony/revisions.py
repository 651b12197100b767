"""Revisions: one speaker who later gives another figure, or takes it back."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping

from reportedly.claims import Claim, Modality
from reportedly.documents import Document
from reportedly.judgements import juxtapositions, proofs, slots
from reportedly.judgements.features import level, one_speaker
from reportedly.judgements.notes import Note, note
from reportedly.judgements.utterances import QUOTED_AGAIN
from reportedly.judgements.voices import Level, unnamed
from reportedly.referents.places import Precision
from reportedly.testimony.readings import FIGURES, conflict, one_group, revised
from reportedly.testimony.rows import Cell, Row, speakers
from reportedly.testimony.types import Misreport, Revision

FIELDS = frozenset({"quantity", "status", "denied"})


def from_rows(
    rows: Iterable[Row], misreports: Iterable[Misreport], documents: Mapping[str, Document]
) -> tuple[Revision, ...]:
    """The revisions along the rows of the table: each word of a speaker beside his next other one."""
    garbled = {misreport.claim.id for misreport in misreports}
    return tuple(
        revision
        for row in rows
        for group in speakers((cell for cell in row.cells if cell.origin.known), documents)
        for revision in _of_speaker(group, garbled, documents)
    )


def _of_speaker(cells: tuple[Cell, ...], garbled: set[str], documents: Mapping[str, Document]) -> Iterable[Revision]:
    said = [first for cell in cells if (first := _first(cell, garbled, documents))]
    said.sort(key=lambda pair: _when(pair[1]))
    for (earlier, old), (later, new) in itertools.pairwise(said):
        field = changed(earlier, later)
        if field and _proven(old, new, field):
            yield Revision(earlier, later, field, (f"the same speaker, {field} changed",))


def changed(earlier: Claim, later: Claim) -> str:
    """What the later word changes; empty when it repeats the earlier one."""
    old, new = earlier.proposition.quantity, later.proposition.quantity
    if old and new and earlier.modality is later.modality and earlier.proposition.kind in FIGURES:
        one = one_group(earlier.proposition, later.proposition)
        return "quantity" if one and revised(old.value, new.value) else ""
    field = conflict(earlier, later)
    return field if field in FIELDS else ""


def _proven(earlier: Note, later: Note, field: str) -> bool:
    """The speaker's side is known, and more than town and day, or the words of the page, tell that it is one thing.

    Who counts the dead of every day counts others each day.
    """
    agreed = level(earlier, later)
    sideless = [proofs.sideless(note) for note in (earlier, later)]
    enough = Level.ONE if all(sideless) else Level.OFFICE if any(sideless) else Level.SIDE
    if agreed < enough or not earlier.words or not later.words:
        return False
    if field != "quantity":
        return _takes_back(earlier, later, field)
    if slots.party(earlier.target, later.target) < 0 or later.setting.share:
        return False
    if not proofs.comparable(earlier, later):
        return False
    if (earlier.series and later.series) or (earlier.setting.total and later.setting.total):
        return slots.place(earlier.place, later.place) >= 0 and slots.extent(earlier, later) >= 0
    hours, rose = later.hour - earlier.hour, later.setting.rising and later.low > earlier.low
    told = earlier.earlier or later.earlier or rose
    if told and hours <= QUOTED_AGAIN:
        return True
    return hours <= proofs.SOON and (proofs.one_happening(earlier, later) or _of_his_town(earlier, later))


def _takes_back(earlier: Note, later: Note, field: str) -> bool:
    """One speaker says another thing of one happening, in words of his own and not by a reading of ours.

    That the water came back, or the talks ended, on another day takes nothing back.
    """
    if not one_speaker(earlier, later) or not proofs.one_happening(earlier, later) or _of_two_ranks(earlier, later):
        return False
    if field == "status" and earlier.kind in slots.STATES and earlier.kind != "control":
        return slots.time(earlier, later) == 1.0
    if field == "denied":
        return any(
            note.modality == "negated" and (note.setting.denial or note.setting.negated) for note in (earlier, later)
        )
    return earlier.kind != "control" or "actor" not in earlier.shaky | later.shaky


def _of_two_ranks(earlier: Note, later: Note) -> bool:
    """A body speaks here and a nameless source of it there: the one takes back nothing that the other said."""
    ranks = [{unnamed(voice) for voice in note.voices if not voice.personal} for note in (earlier, later)]
    return all(ranks) and ranks[0].isdisjoint(ranks[1])


def _of_his_town(earlier: Note, later: Note) -> bool:
    """One named official of one town and one day; a monitor, who counts the dead of every town, is none."""
    counts_all = earlier.kind == "casualties"
    people = [voice for note in (earlier, later) for voice in note.voices if voice.personal]
    officials = [voice for voice in people if not (counts_all and juxtapositions.bystander(voice.party))]
    named = earlier.place is not None and earlier.place.precision <= Precision.TOWN
    same = slots.place(earlier.place, later.place) == 1.0 and slots.time(earlier, later) > 0
    return len(officials) == 2 and named and same and proofs.said(earlier, later, "place")


def _first(cell: Cell, garbled: set[str], documents: Mapping[str, Document]) -> tuple[Claim, Note] | None:
    """The earliest relay of an utterance that is not garbled, one that gives the whole figure before one of a part."""
    kept = [c for c in cell.claims if c.id not in garbled and c.modality in (Modality.ACTUAL, Modality.NEGATED)]
    noted = [(claim, note(claim, documents[claim.evidence.document])) for claim in kept]
    return min(noted, key=lambda pair: _plainness(pair[1]), default=None)


def _plainness(note: Note) -> tuple[bool, bool, float, int]:
    return (note.setting.share, note.earlier, note.hour, note.start)


def _when(note: Note) -> tuple[float, int, int]:
    """When a figure was given: an older one quoted again before the new one, on one page by the day it runs to."""
    return (note.hour - note.earlier, note.last if note.series else 0, note.start)
