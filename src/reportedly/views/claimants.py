"""Claimants: who speaks, in whatever spelling: Laguta and Lahuta are one, a ministry is, by state or by capital.

An official and the body he speaks for stay two: they may say different things, and a reader wants to see which said it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportedly.claims import Claim
from reportedly.judgements.voices import Level, Voice, agree, voices
from reportedly.views.coverage import Coverage, speaker, speaker_party


def unlike(claims: Iterable[Claim], coverage: Coverage) -> tuple[Claim, ...]:
    """The claims in their order, without those by a claimant who has spoken before in another spelling."""
    kept: list[Claim] = []
    heard: dict[str, list[Voice]] = {}
    for claim in claims:
        if claim.claimants:
            voice, known = voices(claim, coverage.document(claim))[0], heard.setdefault(speaker_party(claim), [])
            if any(_one(voice, other) for other in known):
                continue
            known.append(voice)
        kept.append(claim)
    return tuple(kept)


def names(claims: Iterable[Claim], coverage: Coverage) -> Mapping[tuple[str, str], str]:
    """By name and party of a first claimant, the name that this claimant goes by in the first of these claims."""
    first: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        if claim.claimants:
            first.setdefault((speaker(claim), speaker_party(claim)), claim)
    found: dict[tuple[str, str], str] = {}
    heard: dict[str, list[tuple[Voice, str]]] = {}
    for (name, party), claim in first.items():
        voice, known = voices(claim, coverage.document(claim))[0], heard.setdefault(party, [])
        alike = next((other for one, other in known if _one(voice, one)), "")
        if not alike:
            known.append((voice, name))
        found[name, party] = alike or name
    return found


def _one(mine: Voice, theirs: Voice) -> bool:
    """Of two claimants of one side: a person by name, or one body."""
    return agree(mine, theirs) is Level.ONE and (mine.personal or mine.roles == theirs.roles)
