"""Writing: the rows of a shard on their way into its files, and the list that says they are all there."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from reportedly.pipeline.backfill import folders, rows
from reportedly.pipeline.backfill.orders import Order
from reportedly.pipeline.backfill.parquet import Draft
from reportedly.pipeline.backfill.shards import plain

LISTS = "shards"
"""Where the lists lie."""
Told = Callable[[], None]
"""Hears of every file before it is written."""
_BATCH = 64
_HEAVY = 8 << 20


class Tables:
    """The tables of one shard, gathered beside the folder they go to. Use it as a context manager."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._waiting: dict[str, list[rows.Row]] = {table: [] for table in rows.TABLES}
        self._weight = 0
        self._open = ExitStack()

    def __enter__(self) -> Tables:
        self._room = Path(self._open.enter_context(tempfile.TemporaryDirectory(prefix="reportedly-")))
        self._draft = self._open.enter_context(Draft(self._room, rows.TABLES))
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    @property
    def counts(self) -> dict[str, int]:
        """How many rows each table has."""
        return {table: self._counts[table] for table in rows.TABLES}

    def add(self, found: Mapping[str, Sequence[rows.Row]]) -> None:
        """Rows by their tables, in the order of their positions."""
        for table, some in found.items():
            self._waiting[table].extend(some)
            self._counts[table] += len(some)
            self._weight += sum(len(cell) for row in some for cell in row if isinstance(cell, str | bytes))
        if self._weight > _HEAVY or max(map(len, self._waiting.values())) >= _BATCH:
            self._flush()

    def put(self, order: Order, told: Told = lambda: None) -> int:
        """Every file into the order's folder, its list last; how many bytes they have."""
        self._flush()
        home, name = folders.at(order.home), order.shard.name
        files = list(self._files(home, name, told))
        list_ = {
            "shard": plain(order.shard), "extractor": order.extractor, "skipped": [list(each) for each in order.skip],
            "counts": self.counts, "files": files,
        }  # fmt: skip
        written = self._room / "list.json"
        written.write_text(json.dumps(list_, indent=1) + "\n", encoding="utf-8")
        home.put(listed(name), written)
        return sum(int(str(file["bytes"])) for file in files)

    def _flush(self) -> None:
        for table, some in self._waiting.items():
            if some:
                self._draft.add(table, some)
                some.clear()
        self._weight = 0

    def _files(self, home: folders.Folder, name: str, told: Told) -> Iterator[dict[str, object]]:
        """A file for each day of each table; what each is called and holds."""
        for table in rows.TABLES:
            for day in self._draft.days(table):
                told()
                file = self._draft.written(table, day)
                target = f"{table}/day={day}/{name}.parquet" if day else f"{table}/{name}.parquet"
                home.put(target, file)
                whole = hashlib.sha256(file.read_bytes()).hexdigest()
                yield {"name": target, "bytes": file.stat().st_size, "sha256": whole}


def listed(name: str) -> str:
    """What the list of a shard is called."""
    return f"{LISTS}/{name}.json"
