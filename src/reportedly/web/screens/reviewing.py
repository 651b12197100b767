"""Review: one claim at a time, the most pressing first, decided by keys alone. Decisions are entries of the book."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, HTTPException, Query, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from reportedly.claims import Claim
from reportedly.errors import LedgerError, UsageError
from reportedly.exports import labels
from reportedly.judgements import RULE, Judgement, Same, Verdict
from reportedly.ledger import Decision, Review
from reportedly.testimony import Row
from reportedly.views import citations, queues
from reportedly.views import claims as claim_views
from reportedly.views.coverage import according_to
from reportedly.views.queues import QueueRow
from reportedly.web import access, corrections, deeds
from reportedly.web.accounts import Person
from reportedly.web.desks import Held
from reportedly.web.rendering import page

router = APIRouter(include_in_schema=False)
Reviewer = Annotated[Person, Depends(access.needing("reviewer"))]
OURS = [Depends(access.ours)]
CODES = (
    "not a claim", "wrong speaker", "wrong place", "wrong time", "wrong number", "wrong kind", "said twice", "other",
)  # fmt: skip
"""Why a claim is rejected: one key each, from 1."""
SOME = 12


@router.get("/review")
def review(
    request: Request, person: Reviewer, claim: Annotated[str, Query(max_length=40)] = "",
    skip: Annotated[int, Query(ge=0, le=100_000)] = 0, said: Annotated[str, Query(max_length=300)] = "",
) -> Response:  # fmt: skip
    """The next card for this reviewer. What others said of it is not shown."""
    held = access.held(request)
    words = _words(request)
    queue = waiting(held, words, person)
    done = sum(person.name in spoken for spoken in words.values())
    card = _named(request, claim) if claim else _next(request, queue, skip)
    return page(
        request, "review.html", held, card=card, left=len(queue), done=done, skip=skip, said=said, linked=False,
        shielded=held.masks.over, codes=CODES, fields=corrections.FIELDS,
        split=sum(queues.split(spoken) for spoken in words.values()),
    )  # fmt: skip


def _words(request: Request) -> Mapping[str, Mapping[str, Review]]:
    with access.desk(request).opened() as book:
        return queues.words_of(book.read(Review))


def waiting(held: Held, words: Mapping[str, Mapping[str, Review]], person: Person) -> list[QueueRow]:
    """What this reviewer has not decided and somebody should: the queue, behind what waits for a second word."""
    second = [
        QueueRow(about, "second word", True)
        for about, spoken in words.items()
        if queues.doubled(about) and len(spoken) == 1 and person.name not in spoken
    ]
    first = [row for row in held.view("queues") if row.claim not in words]
    return [*first, *sorted(second, key=lambda row: row.claim)]


def _next(request: Request, queue: list[QueueRow], skip: int) -> dict[str, Any] | None:
    for row in queue[skip:]:
        found = _found(request, row.claim)
        if found is not None:
            return _card(request, found[0], row, found[1])
    return None


def _named(request: Request, id_: str) -> dict[str, Any]:
    found = _found(request, id_)
    if found is None:
        raise HTTPException(404, "the book holds no such claim")
    return _card(request, found[0], QueueRow(id_, "asked for", queues.doubled(id_)), found[1])


def _found(request: Request, id_: str) -> tuple[Claim, Held] | None:
    """The claim, struck or not, and what the book holds about it."""
    held = access.held(request)
    if id_ in held.claim_of and id_ in held.coverage.row_of:
        return held.claim_of[id_], held
    try:
        with access.desk(request).opened() as book:
            claim = book.claim(id_)
    except LedgerError:
        return None
    return claim, access.around(request, claims=(id_,), pages=(claim.evidence.document,))


def _card(request: Request, claim: Claim, row: QueueRow, held: Held) -> dict[str, Any]:
    document = held.coverage.documents[claim.evidence.document]
    here = held.coverage.row_of.get(claim.id)
    return {
        "claim": claim, "why": row.why, "double": row.double, "document": document,
        "row": claim_views.row(claim, held.coverage) if here else None,
        "gist": claim.proposition.gist(), "modality": claim.modality.value, "stance": claim.stance.value,
        "speaker": according_to(claim, document), "passages": citations.of_claim(claim, document),
        "citations": citations.from_claim(claim, document), "statuses": claim.proposition.statuses,
        "garbled": held.coverage.garbled.get(claim.id),
        "together": [_told(c, held) for c in here.event.claims if c.id != claim.id][:SOME] if here else [],
        "apart": [_told(c, held) for c in _likely(claim, here, held, _judged(request, claim))] if here else [],
    }  # fmt: skip


def _told(claim: Claim, held: Held) -> dict[str, str]:
    document = held.coverage.document(claim)
    return {
        "id": claim.id, "who": according_to(claim, document), "outlet": document.outlet,
        "gist": claim.proposition.gist(), "words": held.coverage.words(claim),
    }  # fmt: skip


def _judged(request: Request, claim: Claim) -> set[str]:
    """The claims that somebody, man or machine, held beside this one."""
    with access.desk(request).opened() as book:
        return {id_ for judged in book.judgements(about=(claim.id,)) for id_ in (judged.left, judged.right)}


def _likely(claim: Claim, here: Row, held: Held, judged: set[str]) -> list[Claim]:
    """Claims of other events that may be about the same: of one kind, judged beside it before, or of one place or none.

    What was judged before comes first: it is what a split can be taken back with.
    """
    place = claim.proposition.place.value.id if claim.proposition.place else ""
    found = []
    for row in held.coverage.relations.rows:
        other = next((c for c in row.event.claims if c.id in judged), row.event.claims[0])
        at = other.proposition.place.value.id if other.proposition.place else ""
        near = other.id in judged or not place or not at or at == place
        if row is not here and other.proposition.kind == claim.proposition.kind and near:
            found.append(other)
    return sorted(found, key=lambda other: other.id not in judged)[:SOME]


def _post(request: Request, *entries: Review | Judgement) -> None:
    with access.desk(request).writable() as book:
        book.post(*entries)
        deeds.follow(book)
    access.desk(request).renew()


def _known(request: Request, id_: str) -> None:
    """A decision is about a claim that was read: 404 for another, which every later queue would stumble over."""
    with access.desk(request).opened() as book:
        if not book.knows(id_, "Claim"):
            raise HTTPException(404, "the book holds no such claim")


def _back(said: str, claim: str = "") -> Response:
    return RedirectResponse("/review?" + urlencode({"said": said, **({"claim": claim} if claim else {})}), 303)


def _review(about: str, decision: Decision, person: Person, note: str = "") -> Review:
    return Review(about, decision, person.name, datetime.now(UTC), note)


@router.post("/review/{id_}/accept", dependencies=OURS)
def accept(request: Request, id_: str, person: Reviewer) -> Response:
    """It stands as it was read."""
    _known(request, id_)
    _post(request, _review(id_, Decision.ACCEPTED, person))
    return _back("accepted")


@router.post("/review/{id_}/reject", dependencies=OURS)
def reject(
    request: Request, id_: str, person: Reviewer, code: Annotated[str, Form(max_length=40)],
    note: Annotated[str, Form(max_length=300)] = "",
) -> Response:  # fmt: skip
    """It is left out of every view, with the reason."""
    if code not in CODES:
        raise HTTPException(400, f"a reason is one of: {', '.join(CODES)}")
    _known(request, id_)
    _post(request, _review(id_, Decision.REJECTED, person, f"{code}: {note}" if note.strip() else code))
    return _back(f"rejected: {code}")


@router.post("/review/{id_}/correct", dependencies=OURS)
def correct(
    request: Request, id_: str, person: Reviewer, field: Annotated[str, Form(max_length=20)],
    words: Annotated[str, Form(max_length=300)] = "",
) -> Response:  # fmt: skip
    """One field is put right; the claim with it stands in the old one's place."""
    if field not in corrections.FIELDS:
        raise HTTPException(400, f"one of {', '.join(corrections.FIELDS)} can be corrected")
    with access.desk(request).writable() as book:
        claim = book.claim(id_)
        try:
            instead = corrections.corrected(claim, field, words, person.name, _places(request))
        except UsageError as error:
            return _back(str(error), id_)
        if instead.id == claim.id:
            return _back("that is what it says already", id_)
        corrections.correct(book, claim, instead, _review(id_, Decision.CORRECTED, person, field))
        deeds.follow(book)
    access.desk(request).renew()
    return _back(f"corrected: {field}")


def _places(request: Request) -> Any:
    """The gazetteer, opened once when the first correction names a place."""

    def opened() -> Any:
        if not hasattr(request.app.state, "gazetteer"):
            request.app.state.gazetteer = corrections.gazetteer()
        return request.app.state.gazetteer

    return opened


@router.post("/review/undo", dependencies=OURS)
def undo(request: Request, person: Reviewer) -> Response:
    """Take back the last decision; the entries stay in the book, and a later one says that it was taken back."""
    with access.desk(request).writable() as book:
        last = deeds.last(book, person.name)
        if last is None:
            return _back("there is nothing to take back")
        book.post(*deeds.taken_back(book, last, person.name, datetime.now(UTC)))
        deeds.follow(book)
    access.desk(request).renew()
    return _back("taken back", last.about)


@router.post("/review/{id_}/{verb}/{other}", dependencies=OURS)
def judge(request: Request, id_: str, verb: str, other: str, person: Reviewer) -> Response:
    """Two claims are about one happening (merge), or not (split): a person's word, which wins over a machine's."""
    if verb not in ("merge", "split"):
        raise HTTPException(404, "two claims are merged or split")
    if person.name == RULE:
        raise HTTPException(400, "a reviewer cannot be called like the machine's judge")
    held = access.around(request, claims=(id_, other))
    if id_ not in held.claim_of or other not in held.claim_of:
        raise HTTPException(404, "the book holds no such claim")
    verdict = Verdict.YES if verb == "merge" else Verdict.NO
    said = (("a reviewer says so", 1.0),)
    _post(request, Judgement(Same.EVENT, id_, other, verdict, said, person.name, datetime.now(UTC)))
    return _back({"merge": "merged: one happening", "split": "split: two happenings"}[verb], id_)


@router.get("/review/tasks.{form}")
def tasks(request: Request, form: str, person: Reviewer) -> Response:
    """The queue for Prodigy (jsonl) or Label Studio (json), page words and all: for reviewers."""
    held = access.held(request)
    claims = [held.claim_of[row.claim] for row in waiting(held, _words(request), person) if row.claim in held.claim_of]
    if form == "jsonl":
        body, kind = "".join(labels.prodigy(claims, held.coverage)), "application/jsonl"
    elif form == "json":
        body, kind = labels.label_studio(claims, held.coverage), "application/json"
    else:
        raise HTTPException(404, "tasks come as .jsonl (Prodigy) or .json (Label Studio)")
    saved = {"content-disposition": f'attachment; filename="tasks.{form}"'}
    return Response(body.encode("utf-8", "replace"), media_type=kind, headers=saved)


@router.post("/review/decisions", dependencies=OURS)
async def decisions(request: Request, file: UploadFile, person: Reviewer) -> Response:
    """Decisions that were made elsewhere, brought in under the name of who brings them."""
    words = (await file.read()).decode("utf-8", "replace")
    try:
        found = labels.decisions(words, person.name, datetime.now(UTC))
    except UsageError as error:
        return _back(str(error))
    with access.desk(request).writable() as book:
        asked = {review.about for review in found}
        known = {id_ for (id_,) in book.shelf.chosen("select id from claims where id in ({asked})", asked)}
        posted = book.post(*(review for review in found if review.about in known))
    access.desk(request).renew()
    return _back(f"{len(posted)} decisions of {len(found)} brought in")
