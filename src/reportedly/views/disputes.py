"""Disputes: what the parties say against each other, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reportedly.claims import Claim
from reportedly.claims.propositions import presumed
from reportedly.referents import Place
from reportedly.text import Cited
from reportedly.views.coverage import Coverage, according_to, hedge, place_name, speaker_party


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """Two speakers whose claims cannot both be so, each with the words. ``published``: the hour of the newer page.

    ``sides``: their parties. ``earliest``, ``latest``: the days either speaks of; empty where neither names any.
    """

    kind: str
    about: str
    place: str
    first: str
    first_says: str
    first_words: str
    second: str
    second_says: str
    second_words: str
    outlets: int
    sides: tuple[str, str]
    earliest: str
    latest: str
    published: str
    claims: tuple[str, str]
    documents: tuple[str, str]

    @property
    def according_to(self) -> tuple[str, str]:
        """Either speaker, as other rows call theirs."""
        return self.first, self.second


def from_coverage(coverage: Coverage) -> tuple[DisputeRow, ...]:
    """The newest first; what reads alike, as of two versions of one page, is one row."""
    rows = (_row(dispute.left, dispute.right, dispute.about, coverage) for dispute in coverage.relations.disputes)
    once: dict[tuple[str, ...], DisputeRow] = {}
    for row in sorted(rows, key=_newest_first):
        once.setdefault((row.about, row.place, row.first, row.first_says, row.second, row.second_says), row)
    return tuple(once.values())


def _newest_first(row: DisputeRow) -> tuple[float, int, str, tuple[str, str]]:
    return (-datetime.fromisoformat(row.published).timestamp(), -row.outlets, row.place, row.claims)


def _row(left: Claim, right: Claim, about: str, coverage: Coverage) -> DisputeRow:
    place = _place(left) or _place(right)
    carried = {coverage.document(claim).outlet for side in (left, right) for claim in coverage.relays(side)}
    days = [side.proposition.time.value for side in (left, right) if side.proposition.time]
    return DisputeRow(
        kind=left.proposition.kind,
        about=about,
        place=place_name(place.value if place else None),
        first=according_to(left, coverage.document(left)),
        first_says=_said(left),
        first_words=coverage.words(left),
        second=according_to(right, coverage.document(right)),
        second_says=_said(right),
        second_words=coverage.words(right),
        outlets=len(carried),
        sides=(speaker_party(left), speaker_party(right)),
        earliest=min((day.earliest.isoformat() for day in days), default=""),
        latest=max((day.latest.isoformat() for day in days), default=""),
        published=max(coverage.document(side).published.at for side in (left, right)).isoformat(),
        claims=(left.id, right.id),
        documents=(left.evidence.document, right.evidence.document),
    )


def _place(claim: Claim) -> Cited[Place] | None:
    """Where it is; of a figure of the harmed only a place that its own sentence names."""
    place = claim.proposition.place
    return None if claim.proposition.kind == "casualties" and presumed(place) else place


def _said(claim: Claim) -> str:
    said = claim.proposition.gist()
    hedged = hedge(claim.modality.value, said)
    return f"{said}, {'denied' if hedged == 'negated' else hedged}" if hedged else said
