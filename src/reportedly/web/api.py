"""The API for programs, version 1: every view as JSON, a claim with its words, the map, the book's head.

A list goes on from its ``next``; a cursor holds the moment the list was begun at, so that pages never shift while the
book grows. Names of private persons are masked as on the pages.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, is_dataclass, replace
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.encoders import jsonable_encoder
from fastapi.openapi.utils import get_openapi
from fastapi.responses import Response
from pydantic import BaseModel, Field, create_model

from reportedly.exports.claims import record
from reportedly.views import (
    KIND_OF,
    casualties,
    citations,
    claims,
    control,
    disputes,
    events,
    misreports,
    notices,
    sources,
    states,
    updates,
)
from reportedly.views.control import STANDINGS
from reportedly.web import access, days, phrases
from reportedly.web.asking import Asked, Shown, asked, shown
from reportedly.web.desks import Held

router = APIRouter(prefix="/api/v1", tags=["views"])
Question = Annotated[Asked, Depends(asked)]
MOST = 500

VIEWS: tuple[tuple[str, str, type, str], ...] = (
    ("claims", "claims", claims.ClaimRow, "Who says that what happened: one row a claim, newest page first."),
    ("events", "events", events.EventRow, "What is reported to have happened, most outlets first."),
    ("updates", "updates", updates.UpdateRow, "One card an event, latest report first."),
    ("disputes", "disputes", disputes.DisputeRow, "What the parties say against each other, newest first."),
    ("misreports", "misreports", misreports.MisreportRow, "Reports that contradict the utterance they relay."),
    ("places", "control", control.ControlRow, "Who holds which place, according to whom."),
    ("casualties", "casualties", casualties.CasualtyRow, "Who says how many; claimants are never added together."),
    ("services", "services", states.StateRow, "Water, power, heating and the like."),
    ("talks", "talks", states.StateRow, "Talks by the parties, with their state."),
    ("ceasefires", "ceasefires", states.StateRow, "Ceasefires with their state."),
    ("corridors", "corridors", states.StateRow, "Humanitarian corridors with their state."),
    ("notices", "notices", notices.NoticeRow, "Practical information for the public."),
    ("sources", "sources", sources.SourceRow, "Each outlet: how much it relays, copies and garbles."),
)
"""Path, view, row, meaning."""


class BookHead(BaseModel):
    """The last entry of the book that an answer rests on."""

    seq: int
    hash: str
    at: str


class Part(BaseModel):
    """What part of a large book was laid out: ``claims`` of ``total``, on pages of these days."""

    claims: int
    total: int
    first: str
    last: str
    before: str = Field(description="The claim behind which older ones go on; empty when there are none")
    whole: bool = Field(description="No event reaches further back than is laid out")


class Listed(BaseModel):
    """A page of a list. ``next``: the cursor of the following page, null at the end."""

    total: int = Field(description="Rows that were asked for, over all pages; of a large book, in what is laid out")
    next: str | None
    head: BookHead
    window: Part | None = Field(description="What part of a large book was laid out; null for a book read whole")


def _lists(view: str) -> Callable[..., Response]:
    def answer(
        request: Request, question: Question, cursor: Annotated[str, Query(max_length=200)] = "",
        limit: Annotated[int, Query(ge=1, le=MOST)] = 100,
    ) -> Response:  # fmt: skip
        begun = _read(cursor, question) if cursor else question
        held = access.held(request, begun, KIND_OF.get(view, ""), at_odds=view == "disputes")
        cut = shown(held.view(view), begun, limit)
        following = _following(cut, begun, held)
        rows = [held.masks.within(plain(row)) for row in cut.rows]
        part = asdict(held.window) if held.window else None
        told = {"total": cut.total, "next": following, "head": asdict(held.head), "window": part, "rows": rows}
        return answered(request, told)

    return answer


def _following(cut: Shown, question: Asked, held: Held) -> str | None:
    """The cursor of what comes next: further rows of what is laid out, then what is older."""
    at = held.as_of.isoformat() if held.as_of else held.head.at
    if cut.next:
        return _cursor(cut.next, at, question.before)
    return _cursor(0, at, held.window.before) if held.window and held.window.before else None


def _cursor(after: int, at: str, before: str) -> str:
    return base64.urlsafe_b64encode(f"{after}|{at}|{before}".encode()).decode().rstrip("=")


def _read(cursor: str, question: Asked) -> Asked:
    try:
        words = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        after, at, before = (*words.split("|"), "")[:3]
        moment = datetime.fromisoformat(at)
        if moment.tzinfo is None or int(after) < 0:
            raise ValueError("no aware moment")
        return replace(question, as_of=moment, after=int(after), before=before)
    except ValueError as error:
        raise HTTPException(400, "that cursor is none of ours; begin the list anew without it") from error


def plain(row: Any) -> Any:
    """A row as JSON: days and hours in ISO 8601, ranges with low and high."""
    return jsonable_encoder(asdict(row) if is_dataclass(row) and not isinstance(row, type) else row)


def answered(request: Request, value: Any, kind: str = "application/json") -> Response:
    """JSON with an ETag; 304 when the asker has it already."""
    body = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
    tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=kind, headers=headers)


def _enter() -> None:
    for path, view, row, meaning in VIEWS:
        listed = create_model(f"{path.capitalize()}Page", __base__=Listed, rows=(list[row], ...))  # type: ignore[valid-type]
        router.add_api_route(f"/{path}", _lists(view), response_model=listed, summary=meaning, name=path)


_enter()


@router.get("", summary="What there is")
def index(request: Request) -> Response:
    """The lists with their addresses, and the head of the book."""
    held = access.held(request)
    lists = {path: {"href": f"/api/v1/{path}", "meaning": meaning} for path, _, _, meaning in VIEWS}
    return answered(request, {"head": asdict(held.head), "lists": lists, "openapi": "/api/v1/openapi.json"})


@router.get("/openapi.json", include_in_schema=False)
def openapi(request: Request) -> Response:
    """This API in OpenAPI 3.1."""
    app = request.app
    told = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
    return answered(request, told)


@router.get("/claims/{id_}", summary="One claim in the exchange format, every field with its words")
def claim(request: Request, id_: str, question: Question) -> Response:
    """The record of the exchange format, the row of the claims view, and each field's span and words."""
    held = access.around(request, question, claims=(id_,))
    found = held.claim_of.get(id_)
    if found is None:
        raise HTTPException(404, "the book holds no such claim at this moment")
    document = held.coverage.document(found)
    cited = [
        {"field": c.field, "value": c.value, "words": c.words, "how": c.how, "start": c.span.start, "end": c.span.end}
        for c in citations.from_claim(found, document)
    ]
    told = {"record": record(found, document), "row": plain(claims.row(found, held.coverage)), "fields": cited}
    return answered(request, held.masks.within({**told, "event": held.coverage.row_of[id_].event.id}))


@router.get("/documents/{id_}", summary="One version of one page: where it is from, its blocks, its claims")
def document(request: Request, id_: str, question: Question) -> Response:
    """Text and blocks of a page, the ids of its claims. Offsets count code points of ``text``.

    It is not masked, for then no offset would hold; so it is for reviewers.
    """
    access.needing("reviewer")(request)
    held = access.around(request, question, pages=(id_,))
    page = held.coverage.documents.get(id_)
    if page is None:
        raise HTTPException(404, "the book holds no such page at this moment")
    told = plain(page)
    told["first_seen"] = held.first_seen.get(id_)
    told["claims"] = [c.id for c in held.coverage.relations.claims if c.evidence.document == id_]
    return answered(request, told)


@router.get(
    "/map",
    summary="The places of the map as GeoJSON, precision told",
    responses={200: {"content": {"application/geo+json": {}}}},
)
def ground(request: Request, question: Question) -> Response:
    """One feature a place: the standing, the party last named as holding it, and the precision of the point."""
    whole = access.held(request, question, "control")
    held = days.upto(whole, question.upto, "control")
    places: dict[str, list[Any]] = {}
    for row in shown(held.view("control"), question, 200).rows:
        places.setdefault(row.place, []).append(row)
    features = [_feature(place, rows, whole) for place, rows in places.items()]
    return answered(request, {"type": "FeatureCollection", "features": features}, "application/geo+json")


def _feature(place: str, rows: list[Any], held: Held) -> dict[str, Any]:
    last = max(rows, key=lambda row: (row.published, row.claim))
    standings = {row.standing for row in rows}
    standing = next(word for word in STANDINGS if word in standings)
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [last.lon, last.lat]},
        "properties": {
            "place": place, "standing": standing, "party": last.party, "status": last.status,
            "precision": last.precision, "claims": [row.claim for row in rows], "claim": last.claim,
            "tone": phrases.tone(last.party, held.parties), "shape": phrases.shape(last.party, held.parties),
        },
    }  # fmt: skip
