"""Turns: a file that one process, or one thread of it, may hold at a time. The kernel gives it back in the end."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from reportedly.errors import UsageError


@contextlib.contextmanager
def waited(path: Path) -> Iterator[None]:
    """Hold the file, made if it is not there, once nobody else does."""
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextlib.contextmanager
def taken(path: Path, deed: str) -> Iterator[None]:
    """Hold the file now; UsageError when another process does. ``deed``: what it is held for, as "watches my.db"."""
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            holder = file.read(20).strip() or "unknown"
            raise UsageError(f"another process ({holder}) {deed}; end it, or choose another --ledger") from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
