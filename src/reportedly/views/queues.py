"""Queues: which claims a reviewer should look at first: where reports disagree, then where reading was least sure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.claims import Claim
from reportedly.ledger import Decision, Review
from reportedly.views.coverage import Coverage

REASONS = ("relay mismatch", "contradiction", "changed number", "unsure reading", "random audit")
"""Why a claim is in the queue, the most pressing first."""
AUDITED, DOUBLED = 20, 5
"""One claim in so many is audited at random, one in so many is decided by two people who do not see each other's word.

The lot is drawn from the claim's own id, so that it falls the same on every machine.
"""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A claim to be looked at. ``double``: two people decide it apart from each other."""

    claim: str
    why: str
    double: bool


def from_coverage(coverage: Coverage) -> tuple[QueueRow, ...]:
    """Every claim that there is a reason to look at, the most pressing first; reviews are not asked for here."""
    changed = {claim.id for r in coverage.relations.revisions for claim in (r.later,)}
    rows = []
    for claim in coverage.claims():
        why = _why(claim, coverage, changed)
        if why:
            rows.append(QueueRow(claim.id, why, doubled(claim.id)))
    return tuple(sorted(rows, key=lambda row: (REASONS.index(row.why), row.claim)))


def _why(claim: Claim, coverage: Coverage, changed: set[str]) -> str:
    if claim.id in coverage.garbled:
        return REASONS[0]
    if claim.id in coverage.disputed:
        return REASONS[1]
    if claim.id in changed:
        return REASONS[2]
    if _unsure(claim):
        return REASONS[3]
    return REASONS[4] if _lot(claim.id, 0) % AUDITED == 0 else ""


def _unsure(claim: Claim) -> bool:
    """A field was read by a repair of spelling or from a pronoun, or the speaker's side is not known."""
    said = claim.proposition
    slots = (*claim.claimants, said.actor, said.target, said.place, said.time, said.quantity)
    return any(slot is not None and slot.how.startswith(("edit", "coreference")) for slot in slots)


def doubled(claim: str) -> bool:
    """Two people decide on it."""
    return _lot(claim, 8) % DOUBLED == 0


def _lot(claim: str, at: int) -> int:
    return int(claim[at : at + 8], 16)


def words_of(reviews: Iterable[Review]) -> Mapping[str, Mapping[str, Review]]:
    """The last word of each reviewer on each claim; what was taken back is not among them."""
    said: dict[str, dict[str, Review]] = {}
    for review in reviews:
        said.setdefault(review.about, {})[review.reviewer] = review
    return {
        about: kept
        for about, words in said.items()
        if (kept := {who: r for who, r in words.items() if r.decision is not Decision.WITHDRAWN})
    }


def settled(words: Mapping[str, Review], double: bool) -> bool:
    """Nobody needs to look again: enough have spoken, and they agree or a third has decided."""
    said = {review.decision for review in words.values()}
    return len(words) >= (2 if double else 1) and (len(said) == 1 or len(words) > 2)


def split(words: Mapping[str, Review]) -> bool:
    """Two people say different things and nobody has decided between them."""
    return len(words) == 2 and len({review.decision for review in words.values()}) == 2
