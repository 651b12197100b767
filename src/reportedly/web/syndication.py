"""Syndication: what is new, as Atom and JSON Feed: all of it, of a place, of the disputes. Private names are masked."""

from __future__ import annotations

import hashlib
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import Response

from reportedly.exports import feeds
from reportedly.exports.feeds import Entry, Feed
from reportedly.web import access
from reportedly.web.asking import Asked, asked, shown
from reportedly.web.desks import Held

router = APIRouter(tags=["feeds"])
Question = Annotated[Asked, Depends(asked)]
MOST = 100
FORMS = {"atom": (feeds.atom, "application/atom+xml"), "json": (feeds.json_feed, "application/feed+json")}


@router.get("/feeds/updates.{form}")
def updates(request: Request, form: str, question: Question) -> Response:
    """One entry an event, newest report first; narrowed like the page of updates."""
    held = access.held(request, question)
    return _told(request, form, "Updates", _updates(held, question), held)


@router.get("/feeds/places/{named}.{form}")
def of_place(request: Request, named: str, form: str, question: Question) -> Response:
    """The updates about a place, by part of its name."""
    narrowed = Asked(question.as_of, question.as_of_words, place=named, kind=question.kind)
    held = access.held(request, narrowed)
    return _told(request, form, f"Updates: {named}", _updates(held, narrowed), held)


@router.get("/feeds/disputes.{form}")
def disputes(request: Request, form: str, question: Question) -> Response:
    """One entry a dispute, the newest first; narrowed like the page of disputes."""
    held = access.held(request, question, at_odds=True)
    rows = shown(held.view("disputes"), question, MOST).rows
    hours = {c.id: held.coverage.document(c).published.at.isoformat() for c in held.coverage.laid}
    return _told(request, form, "Disputes", feeds.from_disputes(rows, hours), held)


def _updates(held: Held, question: Asked) -> tuple[Entry, ...]:
    rows = shown(held.view("updates"), question, MOST).rows
    return feeds.from_updates(rows, {row.event: _first(held, row.event) for row in rows})


def _first(held: Held, event: str) -> tuple[str, str]:
    told = [(held.coverage.document(c).published.at, c.id) for c in held.event_of[event].event.claims]
    at, id_ = min(told)
    return id_, at.isoformat()


def _told(request: Request, form: str, title: str, entries: tuple[Entry, ...], held: Held) -> Response:
    if form not in FORMS:
        raise HTTPException(404, "a feed ends in .atom or .json")
    write, kind = FORMS[form]
    base = str(request.base_url).rstrip("/")
    body = held.masks.over_file(write(Feed(title, base, request.url.path, held.head.at, entries)), kind)
    tag = f'"{hashlib.sha256(body.encode()).hexdigest()[:24]}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"etag": tag})
    return Response(body, media_type=kind, headers={"etag": tag, "cache-control": "private, max-age=30"})
