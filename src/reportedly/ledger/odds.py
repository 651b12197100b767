"""Odds: which claims are at odds with which, kept in the index so that the disputes of a large book are found in it.

A pair is entered when a judgement speaks for one happening, or two charges throw the same thing at one another, and the
two by themselves cannot both be so. Whether it is a dispute the table says that is laid out around them; so nothing
here is taken back but what is redacted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.errors import LedgerError
from reportedly.judgements import Judgement, Same
from reportedly.judgements.doers import doer
from reportedly.judgements.proofs import SOON
from reportedly.ledger.shorthands import Manner
from reportedly.ledger.stores import Row, Store
from reportedly.testimony.disputes import BLAME, at_odds

_ENTER = "insert into odds values (?, ?, ?, ?) on conflict do nothing"
_PLACED = "select day, seq, id from claims where id in (?, ?) order by day desc, seq desc"
_CHARGES = "select id from claims where party = ? and kind = ? and day between ? and ? and id <> ?"
"""Charges of one party on pages of some days. Values: party, kind, first and last day; but for this claim."""

REACH = int(SOON // 24)
"""Days between the pages of two charges that answer one another."""

Pair = tuple[str, str]


class Shelf(Protocol):
    """Where pages and claims of the book are fetched from."""

    def document(self, id_: str) -> Document:
        """The document of an id; LedgerError when there is none."""

    def hold(self, posted: Iterable[object]) -> None:
        """Keep at hand what is being posted, so that it is found before it can be fetched."""

    def claim(self, id_: str) -> Claim:
        """The claim of an id; LedgerError when there is none."""


@dataclass(frozen=True, slots=True)
class Odds:
    """Enters pairs of claims. ``shelf`` finds what was posted, what is just being posted among it."""

    store: Store
    shelf: Shelf

    def enter_judged(self, judgements: Iterable[tuple[Judgement, Manner]]) -> None:
        """Of what was judged the pairs that may be of one happening."""
        self._enter((j.left, j.right) for j, manner in judgements if j.same is Same.EVENT and manner.weight > 0)

    def enter_charges(self, claims: Iterable[Claim]) -> None:
        """Of claims in the index those that a charge the other way round stands against: no judgement joins the two."""
        for claim in claims:
            if claim.proposition.kind in BLAME and claim.claimants and doer(claim):
                self._enter((claim.id, other) for other in tuple(self._charging(claim)))

    def forget(self, claim: str) -> None:
        """A claim is redacted."""
        self.store.write("delete from odds where claim = ? or other = ?", (claim, claim))

    def _charging(self, claim: Claim) -> Iterator[str]:
        days = _around(self.shelf.document(claim.evidence.document).day)
        for (other,) in self.store.rows(_CHARGES, (doer(claim), claim.proposition.kind, *days, claim.id)):
            yield str(other)

    def _enter(self, pairs: Iterable[Pair]) -> None:
        rows = [row for pair in pairs if self._at_odds(pair) for row in self._row(pair)]
        self.store.write_all(_ENTER, rows)

    def _at_odds(self, pair: Pair) -> bool:
        """Of a claim that is not in the book nothing is known."""
        try:
            left, right = (self.shelf.claim(id_) for id_ in pair)
            pages = {claim.evidence.document: self.shelf.document(claim.evidence.document) for claim in (left, right)}
        except LedgerError:
            return False
        return at_odds(left, right, pages)

    def _row(self, pair: Pair) -> Iterator[Row]:
        """The claim that stands on the newer page, and the other one."""
        placed = list(self.store.rows(_PLACED, pair))
        if len(placed) == 2:
            (day, seq, newer), (_, _, older) = placed
            yield day, seq, newer, older


def _around(day: date) -> tuple[str, str]:
    """The first and the last day on which a charge is answered."""
    first, last = day.toordinal() - REACH, day.toordinal() + REACH
    ends = (max(date.min.toordinal(), first), min(date.max.toordinal(), last))
    return date.fromordinal(ends[0]).isoformat(), date.fromordinal(ends[1]).isoformat()
