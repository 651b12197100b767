"""Side by side: disputes between parties, and reports that contradict their own source."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from reportedly.claims import Claim
from reportedly.testimony import Misreport
from reportedly.views import Coverage
from reportedly.web import access
from reportedly.web.asking import Asked, Shown, asked, shown
from reportedly.web.desks import Held
from reportedly.web.rendering import page

router = APIRouter(include_in_schema=False)
Question = Annotated[Asked, Depends(asked)]
Parts = tuple[str, str, str]


@router.get("/disputes")
def disputes(request: Request, question: Question) -> Response:
    """What the parties say against each other."""
    held = access.held(request, question, at_odds=True)
    cut = shown(held.view("disputes"), question, 25)
    cards = [
        {
            "row": row,
            "strips": [held.coverage.strip(held.claim_of[id_]) for id_ in row.claims],
            "parties": row.sides,
        }
        for row in cut.rows
    ]
    return page(request, "disputes.html", held, asked=question, page=Shown(cards, cut.total, cut.after))


def _without(question: Asked) -> Asked:
    return Asked(question.as_of, question.as_of_words, place=question.place, on=None, after=question.after)


@router.get("/misreports")
def misreports(request: Request, question: Question) -> Response:
    """Reports that contradict the utterance they relay, each beside a relay that has it otherwise."""
    held = access.held(request, question)
    rows = [row for row in held.view("misreports") if question.who.casefold() in row.speaker.casefold()]
    cut = shown(rows, _without(question), 25)
    cards = [_card(row, held) for row in cut.rows]
    return page(request, "misreports.html", held, asked=question, page=Shown(cards, cut.total, cut.after))


def _card(row: Any, held: Held) -> dict[str, Any]:
    fault = held.coverage.garbled[row.claim]
    other = fault.against[0] if fault.against else fault.claim
    return {
        "row": row,
        "words": _boxed(fault.claim, fault, fault.reported, held),
        "others": _boxed(other, fault, fault.others, held),
        "against": other.id,
        "strip": held.coverage.strip(fault.claim),
        "other_strip": held.coverage.strip(other),
    }


def _boxed(claim: Claim, fault: Misreport, value: str, held: Held) -> Parts:
    """The evidence cut around the word that differs; where that word stands elsewhere, it comes behind in brackets."""
    words = held.coverage.words(claim)
    start, end = _differing(claim, fault.field, value, words, held.coverage)
    over = held.masks.over
    if start < 0:
        return over(words) + " ", over(value) or "not said", ""
    return over(words[:start]), over(words[start:end]), over(words[end:])


def _differing(claim: Claim, field: str, value: str, words: str, coverage: Coverage) -> tuple[int, int]:
    slot = getattr(claim.proposition, field, None)
    if slot is not None and slot.span in claim.evidence and slot.span != claim.evidence:
        return slot.span.start - claim.evidence.start, slot.span.end - claim.evidence.start
    at = words.casefold().find(value.casefold()) if value else -1
    return (at, at + len(value)) if at >= 0 and len(words.casefold()) == len(words) else (-1, -1)
