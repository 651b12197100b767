"""Sheets: a table in a format that others read, with what each column means; written as CSV, described for machines.

Every sheet is a list of claims laid out in another project's columns. It is not that project's data and never says so.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportedly.exports.csv import safe
from reportedly.views import Coverage


@dataclass(frozen=True, slots=True)
class Column:
    """``type``: of Table Schema: string, integer, number, date, datetime, boolean. ``tag``: an HXL hashtag or ""."""

    name: str
    type: str
    meaning: str
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """``columns`` of a coverage (some sheets have one a party); ``rows``: cells by column name, missing ones empty."""

    name: str
    title: str
    columns: Callable[[Coverage], tuple[Column, ...]]
    rows: Callable[[Coverage], Iterator[Mapping[str, Any]]]
    tagged: bool = False

    def lines(self, coverage: Coverage) -> Iterator[str]:
        """The header, the row of hashtags where there is one, then the rows. No cell is ever a formula."""
        columns = self.columns(coverage)
        yield line([column.name for column in columns])
        if self.tagged:
            yield line([column.tag for column in columns], escaped=False)
        for row in self.rows(coverage):
            yield line([row.get(column.name) for column in columns])


def line(cells: list[Any], escaped: bool = True) -> str:
    """One line of CSV (RFC 4180)."""
    page = io.StringIO()
    csv.writer(page, lineterminator="\r\n").writerow([safe(cell) if escaped else cell for cell in cells])
    return page.getvalue()


def fixed(*columns: Column) -> Callable[[Coverage], tuple[Column, ...]]:
    """The same columns for every coverage."""
    return lambda coverage: columns


def columns(words: str) -> tuple[Column, ...]:
    """Columns from lines "name | type | meaning | #tag"."""
    rows = (line.split("|") for line in words.strip().splitlines())
    return tuple(Column(*(cell.strip() for cell in cells)) for cells in rows)
