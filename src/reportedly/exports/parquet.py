"""Parquet: a sheet with typed columns, by way of DuckDB (an extra: pip install reportedly[parquet])."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from reportedly.errors import UsageError
from reportedly.exports.sheets import Column, Sheet
from reportedly.views import Coverage

TYPES = {
    "string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "date": "DATE", "datetime": "TIMESTAMPTZ",
    "boolean": "BOOLEAN",
}  # fmt: skip


def written(sheet: Sheet, coverage: Coverage) -> bytes:
    """The sheet as one Parquet file (zstd). UsageError when DuckDB is not installed."""
    try:
        import duckdb
    except ImportError as error:
        raise UsageError("Parquet needs DuckDB: pip install 'reportedly[parquet]'") from error
    columns = sheet.columns(coverage)
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as db:
        out = Path(folder) / "sheet.parquet"
        db.execute(f"create table sheet ({_shape(columns)})")
        rows = [[row.get(column.name) for column in columns] for row in sheet.rows(coverage)]
        if rows:
            db.executemany(f"insert into sheet values ({', '.join('?' * len(columns))})", rows)
        db.execute(f"copy sheet to '{out}' (format parquet, compression zstd)")
        return out.read_bytes()


def _shape(columns: Iterable[Column]) -> str:
    return ", ".join(f'"{column.name}" {TYPES[column.type]}' for column in columns)
