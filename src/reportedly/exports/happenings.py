"""Happenings: an event as the sheets of other projects want it: days, place with its precision, sides, bounds, sources.

Bounds are the least low and the greatest high that anyone says, never a sum and never a mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportedly.claims import Claim, Modality
from reportedly.claims.codes import Codes
from reportedly.documents import BlockKind, Document
from reportedly.referents import Actor, Place
from reportedly.testimony import Row
from reportedly.views import Coverage
from reportedly.views.coverage import according_to
from reportedly.views.events import fullest


@dataclass(frozen=True)
class Happening:
    """One event with a reading of it that most fills its slots. ``low``, ``high``: over all who say how many."""

    row: Row
    claim: Claim
    claims: tuple[Claim, ...]
    documents: tuple[Document, ...]
    first: date
    last: date
    low: int | None
    high: int | None
    contested: bool
    sources: tuple[str, ...]

    @property
    def place(self) -> Place | None:
        """Where."""
        slot = self.claim.proposition.place
        return slot.value if slot else None

    @property
    def actor(self) -> Actor | None:
        """Who does it."""
        slot = self.claim.proposition.actor
        return slot.value if slot else None

    @property
    def target(self) -> Actor | None:
        """Whom or what it is done to."""
        slot = self.claim.proposition.target
        return slot.value if slot else None

    @property
    def codes(self) -> Codes:
        """What event coders call it: after the reading, or where a book has no term for that, after another claim.

        So a place that one says is held and another says is captured does not drop out.
        """
        coded = [self.claim.codes, *(claim.codes for claim in self.claims)]
        return Codes(
            next((codes.plover for codes in coded if codes.plover), None),
            next((codes.acled for codes in coded if codes.acled), None),
            next((codes.violence for codes in coded if codes.violence), None),
        )

    @property
    def dated(self) -> int:
        """1: the day is known; 2: within a week; 3: within a month; 4: longer, or only the day of the report."""
        if self.claim.proposition.time is None:
            return 4
        days = (self.last - self.first).days
        return 1 if days == 0 else 2 if days < 7 else 3 if days < 31 else 4


def from_coverage(coverage: Coverage, *kinds: str) -> Iterator[Happening]:
    """The events of these kinds that someone says have happened, in the order of their days. Teasers are left out."""
    found = []
    for row in coverage.relations.rows:
        claims = tuple(c for c in row.event.claims if _told(c) and (not kinds or c.proposition.kind in kinds))
        if claims:
            found.append(_happening(row, claims, coverage))
    yield from sorted(found, key=lambda h: (h.first, h.last, h.row.event.id))


def _told(claim: Claim) -> bool:
    return claim.part is not BlockKind.TEASER and claim.modality is Modality.ACTUAL


def _happening(row: Row, claims: tuple[Claim, ...], coverage: Coverage) -> Happening:
    claim = fullest(claims, coverage)
    documents = {coverage.document(c).id: coverage.document(c) for c in claims}
    pages = tuple(sorted(documents.values(), key=lambda d: (d.published.at, d.id)))
    time = claim.proposition.time
    counts = [c.proposition.quantity.value for c in claims if c.proposition.quantity and c.id not in coverage.garbled]
    said = dict.fromkeys(according_to(c, coverage.document(c)) for c in claims)
    return Happening(
        row=row,
        claim=claim,
        claims=claims,
        documents=pages,
        first=time.value.earliest if time else pages[0].day,
        last=time.value.latest if time else pages[0].day,
        low=min((c.low for c in counts if c.low is not None), default=None),
        high=max((c.high for c in counts if c.high is not None), default=None),
        contested=any(c.id in coverage.disputed for c in claims),
        sources=tuple(said),
    )


def quoted(happening: Happening, coverage: Coverage) -> str:
    """Who says it, in whose words: each source once with the words of its first report."""
    told: dict[str, str] = {}
    for claim in happening.claims:
        told.setdefault(according_to(claim, coverage.document(claim)), coverage.words(claim))
    return "; ".join(f'{who}: "{words}"' for who, words in told.items())
