"""A PostgreSQL server for tests: on a free port, in a folder of its own, run by a user who is not root, and stopped."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

OWNER = "owner"
NOT_DURABLE = ("fsync=off", "full_page_writes=off")


def binaries() -> Path | None:
    """The folder of initdb and pg_ctl, of the newest version that is installed."""
    found = shutil.which("initdb")
    places = [*Path("/usr/lib/postgresql").glob("*/bin"), *([Path(found).resolve().parent] if found else [])]
    whole = [place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()]
    return max(whole, key=lambda place: (len(place.parent.name), place.parent.name), default=None)


def reason_to_skip() -> str:
    """Why there can be no server here, or ""."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "PostgreSQL's driver is not installed: pip install 'reportedly[postgres]'"
    if binaries() is None:
        return "no PostgreSQL server is installed: apt-get install postgresql"
    if os.getuid() == 0 and _servant() is None:
        return "a PostgreSQL server does not run as root, and there is no other user here to run it"
    return ""


@contextlib.contextmanager
def server(*settings: str, folder: str | None = None) -> Iterator[str]:
    """The address of a running server, without a database at its end. ``folder``: for its files (memory)."""
    place = binaries()
    assert place is not None
    with tempfile.TemporaryDirectory(prefix="reportedly-pg-", dir=folder or _in_memory()) as folder:
        servant = _servant() if os.getuid() == 0 else None
        if servant:
            os.chown(folder, servant.pw_uid, servant.pw_gid)
        how: dict[str, Any] = {"user": servant.pw_uid, "group": servant.pw_gid, "extra_groups": []} if servant else {}
        how |= {"cwd": folder, "check": True, "stdout": subprocess.DEVNULL}
        init = [place / "initdb", "-D", f"{folder}/db", "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
        subprocess.run(init, **how)
        port = _free_port()
        every = (f"port={port}", f"unix_socket_directories={folder}", "listen_addresses=127.0.0.1", *settings)
        options = " ".join(f"-c {setting}" for setting in every)
        control = [place / "pg_ctl", "-D", f"{folder}/db", "-l", f"{folder}/log", "-w", "-t", "60"]
        subprocess.run([*control, "-o", options, "start"], **how)
        try:
            yield f"postgres://{OWNER}@127.0.0.1:{port}"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], **how)


def _in_memory() -> str | None:
    """A folder in memory where there is room for a server's files: they need not outlive the tests."""
    memory = Path("/dev/shm")
    return str(memory) if memory.is_dir() and shutil.disk_usage(memory).free > 2_000_000_000 else None


def _servant() -> pwd.struct_passwd | None:
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    return None


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def fresh_database(address: str, name: str = "book") -> str:
    """The address of a database on a server with no book in it."""
    import psycopg

    with psycopg.connect(f"{address}/postgres", autocommit=True) as db:
        if db.execute("select 1 from pg_database where datname = %s", (name,)).fetchone() is None:
            db.execute(f"create database {name}".encode())
    with psycopg.connect(f"{address}/{name}", autocommit=True) as db:
        db.execute("drop schema if exists reportedly cascade")
    return f"{address}/{name}"
