"""Corrections: one field of a claim put right by a person, as a new claim that cites the same words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from reportedly.attributions import Stance
from reportedly.claims import Claim, Modality
from reportedly.errors import UsageError
from reportedly.judgements.doers import UNKNOWN
from reportedly.ledger import Decision, Ledger, Review
from reportedly.pipeline import openings
from reportedly.referents import Actor, Count, Period, Place, counts
from reportedly.referents.atlases import Atlas
from reportedly.text import Cited

FIELDS = ("status", "place", "time", "quantity", "speaker", "actor", "target", "modality", "stance")
"""What may be corrected, one at a time."""


def gazetteer() -> Atlas:
    """The places a correction may name."""
    countries, own = openings.lines("countries.tsv"), openings.lines("places_own.tsv")
    return Atlas(openings.packed("places.bin"), countries, own)


def corrected(claim: Claim, field: str, words: str, by: str, places: Callable[[], Atlas]) -> Claim:
    """The claim with one field as the reviewer has it; UsageError when the words cannot be read as that field.

    Empty words take the field out. The span stays that of the old value, or of the evidence: what the reviewer saw.
    """
    how, words = f"corrected by {by}", words.strip()
    if field in ("modality", "stance"):
        return replace(claim, **{field: _word(field, words)})
    if field == "speaker":
        span = claim.claimants[0].span if claim.claimants else claim.evidence
        return replace(claim, claimants=(Cited(_actor(words), span, how),) if words else ())
    held = getattr(claim.proposition, field, None)
    value = _value(claim, field, words, places) if words else None
    slot = None if value is None else Cited(value, held.span if held else claim.evidence, how)
    return replace(claim, proposition=replace(claim.proposition, **{field: slot}))


def _word(field: str, words: str) -> Any:
    kind: Any = Modality if field == "modality" else Stance
    try:
        return kind(words)
    except ValueError as error:
        raise UsageError(f"{field} is one of {', '.join(one.value for one in kind)}") from error


def _value(claim: Claim, field: str, words: str, places: Callable[[], Atlas]) -> Any:
    match field:
        case "status":
            if words not in claim.proposition.statuses:
                raise UsageError(f"status is one of {', '.join(claim.proposition.statuses) or 'none'}")
            return words
        case "place":
            return _place(words, places())
        case "time":
            return _period(words)
        case "quantity":
            return _count(words)
        case "actor" | "target":
            return _actor(words)
    raise UsageError(f"one of {', '.join(FIELDS)} can be corrected")


def _place(words: str, places: Atlas) -> Place:
    name, _, country = (part.strip() for part in words.partition(","))
    found = [c.place for c in places.look_up(name) if not country or c.place.canonical.endswith(country)]
    if not found:
        raise UsageError(f"no place is called {words!r}; write it as: Kherson, Ukraine")
    return found[0]


def _period(words: str) -> Period:
    first, _, last = words.partition(" to ")
    try:
        return Period(date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip()))
    except ValueError as error:
        raise UsageError(f"{words!r} is no day or days; write 2022-03-03, or 2022-02-24 to 2022-03-03") from error


def _count(words: str) -> Count:
    read = counts.from_words(words)
    if read is None:
        raise UsageError(f"{words!r} is no number; write 498, at least 450, up to 20, between 10 and 15")
    return read


def _actor(words: str) -> Actor:
    name, _, party = (part.strip() for part in words.partition("/"))
    if not name:
        raise UsageError("write a name, or name / PARTY")
    side = party or UNKNOWN
    return Actor(f"{side}:{name}", name, side)


def correct(book: Ledger, claim: Claim, instead: Claim, review: Review) -> None:
    """Post the corrected claim, the review that puts it in the old one's place, and the old one's judgements for it."""
    judged = list(book.judgements(about=(claim.id,)))
    copied = (
        replace(
            j, left=instead.id if j.left == claim.id else j.left, right=instead.id if j.right == claim.id else j.right
        )
        for j in judged
    )
    book.post(instead, replace(review, decision=Decision.CORRECTED, instead=instead.id), *copied)
