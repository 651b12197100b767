"""The wire: updates, events, claims, full coverage, one event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from reportedly.judgements.clusters import weight
from reportedly.testimony import Row
from reportedly.views import Strip, matrices, stories
from reportedly.views import events as event_views
from reportedly.web import access
from reportedly.web.asking import Asked, Shown, asked, shown
from reportedly.web.desks import Held
from reportedly.web.phrases import between
from reportedly.web.rendering import page

router = APIRouter(include_in_schema=False)
Question = Annotated[Asked, Depends(asked)]


@router.get("/")
def door(question: Question) -> RedirectResponse:
    """The first page of the day."""
    return RedirectResponse("/updates" + Asked(as_of_words=question.as_of_words).query(), 307)


@router.get("/updates")
def updates(request: Request, question: Question) -> Response:
    """What is new, one card an event."""
    held = access.held(request, question)
    cut = shown(held.view("updates"), question)
    cards = Shown([_card(row, held) for row in cut.rows], cut.total, cut.after)
    return page(request, "updates.html", held, asked=question, page=cards)


def _card(row: Any, held: Held) -> dict[str, Any]:
    claim, document = held.claim_of[row.claim], held.coverage.documents.get(row.document)
    return {
        "row": row,
        "day": row.updated[:10],
        "dated": document is not None and document.published.precision == "day",
        "guessed": document is not None and document.published.guessed,
        "seen": held.first_seen.get(row.document, ""),
        "said": between(claim.asserted.value.earliest, claim.asserted.value.latest) if claim.asserted else "",
        "party": claim.claimants[0].value.party if claim.claimants else "",
    }


@router.get("/events")
def events(request: Request, question: Question) -> Response:
    """Every event, with most outlets first."""
    held = access.held(request, question)
    cut = shown(held.view("events"), question)
    strips = {row.event: held.coverage.strip(held.claim_of[row.claims[0]]) for row in cut.rows}
    return page(request, "events.html", held, asked=question, page=cut, strips=strips)


@router.get("/claims")
def claims(request: Request, question: Question) -> Response:
    """Every claim, newest page first."""
    held = access.held(request, question)
    return page(request, "claims.html", held, asked=question, page=shown(held.view("claims"), question))


@router.get("/events/{id_}")
def event(request: Request, id_: str, question: Question) -> Response:
    """One event, by its id or by that of any claim of it: an event's own id changes as reports come, a claim's not."""
    held = access.around(request, question, claims=(id_,))
    if id_ not in held.event_of:
        held = access.desk(request).telling(id_) or held
    row: Row | None = held.event_of.get(id_)
    if row is None:
        raise HTTPException(404, "the book holds no such event at this moment")
    coverage, within = held.coverage, {claim.id for claim in row.event.claims}
    rows = matrices.from_row(row, coverage)
    revised = [r for r in coverage.relations.revisions if r.later.id in within and r.earlier.id in within]
    return page(
        request, "event.html", held, asked=question, event=event_views.row(row, coverage), rows=rows,
        tree=matrices.tree(row, coverage), strips=_strips((relay.claim for r in rows for relay in r.relays), held),
        reasons=_reasons(request, within),
        revisions=[(r.later.id, r.earlier.id, r.field) for r in revised],
        first=min((coverage.document(claim) for claim in row.event.claims), key=lambda page: page.published.at),
        document=event_views.fullest(row.event.claims, coverage).evidence.document,
    )  # fmt: skip


def _strips(claims: Iterable[str], held: Held) -> dict[str, Strip]:
    return {id_: held.coverage.strip(held.claim_of[id_]) for id_ in claims}


def _reasons(request: Request, claims: set[str]) -> list[str]:
    """Why the machine or a person holds the claims of an event to be about one happening; the strongest first."""
    with access.desk(request).opened() as book:
        judged = [j for j in book.judgements(about=claims) if j.left in claims and j.right in claims]
    told = {
        f"{j.same.value}: {j.verdict.value}, by {j.judge}: {'; '.join(_weighed(j.reasons)) or 'no reason given'}"
        for j in judged
        if weight(j) > 0
    }
    return sorted(told, key=lambda line: (-len(line), line))[:8]


def _weighed(reasons: Iterable[tuple[str, float]]) -> Iterator[str]:
    return (f"{reason} ({weight:+.2g})" for reason, weight in sorted(reasons, key=lambda pair: -abs(pair[1])))


@router.get("/stories/{document}")
def story(request: Request, document: str, question: Question) -> Response:
    """All that is reported of what one page tells."""
    held = access.around(request, question, pages=(document,))
    if document not in held.coverage.documents:
        raise HTTPException(404, "the book holds no such page at this moment")
    told = stories.from_document(held.coverage.documents[document], held.coverage)
    strips = {row.event: held.coverage.strip(held.claim_of[row.claims[0]]) for row in told.events}
    return page(request, "story.html", held, asked=question, story=told, strips=strips)
