"""Verbs for archives too big for one run: backfill, load."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options
from reportedly.cli.progress import Progress
from reportedly.cli.reading import Columns, DateFormat, Encoding
from reportedly.errors import UsageError

if TYPE_CHECKING:
    from reportedly.pipeline.backfill.engines import Engine

LOCAL = "local"


def enter(app: typer.Typer) -> None:
    """Add these verbs to the command line."""
    for verb in (backfill, load):
        app.command()(verb)


def backfill(
    sources: Annotated[list[str], typer.Argument(metavar="ARCHIVE|FOLDER|ADDRESS...", show_default=False)],
    out: Annotated[str, typer.Option("--out", metavar="FOLDER", help="Where the shards go: a path or an address.")],
    jobs: Annotated[int, typer.Option("--jobs", min=1, help="Processes on this machine, a tagger each.")] = 1,
    scheduler: Annotated[
        str, typer.Option("--scheduler", metavar="ADDRESS", help="A Dask scheduler; local: Dask on this machine.")
    ] = "",
    slice_mb: Annotated[
        int, typer.Option("--slice", metavar="MB", min=1, help="Megabytes of input in a shard, about.")
    ] = 64,
    outlet: options.Outlet = None,
    published: options.PublishedOn = None,
    columns: Columns = None,
    encoding: Encoding = None,
    date_format: DateFormat = None,
    log_json: options.LogJson = False,
) -> None:
    """Read archives into Parquet shards by day of publication, without a ledger. Run again, it does what is missing.

    What is rejected stands in a table with its reason. The exit code is 1 when a shard could not be done.
    """
    from reportedly.captures.reading import columns as pairs
    from reportedly.pipeline import backfill as house

    _expect_room(out)
    if scheduler in ("", LOCAL):
        _expect_parquet()
    terms = house.Terms(pairs(columns or ""), encoding or "", date_format or "", outlet or "", published)
    if scheduler not in ("", LOCAL):  # its workers stand in folders of their own
        out = _absolute(out)
    with Progress("backfill", log_json) as progress:
        shards = list(house.plan(sources, terms, slice_mb << 20))
        total = house.backfill(shards, out, _engine(scheduler, jobs), lambda count: progress("", count))
    for line in total.lines():
        print(line)
    if total.failed:
        raise typer.Exit(1)


def load(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="What backfill wrote.", show_default=False)],
    ledger: options.LedgerPath = options.LEDGER,
    log_json: options.LogJson = False,
) -> None:
    """Post shards into a ledger, judged as they come; in any order, as often as you like."""
    from reportedly import pipeline
    from reportedly.ledger import open_
    from reportedly.pipeline import backfill as house
    from reportedly.pipeline.posting import Desk

    _expect_shards(folder)
    _expect_parquet()
    with open_(options.writable(ledger)) as book, Progress("loading", log_json) as progress:
        loaded = house.load(Desk(book, pipeline.lexicons()), folder, lambda count: progress("", count))
    for line in loaded.lines():
        print(line)
    if loaded.broken:
        raise typer.Exit(1)


def _engine(scheduler: str, jobs: int) -> Engine:
    if not scheduler:
        from reportedly.pipeline.backfill.engines import LocalHands

        return LocalHands(jobs)
    from reportedly.pipeline.backfill.clusters import DaskWorkers

    return DaskWorkers("" if scheduler == LOCAL else scheduler, jobs)


def _absolute(location: str) -> str:
    return location if "://" in location else str(Path(location).absolute())


def _expect_room(out: str) -> None:
    if "://" not in out and Path(out).exists() and not Path(out).is_dir():
        raise UsageError(f"{out} is a file; --out names a folder, which is made when it is not there")


def _expect_parquet() -> None:
    """What shards are written and read with is here; UsageError tells how to install it, before anything is read."""
    from reportedly.pipeline.backfill.parquet import database

    database().close()


def _expect_shards(folder: str) -> None:
    """No ledger is made for a folder that is not there."""
    if "://" not in folder and not Path(folder).is_dir():
        raise UsageError(f"there is no folder {folder}; make one with: reportedly backfill PAGES --out {folder}")
