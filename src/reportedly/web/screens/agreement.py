"""Agreement: how far reviewers agree where two decided apart, and what waits for a third to decide between them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from reportedly.errors import LedgerError
from reportedly.ledger import Decision, Review
from reportedly.views import agreements, queues
from reportedly.web import access
from reportedly.web.accounts import Person
from reportedly.web.rendering import page

router = APIRouter(include_in_schema=False)


@router.get("/agreement")
def agreement(request: Request, person: Annotated[Person, Depends(access.needing("reviewer"))]) -> Response:
    """The figures, with n and interval, and the claims on which two differ."""
    held = access.held(request)
    with access.desk(request).opened() as book:
        reviews = list(book.read(Review))
        words = queues.words_of(reviews)
        split = []
        for about in sorted(about for about, said in words.items() if queues.split(said)):
            try:
                claim = book.claim(about)
            except LedgerError:
                continue
            evidence = book.document(claim.evidence.document).words(claim.evidence)
            split.append((about, claim.proposition.gist(), evidence, list(words[about].values())))
    return page(
        request, "agreement.html", held, found=agreements.from_reviews(reviews), split=split, reviews=len(reviews),
        adjudicator=person.may("adjudicator"),
    )  # fmt: skip


@router.post("/agreement/{id_}", dependencies=[Depends(access.ours)])
def adjudicate(
    request: Request, id_: str, person: Annotated[Person, Depends(access.needing("adjudicator"))],
    decision: Annotated[str, Form(max_length=20)],
) -> Response:  # fmt: skip
    """A third word, which decides."""
    if decision not in ("accepted", "rejected"):
        raise HTTPException(400, "a decision is accepted or rejected")
    word = Review(id_, Decision(decision), f"{person.name} (adjudicator)", datetime.now(UTC), "adjudicated")
    with access.desk(request).writable() as book:
        book.claim(id_)
        book.post(word)
    return RedirectResponse("/agreement", 303)
