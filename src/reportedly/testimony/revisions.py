"""Revisions: one speaker who later gives another figure, or takes it back."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping

from reportedly.claims import Claim, Modality
from reportedly.documents import Document
from reportedly.judgements.notes import Note, note
from reportedly.testimony.readings import FIGURES, conflict, revised
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
    for (earlier, _), (later, _) in itertools.pairwise(said):
        field = changed(earlier, later)
        if field:
            yield Revision(earlier, later, field, (f"the same speaker, {field} changed",))


def changed(earlier: Claim, later: Claim) -> str:
    """What the later word changes; empty when it repeats the earlier one."""
    old, new = earlier.proposition.quantity, later.proposition.quantity
    if old and new and earlier.modality is later.modality and earlier.proposition.kind in FIGURES:
        return "quantity" if revised(old.value, new.value) else ""
    field = conflict(earlier, later)
    return field if field in FIELDS else ""


def _first(cell: Cell, garbled: set[str], documents: Mapping[str, Document]) -> tuple[Claim, Note] | None:
    """The earliest relay of an utterance that is not garbled."""
    kept = [c for c in cell.claims if c.id not in garbled and c.modality in (Modality.ACTUAL, Modality.NEGATED)]
    noted = [(claim, note(claim, documents[claim.evidence.document])) for claim in kept]
    return min(noted, key=lambda pair: (pair[1].earlier, pair[1].hour, pair[1].start), default=None)


def _when(note: Note) -> tuple[float, int, int]:
    """When a figure was given: an older one quoted again before the new one, on one page by the day it runs to."""
    return (note.hour - note.earlier, note.last if note.series else 0, note.start)
