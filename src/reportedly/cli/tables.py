"""Tables: rows of a view on a terminal, or as JSON lines for programs."""

from __future__ import annotations

import dataclasses
import enum
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

WIDE = 200


def plain(value: Any) -> Any:
    """A row of frozen things as plain JSON values."""
    match value:
        case enum.Enum():
            return value.value
        case datetime() | date():
            return value.isoformat()
        case Mapping():
            return {str(key): plain(part) for key, part in value.items()}
        case tuple() | list() | frozenset():
            return [plain(part) for part in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return value


def tell(
    rows: Iterable[Any], as_json: bool, title: str, columns: Sequence[tuple[str, str]], none: str = "Nothing yet."
) -> int:
    """Print rows and return their number. ``columns``: the field of the row and its heading; ``none``: said of none."""
    shown = list(rows)
    if as_json:
        for row in shown:
            sys.stdout.write(json.dumps(plain(row), ensure_ascii=False) + "\n")
    else:
        _draw(shown, title, columns)
        if not shown:
            console().print(none, style="dim")
    return len(shown)


def _draw(rows: Sequence[Any], title: str, columns: Sequence[tuple[str, str]]) -> None:
    from rich import box
    from rich.table import Table

    table = Table(
        title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold"
    )
    for field, heading in columns:
        number = bool(rows) and all(isinstance(getattr(row, field), int | float) for row in rows)
        table.add_column(heading, overflow="fold", justify="right" if number else "left")
    for row in rows:
        table.add_row(*(cell(getattr(row, field)) for field, _ in columns))
    console().print(table)


def cell(value: Any) -> str:
    """A value as a reader wants it in a table; nothing for None. Markup of the page is shown, never obeyed."""
    from rich.markup import escape

    match plain(value):
        case None:
            return ""
        case bool(value):
            return "yes" if value else ""
        case list(parts):
            return escape(", ".join(str(part) for part in parts))
        case other:
            return escape(_visible(str(other)))


def _visible(words: str) -> str:
    """Control characters of a page could move the cursor or paint the terminal: show them as a question mark."""
    return "".join(letter if letter.isprintable() or letter in "\n\t" else "\ufffd" for letter in words)


def console() -> Any:
    """Standard output, as wide as the terminal; piped, wide enough that a table is not folded."""
    from rich.console import Console

    return Console() if sys.stdout.isatty() else Console(width=WIDE)
