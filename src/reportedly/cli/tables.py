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
GAP, LONG = 3, 24
"""Cells between two columns; and from how many letters on a word may be cut: addresses, never names."""


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
    """A table; where the terminal is too narrow for one without cutting words, a paragraph a row."""
    out, headings = console(), [heading for _, heading in columns]
    cells = [[cell(getattr(row, field)) for field, _ in columns] for row in rows]
    if not rows or cramped([headings, *cells], out.width - GAP * len(columns)):
        out.print(f"[bold]{title}[/bold]", highlight=False)
        for values in cells:
            _tell_one(out, headings, values)
        return
    numbers = [all(isinstance(getattr(row, field), int | float) for row in rows) for field, _ in columns]
    out.print(_table(title, headings, numbers, cells))


def _table(title: str, headings: Sequence[str], numbers: Sequence[bool], cells: Sequence[Sequence[str]]) -> Any:
    from rich import box
    from rich.table import Table

    table = Table(
        title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold"
    )
    for heading, number in zip(headings, numbers, strict=True):
        table.add_column(heading, overflow="fold", justify="right" if number else "left")
    for values in cells:
        table.add_row(*values)
    return table


def _tell_one(out: Any, headings: Sequence[str], values: Sequence[str]) -> None:
    """The first value on a line of its own, the others below it, each behind its heading."""
    from rich.padding import Padding

    said = [(heading, value) for heading, value in zip(headings, values, strict=True) if value]
    out.print(f"[bold]{said[0][1]}[/bold]" if said else "", highlight=False)
    rest = " · ".join(f"[dim]{heading}[/dim] {value}" if heading else value for heading, value in said[1:])
    out.print(Padding(rest, (0, 0, 1, 2)), highlight=False)


def cramped(lines: Sequence[Sequence[str]], room: int) -> bool:
    """Whether a table of these cells would cut words in ``room`` cells of the terminal.

    The widest columns are narrowed to one width; a word wider than that is cut, which is borne of a `LONG` one. A
    Chinese letter is two cells wide, a mark that stands over a letter none.
    """
    from rich.cells import cell_len

    columns = list(zip(*lines, strict=True))
    widths = sorted(max(map(cell_len, column)) for column in columns)
    left, width = room, widths[-1]
    for n, narrow in enumerate(widths):
        share = left // (len(widths) - n)
        if narrow > share:
            width = share
            break
        left -= narrow
    words = (word for column in columns for text in column for word in text.split())
    return any(width < cell_len(word) for word in words if len(word) <= LONG)


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
