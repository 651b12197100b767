"""Exports: a format chosen, its first rows seen in its exact columns, then taken away with codebook and description."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import Response, StreamingResponse

from reportedly.captures import Capture
from reportedly.exports import datapackage, parquet, warc
from reportedly.exports.offers import OFFERS, Offer
from reportedly.exports.sheets import Sheet
from reportedly.web import access
from reportedly.web.asking import Asked, asked
from reportedly.web.desks import Held
from reportedly.web.rendering import page

router = APIRouter(include_in_schema=False)
Question = Annotated[Asked, Depends(asked)]
FIRST = 12
"""Rows of a preview."""
LONGEST = 4000
"""Characters of a preview that is no table."""


@router.get("/exports")
def exports(request: Request, question: Question, form: Annotated[str, Query(max_length=40)] = "csv") -> Response:
    """What there is, and the first rows of the chosen one."""
    held, offer = access.held(request, question), _offer(form)
    narrowed = _narrowed(held, question)
    lines = narrowed.once(f"preview {form}", lambda: _begins(narrowed, offer))
    rows = list(csv.reader(lines.splitlines()))[: FIRST + 2] if offer.sheet else []
    columns = offer.sheet.columns(narrowed.coverage) if offer.sheet else ()
    return page(
        request, "exports.html", held, asked=question, offers=OFFERS.values(), offer=offer, rows=rows, columns=columns,
        words="" if offer.sheet else lines[:LONGEST],
    )  # fmt: skip


def _begins(held: Held, offer: Offer) -> str:
    begun = "".join(itertools.islice(offer.pieces(held.coverage), FIRST + 2))
    return held.masks.over_file(begun, offer.media_type)


def _offer(form: str) -> Offer:
    if form not in OFFERS:
        raise HTTPException(404, f"there is no format {form!r}; there are {', '.join(OFFERS)}")
    return OFFERS[form]


def _narrowed(held: Held, question: Asked) -> Held:
    """Only the events a claim of which is asked for by place or kind."""
    if not (question.place or question.kind):
        return held
    place, kind = question.place.casefold(), question.kind
    coverage = held.coverage.only(
        lambda claim: (
            (not kind or claim.proposition.kind == kind)
            and (not place or ((p := claim.proposition.place) is not None and place in p.value.canonical.casefold()))
        )
    )
    return held.cut(coverage)


@router.get("/exports/captures.warc.gz")
def archive(request: Request) -> Response:
    """Every capture of the book as WARC 1.1. It holds whole pages, names and all: for reviewers."""
    access.needing("reviewer")(request)

    def pieces() -> Iterator[bytes]:
        with access.desk(request).opened() as book:
            yield from warc.pieces(book.read(Capture))

    return StreamingResponse(pieces(), media_type="application/warc", headers=_saved("captures.warc.gz"))


@router.get("/exports/{form}/file")
def taken(request: Request, form: str, question: Question) -> Response:
    """The file. Names of private persons are masked in it."""
    offer, narrowed = _offer(form), _narrowed(access.held(request, question), question)
    if offer.ending == parquet.ENDING:
        return _columnar(form, narrowed)
    masked = (narrowed.masks.over_file(piece, offer.media_type) for piece in offer.pieces(narrowed.coverage))
    pieces = (piece.encode("utf-8", "replace") for piece in masked)
    name = f"{offer.name}-{narrowed.head.hash[:8]}.{offer.ending}"
    return StreamingResponse(pieces, media_type=offer.media_type, headers=_saved(name))


@router.get("/exports/{form}/datapackage.json")
def described(request: Request, form: str, question: Question) -> Response:
    """The table for machines."""
    held = access.held(request, question)
    return Response(datapackage.package(_sheet(form), held.coverage, held.head.hash), media_type="application/json")


@router.get("/exports/{form}/codebook.md")
def codebook(request: Request, form: str, question: Question) -> Response:
    """The table for people."""
    held = access.held(request, question)
    return Response(datapackage.codebook(_sheet(form), held.coverage), media_type="text/markdown; charset=utf-8")


@router.get("/exports/{form}/parquet")
def columnar(request: Request, form: str, question: Question) -> Response:
    """The table as Parquet, where DuckDB is installed."""
    return _columnar(form, _narrowed(access.held(request, question), question))


def _columnar(form: str, held: Held) -> Response:
    body = parquet.written(parquet.veiled(_sheet(form), held.masks.within), held.coverage)
    name = f"{form}-{held.head.hash[:8]}.{parquet.ENDING}"
    return Response(body, media_type=parquet.MEDIA_TYPE, headers=_saved(name))


def _sheet(form: str) -> Sheet:
    sheet = _offer(form).sheet
    if sheet is None:
        raise HTTPException(404, f"{form} is no table")
    return sheet


def _saved(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"'}
