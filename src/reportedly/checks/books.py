"""Checks between pages: a report against its own source, and books that do not balance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from reportedly.checks import Finding
from reportedly.documents import Document
from reportedly.testimony import Misreport, Table


def from_table(table: Table, documents: Mapping[str, Document]) -> tuple[Finding, ...]:
    """Every finding between pages, by page and place. Documents by id."""
    found = (*misreports(table, documents), *balance(table))
    return tuple(sorted(found, key=lambda f: (f.at, f.code)))


def misreports(table: Table, documents: Mapping[str, Document]) -> Iterator[Finding]:
    """A relay that contradicts the other relays of its source, with both quotations and the differing words."""
    for misreport in table.misreports:
        yield Finding(
            code="misreport",
            message=_told(misreport, documents),
            at=misreport.claim.evidence,
            verdict=misreport.verdict,
            others=tuple(sorted(claim.evidence for claim in misreport.against)),
        )


def _told(misreport: Misreport, documents: Mapping[str, Document]) -> str:
    claim, other = misreport.claim, misreport.against[0]
    mine, theirs = documents[claim.evidence.document], documents[other.evidence.document]
    source = claim.claimants[0].value.name if claim.claimants else "its source"
    return (
        f'{mine.outlet or mine.name} has {source} say "{mine.words(claim.evidence)}" ({misreport.field}: '
        f"{misreport.reported}); {theirs.outlet or theirs.name} has "
        f'"{theirs.words(other.evidence)}" ({misreport.others}); {"; ".join(misreport.reasons)}'
    )


def balance(table: Table) -> Iterator[Finding]:
    """A claim that is not posted to exactly one origin and exactly one event. There is none, unless we erred."""
    over_origins = Counter(claim.id for origin in table.origins for claim in origin.claims)
    over_events = Counter(claim.id for event in table.events for claim in event.claims)
    for claim in table.claims:
        if over_origins[claim.id] != 1 or over_events[claim.id] != 1:
            posted = f"{over_origins[claim.id]} origins and {over_events[claim.id]} events"
            yield Finding("balance", f"claim {claim.id} is posted to {posted}", claim.evidence)
