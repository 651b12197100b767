"""Provenance: a claim with its words on the archived page, field by field; the page; two versions side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import Response

from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.errors import LedgerError
from reportedly.ledger import Ledger, Review
from reportedly.pipeline.reviewing import latest
from reportedly.views import citations, edits, queues
from reportedly.views import claims as claim_views
from reportedly.views.coverage import chain
from reportedly.web import access, journals
from reportedly.web.accounts import Person
from reportedly.web.asking import Asked, asked
from reportedly.web.desks import Held
from reportedly.web.phrases import between
from reportedly.web.rendering import page

router = APIRouter(include_in_schema=False)
Question = Annotated[Asked, Depends(asked)]
MOST_WORDS = 60_000
"""Characters of two versions that are compared word by word; longer pages would take seconds."""


@router.get("/claims/{id_}")
def claim(request: Request, id_: str, question: Question, whole: bool = False) -> Response:
    """The words behind a value."""
    return _claim(request, id_, question, whole, False)


@router.post("/claims/{id_}/unmask", dependencies=[Depends(access.ours)])
def unmask(
    request: Request, id_: str, question: Question, person: Annotated[Person, Depends(access.needing("reviewer"))],
    reason: Annotated[str, Form(max_length=200)],
) -> Response:  # fmt: skip
    """The same with the names of private persons, this once; that it was asked for is written down."""
    if not reason.strip():
        raise HTTPException(400, "say why you need the name")
    journals.write(access.settings(request).journal, person.name, "unmask", id_, reason.strip())
    return _claim(request, id_, question, True, True)


def _claim(request: Request, id_: str, question: Asked, whole: bool, unmasked: bool) -> Response:
    held = access.around(request, question, claims=(id_,))
    found: Claim | None = held.claim_of.get(id_)
    if found is None:
        raise HTTPException(404, _gone(request, id_))
    coverage, document = held.coverage, held.coverage.document(found)
    cited, passages = citations.from_claim(found, document), citations.of_claim(found, document)
    shielded = _shield(held, unmasked)
    with access.desk(request).opened() as book:
        sha256, versions = _kept(book, document), book.versions(document.url) if document.url else (document,)
        review = _review(request, book, id_)
    spoken = [finding for finding in coverage.findings if finding.at.overlaps(found.evidence) and not finding.verdict]
    return page(
        request, "claim.html", held, asked=question, row=claim_views.row(found, coverage), document=document,
        citations=cited, passages=passages, whole=whole, hidden_blocks=sum(not p.near for p in passages),
        garbled=coverage.garbled.get(id_), findings=spoken, sha256=sha256, versions=versions, review=review,
        seen=held.first_seen.get(document.id, ""), said=_said(found), shielded=shielded, linked=False,
        attribution=citations.attribution(found, document, chain(found, document)), unmasked=unmasked,
        private=any(held.masks.over(c.words) != c.words for c in cited),
    )  # fmt: skip


def _gone(request: Request, id_: str) -> str:
    """Why a claim is not to be seen: never read, or struck by a reviewer."""
    with access.desk(request).opened() as book:
        review = _review(request, book, id_)
    if review is None:
        return "the book holds no such claim at this moment"
    note = f": {review.note}" if review.note else ""
    other = f"; see /claims/{review.instead}" if review.instead else ""
    return f"this claim was {review.decision.value} by {review.reviewer}{note}{other}"


def _review(request: Request, book: Ledger, id_: str) -> Review | None:
    """The last word on a claim; not told to one who is yet to decide on it apart from others."""
    reviews = list(book.read(Review))
    words, person = queues.words_of(reviews).get(id_, {}), request.state.person
    awaited = len(words) == 1 and person.name not in words and person.may("reviewer")
    blind = awaited and queues.doubled(id_)
    return None if blind else latest(reviews).get(id_)


def _said(claim: Claim) -> str:
    return between(claim.asserted.value.earliest, claim.asserted.value.latest) if claim.asserted else ""


def _shield(held: Held, unmasked: bool) -> Callable[[str], str]:
    return str if unmasked else held.masks.over


def _kept(book: Ledger, document: Document) -> str:
    """The SHA-256 of the bytes a page was read from; "" when they are not in the book."""
    try:
        return book.capture(document.capture).sha256
    except LedgerError:
        return ""


@router.get("/pages/{id_}")
def archived(request: Request, id_: str, question: Question) -> Response:
    """A whole page as it was read, every claim of it marked."""
    held = access.around(request, question, pages=(id_,))
    document = _page(held, id_)
    own = [c for c in held.coverage.relations.claims if c.evidence.document == id_]
    with access.desk(request).opened() as book:
        sha256, versions = _kept(book, document), book.versions(document.url) if document.url else (document,)
    return page(
        request, "page.html", held, asked=question, document=document, claims=len(own), sha256=sha256,
        passages=citations.of_page(document, own), versions=versions, seen=held.first_seen.get(id_, ""),
        findings=[f for f in held.coverage.findings if f.at.document == id_], shielded=held.masks.over, linked=True,
    )  # fmt: skip


@router.get("/pages/{id_}/beside/{other}")
def beside(request: Request, id_: str, other: str, question: Question) -> Response:
    """Two versions, the earlier first, with what only one of them says."""
    held = access.around(request, question, pages=(id_, other))
    earlier, later = sorted((_page(held, id_), _page(held, other)), key=lambda d: (d.published.at, d.id))
    if len(earlier.text) + len(later.text) > MOST_WORDS:
        raise HTTPException(413, "the two versions are too long to be compared word by word here")
    compared = edits.between(earlier, later)
    return page(request, "edits.html", held, asked=question, earlier=earlier, later=later, edits=compared)


def _page(held: Held, id_: str) -> Document:
    if id_ not in held.coverage.documents:
        raise HTTPException(404, "the book holds no such page at this moment")
    return held.coverage.documents[id_]
