"""Misreports: reports that contradict the utterance they relay, with the two quotations and the differing words."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.testimony import Misreport
from reportedly.views.coverage import Coverage, chain, speaker


@dataclass(frozen=True, slots=True)
class MisreportRow:
    """``reported``: the slot as this outlet has it; ``others``: as the other relays of the utterance have it.

    ``other_outlets``: those, this outlet's own other versions aside where there are more.
    ``verdict``: "misreport" when something tells against this report, else "suspicious".
    """

    verdict: str
    outlet: str
    speaker: str
    field: str
    reported: str
    others: str
    words: str
    other_words: str
    other_outlets: tuple[str, ...]
    chain: str
    reasons: tuple[str, ...]
    claim: str
    document: str


def from_coverage(coverage: Coverage) -> tuple[MisreportRow, ...]:
    """Misreports before suspicions, by outlet."""
    rows = (_row(misreport, coverage) for misreport in coverage.relations.misreports)
    return tuple(sorted(rows, key=lambda row: (row.verdict, row.outlet, row.claim)))


def _row(misreport: Misreport, coverage: Coverage) -> MisreportRow:
    claim, document = misreport.claim, coverage.document(misreport.claim)
    outlets = {coverage.document(other).outlet: None for other in misreport.against}
    others = tuple(outlet for outlet in outlets if outlet != document.outlet)
    return MisreportRow(
        verdict=misreport.verdict,
        outlet=document.outlet,
        speaker=speaker(claim),
        field=misreport.field,
        reported=misreport.reported,
        others=misreport.others,
        words=coverage.words(claim),
        other_words=coverage.words(misreport.against[0]) if misreport.against else "",
        other_outlets=others or tuple(outlets),
        chain=chain(claim, document),
        reasons=misreport.reasons,
        claim=claim.id,
        document=document.id,
    )
