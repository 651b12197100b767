"""Repeats: the same proposition from the same source told twice on one page; the fullest telling stays."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from reportedly.claims import propositions
from reportedly.claims.gists import POINTING
from reportedly.claims.occurrences import Claim, Modality
from reportedly.documents import BlockKind, Document

_COUNTED = frozenset({"casualties", "displacement", "prisoners", "materiel", "damage", "aid", "service"})
_ANNOUNCING = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST})
SHARED = 0.3
"""Share of their words that two tellings of one proposition have in common.

Slots alone do not tell: of 98 claims of a body with slots alike that share fewer words, 73 stand for themselves,
of 44 that share as many, five (gold/train, own and dev and our held-out documents, 30 November 2026).
"""


def without(claims: Sequence[Claim], document: Document) -> tuple[Claim, ...]:
    """The claims without their repeats, in the order given. A headline gives way to the body that says as much."""
    kept: dict[tuple[str, Modality], list[Claim]] = {}
    for claim in sorted(claims, key=_fullness):
        alike = kept.setdefault((claim.proposition.kind, claim.modality), [])
        if not any(_repeats(claim, other, document) for other in alike):
            alike.append(claim)
    places = {id(claim): place for place, claim in enumerate(claims)}
    return tuple(sorted(chain.from_iterable(kept.values()), key=lambda claim: places[id(claim)]))


def _fullness(claim: Claim) -> tuple[bool, int, int]:
    """Body before headline, more slots before fewer, earlier before later."""
    filled = sum(slot is not None for slot in claim.proposition.says())
    return claim.part in _ANNOUNCING, -filled, claim.evidence.start


def _repeats(claim: Claim, other: Claim, document: Document) -> bool:
    """Whether one claim repeats another of its kind and modality."""
    left, right = claim.proposition, other.proposition
    if BlockKind.TEASER in {claim.part, other.part} and claim.part is not other.part:
        return False
    if claim.part in _ANNOUNCING and other.part not in _ANNOUNCING:
        return left.state in {right.state, "", "unspecified"} and _compatible(left, right)
    alike = left.state == right.state and _speakers(claim) == _speakers(other) and _identical(left, right)
    return alike and _shared(claim, other, document) >= SHARED


def _shared(claim: Claim, other: Claim, document: Document) -> float:
    """The share of the words of both pieces of evidence that stand in either."""
    told, heard = (set(document.words(one.evidence).casefold().split()) for one in (claim, other))
    return len(told & heard) / len(told | heard)


def _speakers(claim: Claim) -> tuple[str, ...]:
    return tuple(cited.value.id for cited in claim.claimants)


def _compatible(left: propositions.Proposition, right: propositions.Proposition) -> bool:
    """Nothing the left says is told otherwise by the right."""
    if left.quantity and right.quantity and not left.quantity.value.agrees_with(right.quantity.value):
        return False
    if left.place and right.place and left.place.value.id != right.place.value.id:
        return left.place.value.id in right.place.value.within or right.place.value.id in left.place.value.within
    return not propositions.other_side(left.actor, right.actor)


def _identical(left: propositions.Proposition, right: propositions.Proposition) -> bool:
    """One place, and for what is counted one count, for the rest one actor and one target."""
    if not propositions.same_place(left.place, right.place):
        return False
    if left.kind in _COUNTED:
        counted = left.quantity is not None and right.quantity is not None
        return counted and left.says()[6] == right.says()[6]
    same = propositions.party(left.actor) == propositions.party(right.actor)
    return same and _name(left) == _name(right) and propositions.same_time(left.time, right.time)


def _name(proposition: propositions.Proposition) -> str:
    words = proposition.target.value.name.casefold() if proposition.target else ""
    return "" if words in POINTING else words
