"""Origins: the utterance a claim goes back to. One side of the double entry.

Every claim is posted to exactly one origin. What no one is named for has an origin that is not known: it is shown and
never counts as one more voice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.claims import Claim
from reportedly.judgements import Judgement, Same, partition
from reportedly.judgements.doers import UNKNOWN
from reportedly.text import digest

NO_SIDE = frozenset({UNKNOWN, "MED"})
"""Parties that a page gives to a speaker whose side it does not tell; another relay of his words may tell it."""


@dataclass(frozen=True)
class Origin:
    """One utterance and the claims that relay it, sorted by id. ``speaker`` is empty where it is not known."""

    id: str
    speaker: str
    party: str
    claims: tuple[Claim, ...]

    @property
    def known(self) -> bool:
        """Someone is named as having said it."""
        return bool(self.speaker)


def from_claims(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> tuple[Origin, ...]:
    """Post every claim to its utterance; sorted by id."""
    by_id = {claim.id: claim for claim in claims}
    groups = partition(Same.ORIGIN, by_id, judgements)
    return tuple(sorted((_origin(tuple(by_id[name] for name in group)) for group in groups), key=lambda o: o.id))


def _origin(claims: tuple[Claim, ...]) -> Origin:
    named = Counter((c.value.name, c.value.party) for claim in claims for c in claim.claimants[:1])
    speaker, party = max(
        named, key=lambda key: (" " in key[0], key[1] not in NO_SIDE, named[key], key), default=("", "")
    )
    return Origin(digest("origin", *(claim.id for claim in claims)), speaker, party, claims)
