"""Surroundings: some claims laid out with what belongs to them, as if the book held nothing else.

To the claims come those that judgements join with them, however old, so that an event tells all who say so; then
their pages with every version of them, the judgements among them, and what the reviewers let stand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from reportedly import testimony
from reportedly.checks import Finding
from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.judgements import Judgement
from reportedly.ledger import Decision, Ledger, selections
from reportedly.ledger.shelves import Shelf, thing
from reportedly.pipeline import reviewing
from reportedly.pipeline.openings import outlets
from reportedly.views import Coverage

KIN = 200
"""Joined claims that are laid out beside those asked for; an event with more reports is laid out in part."""


@dataclass(frozen=True)
class Surroundings:
    """``coverage``: what was laid out. ``seen``: the hour each page was posted. ``whole``: no joined claim was left."""

    coverage: Coverage
    seen: dict[str, str]
    whole: bool


def around(
    ledger: Ledger, claims: Collection[str], upto: int, pages: Collection[str] = (), most: int = KIN
) -> Surroundings:
    """Lay out claims by their ids, as of an entry; and ``pages``, ids of documents that are asked for themselves.

    ``most``: joined claims beside them.
    """
    shelf = ledger.shelf
    kin, every = _with_kin(shelf, claims, upto, most)
    posted = _standing(shelf, kin, upto)
    documents, seen = _documents(ledger, {claim.evidence.document for claim in posted} | set(pages), upto)
    relations = testimony.relations(posted, _judged(shelf, posted, upto), documents.values(), outlets())
    found = reviewing.restated(Coverage(relations, documents, _findings(shelf, documents, upto)))
    return Surroundings(_asked(found, frozenset(claims)), seen, every)


def _with_kin(shelf: Shelf, claims: Collection[str], upto: int, most: int) -> tuple[set[str], bool]:
    """The claims and those joined with them, as many as are laid out; and whether these are all."""
    reached, front = set(claims), set(claims)
    while front and len(reached) < len(claims) + most:
        found = {str(other) for (other,) in shelf.chosen(selections.TOWARDS, front, (upto,), 2)}
        room = len(claims) + most - len(reached)
        front = set(sorted(found - reached)[:room])
        reached |= front
    return reached, not front


def _standing(shelf: Shelf, claims: Iterable[str], upto: int) -> tuple[Claim, ...]:
    """In the order of posting, without those that a reviewer struck."""
    names = set(claims)
    last = {str(about): str(decision) for about, decision in shelf.chosen(selections.REVIEWED, names, (upto,))}
    struck = {about for about, decision in last.items() if Decision(decision) in reviewing.STRIKING}
    rows = shelf.chosen(selections.CLAIM_BODIES, names - struck, (upto,))
    return tuple(shelf.known_claim(str(id_), str(body)) for _, id_, body in sorted(rows))


def _documents(ledger: Ledger, pages: Collection[str], upto: int) -> tuple[dict[str, Document], dict[str, str]]:
    """Documents with every version of their pages, by id, and the hours they were posted."""
    every = ledger.kinships(upto).versions(pages)
    rows = sorted(ledger.shelf.chosen(selections.PAGES, every, (upto,)), key=lambda row: str(row[2]))
    documents = {str(id_): thing(str(id_), str(body), Document) for id_, body, _ in rows}
    return documents, {str(id_): str(hour) for id_, _, hour in rows}


def _judged(shelf: Shelf, claims: Iterable[Claim], upto: int) -> tuple[Judgement, ...]:
    """The judgements between any two of the claims."""
    names = {claim.id for claim in claims}
    rows = shelf.chosen(selections.BETWEEN, names, (upto,))
    return tuple(thing(str(id_), str(body), Judgement) for other, id_, body in rows if other in names)


def _findings(shelf: Shelf, documents: Iterable[str], upto: int) -> tuple[Finding, ...]:
    """What holds on some pages."""
    rows = shelf.chosen(selections.FOUND_IN, documents, (upto, upto))
    return tuple(thing(str(id_), str(body), Finding) for id_, body in rows)


def _asked(coverage: Coverage, claims: frozenset[str]) -> Coverage:
    """Only the events that were asked about; the claims beside them count there and stand in no list of claims."""
    return replace(coverage.only(lambda claim: claim.id in claims), own=claims)
