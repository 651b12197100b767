"""Health: whether this machine has what Reportedly needs, one line a thing, with the next step where it has not."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from importlib import metadata


def show(ledger: str) -> bool:
    """Print one line a thing; whether all is well."""
    well = True
    for name, look in _LOOKS:
        try:
            print(f"  ok    {name}: {look(ledger)}")
        except Exception as reason:  # whatever is wrong with a machine is what the doctor is asked
            well = False
            print(f"  wrong {name}: {reason}")
    print("All is well." if well else "Something is wrong; the lines above say what.")
    return well


def _python(_: str) -> str:
    return ".".join(map(str, sys.version_info[:3]))


def _package(_: str) -> str:
    return metadata.version("reportedly")


def _tables(_: str) -> str:
    from reportedly import pipeline

    ready = pipeline.instruments()
    kyiv = ready.gazetteer.look_up("Kyiv")
    if not kyiv:
        raise RuntimeError("the gazetteer does not know Kyiv; install the package again")
    return f"gazetteer and lexicons open, {len(ready.markers)} markers"


def _search(_: str) -> str:
    import sqlite3

    sqlite3.connect(":memory:").execute("create virtual table t using fts5(words)")
    return f"SQLite {sqlite3.sqlite_version} with full-text search"


def _room(ledger: str) -> str:
    from reportedly.ledger import addresses

    if addresses.on_server(ledger):
        return "the ledger's server looks after its own"
    folder = addresses.path(ledger).absolute().parent
    if not folder.is_dir():
        raise RuntimeError(f"there is no folder {folder}; make it or choose another --ledger")
    free = shutil.disk_usage(folder).free
    if free < 200_000_000:
        raise RuntimeError(f"{free // 1_000_000} MB free beside {ledger}; make room or choose another --ledger")
    return f"{free // 1_000_000_000} GB free"


def _book(ledger: str) -> str:
    from reportedly.ledger import addresses, verify
    from reportedly.views.coverage import counted

    name = addresses.named(ledger)
    if not addresses.there(ledger):
        return f"{name} is not there yet; reportedly add makes it"
    found = verify(ledger)
    if not found.sound:
        raise RuntimeError(f"{counted(len(found.faults), 'fault')} in {name}; reportedly verify tells them")
    return f"{name} holds {counted(found.entries, 'entry', 'entries')} and is sound"


_LOOKS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("python", _python),
    ("reportedly", _package),
    ("tables", _tables),
    ("search", _search),
    ("disk", _room),
    ("ledger", _book),
)
