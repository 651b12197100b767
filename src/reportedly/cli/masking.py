"""Masking: names of private persons stay out of what a verb shows, unless they are asked for, and that is logged."""

from __future__ import annotations

import getpass
import os
from typing import TYPE_CHECKING

from reportedly.errors import LedgerError

if TYPE_CHECKING:
    from reportedly.views import Coverage
    from reportedly.views.masks import Masks


def masks(held: Coverage, ledger: str, unmask: bool, about: str) -> Masks:
    """Whom to mask in what the book held. ``unmask``: nobody, once the ledger's journal holds who asked and for what.

    ``about``: the verb with what it was asked. LedgerError when the journal cannot be written; then nothing is shown.
    """
    from reportedly.views.masks import Masks, from_coverage

    if not unmask:
        return from_coverage(held)
    _log(ledger, about)
    return Masks(frozenset())


def asked(verb: str, **options: str | None) -> str:
    """A verb with the options that were given, as the journal has it."""
    return " ".join((verb, *(f"--{name.replace('_', '-')} {value}" for name, value in options.items() if value)))


def _log(ledger: str, about: str) -> None:
    from reportedly.web import journals
    from reportedly.web.settings import Settings

    journal = Settings(ledger).journal
    try:
        journals.write(journal, _person(), "unmask", about, "at the command line")
    except OSError as error:
        raise LedgerError(f"names stay masked, for {journal} cannot be written: {error.strerror}") from error


def _person() -> str:
    """Who is at this machine, as it calls them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "unnamed user"
