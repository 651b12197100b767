"""Parquet: a sheet with typed columns, by way of DuckDB (an extra: pip install reportedly[parquet])."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from reportedly.errors import UsageError
from reportedly.exports.sheets import Column, Sheet
from reportedly.views import Coverage

ENDING, MEDIA_TYPE = "parquet", "application/vnd.apache.parquet"
TYPES = {
    "string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "date": "DATE", "datetime": "TIMESTAMPTZ",
    "boolean": "BOOLEAN",
}  # fmt: skip


def engine() -> Any:
    """What writes it; UsageError when it is not installed."""
    try:
        import duckdb
    except ImportError as error:
        raise UsageError("Parquet needs DuckDB: pip install 'reportedly[parquet]'") from error
    return duckdb


def written(sheet: Sheet, coverage: Coverage) -> bytes:
    """The sheet as one Parquet file (zstd). UsageError when DuckDB is not installed."""
    duckdb = engine()
    columns = sheet.columns(coverage)
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as db:
        out = Path(folder) / "sheet.parquet"
        db.execute(f"create table sheet ({_shape(columns)})")
        rows = [[row.get(column.name) for column in columns] for row in sheet.rows(coverage)]
        if rows:
            db.executemany(f"insert into sheet values ({', '.join('?' * len(columns))})", rows)
        db.execute(f"copy sheet to '{out}' (format parquet, compression zstd)")
        return out.read_bytes()


def veiled(sheet: Sheet, within: Callable[[Any], Any]) -> Sheet:
    """The sheet with every cell as a mask leaves it (`Masks.within`)."""
    return replace(sheet, rows=lambda coverage: map(within, sheet.rows(coverage)))


def _shape(columns: Iterable[Column]) -> str:
    return ", ".join(f'"{column.name}" {TYPES[column.type]}' for column in columns)
