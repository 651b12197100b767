"""The verb that takes a book from one store to another: copy."""

from __future__ import annotations

from typing import Annotated

import typer

from reportedly.cli import options
from reportedly.cli.progress import Progress


def copy(
    source: Annotated[str, typer.Argument(help="sqlite:PATH or postgres://USER@HOST/DATABASE.", show_default=False)],
    target: Annotated[str, typer.Argument(help="The same; it is made when it is not there.", show_default=False)],
) -> None:
    """Bring a ledger up to what another holds, entry for entry with hours and hashes, and audit it after.

    It may be broken off and done again; what the target holds already must be how the source begins.
    """
    from reportedly.ledger import addresses, open_, verify
    from reportedly.ledger import copy as copied
    from reportedly.views.coverage import counted

    options.writable(target)
    with open_(options.existing(source), read_only=True) as book, open_(target) as new, Progress("copying") as progress:
        found = copied(book, new, lambda seq: progress(f"entry {seq}"))
    print(f"{written(found.entries, found.blobs)} copied into {addresses.named(target)}.")
    audit = verify(target, found.head)
    for fault in audit.faults:
        print(f"  {fault.where}: {fault.message}")
    if not audit.sound:
        raise typer.Exit(1)
    print(f"Sound: {counted(audit.entries, 'entry', 'entries')}, the same chain. Head: {audit.head}")


def written(entries: int, bodies: int) -> str:
    """What was written into a book: "8 entries and 1 kept body"."""
    from reportedly.views.coverage import counted

    return f"{counted(entries, 'entry', 'entries')} and {counted(bodies, 'kept body', 'kept bodies')}"
