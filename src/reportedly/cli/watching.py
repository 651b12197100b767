"""The verb that keeps asking: watch."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import opening, options
from reportedly.cli.progress import Progress
from reportedly.errors import UsageError

if TYPE_CHECKING:
    from reportedly.ledger import Ledger
    from reportedly.pipeline.watching import Watch


def enter(app: typer.Typer) -> None:
    """Add this verb to the command line."""
    app.command()(watch)


def watch(
    feeds: Annotated[list[str], typer.Argument(metavar="FEED|OPML...", show_default=False)],
    ledger: options.LedgerPath = options.LEDGER,
    every: Annotated[float, typer.Option("--every", min=1, help="Minutes between two visits of a feed.")] = 15,
    pause: Annotated[float, typer.Option("--pause", min=1, help="Seconds between two requests of one host.")] = 5,
    silent: Annotated[
        float, typer.Option("--silent", min=1, help="Hours of silence after which a feed is told of.")
    ] = 24,
    hours: Annotated[float | None, typer.Option("--hours", min=0, help="Stop after so many hours.")] = None,
) -> None:
    """Ask feeds again and again, politely: only what changed, host by host, and tell which fell silent.

    The state stands in a file beside the ledger (or in this folder), named as it is with .watch behind. One process
    watches for a ledger at a time; Ctrl-C ends it, and the next takes up where it stood.
    """
    from reportedly.captures.web import Fetcher
    from reportedly.ledger import addresses, open_
    from reportedly.pipeline.posting import Desk
    from reportedly.pipeline.turns import taken
    from reportedly.pipeline.watching import Manners, Watch

    options.writable(ledger)
    asked = [address for named in feeds for address in _addresses(named)]
    state = addresses.beside(ledger, ".watch")
    manners = Manners(timedelta(minutes=every), timedelta(seconds=pause), timedelta(hours=silent))
    with (
        taken(state.with_name(f"{state.name}.lock"), f"watches feeds for {addresses.named(ledger)}"),
        open_(ledger) as book,
        Progress("watching") as progress,
        Watch(
            Desk(book, opening.instruments(), progress), Fetcher(), lambda: datetime.now(UTC), time.sleep, manners
        ) as watched,
    ):
        _restore(watched, state)
        watched.add(asked)
        try:
            _go_on(watched, book, state, timedelta(hours=hours) if hours is not None else timedelta.max)
        except KeyboardInterrupt:
            print(f"ended; {state} tells where each feed stands", file=sys.stderr)


def _go_on(watched: Watch, book: Ledger, state: Path, span: timedelta) -> None:
    """Visit in turns of a minute; after each the state is written down and what fell silent is told once.

    What another process redacted meanwhile is forgotten.
    """
    began, told, buried = datetime.now(UTC), set[str](), _buried(book)
    while datetime.now(UTC) - began <= span:
        try:
            watched.run(datetime.now(UTC) + timedelta(minutes=1))
        finally:
            _write(state, watched.written())
        for feed in watched.silent():
            if feed.url not in told:
                news = datetime.fromtimestamp(feed.news, UTC)
                print(f"silent since {news:%Y-%m-%d %H:%M} UTC: {feed.url} {feed.reason}".rstrip(), file=sys.stderr)
        told = {feed.url for feed in watched.silent()}
        buried = _heeded(watched, book, buried)
        time.sleep(1)


def _heeded(watched: Watch, book: Ledger, buried: int) -> int:
    """How many entries are redacted now; where there are others than before, nothing read until now is remembered.

    Neither here nor in the process that reads pages, which began with what was remembered here.
    """
    from reportedly.ledger import memories

    now = _buried(book)
    if now != buried:
        book.shelf.forget()
        memories.forget()
        watched.forget()
    return now


def _buried(book: Ledger) -> int:
    return book.count("Redaction")


def _write(state: Path, words: str) -> None:
    """Whole or not at all."""
    beside = state.with_name(f"{state.name}.new")
    beside.write_text(words, encoding="utf-8")
    beside.replace(state)


def _restore(watched: Watch, state: Path) -> None:
    """Take up the state of an earlier watch, if there was one."""
    if not state.exists():
        return
    try:
        watched.restore(state.read_text(encoding="utf-8").splitlines())
    except (ValueError, TypeError) as error:
        raise UsageError(f"{state} is no state of a watch; move it away and every feed is asked anew") from error


def _addresses(named: str) -> tuple[str, ...]:
    """The feed at an address, or those of a list; UsageError where there is neither."""
    from reportedly.captures.opml import feeds as listed

    if "://" in named:
        return (named,)
    path = Path(named)
    if not path.is_file():
        raise UsageError(f"there is no file {named}; a feed's address begins with https://")
    found = listed(path.read_bytes())
    if not found:
        raise UsageError(f"{named} lists no feed: it should be OPML, with outlines that have an xmlUrl")
    return found
