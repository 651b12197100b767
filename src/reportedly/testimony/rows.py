"""The rows of the table: an event, its cells, and how many who are independent of each other say so (claims.md 5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.claims import Claim, Modality
from reportedly.documents import Document
from reportedly.events import Event
from reportedly.judgements.outlets import UNMAPPED, Outlets
from reportedly.judgements.voices import Level, Voice, agree, voices
from reportedly.origins import Origin
from reportedly.testimony.readings import main_reading, reading

EYEWITNESS = "MED"  # the party of an outlet's reporter who saw it


@dataclass(frozen=True)
class Cell:
    """What one utterance says of one event: its claims, one a relay."""

    origin: Origin
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Row:
    """One event across all origins.

    ``outlets`` carry it; ``least`` speakers assert it as having happened, at most ``most`` when every page without a
    root had one of its own; ``sides`` those speakers belong to. Own voices count for ``most`` alone.
    """

    event: Event
    cells: tuple[Cell, ...]
    outlets: tuple[str, ...]
    speakers: tuple[str, ...]
    least: int
    most: int
    sides: tuple[str, ...]

    @property
    def corroborated(self) -> bool:
        """Two sides say so, or a reporter who saw it."""
        return len(self.sides) >= 2 or EYEWITNESS in self.sides


def from_events(
    events: Iterable[Event], origins: Iterable[Origin], documents: Iterable[Document], outlets: Outlets = UNMAPPED
) -> tuple[Row, ...]:
    """Lay out the table: one row an event, in the order given. ``outlets`` tells which pages are of one family."""
    known = {document.id: document for document in documents}
    origin_of = {claim.id: origin for origin in origins for claim in origin.claims}
    return tuple(_row(event, origin_of, known, outlets) for event in events)


def _row(event: Event, origin_of: Mapping[str, Origin], documents: Mapping[str, Document], outlets: Outlets) -> Row:
    cells: dict[str, Cell] = {}
    for claim in event.claims:
        origin = origin_of[claim.id]
        held = cells.get(origin.id, Cell(origin, ()))
        cells[origin.id] = Cell(origin, (*held.claims, claim))
    ordered = tuple(sorted(cells.values(), key=lambda cell: (not cell.origin.known, cell.origin.id)))
    asserting = _asserting(ordered, event, documents)
    groups = speakers(asserting, documents)
    rootless = {family for cell in ordered if (family := _rootless(cell, documents, outlets))}
    return Row(
        event=event,
        cells=ordered,
        outlets=tuple(sorted({documents[claim.evidence.document].outlet for claim in event.claims})),
        speakers=tuple(sorted(group[0].origin.speaker for group in groups)),
        least=len(groups),
        most=len(groups) + len(rootless),
        sides=tuple(sorted({cell.origin.party for group in groups for cell in group})),
    )


def _rootless(cell: Cell, documents: Mapping[str, Document], outlets: Outlets) -> str:
    """The family of the page that first has, in its own voice, that it happened; empty where someone is named."""
    pages = [documents[c.evidence.document] for c in cell.claims if c.modality is Modality.ACTUAL]
    if cell.origin.known or not pages:
        return ""
    first = min(pages, key=lambda page: (page.published.at.timestamp(), page.name))
    return outlets.family(first.outlet, first.day)


def _asserting(cells: tuple[Cell, ...], event: Event, documents: Mapping[str, Document]) -> tuple[Cell, ...]:
    """The known origins that say it happened, in the reading of it that most of them share."""
    actual = [
        (cell, claim)
        for cell in cells
        if cell.origin.known
        for claim in cell.claims
        if claim.modality is Modality.ACTUAL
    ]
    main = main_reading([(cell.origin.id, claim) for cell, claim in actual])
    kept = {cell.origin.id for cell, claim in actual if reading(claim) in main}
    return tuple(cell for cell in cells if cell.origin.id in kept)


def speakers(cells: Iterable[Cell], documents: Mapping[str, Document]) -> tuple[tuple[Cell, ...], ...]:
    """Cells by speaker: an official and the body he speaks for are one, and one who speaks twice is one."""
    groups: list[list[Cell]] = []
    for cell in cells:
        met = [group for group in groups if any(one_speaker(cell, other, documents) for other in group)]
        merged = [cell, *(member for group in met for member in group)]
        groups = [group for group in groups if group not in met] + [merged]
    return tuple(tuple(sorted(group, key=lambda c: c.origin.id)) for group in groups)


def one_speaker(left: Cell, right: Cell, documents: Mapping[str, Document]) -> bool:
    """Some claim of one is by the speaker, or by the office, of some claim of the other."""
    mine, theirs = _voices(left, documents), _voices(right, documents)
    return any(agree(a, b) >= Level.OFFICE for a in mine for b in theirs)


def _voices(cell: Cell, documents: Mapping[str, Document]) -> tuple[Voice, ...]:
    return tuple(v for claim in cell.claims for v in voices(claim, documents[claim.evidence.document]))
