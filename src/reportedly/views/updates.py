"""Updates: one card an event, rewritten in place as reports come, with what its latest report changed."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.claims import Claim
from reportedly.documents import BlockKind
from reportedly.testimony import Row
from reportedly.views import events
from reportedly.views.coverage import Coverage, Strip, according_to


@dataclass(frozen=True, slots=True)
class UpdateRow:
    """``news``: what the latest report adds: "new", "another speaker", "another figure", "another outlet"."""

    updated: str
    kind: str
    what: str
    place: str
    according_to: str
    modality: str
    news: str
    contested: bool
    words: str
    strip: Strip
    event: str
    claim: str
    document: str


def from_coverage(coverage: Coverage) -> tuple[UpdateRow, ...]:
    """Latest report first."""
    rows = (_row(row, coverage) for row in coverage.relations.rows)
    return tuple(sorted((row for row in rows if row), key=lambda row: (row.updated, row.event), reverse=True))


def _row(testimony: Row, coverage: Coverage) -> UpdateRow | None:
    own = [claim for claim in testimony.event.claims if claim.part is not BlockKind.TEASER]
    if not own:
        return None
    told = sorted(own, key=lambda claim: (coverage.document(claim).published.at, claim.id))
    latest, summary = told[-1], events.row(testimony, coverage)
    return UpdateRow(
        updated=coverage.document(latest).published.at.isoformat(),
        kind=summary.kind,
        what=latest.proposition.gist(),
        place=summary.place,
        according_to=according_to(latest, coverage.document(latest)),
        modality=latest.modality.value,
        news=_news(latest, told[:-1]),
        contested=summary.contested,
        words=coverage.words(latest),
        strip=coverage.strip(latest),
        event=summary.event,
        claim=latest.id,
        document=latest.evidence.document,
    )


def _news(latest: Claim, before: list[Claim]) -> str:
    if not before:
        return "new"
    figures = {_figure(claim) for claim in before}
    if latest.proposition.quantity and _figure(latest) not in figures:
        return "another figure"
    if not {c.value.id for c in latest.claimants} & {c.value.id for claim in before for c in claim.claimants}:
        return "another speaker" if latest.claimants else "another outlet"
    return "another outlet"


def _figure(claim: Claim) -> tuple[int | None, int | None] | None:
    count = claim.proposition.quantity
    return (count.value.low, count.value.high) if count else None
