"""The briefing: one sheet of paper: what most outlets carry, who holds what, figures, services, disputes, sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from reportedly.web import access
from reportedly.web.asking import Asked, asked, shown
from reportedly.web.desks import Held
from reportedly.web.phrases import figure
from reportedly.web.rendering import page

router = APIRouter(include_in_schema=False)
SHORT = {"events": 7, "control": 7, "casualties": 6, "services": 4, "corridors": 3, "talks": 3, "disputes": 4}
"""Rows of each part: what goes on a sheet of paper. The page says how many there are in all."""


@router.get("/briefing")
def briefing(request: Request, question: Annotated[Asked, Depends(asked)]) -> Response:
    """A situation report of one page, every line with who says so and by what chain."""
    held = access.held(request, question)
    parts = {view: shown(_telling(view, held), question, most) for view, most in SHORT.items()}
    strips = {row.event: held.coverage.strip(held.claim_of[row.claims[0]]) for row in parts["events"].rows}
    return page(
        request, "briefing.html", held, asked=question, page=parts["events"], parts_of=parts, strips=strips,
        sources=_sources(parts, held), about=question.place or question.party or "everything in the book",
    )  # fmt: skip


def _telling(view: str, held: Held) -> Sequence[Any]:
    """The rows of a view; of the casualties those that give a figure, the disputes that most outlets carry first."""
    rows = held.view(view)
    if view == "disputes":
        return sorted(rows, key=lambda row: -row.outlets)
    return [row for row in rows if figure(row)] if view == "casualties" else rows


def _sources(parts: dict[str, Any], held: Held) -> list[tuple[str, str, str]]:
    """The pages that the lines stand on: outlet, day, address; each once, in that order."""
    claims = [
        id_
        for part in parts.values()
        for row in part.rows
        for id_ in (getattr(row, "claims", ()) or (getattr(row, "claim", ""),))[:1]
    ]
    documents = {held.coverage.document(held.claim_of[id_]).id for id_ in claims if id_ in held.claim_of}
    pages = (held.coverage.documents[id_] for id_ in documents)
    return sorted((page.outlet or page.name, page.day.isoformat(), page.url) for page in pages)
