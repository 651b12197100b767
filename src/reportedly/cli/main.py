"""The door: the command line. One verb each; exit code 0 done, 1 findings or rejected inputs, 2 wrong use.

Rooms are imported inside the verbs, so that ``--help`` answers at once.
"""

from __future__ import annotations

import logging
import sys
from typing import Annotated

import typer

from reportedly.cli import asking, backfilling, keeping, reading, serving, watching
from reportedly.errors import ReportedlyError, UsageError

app = typer.Typer(
    name="reportedly",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)


def _version(asked: bool) -> None:
    if asked:
        from importlib import metadata

        print(metadata.version("reportedly"))
        raise typer.Exit


@app.callback()
def begin(
    version: Annotated[
        bool, typer.Option("--version", metavar="", is_eager=True, callback=_version, help="Show the version and exit.")
    ] = False,
) -> None:
    """Reads the news of a war and keeps a ledger of claims: who says that what happened, and by what chain."""


for room in (reading, backfilling, watching, asking, keeping, serving):
    room.enter(app)


def main() -> None:
    """Run a verb; what stops the work is told in one sentence on standard error."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what is wrong with a page is told by its receipt
    try:
        app()
    except ReportedlyError as error:
        print(f"reportedly: {error}", file=sys.stderr)
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
