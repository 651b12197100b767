"""Days: the war as its reports had it by the end of a day, laid out again from the same judgements.

``as_of`` goes by when a page came into the book; a day here goes by when it was published, so that a book that was read
in one go can still be stepped through.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportedly import testimony
from reportedly.claims import Claim
from reportedly.origins import Origin
from reportedly.pipeline.openings import outlets
from reportedly.testimony import Row, disputes
from reportedly.views import Coverage
from reportedly.web.desks import Held

NEAR = 3
"""Days shown on either side of the one that is looked at."""
KEPT = 8
"""Days of a reading that are kept at hand: a page and its map ask for the same one."""


@dataclass(frozen=True)
class Steps:
    """``near``: days around the chosen one. ``before`` and ``after`` it, where there are any. ``number`` of ``total``.

    ``chosen``: the last day with reports up to the one asked for; None: all days.
    """

    near: tuple[date, ...]
    before: date | None
    after: date | None
    chosen: date | None
    number: int
    total: int


def steps(days: Sequence[date], asked: date | None) -> Steps:
    """The steps from a day; without one, from behind the last."""
    number = bisect_right(days, asked) if asked else len(days)
    at = number - 1
    first = max(0, min(at - NEAR, len(days) - 2 * NEAR - 1))
    before = at - 1 if asked else at
    return Steps(
        near=tuple(days[first : first + 2 * NEAR + 1]),
        before=days[before] if before >= 0 else None,
        after=days[number] if number < len(days) else None,
        chosen=days[at] if asked and at >= 0 else None,
        number=number,
        total=len(days),
    )


def of(held: Held, kind: str) -> tuple[date, ...]:
    """The days on which pages with a claim of a kind were published, in order."""
    coverage = held.coverage
    return held.once(
        f"days of {kind}", lambda: tuple(sorted({coverage.document(claim).day for claim in coverage.claims(kind)}))
    )


def upto(held: Held, day: date | None, kind: str) -> Held:
    """The reading with only the claims of a kind on pages published up to a day; None: the reading itself."""
    if day is None:
        return held
    at_hand: dict[tuple[str, date], Held] = held.once("days at hand", dict)
    cut = at_hand.get((kind, day))
    if cut is None:
        ground = held.once(f"ground of {kind}", lambda: _ground(held.coverage, kind))
        cut = held.cut(_cut(held.coverage, ground, day))
        for old in list(at_hand)[: max(0, len(at_hand) - KEPT + 1)]:
            at_hand.pop(old, None)
        at_hand[kind, day] = cut
    return cut


@dataclass(frozen=True)
class _Ground:
    """What a table has of one kind: rows, the origins in their cells, the claims with their pages' days."""

    rows: tuple[Row, ...]
    origins: tuple[Origin, ...]
    days: tuple[tuple[Claim, date], ...]


def _ground(coverage: Coverage, kind: str) -> _Ground:
    table = coverage.relations
    days = tuple((claim, coverage.document(claim).day) for claim in table.claims if claim.proposition.kind == kind)
    meant = {claim.id for claim, _ in days}
    rows = tuple(row for row in table.rows if any(claim.id in meant for claim in row.event.claims))
    origins = {cell.origin.id: cell.origin for row in rows for cell in row.cells}
    return _Ground(rows, tuple(origins.values()), days)


def _cut(coverage: Coverage, ground: _Ground, last: date) -> Coverage:
    kept = tuple(claim for claim, day in ground.days if day <= last)
    within = {claim.id for claim in kept}
    cut = ((row, tuple(claim for claim in row.event.claims if claim.id in within)) for row in ground.rows)
    events = tuple(replace(row.event, claims=claims) for row, claims in cut if claims)
    pages = {claim.evidence.document for claim in kept}
    documents = [coverage.documents[id_] for id_ in sorted(pages)]
    rows = testimony.from_events(events, ground.origins, documents, outlets())
    return replace(coverage, relations=_relations(coverage, kept, rows))


def _relations(coverage: Coverage, kept: tuple[Claim, ...], rows: tuple[Row, ...]) -> testimony.Relations:
    table, within = coverage.relations, {claim.id for claim in kept}
    garbled = tuple(fault for fault in table.misreports if fault.claim.id in within)
    return replace(
        table,
        claims=kept,
        events=tuple(row.event for row in rows),
        rows=rows,
        disputes=disputes.from_rows(rows, garbled, coverage.documents),
        misreports=garbled,
        revisions=tuple(r for r in table.revisions if r.later.id in within and r.earlier.id in within),
    )
