"""Disputes: what the parties contradict each other in. Both sides stay; a garbled relay is no party to it.

Whom a page sets side by side is a dispute as the page tells it. Across pages one dispute stands for two parties and one
happening, the earliest. A reporter's own count is no party's, and takes no side.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping

from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.judgements import proofs
from reportedly.judgements.doers import UNKNOWN
from reportedly.judgements.juxtapositions import answered
from reportedly.judgements.notes import note
from reportedly.judgements.voices import speaks
from reportedly.testimony.readings import blame_each_other, conflict
from reportedly.testimony.rows import EYEWITNESS, Cell, Row, one_speaker
from reportedly.testimony.types import Dispute, Misreport

Found = tuple[Claim, Claim, str]
UNNAMED = "unnamed"
BLAME = frozenset({"ceasefire", "accusation"})


def from_rows(
    rows: Iterable[Row], misreports: Iterable[Misreport], documents: Mapping[str, Document]
) -> tuple[Dispute, ...]:
    """The disputes along the rows of the table, and between rows where each party blames the other."""
    garbled = {misreport.claim.id for misreport in misreports}
    laid = tuple(rows)
    contradictions = [found for row in laid for found in _in_row(row, garbled, documents)]
    blames = _blames(laid, garbled, documents)
    told = [_in_time(found, documents) for found in (*contradictions, *blames)]
    return tuple(_dispute(found) for found in told)


def _in_time(found: Found, documents: Mapping[str, Document]) -> Found:
    """Who spoke first stands first."""
    left, right, about = found
    return found if _said(left, documents) <= _said(right, documents) else (right, left, about)


def _dispute(found: Found) -> Dispute:
    left, right, about = found
    reason = "each blames the other" if about == "blame" else f"two parties, {about} apart"
    return Dispute(left, right, about, (reason,))


def _in_row(row: Row, garbled: set[str], documents: Mapping[str, Document]) -> list[Found]:
    cells = [cell for cell in row.cells if _party(cell)]
    found = [
        (a, b, about)
        for left, right in itertools.combinations(cells, 2)
        if _two_sides(left, right) and not one_speaker(left, right, documents)
        for a in _named(left, garbled)
        for b in _named(right, garbled)
        if _of_sides(a, b, left, right) and (about := _apart(a, b, documents))
    ]
    return _plainest(found, documents)


def at_odds(left: Claim, right: Claim, documents: Mapping[str, Document]) -> bool:
    """What an index can tell of a pair by itself: the two are a dispute, should the table lay them out as one.

    Wider than that: it asks neither whose utterance each is nor whether a relay garbled it. Two with no speaker, or by
    one party, are none.
    """
    if not (_by_name(left) and _by_name(right)) or _side(left) == _side(right):
        return False
    return bool(_apart(left, right, documents)) or blame_each_other(left, right)


def _apart(left: Claim, right: Claim, documents: Mapping[str, Document]) -> str:
    """In what two claims of one event are apart, and that is proven; empty where they go together."""
    about = conflict(left, right)
    return about if about and _proven(left, right, about, documents) else ""


def _proven(left: Claim, right: Claim, about: str, documents: Mapping[str, Document]) -> bool:
    """More than town and day tells that the two are of one happening, and what is apart is no guess of a page."""
    mine, theirs = (note(claim, documents[claim.evidence.document]) for claim in (left, right))
    if not proofs.one_happening(mine, theirs) or (proofs.sideless(mine) and proofs.sideless(theirs)):
        return False
    tests = {
        "quantity": proofs.one_measure,
        "time": proofs.two_days,
        "actor": answered,
        "denied": proofs.denial,
        "status": proofs.own_ground if mine.kind == "control" else None,
    }
    test = tests.get(about)
    return test is None or test(mine, theirs)


def _of_sides(a: Claim, b: Claim, left: Cell, right: Cell) -> bool:
    """Both speak for a side; who is of none is a party only where a page sets him against another."""
    one_page = a.evidence.document == b.evidence.document
    return one_page or UNKNOWN not in (left.origin.party, right.origin.party)


def _named(cell: Cell, garbled: set[str]) -> list[Claim]:
    """The claims of an utterance that name its speaker and tell it rightly; a reprint may have dropped the name."""
    return [claim for claim in cell.claims if _by_name(claim) and claim.id not in garbled]


def _by_name(claim: Claim) -> bool:
    return bool(claim.claimants) and claim.claimants[0].value.name != UNNAMED


def _party(cell: Cell) -> bool:
    origin = cell.origin
    if not origin.known or origin.speaker == UNNAMED or origin.party == EYEWITNESS:
        return False
    return origin.party != UNKNOWN or speaks(origin.speaker)


def _two_sides(left: Cell, right: Cell) -> bool:
    """Two parties, or two speakers of whom not both sides are known."""
    return left.origin.party != right.origin.party or left.origin.party == UNKNOWN


def _side(claim: Claim) -> str:
    return claim.claimants[0].value.name if _code(claim) == UNKNOWN else _code(claim)


def _code(claim: Claim) -> str:
    return claim.claimants[0].value.party


def _plainest(found: list[Found], documents: Mapping[str, Document]) -> list[Found]:
    """On each page one for a pair of parties; across pages one for a pair of parties that no page sets side by side."""
    kept: dict[tuple[object, ...], Found] = {}
    for pair in sorted(found, key=lambda f: _order(f, documents)):
        left, right, _ = pair
        page = left.evidence.document if left.evidence.document == right.evidence.document else ""
        parties = frozenset((_side(left), _side(right)))
        if page or not any(key[0] == parties for key in kept):
            kept.setdefault((parties, page), pair)
    told: dict[frozenset[str], Found] = {}
    for pair in kept.values():
        told.setdefault(frozenset((pair[0].id, pair[1].id)), pair)
    return list(told.values())


def _order(found: Found, documents: Mapping[str, Document]) -> tuple[object, ...]:
    left, right, _ = found
    mine, theirs = _said(left, documents), _said(right, documents)
    actors = sum(claim.proposition.actor is not None for claim in (left, right))
    return (left.evidence.document != right.evidence.document, -actors, max(mine, theirs), mine, theirs)


def _said(claim: Claim, documents: Mapping[str, Document]) -> tuple[float, int, str]:
    return (documents[claim.evidence.document].published.at.timestamp(), claim.evidence.start, claim.id)


def _blames(rows: tuple[Row, ...], garbled: set[str], documents: Mapping[str, Document]) -> Iterator[Found]:
    """Two parties that blame each other for one breach or one blow: two events, one dispute."""
    charges = [
        (row, claim)
        for row in rows
        if row.event.kind in BLAME
        for cell in row.cells
        if _party(cell)
        for claim in _named(cell, garbled)
        if claim.proposition.actor is not None
    ]
    charges.sort(key=lambda pair: _said(pair[1], documents))
    seen: set[frozenset[str]] = set()
    for (one, left), (other, right) in itertools.combinations(charges, 2):
        events = frozenset((one.event.id, other.event.id))
        soon = abs(_said(left, documents)[0] - _said(right, documents)[0]) <= proofs.SOON * 3600
        if len(events) == 2 and events not in seen and soon and blame_each_other(left, right):
            seen.add(events)
            yield left, right, "blame"
