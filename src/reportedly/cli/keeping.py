"""Verbs that keep the book: verify, copy, salvage, redact, doctor, export."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import asking, masking, options
from reportedly.cli.copying import copy, written
from reportedly.errors import LedgerError, UsageError

if TYPE_CHECKING:
    from reportedly.exports.offers import Offer
    from reportedly.exports.sheets import Sheet
    from reportedly.views import Coverage
    from reportedly.views.masks import Masks

WHOLE = ("claims", "testimony")
"""Forms that programs score or rebuild a book from: every word at its offset, so no name can be taken out."""


def enter(app: typer.Typer) -> None:
    """Add these verbs to the command line."""
    for verb in (verify, copy, salvage, redact, doctor, export):
        app.command()(verb)


def verify(
    ledger: options.LedgerPath = options.LEDGER,
    head: Annotated[
        str, typer.Option("--head", help="The head noted at an earlier audit, which must still stand.")
    ] = "",
) -> None:
    """Audit the ledger: its chain, every cited word, every kept byte, and that the book balances."""
    from reportedly.ledger.audits import verify as audited
    from reportedly.views.coverage import counted

    found = audited(options.existing(ledger), head)
    print(f"{written(found.entries, found.blobs)}, {counted(found.claims, 'claim')} among them. Head: {found.head}")
    for fault in found.faults:
        print(f"  {fault.where}: {fault.message}")
    if not found.sound:
        print(f"{counted(len(found.faults), 'fault')}. {_remedy(ledger)}")
        raise typer.Exit(1)
    print("Sound: the chain holds, every cited word stands on its page, and the book balances.")


def _remedy(ledger: str) -> str:
    """What to do about a ledger that is not sound."""
    from reportedly.ledger import addresses

    if addresses.on_server(ledger):
        return f"Restore {addresses.named(ledger)} from a backup whose head was noted."
    return f"Save what is whole with: reportedly salvage {addresses.path(ledger)} NEW.db"


def salvage(
    ledger: Annotated[Path, typer.Argument(help="A damaged ledger.", show_default=False)],
    out: Annotated[Path, typer.Argument(help="The new one to write.", show_default=False)],
) -> None:
    """Save what is whole from a damaged ledger into a new one."""
    from reportedly.ledger.salvages import salvage as salvaged

    options.file(ledger, "LEDGER")
    if out.exists():
        raise UsageError(f"{out} is there already; name a file that is not")
    saved = salvaged(str(ledger), str(out))
    print(f"{written(saved.entries, saved.blobs)} saved into {out}.")
    for line in saved.lost:
        print(f"  lost: {line}")
    if not saved.entries:
        print(f"Nothing in {ledger} could be read as a ledger's: is it one?")
    if saved.lost or not saved.entries:
        raise typer.Exit(1)


def redact(
    document: Annotated[str, typer.Argument(help="The id or name of a page.", show_default=False)],
    reason: Annotated[str, typer.Option("--reason", help="Why, in a few words; it stays in the book.")],
    by: Annotated[str, typer.Option("--by", help="Who decides; it stays in the book.")],
    ledger: options.LedgerPath = options.LEDGER,
) -> None:
    """Take a page and all that was read from it out of the book; a tombstone stays and the chain still verifies."""
    from reportedly.ledger import addresses, open_
    from reportedly.views.coverage import counted

    with open_(options.existing(ledger)) as book:
        named = book.documents(document)
        if not named and not book.knows(document):
            raise UsageError(
                f"there is no page {document} in {addresses.named(ledger)}; claims --json names the page of each claim"
            )
        stones = [stone for id_ in ([d.id for d in named] or [document]) for stone in book.redact(id_, reason, by)]
    print(f"{counted(len(stones), 'entry', 'entries')} taken out of {document}; their tombstones stay.")


def doctor(ledger: options.LedgerPath = options.LEDGER) -> None:
    """Look at this machine: what is installed, whether tables and tagger open, whether the ledger is sound."""
    from reportedly.cli import health

    if not health.show(ledger):
        raise typer.Exit(1)


def export(
    form: Annotated[
        str, typer.Argument(metavar="FORMAT", help="A format's name; a wrong one lists them all.", show_default=False)
    ],
    ledger: options.LedgerPath = options.LEDGER,
    out: Annotated[Path | None, typer.Option("--out", help="File to write (default: standard output).")] = None,
    as_of: options.AsOf = None,
    unmask: options.Unmask = False,
) -> None:
    """Write the book in a format others read; a table as Parquet, where --out ends in .parquet. Names of private
    persons are masked, but for `claims` and `testimony`: programs score and rebuild a book from these word for word, so
    they hold every name and are no files to publish.
    """
    from reportedly.exports.offers import OFFERS

    if form not in OFFERS:
        raise UsageError(
            f"there is no format {form!r}; write one of {', '.join(OFFERS)};"
            " codebook and datapackage.json are on /exports of reportedly serve"
        )
    sheet = _columnar(OFFERS[form], out)
    held = asking.coverage(ledger, options.moment(as_of))
    if sheet is not None:
        masks = masking.masks(held, ledger, unmask, masking.asked(f"export {form}", as_of=as_of))
        _save_columns(sheet, held, masks, out)
        return
    pieces: Iterable[str] = OFFERS[form].pieces(held)
    if unmask or form not in WHOLE:
        masks = masking.masks(held, ledger, unmask, masking.asked(f"export {form}", as_of=as_of))
        pieces = (masks.over_file(piece, OFFERS[form].media_type) for piece in pieces)
    else:
        print(f"{form} is whole, names of private persons and all: programs read it word for word", file=sys.stderr)
    if out is None:
        sys.stdout.writelines(pieces)
        return
    _save(out, pieces)
    print(f"{form} written to {out}", file=sys.stderr)


def _columnar(offer: Offer, out: Path | None) -> Sheet | None:
    """The table to be written as Parquet, asked for by name or by the ending of the file; None where neither is."""
    from reportedly.exports import parquet

    by_ending = out is not None and out.suffix == f".{parquet.ENDING}"
    if not by_ending and offer.ending != parquet.ENDING:
        return None
    if offer.sheet is None:
        raise UsageError(f"{offer.name} is no table, so there is no Parquet of it; choose another ending for --out")
    if out is None and sys.stdout.isatty():
        raise UsageError("Parquet is nothing to read on a terminal; name a file: --out claims.parquet")
    parquet.engine()  # before the book is read
    return offer.sheet


def _save_columns(sheet: Sheet, held: Coverage, masks: Masks, out: Path | None) -> None:
    from reportedly.exports import parquet

    body = parquet.written(parquet.veiled(sheet, masks.within), held)
    if out is None:
        sys.stdout.buffer.write(body)
        return
    with _told(out):
        out.write_bytes(body)
    print(f"{sheet.name} written to {out} as Parquet", file=sys.stderr)


def _save(out: Path, pieces: Iterable[str]) -> None:
    with _told(out), out.open("w", encoding="utf-8", newline="") as file:
        file.writelines(pieces)


@contextlib.contextmanager
def _told(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise LedgerError(f"{out} cannot be written: {error.strerror}; choose another --out") from error
