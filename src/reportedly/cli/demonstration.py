"""The demo: sample reports read into a fresh ledger, and what no single one of them shows."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.cli import asking, opening, tables
from reportedly.cli.progress import Progress
from reportedly.errors import UsageError

if TYPE_CHECKING:
    from reportedly.captures import Capture, Receipt
    from reportedly.views import Coverage

LABEL = (
    "Sample reports written for this demo, on 1 to 4 March 2022. What they tell and quote is invented, also where real "
    "agencies, offices and persons are named: none of it is news."
)

TABLES = (
    ("misreports", "Which report garbled its source", asking.MISREPORTS, 5),
    ("disputes", "Who contradicts whom", asking.DISPUTES, 8),
    ("control", "Who holds which place, according to whom", asking.PLACES, 10),
    (
        "casualties",
        "Who says how many: a series for each claimant, never added together",
        asking.CASUALTIES,
        12,
    ),
    ("events", "What most outlets carry, and how many say so independently", asking.EVENTS, 8),
)
"""View, title, columns and number of rows of each table; names of private persons are masked as everywhere."""


def show(ledger: Path) -> None:
    """Read the sample reports into ``ledger``, which is made anew, and print the short tables."""
    from reportedly.documents.masthead import Masthead
    from reportedly.ledger import Ledger
    from reportedly.pipeline import reviewing
    from reportedly.pipeline.posting import Desk

    _make_room(ledger)
    began = time.monotonic()
    pages = resources.as_file(resources.files("reportedly") / "data" / "demo")
    with pages as folder, Ledger(str(ledger)) as book, Progress("reading") as progress:
        desk = Desk(book, opening.instruments(), progress)
        for sample in _samples(folder):
            desk.take(sample, Masthead())
        summary = desk.close()
        held = reviewing.coverage(book)
    print(LABEL)
    for line in summary.lines():
        print(line)
    tell(held)
    print(f"{time.monotonic() - began:.1f} seconds. Everything above is in {ledger}. Next:")
    for step in (
        f"  reportedly serve --ledger {ledger}      the newsroom, at http://127.0.0.1:8765/",
        f"  reportedly claims --place Kherson --ledger {ledger}",
        f"  reportedly disputes --ledger {ledger}",
        f"  reportedly verify --ledger {ledger}",
        "  reportedly add YOUR-PAGES --ledger my.db",
    ):
        print(step)


def _samples(folder: Path) -> Iterator[Capture | Receipt]:
    """The sample reports, under one address wherever the package lies.

    Ids hang on addresses, and where two pairs are as near as each other ids say which of them is joined first.
    """
    from reportedly.captures import Capture
    from reportedly.captures.reading import Options, read

    for found in read(str(folder), Options()):
        yield replace(found, url=found.url.replace(str(folder), "demo", 1)) if isinstance(found, Capture) else found


def _make_room(ledger: Path) -> None:
    """Remove an earlier demo; refuse when what lies there is no demo."""
    if ledger.is_dir():
        raise UsageError(f"{ledger} is a folder; name a file in it: --ledger {ledger / 'demo.db'}")
    if ledger.exists() and ledger.name != "demo.db":
        raise UsageError(f"{ledger} is there already; the demo writes a fresh ledger, name another with --ledger")
    for suffix in ("", "-wal", "-shm"):
        ledger.with_name(ledger.name + suffix).unlink(missing_ok=True)


def tell(held: Coverage) -> None:
    """The first rows of each table."""
    from reportedly.views import masks

    masked, dated = masks.from_coverage(held), asking.hourless(held)
    for view, title, columns, most in TABLES:
        rows = [asking.Shown(row, masked, dated) for row in asking.rows_of(view, held)[:most]]
        tables.tell(rows, False, title, columns)
