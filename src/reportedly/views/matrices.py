"""Matrices: one event as a table, an utterance a row, a slot a column; cells that cannot both be so carry a mark.

Beside it the tree of relays: by what hands each utterance came to which outlet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reportedly.claims import Claim, Modality
from reportedly.claims.gists import number
from reportedly.claims.propositions import disjoint
from reportedly.documents import BlockKind
from reportedly.referents import Period, Place
from reportedly.testimony import Row
from reportedly.views.coverage import Coverage, according_to, chain, place_name
from reportedly.views.events import fullest

COLUMNS = ("what", "place", "time", "number", "hedge")
"""The columns behind the claimant."""
CONTESTED = {"status": "what", "actor": "what", "quantity": "number", "time": "time", "denied": "hedge"}
"""The column in which a dispute shows, by what it is about."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A slot as an utterance fills it. ``differs``: another utterance of the event cannot be so at the same time."""

    value: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Relayed:
    """One report of an utterance. ``garbled``: the verdict where it contradicts the utterance it relays."""

    outlet: str
    words: str
    chain: str
    stance: str
    published: datetime
    garbled: str
    claim: str
    document: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One utterance, told by its fullest report; ``cells`` in the order of `COLUMNS`."""

    claimant: str
    party: str
    known: bool
    cells: tuple[Cell, ...]
    relays: tuple[Relayed, ...]
    claim: str

    @property
    def pages(self) -> tuple[Relayed, ...]:
        """One report a page, the first to stand in the row: a headline and its text tell the same utterance once.

        A report that contradicts the utterance stays beside one that does not.
        """
        first: dict[tuple[str, str], Relayed] = {}
        for relay in self.relays:
            first.setdefault((relay.document, relay.garbled), relay)
        return tuple(first.values())


@dataclass(frozen=True, slots=True)
class Hand:
    """A hand of the tree of relays with those it passed the words to; ``claim`` at the outlets that end a branch."""

    name: str
    role: str
    next: tuple[Hand, ...]
    claim: str = ""


def from_row(row: Row, coverage: Coverage) -> tuple[MatrixRow, ...]:
    """The utterances of an event, known speakers first, each with every report of it."""
    own = [(cell, tuple(c for c in cell.claims if c.part is not BlockKind.TEASER)) for cell in row.cells]
    told = [(cell.origin.known, claims, fullest(claims, coverage)) for cell, claims in own if claims]
    claims = [claim for _, _, claim in told]
    rows = (_row(known, relays, claim, claims, coverage) for known, relays, claim in told)
    return tuple(sorted(rows, key=lambda r: (not r.known, -len(r.relays), r.claimant, r.claim)))


def _row(known: bool, relays: Sequence[Claim], claim: Claim, others: Sequence[Claim], coverage: Coverage) -> MatrixRow:
    contested = {CONTESTED.get(dispute.about) for dispute in coverage.disputed.get(claim.id, ())}
    return MatrixRow(
        claimant=according_to(claim, coverage.document(claim)),
        party=claim.claimants[0].value.party if claim.claimants else "",
        known=known,
        cells=tuple(
            Cell(value, column in contested or _differs(column, claim, others))
            for column, value in zip(COLUMNS, _values(claim), strict=True)
        ),
        relays=tuple(_relayed(relay, coverage) for relay in sorted(relays, key=lambda c: _hour(c, coverage))),
        claim=claim.id,
    )


def _hour(claim: Claim, coverage: Coverage) -> tuple[float, str]:
    return (coverage.document(claim).published.at.timestamp(), claim.id)


def _relayed(claim: Claim, coverage: Coverage) -> Relayed:
    document, garbled = coverage.document(claim), coverage.garbled.get(claim.id)
    return Relayed(
        outlet=document.outlet,
        words=coverage.words(claim),
        chain=chain(claim, document),
        stance=claim.stance.value,
        published=document.published.at,
        garbled=garbled.verdict if garbled else "",
        claim=claim.id,
        document=document.id,
    )


def _values(claim: Claim) -> tuple[str, ...]:
    said = claim.proposition
    return (
        said.state or said.kind,
        place_name(said.place.value) if said.place else "",
        _days(said.time.value) if said.time else "",
        number(said.quantity),
        claim.stance.value if claim.modality is Modality.ACTUAL else f"{claim.stance.value}, {claim.modality.value}",
    )


def _days(period: Period) -> str:
    first, last = (day.strftime("%-d %b %Y") for day in (period.earliest, period.latest))
    return first if first == last else f"{first} to {last}"


def _differs(column: str, claim: Claim, others: Sequence[Claim]) -> bool:
    return any(_opposed(column, claim, other) for other in others if other is not claim)


def _opposed(column: str, one: Claim, other: Claim) -> bool:
    """The two cannot both be so in this column; what one of them does not say is no contradiction."""
    mine, theirs = one.proposition, other.proposition
    if column == "what":
        return bool(mine.state and theirs.state) and mine.conflicts(theirs) and mine.state != theirs.state
    if column == "place":
        return bool(mine.place and theirs.place) and _apart(mine.place.value, theirs.place.value)  # type: ignore[union-attr]
    if column == "time":
        return bool(mine.time and theirs.time) and not mine.time.value.overlaps(theirs.time.value)  # type: ignore[union-attr]
    if column == "number":
        return disjoint(mine.quantity, theirs.quantity)
    return {one.modality, other.modality} == {Modality.ACTUAL, Modality.NEGATED}


def _apart(one: Place, other: Place) -> bool:
    return one.id != other.id and one.id not in other.within and other.id not in one.within


def tree(row: Row, coverage: Coverage) -> tuple[Hand, ...]:
    """The hands of an event's reports as trees, a root for each speaker or own voice."""
    paths = []
    for cell in row.cells:
        for claim in cell.claims:
            document = coverage.document(claim)
            names = chain(claim, document).split(" <- ")
            root = cell.origin.speaker or names[0] if claim.claimants else f"{document.outlet} (own voice)"
            roles = ("speaker" if claim.claimants else "own voice", *("relay" for _ in names[1:]))
            paths.append((tuple(zip((root, *names[1:]), roles, strict=True)), claim.id))
    return _grown(sorted(set(paths)))


def _grown(paths: Sequence[tuple[tuple[tuple[str, str], ...], str]]) -> tuple[Hand, ...]:
    branches: dict[tuple[str, str], list[tuple[tuple[tuple[str, str], ...], str]]] = {}
    for path, claim in paths:
        branches.setdefault(path[0], []).append((path[1:], claim))
    return tuple(
        Hand(name, role, _grown([p for p in rest if p[0]]), next((claim for path, claim in rest if not path), ""))
        for (name, role), rest in branches.items()
    )
