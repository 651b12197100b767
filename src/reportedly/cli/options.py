"""Options that many verbs share, each said once."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated

import typer

from reportedly.errors import UsageError

LEDGER = "reportedly.db"

LedgerPath = Annotated[
    str, typer.Option("--ledger", help="The ledger: a file, or postgres://USER@HOST/DATABASE.", show_default=True)
]
AsJson = Annotated[bool, typer.Option("--json", metavar="", help="One JSON object a row, for programs.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="WHEN", help="What was known then: a day or a moment (ISO 8601).")
]
On = Annotated[str | None, typer.Option("--on", metavar="DAY", help="Only what is said of that day (YYYY-MM-DD).")]
PlaceName = Annotated[str | None, typer.Option("--place", help="Only claims about this place, by any of its names.")]
Kind = Annotated[str | None, typer.Option("--kind", help="Only this kind: control, attack, casualties, ...")]
Party = Annotated[
    str | None,
    typer.Option("--party", metavar="CODE", help="Only what a party says, suffers or holds: RUS, SYR:REB, ..."),
]
Unmask = Annotated[
    bool,
    typer.Option(
        "--unmask", metavar="", help="Show names of private persons, and write in the journal who asked, when and what."
    ),
]
Every = Annotated[
    bool, typer.Option("--all", metavar="", help="Read the whole of a large book, and not its newest claims alone.")
]
LogJson = Annotated[bool, typer.Option("--log-json", metavar="", help="Progress as JSON lines on standard error.")]
Limit = Annotated[int, typer.Option("--limit", help="At most so many rows.", min=1)]
Files = Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.", show_default=False)]
Outlet = Annotated[str | None, typer.Option("--outlet", help="Publisher of a bare text (default: the file's name).")]
PublishedOn = Annotated[
    str | None, typer.Option("--published", metavar="WHEN", help="Day or moment of publication of a bare text.")
]


def moment(words: str | None) -> datetime | None:
    """An aware moment; a bare day means its last second. UsageError when it is neither."""
    if words is None:
        return None
    try:
        if len(words) == 10:
            day = date.fromisoformat(words)
            return datetime.combine(day, time(), UTC) + timedelta(days=1, microseconds=-1)
        read = datetime.fromisoformat(words)
    except ValueError as error:
        raise UsageError(f"{words!r} is no day or moment; write 2022-03-03 or 2022-03-03T18:00+02:00") from error
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def day(words: str | None) -> date | None:
    """A day; UsageError when it is none."""
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise UsageError(f"{words!r} is no day; write it as 2022-03-03") from error


def writable(ledger: str) -> str:
    """Where a ledger is, or can be made; UsageError for a folder, before anything else is done."""
    from reportedly.ledger import addresses

    if not addresses.on_server(ledger) and addresses.path(ledger).is_dir():
        name = addresses.named(ledger)
        raise UsageError(f"{name} is a folder; name a file in it: --ledger {addresses.path(ledger) / LEDGER}")
    return ledger


def file(path: Path, option: str) -> Path:
    """A file that is there and can be read; UsageError names what it was given as."""
    if not path.is_file():
        raise UsageError(f"there is no file {path}; {option} names one that is there")
    return path


def existing(ledger: str) -> str:
    """A ledger that is there, by its path or address; UsageError says how to make one."""
    from reportedly.ledger import addresses

    writable(ledger)
    found = addresses.there(ledger) if addresses.on_server(ledger) else addresses.path(ledger).exists()
    if not found:
        name = addresses.named(ledger)
        raise UsageError(f"there is no ledger at {name}; make one with: reportedly add PAGES --ledger {name}")
    return ledger
