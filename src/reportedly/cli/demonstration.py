"""The demo: sample reports read into a fresh ledger, and what no single one of them shows."""

from __future__ import annotations

import time
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from reportedly.cli import asking, tables
from reportedly.cli.progress import Progress
from reportedly.errors import UsageError

LABEL = (
    "Sample reports written for this demo: the outlets and the wording are invented, the days are 1 to 4 March 2022."
)


def show(ledger: Path) -> None:
    """Read the sample reports into ``ledger``, which is made anew, and print the short tables."""
    from reportedly import pipeline
    from reportedly.captures.reading import Options
    from reportedly.documents.masthead import Masthead
    from reportedly.ledger import Ledger
    from reportedly.pipeline import reviewing
    from reportedly.pipeline.posting import Desk

    _make_room(ledger)
    began = time.monotonic()
    pages = resources.as_file(resources.files("reportedly") / "data" / "demo")
    with pages as folder, Ledger(str(ledger)) as book, Progress("reading") as progress:
        desk = Desk(book, pipeline.instruments(), progress)
        summary = desk.add([str(folder)], Options(), Masthead())
        held = reviewing.coverage(book)
    print(LABEL)
    for line in summary.lines():
        print(line)
    _tell(held)
    print(f"{time.monotonic() - began:.1f} seconds. Everything above is in {ledger}. Next:")
    for step in (
        f"  reportedly claims --place Kherson --ledger {ledger}",
        f"  reportedly disputes --ledger {ledger}",
        f"  reportedly verify --ledger {ledger}",
        "  reportedly add YOUR-PAGES --ledger my.db",
    ):
        print(step)


def _make_room(ledger: Path) -> None:
    """Remove an earlier demo; refuse when what lies there is no demo."""
    if ledger.exists() and ledger.name != "demo.db":
        raise UsageError(f"{ledger} is there already; the demo writes a fresh ledger, name another with --ledger")
    for suffix in ("", "-wal", "-shm"):
        ledger.with_name(ledger.name + suffix).unlink(missing_ok=True)


def _tell(held: Any) -> None:
    _table("misreports", held, "Which report garbled its source", asking.MISREPORTS, 5)
    _table("disputes", held, "Who contradicts whom", asking.DISPUTES, 6)
    _table("control", held, "Who holds which place, according to whom", asking.PLACES, 10)
    _table(
        "casualties", held, "Who says how many: a series for each claimant, never added together", asking.CASUALTIES, 12
    )
    _table("events", held, "What most outlets carry, and how many say so independently", asking.EVENTS, 8)


def _table(view: str, held: Any, title: str, columns: Sequence[tuple[str, str]], most: int) -> None:
    rows = [asking.Shown(row) for row in asking.rows_of(view, held)[:most]]
    tables.tell(rows, False, title, columns)
