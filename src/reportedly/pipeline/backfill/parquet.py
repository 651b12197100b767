"""Parquet: rows into files and out of them, by way of DuckDB, on one thread and in bounded memory.

One thread writes rows in the order they came: the same rows, the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from reportedly.errors import UsageError

MAGIC = b"PAR1"
_BOUNDS: dict[str, str | bool | int | float | list[str]] = {"threads": 1, "memory_limit": "512MB"}
_FETCHED = 64
_GROUP = 4096
"""Rows of a group: what a reader has in memory at once."""

Columns = Sequence[tuple[str, str]]
"""Names and SQL types."""


class Broken(ValueError):
    """A file that is no Parquet, or not whole."""


def database(path: Path | None = None) -> Any:
    """A DuckDB of our own, in a file or in memory. UsageError when DuckDB is not installed."""
    try:
        import duckdb
    except ImportError as error:
        raise UsageError("Parquet needs DuckDB: pip install 'reportedly[parquet]'") from error
    return duckdb.connect(str(path or ":memory:"), config=_BOUNDS)


def rows(path: Path, columns: Sequence[str] = ()) -> Iterator[Mapping[str, Any]]:
    """The rows of a file in their order, some or all of their columns, a few at a time. Broken when they cannot."""
    import duckdb

    asked = ", ".join(f'"{column}"' for column in columns) or "*"
    with database() as db:
        try:
            db.execute(f"select {asked} from read_parquet(?)", [str(path)])
            names = [about[0] for about in db.description]
            while fetched := db.fetchmany(_FETCHED):
                yield from (dict(zip(names, row, strict=True)) for row in fetched)
        except duckdb.Error as cause:
            raise Broken(str(cause).split("\n", 1)[0]) from cause


class Draft:
    """Rows of several tables, waiting to be written by day. Each table has a column ``day`` beside its own."""

    def __init__(self, room: Path, tables: Mapping[str, Columns]) -> None:
        self._room, self._tables = room, tables
        self._db = database(room / "draft.duckdb")
        self._db.execute(f"set temp_directory = '{room}/spill'")
        for name, columns in tables.items():
            shape = ", ".join(f'"{column}" {type_}' for column, type_ in columns)
            self._db.execute(f"create table {name} (day varchar, {shape})")

    def __enter__(self) -> Draft:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def add(self, table: str, rows: Sequence[Sequence[Any]]) -> None:
        """Add rows to a table: their day, then its columns."""
        types = ("varchar", *(type_ for _, type_ in self._tables[table]))
        asked = ", ".join(f"unnest(?::{type_}[])" for type_ in types)
        self._db.execute(f"insert into {table} select {asked}", [list(column) for column in zip(*rows, strict=True)])

    def days(self, table: str) -> list[str]:
        """The days that a table has rows of."""
        return [day for (day,) in self._db.execute(f"select distinct day from {table} order by day").fetchall()]

    def written(self, table: str, day: str) -> Path:
        """The rows of one day as one Parquet file."""
        file = self._room / "day.parquet"
        columns = ", ".join(f'"{column}"' for column, _ in self._tables[table])
        how = f"format parquet, compression zstd, row_group_size {_GROUP}"
        self._db.execute(f"copy (select {columns} from {table} where day = ?) to '{file}' ({how})", [day])
        return file
