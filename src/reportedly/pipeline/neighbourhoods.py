"""Neighbourhoods: which pages of a book a new page must be judged against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.judgements import candidates
from reportedly.judgements.notes import notes
from reportedly.ledger import Ledger


class Neighbourhood:
    """The blocks of all claims in a book, by document. It is read once and grows with the pages that come."""

    def __init__(self, ledger: Ledger) -> None:
        self._pages: dict[candidates.Key, set[str]] = defaultdict(set)
        documents = {document.id: document for document in ledger.read(Document)}
        self._enter(ledger.read(Claim), documents)

    def of(self, claims: Iterable[Claim], document: Document) -> tuple[str, ...]:
        """Ids of the other documents that share a block with one of these claims; the claims then belong to it too."""
        keys = self._enter(claims, {document.id: document})
        return tuple(sorted({page for key in keys for page in self._pages[key]} - {document.id}))

    def _enter(self, claims: Iterable[Claim], documents: Mapping[str, Document]) -> set[candidates.Key]:
        entered: set[candidates.Key] = set()
        for note in notes(claims, documents):
            for key in candidates.keys(note):
                self._pages[key].add(note.document)
                entered.add(key)
        return entered
