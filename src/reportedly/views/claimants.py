"""Claimants: who speaks, in whatever spelling: Laguta and Lahuta are one, a ministry is, by state or by capital.

An official and the body he speaks for stay two: they may say different things, and a reader wants to see which said it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportedly.claims import Claim
from reportedly.judgements.voices import Level, agree, voices
from reportedly.views.coverage import Coverage, speaker, speaker_party


def one(left: Claim, right: Claim, coverage: Coverage) -> bool:
    """Both name their first claimant, and it is one: a person by name, or one body of one side."""
    if not left.claimants or not right.claimants or speaker_party(left) != speaker_party(right):
        return False
    mine, theirs = (voices(claim, coverage.document(claim))[0] for claim in (left, right))
    return agree(mine, theirs) is Level.ONE and (mine.personal or mine.roles == theirs.roles)


def unlike(claims: Iterable[Claim], coverage: Coverage) -> tuple[Claim, ...]:
    """The claims in their order, without those by a claimant who has spoken before in another spelling."""
    kept: list[Claim] = []
    for claim in claims:
        if not any(one(claim, other, coverage) for other in kept):
            kept.append(claim)
    return tuple(kept)


def names(claims: Iterable[Claim], coverage: Coverage) -> Mapping[tuple[str, str], str]:
    """By name and party of a first claimant, the name that this claimant goes by in the first of these claims."""
    first: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        if claim.claimants:
            first.setdefault((speaker(claim), speaker_party(claim)), claim)
    known: list[Claim] = []
    found = {}
    for key, claim in first.items():
        alike = next((other for other in known if one(claim, other, coverage)), claim)
        known += [claim] if alike is claim else []
        found[key] = speaker(alike)
    return found
