"""The house: sources, search, the method as it is run, the first page of an empty book."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import resources
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import FileResponse, Response

from reportedly import claims
from reportedly.checks import pages
from reportedly.referents.actors import surname_key
from reportedly.views import claims as claim_views
from reportedly.views import control, coverage
from reportedly.web import access, api, wires
from reportedly.web.asking import Asked, asked, shown
from reportedly.web.desks import Held
from reportedly.web.rendering import page
from reportedly.web.settings import LAYERS

router = APIRouter(include_in_schema=False)
Question = Annotated[Asked, Depends(asked)]


@router.get("/sources")
def sources(request: Request, question: Question) -> Response:
    """Each outlet, and how every input ended."""
    held = access.held(request, question)
    with access.desk(request).opened() as book:
        fates: dict[str, int] = dict(book.shelf.rows("select fate, count(*) from receipts group by fate"))
        sql = "select location, fate, reason from receipts where fate <> 'stored' order by seq desc limit 100"
        receipts = list(book.shelf.rows(sql))
    cut = shown(held.view("sources"), question, 200)
    return page(
        request, "sources.html", held, asked=question, page=cut, fetched=_fetched(request, held), receipts=receipts,
        fates=sorted(fates.items(), key=lambda pair: -pair[1]),
        wires=wires.from_ledger(access.settings(request).ledger, datetime.now(UTC)),
    )  # fmt: skip


FETCHED = """
select outlet, retrieved from documents join entries on entries.id = documents.capture
join captures on captures.seq = entries.seq where documents.id in ({asked})
"""


def _fetched(request: Request, held: Held) -> dict[str, str]:
    """The hour a page of each outlet that is laid out was last fetched at."""
    with access.desk(request).opened() as book:
        rows = sorted(
            (str(outlet or ""), str(at)) for outlet, at in book.shelf.chosen(FETCHED, held.coverage.documents)
        )
    return dict(rows)


@router.get("/search")
def search(request: Request, question: Question, q: Annotated[str, Query(max_length=200)] = "") -> Response:
    """Claims and pages that hold all the words; a name is found in every spelling that one actor has on the pages."""
    held = access.held(request, Asked(as_of=question.as_of))
    rows: Sequence[Any] = ()
    documents: Sequence[Any] = ()
    if q.strip():
        with access.desk(request).opened() as book:
            found = {claim.id for words in _forms(q, held) for claim in book.search(words, 100, question.as_of)}
            documents = book.search_documents(q, 50, question.as_of)
        laid = access.around(request, question, claims=sorted(found))
        kept = [laid.claim_of[id_] for id_ in found if id_ in laid.claim_of]
        told = (claim_views.row(c, laid.coverage) for c in kept)
        rows = sorted(told, key=lambda r: (r.published, r.claim), reverse=True)[:100]
        if not rows and not documents:
            rows = [row for row in held.view("claims") if q.casefold() in f"{row.according_to} {row.place}".casefold()]
    return page(request, "search.html", held, asked=question, seeking=q, rows=rows, documents=documents)


def _forms(words: str, held: Held) -> list[str]:
    """The words as typed, and how else the pages spell a name that sounds like them: Laguta, Lahuta."""
    spelt = held.once("spellings", lambda: _spellings(held.front or held)).get(surname_key(words.strip('" ')), ())
    return [words, *(f'"{one}"' for one in sorted(spelt) if one.casefold() not in words.casefold())][:12]


def _spellings(held: Held) -> dict[str, set[str]]:
    """Surnames as the pages spell them, by how they sound."""
    names = set[str]()
    for claim in held.coverage.relations.claims:
        named = (claim.proposition.actor, claim.proposition.target, *claim.claimants)
        names |= {slot.value.name for slot in named if slot}
    found: dict[str, set[str]] = {}
    for name in sorted(name for name in names if name.istitle()):
        found.setdefault(surname_key(name), set()).add(name.split()[-1])
    return found


@router.get("/method")
def method(request: Request) -> Response:
    """How it is made: rules and figures read from the running code and the book, none written by hand."""
    at = access.desk(request)
    held = None if at.empty() else at.held()
    counts = held.counts if held else {}
    return page(
        request, "method.html", held, topics=sorted(claims.TOPICS, key=lambda topic: topic.kind), counts=counts,
        lexicons=_lexicons(), stale=control.STALE_DAYS, long=coverage.LONG, judged=_judged(held), views=api.VIEWS,
        checks=(pages.__doc__ or "").splitlines()[0], vendored=_vendored(),
    )  # fmt: skip


def _judged(held: Held | None) -> dict[str, int]:
    """How the table looks that the book makes now."""
    if held is None:
        return {}
    table = held.coverage.relations
    return {
        "claims": len(table.claims), "origins that are known": sum(o.known for o in table.origins),
        "events": len(table.events), "events two sides assert": sum(row.corroborated for row in table.rows),
        "pairs of claims at odds": len(table.disputes), "relay mismatches": len(table.misreports),
        "reprints": len(table.copies),
        "in the outlet's own voice": sum(not claim.claimants for claim in table.claims),
    }  # fmt: skip


def _lexicons() -> list[tuple[str, int]]:
    folder = resources.files("reportedly") / "data"
    tables = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".tsv"))
    return [(name, (folder / name).read_text(encoding="utf-8").count("\n") - 1) for name in tables]


def _vendored() -> list[list[str]]:
    table = resources.files("reportedly.web") / "assets" / "vendor" / "VENDORED.tsv"
    return [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()[1:]]


@router.get("/fresh")
def fresh(request: Request, seq: Annotated[int, Query(ge=0)] = 0) -> Response:
    """How much the book has grown since a page was made; nothing when it has not."""
    head = access.desk(request).head()
    return page(request, "fresh.html", None, more=max(0, head.seq - seq), seq=seq)


@router.get("/layer.{ending}")
def layer(request: Request, ending: str) -> Response:
    """The user's own layer of the map; of an archive of tiles the pieces that are asked for."""
    own = access.settings(request).layer
    if own is None or not own.is_file() or own.suffix.lower() != f".{ending}":
        raise HTTPException(404, "no such layer was named")
    plain = {"content-encoding": "identity", "cache-control": "private, no-cache"}  # pieces of it are never packed
    return FileResponse(own, media_type=LAYERS[own.suffix.lower()], headers=plain)


@router.get("/api")
def reference(request: Request) -> Response:
    """The API in words, from the same table that makes it."""
    return page(request, "api.html", None, views=api.VIEWS)
