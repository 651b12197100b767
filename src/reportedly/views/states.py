"""States: talks, ceasefires, corridors and services as things that open, change and close, each step with its claim."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportedly.claims import Claim
from reportedly.views.coverage import Coverage, Strip, according_to, place_name, speaker_party


@dataclass(frozen=True, slots=True)
class StateRow:
    """One step of one thing, as someone says it. ``thing`` names it: the service, the parties of the talks.

    ``claimant_party``: the claimant's side. ``current``: the newest word of this claimant on this thing.
    """

    kind: str
    thing: str
    place: str
    status: str
    modality: str
    actor: str
    target: str
    according_to: str
    claimant_party: str
    earliest: str
    latest: str
    published: str
    current: bool
    words: str
    strip: Strip
    claim: str
    document: str


def thing(claim: Claim) -> str:
    """What a claim is about: the parties of talks or of a truce, else what it names; empty when it names nothing."""
    said = claim.proposition
    if said.subject:
        return said.subject.value
    if said.kind in ("talks", "ceasefire"):
        return " and ".join(dict.fromkeys(side.value.name for side in (said.actor, said.target) if side))
    return said.target.value.name if said.target else ""


def _one(claim: Claim, words: str) -> tuple[str, ...]:
    return (thing(claim),)


def of_kind(
    kind: str, coverage: Coverage, things: Callable[[Claim, str], tuple[str, ...]] = _one
) -> tuple[StateRow, ...]:
    """Every step of every thing of a kind: by place and thing, oldest word first.

    ``things``: what a claim with its words is a step of, at least one thing.
    """
    seen: set[tuple[str, ...]] = set()
    rows = []
    for claim in coverage.claims(kind):  # newest first
        for about in things(claim, coverage.words(claim)):
            row = _row(claim, about, coverage, seen)
            seen.add((row.place, row.thing, row.according_to))
            rows.append(row)
    return tuple(sorted(rows, key=lambda row: (row.place, row.thing, row.published, row.claim)))


def _row(claim: Claim, about: str, coverage: Coverage, seen: set[tuple[str, ...]]) -> StateRow:
    said, document = claim.proposition, coverage.document(claim)
    period = said.time.value if said.time else None
    place = place_name(said.place.value if said.place else None)
    speaker = according_to(claim, document)
    return StateRow(
        kind=said.kind,
        thing=about,
        place=place,
        status=said.state,
        modality=claim.modality.value,
        actor=said.actor.value.name if said.actor else "",
        target=said.target.value.name if said.target else "",
        according_to=speaker,
        claimant_party=speaker_party(claim),
        earliest=period.earliest.isoformat() if period else "",
        latest=period.latest.isoformat() if period else "",
        published=document.published.at.isoformat(),
        current=(place, about, speaker) not in seen,
        words=coverage.words(claim),
        strip=coverage.strip(claim),
        claim=claim.id,
        document=document.id,
    )
