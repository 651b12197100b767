"""Addresses: where a book is. A path (or ``sqlite:PATH``) is a file; ``postgres://USER@HOST/NAME``, on a server."""

from __future__ import annotations

from pathlib import Path

from reportedly.errors import UsageError
from reportedly.ledger import openings
from reportedly.ledger.files import File
from reportedly.ledger.stores import LIMITS, Limits, Store

MEMORY = openings.MEMORY

FILE = "sqlite:"
SERVERS = ("postgres:", "postgresql:")


def on_server(where: str) -> bool:
    """The book is kept by a PostgreSQL server."""
    return where.startswith(SERVERS)


def path(where: str) -> Path:
    """The path of a book in a file; UsageError for one on a server."""
    if on_server(where):
        raise UsageError(f"this needs a ledger in a file, and {named(where)} is on a server")
    return Path(where.removeprefix(FILE))


def beside(where: str, ending: str) -> Path:
    """A file that goes with a book: beside its file, or in this folder under the name of its database."""
    if not on_server(where):
        return Path(f"{path(where)}{ending}")
    from reportedly.ledger.servers import database

    return Path(f"{database(where)}{ending}")


def named(where: str) -> str:
    """An address as it may be told to anyone: without a password."""
    if not on_server(where):
        return str(path(where))
    from reportedly.ledger.servers import named as told

    return told(where)


def there(where: str) -> bool:
    """A book was begun there. LedgerError when its server cannot be asked."""
    if not on_server(where):
        return path(where).is_file() and path(where).stat().st_size > 0
    from reportedly.ledger.servers import begun

    return begun(where)


def opened(where: str, read_only: bool, patience: float, limits: Limits = LIMITS) -> Store:
    """The store of a book; LedgerError, in words, when it cannot be used."""
    if not on_server(where):
        return File(str(where).removeprefix(FILE), read_only, patience, limits)
    from reportedly.ledger.servers import Server

    return Server(where, read_only, patience, limits)
