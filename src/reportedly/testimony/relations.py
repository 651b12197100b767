"""All that a set of reports shows and no single one does, in one call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly import events, origins
from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.events import Event
from reportedly.judgements import Judgement
from reportedly.judgements.outlets import UNMAPPED, Outlets
from reportedly.origins import Origin
from reportedly.testimony import disputes, misreports, revisions, versions
from reportedly.testimony.rows import Row, from_events
from reportedly.testimony.types import Copy, Correction, Dispute, Misreport, Revision


@dataclass(frozen=True)
class Table:
    """Events down, origins across, and the flaws of the reports. Each claim stands in one origin and one event."""

    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...]
    events: tuple[Event, ...]
    rows: tuple[Row, ...]
    misreports: tuple[Misreport, ...]
    copies: tuple[Copy, ...]
    corrections: tuple[Correction, ...]

    @property
    def balances(self) -> bool:
        """Claims over origins, claims over events and claims posted are the same claims."""
        posted = sorted(claim.id for claim in self.claims)
        over_origins = sorted(claim.id for origin in self.origins for claim in origin.claims)
        return posted == over_origins == sorted(claim.id for event in self.events for claim in event.claims)


@dataclass(frozen=True)
class Relations(Table):
    """The table and what is read along its rows: who disputes and who revises what."""

    disputes: tuple[Dispute, ...]
    revisions: tuple[Revision, ...]


def relations(
    claims: Iterable[Claim],
    judgements: Iterable[Judgement],
    documents: Iterable[Document],
    outlets: Outlets = UNMAPPED,
) -> Relations:
    """Read the whole table out of claims, judgements and the pages the claims stand on.

    ``outlets`` tells which pages are of one family; without it every outlet is its own.
    """
    known = {document.id: document for document in documents}
    laid = balanced(claims, judgements, known.values(), outlets)
    return Relations(
        **vars(laid),
        disputes=disputes.from_rows(laid.rows, laid.misreports, known),
        revisions=revisions.from_rows(laid.rows, laid.misreports, known),
    )


def balanced(
    claims: Iterable[Claim],
    judgements: Iterable[Judgement],
    documents: Iterable[Document],
    outlets: Outlets = UNMAPPED,
) -> Table:
    """The table with its flaws alone, misreports and corrections: no check asks who disputes and who revises what."""
    posted, judged = tuple(claims), tuple(judgements)
    known = {document.id: document for document in documents}
    utterances, happenings = origins.from_claims(posted, judged), events.from_claims(posted, judged)
    rows = from_events(happenings, utterances, known.values(), outlets)
    copies, corrections = versions.from_documents(known.values(), posted, judged)
    garbled = misreports.from_rows(rows, judged, known, corrections)
    return Table(
        claims=posted,
        origins=utterances,
        events=happenings,
        rows=rows,
        misreports=garbled,
        copies=copies,
        corrections=corrections,
    )
