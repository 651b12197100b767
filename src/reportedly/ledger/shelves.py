"""Shelves: where entries are fetched from, by number, by id, by a question, as of an hour."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, TypeAlias, TypeVar

from reportedly.captures import Capture
from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.errors import LedgerError, UsageError
from reportedly.judgements.sheets import LONG
from reportedly.ledger import codec, pens, queries
from reportedly.ledger.entries import Kept, stamp
from reportedly.ledger.queries import Question
from reportedly.ledger.stores import STRETCH, Row, Store, blanks, chunks, walk

E = TypeVar("E")
Moment: TypeAlias = datetime | int | None
"""As of when: an hour, the number of an entry, or None for now."""

RECENT = 256
"""Documents kept at hand: claims come with their document or soon after, and the pages near one are near the next.
With 64 every page near the last of 120 copies was read anew, 2.6 s of processor against 2.5 with 512 (2026-11-29)."""

RECENT_CLAIMS = 16_384
"""Claims kept at hand, as many as the judges keep notes of: the pages near a new one are the pages near the next.
With 4,096 a fifth of those near 20 pages of one war were read anew or for the first time (2026-11-29)."""

RECENT_PAGES = 1024
"""Pages whose claims are kept together, but for those of more than `sheets.LONG`: of 320 articles of FA-KES half have
21 claims or fewer, the longest has 81 (2026-11-30)."""


class Shelf:
    """Fetches from one open store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._document = functools.lru_cache(maxsize=RECENT)(self._fetch)
        self._claim = functools.lru_cache(maxsize=RECENT_CLAIMS)(self._read)
        self._page = functools.lru_cache(maxsize=RECENT_PAGES)(self._claims_on)

    def hold(self, posted: Iterable[object]) -> None:
        """Keep claims at hand that have just been posted: the pages that come next are compared with them."""
        for entry in posted:
            if isinstance(entry, Claim):
                self._claim(_Held(entry.id, "", entry))

    def forget(self) -> None:
        """Let go of what was kept at hand."""
        self._document.cache_clear()
        self._claim.cache_clear()
        self._page.cache_clear()

    def rows(self, sql: str, values: Row = ()) -> Iterator[Row]:
        """What a statement answers, within the limits of the store."""
        return self.store.rows(sql, values)

    def walk(self, sql: str, values: Row = (), after: int | str = 0, stretch: int = STRETCH) -> Iterator[Row]:
        """What a statement answers, however much, in stretches; see `stores.walk`."""
        return walk(self.store, sql, values, after, stretch)

    def found(self, sql: str, values: Row, type_: type[E]) -> Iterator[E]:
        """Entries by a statement that yields id and body."""
        for id_, body in self.rows(sql, values):
            yield thing(id_, body, type_)

    def met(self, sql: str, values: Row, type_: type[E]) -> Iterator[E]:
        """Entries by a statement in stretches that yields their place, id and body."""
        for _, id_, body in self.walk(sql, values):
            yield thing(id_, body, type_)

    def by_id(self, kind: str, id_: str, type_: type[E]) -> E:
        """The entry of an id; LedgerError when there is none, or when it was redacted."""
        sql = "select id, body from entries where id = ? and kind = ? order by seq desc limit ?"
        for found, body in self.rows(sql, (id_, kind, 1)):
            if body is None:
                raise LedgerError(f"the {kind.lower()} {id_} was redacted")
            return thing(found, body, type_)
        raise LedgerError(f"there is no {kind.lower()} {id_} in the ledger {self.store.name}")

    def document(self, id_: str) -> Document:
        """The document of an id, from those at hand where it is one of them."""
        return self._document(id_)

    def _fetch(self, id_: str) -> Document:
        return self.by_id("Document", id_, Document)

    def claim(self, id_: str) -> Claim:
        """The claim of an id, from those at hand where it is one of them; LedgerError when there is none."""
        return self._claim(_Held(id_, ""))

    def _read(self, held: _Held) -> Claim:
        if held.made:
            return held.made
        return thing(held.id, held.body, Claim) if held.body else self.by_id("Claim", held.id, Claim)

    def documents(self, column: str, value: str, as_of: Moment) -> tuple[Document, ...]:
        """Documents by a column of their index, oldest first."""
        sql = (
            "select entries.id, body from documents join entries using (seq) "
            f"where documents.{column} = ? and seq <= ? and body is not null order by seq"
        )
        return tuple(self.found(sql, (value, self.upto(as_of)), Document))

    def capture(self, kept: Kept) -> Capture:
        """A capture with its bytes, proved by their SHA-256."""
        for packing, body in self.rows("select packing, body from blobs where sha256 = ?", (kept.sha256,)):
            found = pens.unpack(packing, body, kept.sha256)
            return Capture(kept.url, kept.retrieved, kept.media_type, found, kept.headers)
        raise LedgerError(f"the bytes {kept.sha256} are missing from the ledger {self.store.name}")

    def claims(self, question: Question, limit: int, order: str = "asc") -> tuple[Claim, ...]:
        """Claims by a question."""
        rows = self.rows(question.sql(order), (*question.values, self.store.limits.asked(limit)))
        return tuple([self._claim(_Held(id_, body)) for id_, body in rows])

    def claims_on(self, documents: Iterable[str], upto: int) -> dict[str, tuple[Claim, ...]]:
        """The claims of each of some documents, by its id; those of a page at hand are not fetched again."""
        found = self.chosen(queries.LAST_ON, documents, (upto,))
        return {
            str(id_): (self._page if number <= LONG else self._claims_on)(str(id_), int(last))
            for id_, last, number in found
        }

    def _claims_on(self, document: str, last: int) -> tuple[Claim, ...]:
        """All claims of a document when the last of them is known: none is ever put in before it."""
        return self.claims(queries.about({"document": document}).between(0, last), -1)

    def known_claim(self, id_: str, body: str) -> Claim:
        """A claim from its body, from those at hand where it is one of them."""
        return self._claim(_Held(id_, body))

    def search(self, table: str, words: str, bounds: tuple[int, int], type_: type[E]) -> tuple[E, ...]:
        """Entries whose search row holds all the words, newest first. ``bounds``: as of, limit."""
        return tuple(thing(id_, body, type_) for id_, body in self.store.search(table, words, *bounds))

    def saying(self, words: str, upto: int, limit: int) -> tuple[str, ...]:
        """Ids of the last claims posted whose evidence or names hold all the words."""
        return tuple(str(id_) for id_, _ in self.store.search("claims_search", words, upto, limit))

    def chosen(self, sql: str, names: Iterable[Any], values: Row = (), times: int = 1) -> Iterator[Row]:
        """What a statement answers about some names, handful by handful; ``values`` behind them, all ``times`` over."""
        for asked in chunks(sorted(set(names))):
            yield from self.rows(sql.format(asked=blanks(asked)), (*asked, *values) * times)

    def holding(self, codes: Iterable[str], documents: Iterable[str] | None) -> tuple[str, ...]:
        """Ids of the findings with some codes that hold now, in some documents or in all."""
        if documents is None:
            asked: list[tuple[str, tuple[str, ...]]] = [(queries.STILL_HOLDING, (code,)) for code in codes]
        else:
            asked = [(queries.STILL_HOLDING_IN, (code, page)) for page in sorted(documents) for code in codes]
        return tuple(str(id_) for sql, values in asked for (id_,) in self.rows(sql, values))

    def number(self, kind: str, id_: str) -> int:
        """The place of an entry in the book; LedgerError when it is not there."""
        for (seq,) in self.rows("select max(seq) from entries where id = ? and kind = ?", (id_, kind)):
            if seq is not None:
                return int(seq)
        raise LedgerError(f"there is no {kind.lower()} {id_} in the ledger {self.store.name}")

    def upto(self, as_of: Moment) -> int:
        """The last entry that was known then. Hours rise with the numbers, so it is found by halving."""
        ((last,),) = self.rows("select coalesce(max(seq), 0) from entries")
        if as_of is None:
            return int(last)
        if isinstance(as_of, int):
            return min(as_of, int(last))
        if as_of.tzinfo is None:
            raise UsageError(f"as of {as_of.isoformat()}: in which time zone? Write it as {as_of.isoformat()}+00:00")
        return bisect.bisect_right(range(1, int(last) + 1), stamp(as_of), key=self._hour)

    def _hour(self, seq: int) -> str:
        ((posted_at,),) = self.rows("select posted_at from entries where seq = ?", (seq,))
        return str(posted_at)


class _Held:
    """A claim by its id, under which it is remembered, for what stands under an id never changes. ``made``: itself."""

    __slots__ = ("body", "id", "made")

    def __init__(self, id_: str, body: str, made: Claim | None = None) -> None:
        self.id, self.body, self.made = id_, body, made

    def __hash__(self) -> int:
        return hash(self.id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and self.id == other.id


def thing(id_: str, body: str, type_: type[E]) -> E:
    """An entry from its body. A claim keeps the id it was posted under, whatever later versions would name it."""
    found = codec.loads(body, type_)
    if isinstance(found, Claim):
        vars(found)["id"] = id_
    return found
