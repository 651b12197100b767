"""Events: the happening a claim is about. The other side of the double entry. Every claim is posted to exactly one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.claims import Claim
from reportedly.judgements import Judgement, Same, partition
from reportedly.text import digest


@dataclass(frozen=True)
class Event:
    """One happening and the claims about it, sorted by id. ``kind`` is what all its claims are of."""

    id: str
    kind: str
    claims: tuple[Claim, ...]


def from_claims(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> tuple[Event, ...]:
    """Post every claim to its happening; sorted by id."""
    by_id = {claim.id: claim for claim in claims}
    groups = partition(Same.EVENT, by_id, judgements)
    return tuple(sorted((_event(tuple(by_id[name] for name in group)) for group in groups), key=lambda e: e.id))


def _event(claims: tuple[Claim, ...]) -> Event:
    kinds = Counter(claim.proposition.kind for claim in claims)
    return Event(digest("event", *(claim.id for claim in claims)), max(kinds, key=lambda k: (kinds[k], k)), claims)
