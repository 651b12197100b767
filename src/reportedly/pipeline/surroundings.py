"""Surroundings: some claims laid out with what belongs to them, as if the book held nothing else.

To the claims come those that judgements join with them, however old, so that an event tells all who say so; then
their pages with every version of them, the judgements among them, and what the reviewers let stand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from reportedly import testimony
from reportedly.checks import Finding
from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.judgements import Judgement
from reportedly.ledger import Decision, Ledger, neighbourhoods
from reportedly.ledger.shelves import Shelf, thing
from reportedly.pipeline import reviewing
from reportedly.pipeline.openings import outlets
from reportedly.testimony import Dispute, Row
from reportedly.views import Coverage

KIN = 200
"""Joined claims that are laid out beside those asked for; an event with more reports is laid out in part."""


AT_ODDS = 25
"""Newer claims of pairs at odds that are laid out together."""

KIN_AT_ODDS = 250
"""Joined claims beside them. Of 804 articles on one war 48 disputes were told as the whole book tells them but for 2,
and one more; with 80 but for 4, and 11 more (2026-11-30)."""


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


def contested(ledger: Ledger, claims: Sequence[str], upto: int) -> Surroundings:
    """Lay out claims that are at odds (`Sought.at_odds`), those they stand against, and what these dispute.

    A dispute is told where its newer claim is asked for, so page behind page each comes once; one of which the index
    knows no pair, where the newest claim of its event that is at odds with any is.
    """
    handfuls = [claims[start : start + AT_ODDS] for start in range(0, len(claims), AT_ODDS)] or [()]
    laid = [_contested(ledger, handful, upto) for handful in handfuls]
    return laid[0] if len(laid) == 1 else _together(laid)


def _contested(ledger: Ledger, claims: Sequence[str], upto: int) -> Surroundings:
    asked = frozenset(claims)
    pairs = tuple(ledger.shelf.chosen(neighbourhoods.AT_ODDS, asked))
    laid = around(ledger, asked | {str(other) for _, other, _, _ in pairs}, upto, (), KIN_AT_ODDS)
    told, relations = _Told(ledger.shelf, laid.coverage), laid.coverage.relations
    disputes = tuple(dispute for dispute in relations.disputes if told.under(dispute) in asked)
    return replace(laid, coverage=replace(laid.coverage, relations=replace(relations, disputes=disputes)))


def _together(parts: Sequence[Surroundings]) -> Surroundings:
    """Parts as one: each event as it was laid out last."""
    coverages = [part.coverage for part in parts]
    rows, met = list[Row](), set[str]()
    for coverage in reversed(coverages):
        rows[:0] = [row for row in coverage.relations.rows if row.event.claims[0].id not in met]
        met.update(claim.id for row in coverage.relations.rows for claim in row.event.claims)
    claims = {claim.id: claim for row in rows for claim in row.event.claims}
    relations = replace(
        coverages[-1].relations,
        claims=tuple(claims.values()),
        rows=tuple(rows),
        events=tuple(row.event for row in rows),
        disputes=tuple(dispute for coverage in coverages for dispute in coverage.relations.disputes),
    )
    whole = Coverage(
        relations,
        {id_: document for coverage in coverages for id_, document in coverage.documents.items()},
        tuple(dict.fromkeys(finding for coverage in coverages for finding in coverage.findings)),
        frozenset(id_ for coverage in coverages for id_ in coverage.own or ()),
        tuple(row for coverage in coverages for row in coverage.against),
    )
    seen = {id_: hour for part in parts for id_, hour in part.seen.items()}
    return Surroundings(whole, seen, all(part.whole for part in parts))


class _Told:
    """Under which claim of the walk each dispute is told."""

    def __init__(self, shelf: Shelf, coverage: Coverage) -> None:
        self._row_of = coverage.row_of
        rows = tuple(shelf.chosen(neighbourhoods.AT_ODDS, coverage.row_of))
        self._place = {str(claim): (str(day), int(seq)) for claim, _, day, seq in rows}
        self._newer = {frozenset((str(claim), str(other))): str(claim) for claim, other, _, _ in rows}

    def under(self, dispute: Dispute) -> str:
        """The claim; "" where none of its event is at odds with any."""
        known = self._newer.get(frozenset((dispute.left.id, dispute.right.id)))
        if known:
            return known
        every = [c.id for side in (dispute.left, dispute.right) for c in self._row_of[side.id].event.claims]
        return max((id_ for id_ in every if id_ in self._place), key=self._place.__getitem__, default="")


def _with_kin(shelf: Shelf, claims: Collection[str], upto: int, most: int) -> tuple[set[str], bool]:
    """The claims and those joined with them, as many as are laid out; and whether these are all.

    Where there are more, those that most speaks for: with others in their place events fall apart.
    """
    reached, front = set(claims), set(claims)
    while front and len(reached) < len(claims) + most:
        found: dict[str, float] = {}
        for other, weight in shelf.chosen(neighbourhoods.TOWARDS, front, (upto,), 2):
            found[str(other)] = max(weight, found.get(str(other), 0.0))
        room = len(claims) + most - len(reached)
        front = set(sorted(found.keys() - reached, key=lambda other: (-found[other], other))[:room])
        reached |= front
    return reached, not front


def _standing(shelf: Shelf, claims: Iterable[str], upto: int) -> tuple[Claim, ...]:
    """In the order of posting, without those that a reviewer struck."""
    names = set(claims)
    last = {str(about): str(decision) for about, decision in shelf.chosen(neighbourhoods.REVIEWED, names, (upto,))}
    struck = {about for about, decision in last.items() if Decision(decision) in reviewing.STRIKING}
    rows = shelf.chosen(neighbourhoods.CLAIM_BODIES, names - struck, (upto,))
    return tuple(shelf.known_claim(str(id_), str(body)) for _, id_, body in sorted(rows))


def _documents(ledger: Ledger, pages: Collection[str], upto: int) -> tuple[dict[str, Document], dict[str, str]]:
    """Documents with every version of their pages, by id, and the hours they were posted."""
    every = ledger.kinships(upto).versions(pages)
    rows = sorted(ledger.shelf.chosen(neighbourhoods.PAGES, every, (upto,)), key=lambda row: str(row[2]))
    documents = {str(id_): thing(str(id_), str(body), Document) for id_, body, _ in rows}
    return documents, {str(id_): str(hour) for id_, _, hour in rows}


def _judged(shelf: Shelf, claims: Iterable[Claim], upto: int) -> tuple[Judgement, ...]:
    """The judgements between any two of the claims."""
    names = {claim.id for claim in claims}
    rows = shelf.chosen(neighbourhoods.BETWEEN, names, (upto,))
    return tuple(thing(str(id_), str(body), Judgement) for other, id_, body in rows if other in names)


def _findings(shelf: Shelf, documents: Iterable[str], upto: int) -> tuple[Finding, ...]:
    """What holds on some pages."""
    rows = shelf.chosen(neighbourhoods.FOUND_IN, documents, (upto, upto))
    return tuple(thing(str(id_), str(body), Finding) for id_, body in rows)


def _asked(coverage: Coverage, claims: frozenset[str]) -> Coverage:
    """Only the events that were asked about; the claims beside them count there and stand in no list of claims."""
    return replace(coverage.only(lambda claim: claim.id in claims), own=claims)
