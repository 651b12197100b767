"""Kinships: what in the book lies near what, asked of the index, so that a new page costs what is near it.

Near are pages that share a block of the judges, claims that settled judgements join, and claims that a minimal pair
sets against one another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.judgements import Same
from reportedly.ledger import queries
from reportedly.ledger.blocks import blocks
from reportedly.ledger.shelves import Shelf

RESTATED = "restated"
"""The mark up to which the findings between pages have been restated."""


@dataclass(frozen=True, slots=True)
class Kinships:
    """Asks the index of one book as it stood after the entry ``upto``."""

    shelf: Shelf
    upto: int

    def neighbours(self, claims: Iterable[Claim], document: Document, after: int = 0) -> tuple[str, ...]:
        """Ids of the other documents that share a block with one of these claims of a document, sorted.

        ``after``: only those posted behind this entry.
        """
        keys = blocks(claims, document)
        return tuple(sorted(self._ids(queries.SHARING, keys, (after,)) - {document.id}))

    def pages(self, documents: Iterable[str]) -> tuple[tuple[Document, tuple[Claim, ...]], ...]:
        """Some documents, each with the claims on it."""
        asked = tuple(documents)
        claims = self.shelf.claims_on(asked, self.upto)
        return tuple((self.shelf.document(id_), claims.get(id_, ())) for id_ in asked)

    def joined(self, same: Same, claims: Iterable[str]) -> frozenset[str]:
        """These claims and all that settled judgements join with them into one origin or event, however far.

        A likeness that settles nothing is not followed: through those a whole war hangs together.
        """
        reached = front = frozenset(claims)
        while front:
            front = self._others(queries.JOINED, front, (same.value,)) - reached
            reached |= front
        return reached

    def garbled(self, documents: Iterable[str] | None = None) -> frozenset[str]:
        """The claims of some documents, or of all, that a minimal pair sets against another claim."""
        if documents is None:
            documents = self.documents(str(id_) for (id_,) in self.shelf.rows(queries.GARBLED, (self.upto,) * 4))
        claims = self._ids(queries.CLAIMS_OF, documents)
        return self.partners(self.partners(claims)) & claims

    def partners(self, claims: Iterable[str]) -> frozenset[str]:
        """The claims that minimal pairs set against some of these."""
        return self._others(queries.SLIPPED, claims)

    def documents(self, claims: Iterable[str]) -> frozenset[str]:
        """The ids of the documents some claims stand on."""
        return frozenset(self._ids(queries.DOCUMENTS_OF, claims))

    def versions(self, documents: Iterable[str]) -> frozenset[str]:
        """The ids of every version of the pages of some documents, theirs among them."""
        return frozenset(self._ids(queries.VERSIONS_OF, documents))

    def fresh(self, after: int) -> tuple[frozenset[str], frozenset[str]]:
        """The documents posted behind an entry, and the claims posted or judged anew."""
        bounds = (after, self.upto)
        pages = (str(id_) for (id_,) in self.shelf.rows(queries.FRESH_DOCUMENTS, bounds))
        claims = (str(id_) for (id_,) in self.shelf.rows(queries.FRESH_CLAIMS, bounds * 2))
        return frozenset(pages), frozenset(claims)

    def claims(self, ids: Collection[str]) -> tuple[Claim, ...]:
        """The claims of some ids, in the order of posting; those that were redacted are left out."""
        seqs = sorted(int(seq) for seq in self._ids(queries.NUMBERS_OF, ids))
        asked = (queries.about({}).between(seq - 1, seq) for seq in seqs)
        return tuple(claim for question in asked for claim in self.shelf.claims(question, 1))

    def _others(self, sql: str, claims: Iterable[str], same: tuple[str, ...] = ()) -> frozenset[str]:
        values = (*same, self.upto, self.upto)
        return frozenset(str(other) for (other,) in self.shelf.chosen(sql, claims, values, times=2))

    def _ids(self, sql: str, keys: Iterable[Any], behind: tuple[int, ...] = ()) -> set[str]:
        return {str(id_) for (id_,) in self.shelf.chosen(sql, keys, (*behind, self.upto))}
