"""Index: tables beside the entries, for questions. Nothing stands in them that was not read out of the entries.

A claim is entered with the words of its evidence; a citation that does not stand on its document is refused here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from reportedly.captures import Receipt
from reportedly.checks import Finding
from reportedly.claims import Claim
from reportedly.claims.propositions import Proposition
from reportedly.documents import Document
from reportedly.errors import LedgerError
from reportedly.judgements import RULE, Judgement
from reportedly.ledger import shorthands
from reportedly.ledger.blocks import blocks
from reportedly.ledger.entries import Kept, Redaction, Review, Withdrawal, Written, identity, stamp
from reportedly.ledger.odds import Odds, Shelf
from reportedly.ledger.shorthands import Manner
from reportedly.ledger.stores import Row, Store, blanks
from reportedly.referents import Actor, Count, Period, Place
from reportedly.text import Cited, Span

REACHES = (0, 6, 30, 365, 3_652_058)
"""Classes of length, in days, of the time a claim speaks of; the last holds every period there can be.

An overlap of periods is then a few narrow ranges of one index, whatever else the book holds.
"""

_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Clerk:
    """Enters what is posted into the index. ``shelf`` finds what was posted before."""

    store: Store
    shelf: Shelf

    @property
    def odds(self) -> Odds:
        """Where claims that are at odds are entered."""
        return Odds(self.store, self.shelf)

    def enter(self, seq: int, entry: Written) -> None:
        """One entry, at its place in the book."""
        match entry:
            case Claim():
                self.enter_claims(seq, (entry,))
            case Document():
                self._document(seq, entry)
            case Judgement():
                self.enter_judgements(seq, ((entry, shorthands.manner(entry)),))
            case Kept():
                self._insert("captures", _kept(seq, entry))
            case Receipt():
                self._insert("receipts", (seq, entry.location, entry.fate.value, entry.reason, entry.capture))
            case Finding():
                self._insert("findings", _finding(seq, entry))
            case Withdrawal():
                self.store.write("update findings set until = ? where id = ? and until is null", (seq, entry.finding))
            case Review():
                self._insert("reviews", _review(seq, entry))
            case Redaction():  # what a tombstone takes out is taken out where it is posted
                self.store.write("delete from marks")

    def enter_judgements(self, seq: int, judgements: Iterable[tuple[Judgement, Manner]]) -> None:
        """Several that follow one another, the first at place ``seq``, each with the manner in which it speaks."""
        judged = tuple(judgements)
        self._insert_all("judgements", [_judgement(place, *one) for place, one in enumerate(judged, seq)])
        self.odds.enter_judged(judged)

    def enter_claims(self, seq: int, claims: Sequence[Claim]) -> None:
        """The same of claims; LedgerError where one cites a document that is not there, or words that are not in it."""
        pages = {id_: self._page(id_) for id_ in dict.fromkeys(claim.evidence.document for claim in claims)}
        placed = [(place, claim, pages[claim.evidence.document]) for place, claim in enumerate(claims, seq)]
        for _, claim, document in placed:
            for span in spans(claim):
                document.words(span)
        self._insert_all("claims", [_claim(*one) for one in placed])
        self.store.index_words("claims_search", [(place, *_searched(claim, page)) for place, claim, page in placed])
        self._blocks(claims, pages.values())
        self._places([claim.proposition.place.value for claim in claims if claim.proposition.place])
        self.shelf.hold(claims)
        self.odds.enter_charges(claims)

    def forget(self, seq: int, entry: Written) -> None:
        """Take an entry that is redacted out of the index and out of the search."""
        match entry:
            case Claim():
                words = _searched(entry, self.shelf.document(entry.evidence.document))
                self.store.forget_words("claims_search", seq, words)
                self.store.write("delete from claims where seq = ?", (seq,))
                self.odds.forget(entry.id)
            case Document():
                self.store.forget_words("documents_search", seq, (entry.title, entry.text))
                self.store.write("delete from blocks where document = ?", (seq,))
                self.store.write("delete from documents where seq = ?", (seq,))
            case Finding():
                self.store.write("delete from findings where seq = ?", (seq,))
            case Kept():
                self.store.write("delete from captures where seq = ?", (seq,))

    def _insert(self, table: str, row: Row) -> None:
        self.store.write(_insertion(table, row), row)

    def _insert_all(self, table: str, rows: Sequence[Row]) -> None:
        if rows:
            self.store.write_all(_insertion(table, rows[0]), rows)

    def _document(self, seq: int, document: Document) -> None:
        self._insert("documents", _document(seq, document))
        self.store.index_words("documents_search", [(seq, document.title, document.text)])

    def _page(self, id_: str) -> Document:
        """The page that a claim cites."""
        try:
            return self.shelf.document(id_)
        except LedgerError as fault:
            raise LedgerError(f"a claim cites document {id_}: {fault}") from fault

    def _blocks(self, claims: Iterable[Claim], documents: Iterable[Document]) -> None:
        of: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            of[claim.evidence.document].append(claim)
        rows = [(key, page.id) for page in documents for key in sorted(blocks(of[page.id], page))]
        sql = "insert into blocks select ?, seq from documents where id = ? on conflict do nothing"
        self.store.write_all(sql, rows)

    def _places(self, places: Sequence[Place]) -> None:
        rows = [(p.id, p.name, p.canonical, p.country, p.lat, p.lon, int(p.precision)) for p in places]
        if rows:
            self.store.write_all(f"{_insertion('places', rows[0])} on conflict do nothing", rows)
            areas = {(place.id, area) for place in places for area in (place.id, *place.within)}
            self.store.write_all("insert into place_areas values (?, ?) on conflict do nothing", sorted(areas))


def _insertion(table: str, row: Row) -> str:
    return f"insert into {table} values ({blanks(row)})"


def spans(claim: Claim) -> Iterator[Span]:
    """Every span a claim cites."""
    yield claim.evidence
    for cited in citations(claim):
        yield cited.span
    for relay in claim.chain:
        if relay.span:
            yield relay.span


def citations(claim: Claim) -> Iterator[Cited[Any]]:
    """Every cited value of a claim: claimants, slots, when it was asserted."""
    yield from claim.claimants
    yield from slots(claim.proposition)
    if claim.asserted:
        yield claim.asserted


def slots(proposition: Proposition) -> tuple[Cited[Any], ...]:
    """The slots of a proposition that the page fills."""
    said = proposition
    every = (said.status, said.actor, said.target, said.place, said.time, said.quantity, said.subject)
    return tuple(slot for slot in every if slot is not None)


def period(claim: Claim, day: date) -> tuple[date, date]:
    """The days a claim is looked up by: those it speaks of; the day of publication when it names none."""
    time = claim.proposition.time
    return (time.value.earliest, time.value.latest) if time else (day, day)


def reach(first: date, last: date) -> int:
    """The class of length a period falls into."""
    return next(days for days in REACHES if (last - first).days <= days)


def back(day: date, days: int) -> date:
    """So many days before, the first day of the calendar at the earliest."""
    return date.min if day.toordinal() <= days else day - timedelta(days)


def _document(seq: int, document: Document) -> Row:
    return (
        seq, document.id, document.name, document.capture, document.url, document.outlet,
        document.published.at.isoformat(), document.published.source, document.title, document.byline,
        len(document.text),
    )  # fmt: skip


def _searched(claim: Claim, document: Document) -> tuple[str, str]:
    """The words a claim is found by."""
    return document.words(claim.evidence), " · ".join(_names(claim))


def _claim(seq: int, claim: Claim, document: Document) -> Row:
    said = claim.proposition
    first, last = period(claim, document.day)
    speaker = claim.claimants[0].value if claim.claimants else None
    place = said.place.value if said.place else None
    return (
        seq, claim.id, document.id, claim.part.value, said.kind, _value(said.status), claim.modality.value,
        claim.stance.value, *((speaker.name, speaker.id, speaker.party) if speaker else ("", "", "")),
        *_party(said.actor), *_party(said.target), place.id if place else "", place.country if place else "",
        *_days(said.time), first.isoformat(), last.isoformat(), reach(first, last), document.day.isoformat(),
        *_bounds(said.quantity), _value(said.subject), claim.evidence.start, claim.evidence.end,
        document.words(claim.evidence),
    )  # fmt: skip


def _value(slot: Cited[str] | None) -> str | None:
    return slot.value if slot else None


def _party(slot: Cited[Actor] | None) -> tuple[str | None, str | None]:
    return (slot.value.name, slot.value.party) if slot else (None, None)


def _days(slot: Cited[Period] | None) -> tuple[str | None, str | None]:
    return (slot.value.earliest.isoformat(), slot.value.latest.isoformat()) if slot else (None, None)


def _bounds(slot: Cited[Count] | None) -> tuple[int | None, int | None, int | None]:
    return (_storable(slot.value.low), _storable(slot.value.high), int(slot.value.approximate)) if slot else (None,) * 3


def _storable(number: int | None) -> int | None:
    """SQLite counts to 2**63 - 1; the entry itself keeps the number whole."""
    return None if number is None else max(-_LARGEST, min(number, _LARGEST))


def _names(claim: Claim) -> Iterator[str]:
    for cited in citations(claim):
        match cited.value:
            case Actor():
                yield cited.value.name
            case Place():
                yield cited.value.canonical or cited.value.name


def _kept(seq: int, kept: Kept) -> Row:
    return (seq, identity(kept), kept.url, kept.retrieved.isoformat(), kept.media_type, kept.sha256)


def _judgement(seq: int, judgement: Judgement, manner: Manner) -> Row:
    left, right = sorted((judgement.left, judgement.right))
    same, verdict = manner.row
    rank = (judgement.judge, int(by_person(judgement)), stamp(judgement.at))
    return (seq, same, left, right, verdict, *rank, manner.weight, manner.slip)


def by_person(judgement: Judgement) -> bool:
    """A reviewer judged, whose word wins over a machine's."""
    return judgement.judge != RULE


def _finding(seq: int, finding: Finding) -> Row:
    where = (finding.at.document, finding.at.start, finding.at.end)
    return (seq, identity(finding), finding.code, finding.verdict, finding.message, *where, None)


def _review(seq: int, review: Review) -> Row:
    what = (review.about, review.decision.value, review.reviewer, review.at.isoformat())
    return (seq, *what, review.note, review.instead)
