"""Loading: shards into a ledger, in whatever order they come, as often as one likes, in bounded memory.

A page that the ledger has is passed over by its content id. Each page that is new is judged against its neighbourhood
alone, and the findings between pages are restated as the book grows, so that no step looks at the whole book.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from reportedly.errors import LedgerError, UsageError
from reportedly.pipeline.backfill import folders, parquet, rows
from reportedly.pipeline.backfill.writing import LISTS
from reportedly.pipeline.posting import Desk
from reportedly.pipeline.restating import restate
from reportedly.views.coverage import counted

EVERY = 250
"""New pages after which findings between pages are restated."""
_DOCUMENT = ("document", "text", "entry", "page_url", "retrieved", "media_type", "headers", "page", "position")
_REJECTED = ("location", "fate", "reason", "page_url", "retrieved", "media_type", "headers", "page")
_ENTRY = ("position", "entry")
Told = Callable[[int], None]
Row = Mapping[str, Any]


@dataclass
class Loaded:
    """What a load brought, in plain sentences."""

    began: float = field(default_factory=time.monotonic)
    seconds: float = 0.0
    shards: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """What is new, what was there, what could not be taken."""
        new, known = self.counts["documents"], self.counts["known"]
        again = f" ({known:,} were there already)" if known else ""
        news = f"{new:,} new documents{again}, {self.counts['claims']:,} new claims"
        yield f"{counted(self.shards, 'shard')}: {news}, {self.counts['rejected']:,} rejected inputs."
        for told in self.broken:
            yield f"  not loaded: {told}"
        if new:
            yield f"{new / self.seconds:.1f} documents and {self.counts['claims'] / self.seconds:.1f} claims a second."


def load(desk: Desk, location: str, told: Told = lambda count: None, every: int = EVERY) -> Loaded:
    """Post every whole shard of a folder. A shard that is not what its list says is told of and left out."""
    loaded, home = Loaded(), folders.at(_home(location))
    for name in home.names(LISTS):
        try:
            for _ in _posted(desk, home, _whole(home, json.loads(home.read(name))), loaded, every):
                told(1)
        except (ValueError, KeyError, FileNotFoundError) as cause:  # no list, or its files are not what it says
            loaded.broken.append(f"{name}: {cause}; run the backfill again")
        loaded.shards += 1
    restate(desk.ledger)
    loaded.seconds = time.monotonic() - loaded.began
    return loaded


def _home(location: str) -> str:
    """The folder of one extractor: the one given, or the only one in it. UsageError when there are none or many."""
    names = folders.at(location).names("")
    if any(name.startswith(f"{LISTS}/") for name in names):
        return location
    versions = sorted({name.split("/")[0] for name in names if f"/{LISTS}/" in name})
    if len(versions) == 1:
        return f"{location.rstrip('/')}/{versions[0]}"
    if not versions:
        raise UsageError(
            f"there are no shards in {location}; make some with: reportedly backfill PAGES --out {location}"
        )
    raise UsageError(f"{location} holds the shards of {len(versions)} extractors; name one: {', '.join(versions)}")


def _whole(home: folders.Folder, list_: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of the files of a list, each proved by its SHA-256 before any is read."""
    for file in list_["files"]:
        if hashlib.sha256(home.read(file["name"])).hexdigest() != file["sha256"]:
            raise parquet.Broken(f"{file['name']} is not what it was when it was written")
    return tuple(file["name"] for file in list_["files"])


def _posted(desk: Desk, home: folders.Folder, files: Sequence[str], loaded: Loaded, every: int) -> Iterator[None]:
    """The rows of a shard into the ledger, a page at a time."""
    for name in files:
        if name.startswith("documents/"):
            beside = [name.replace("documents/", f"{table}/", 1) for table in ("claims", "findings")]
            with ExitStack() as open_:
                paths = [open_.enter_context(home.here(other)) if other in files else None for other in beside]
                yield from _day(desk, open_.enter_context(home.here(name)), paths, loaded, every)
        elif name.startswith("rejected/"):
            with home.here(name) as path:
                for row in parquet.rows(path, _REJECTED):
                    _reject(desk, row)
                    loaded.counts["rejected"] += 1
                    yield


def _day(desk: Desk, documents: Path, beside: list[Path | None], loaded: Loaded, every: int) -> Iterator[None]:
    """The pages of one day of a shard."""
    ids = [str(row["document"]) for row in parquet.rows(documents, ("document",))]
    if all(desk.ledger.knows(id_) for id_ in ids):
        loaded.counts["known"] += len(ids)
        yield from (None for _ in ids)
        return
    claims, findings = (_Entries(path) for path in beside)
    for row in parquet.rows(documents, _DOCUMENT):
        told, found = claims.of(row["position"]), findings.of(row["position"])
        if desk.ledger.knows(row["document"]):
            loaded.counts["known"] += 1
        else:
            capture, page = rows.page_of(row, told, found)
            if page.document.id != row["document"]:
                raise LedgerError(f"{documents} calls a page {row['document']} that is {page.document.id}")
            desk.enter((capture, page))
            desk.summary.troubled.clear()
            loaded.counts.update(documents=1, claims=len(page.claims))
            if loaded.counts["documents"] % every == 0:
                restate(desk.ledger)
        yield


def _reject(desk: Desk, row: Row) -> None:
    receipt = rows.receipt_of(row)
    if row["page"] is None:
        desk.enter(receipt)
    else:
        desk.refuse(rows.capture_of(row), receipt.reason)
    desk.summary.troubled.clear()


class _Entries:
    """The entries of a table that stand beside the documents, in the same order: page by page."""

    def __init__(self, path: Path | None) -> None:
        found: Iterable[Row] = parquet.rows(path, _ENTRY) if path else ()
        self._pages = groupby(found, key=lambda row: int(row["position"]))
        self._next = next(self._pages, None)

    def of(self, position: int) -> list[str]:
        """The entries of the page at a position; to be asked in the order of the positions."""
        if self._next is None or self._next[0] != position:
            return []
        entries = [str(row["entry"]) for row in self._next[1]]
        self._next = next(self._pages, None)
        return entries
