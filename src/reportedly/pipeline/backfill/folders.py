"""Folders: where shards lie, on this machine or, by way of fsspec, in a store of objects (s3://, gs://, ...).

A file comes to its name whole: it is written under another and renamed, or put into a store that shows a file only when
all of it has come. Who reads sees all of it or nothing.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from reportedly.errors import ReportedlyError, UsageError

UNFINISHED = "_unfinished"
"""Where files wait for their names."""
_APPEARS_WHOLE = {"s3", "s3a", "gs", "gcs", "abfs", "az"}
"""Stores that show a file when its last byte has come. To rename there is to copy and remove: three calls for one."""
_HOURS = ("mtime", "LastModified", "last_modified", "modified", "updated", "created")
"""Under which names the stores tell when a file was written."""


class Folder(Protocol):
    """A place for files, by their names below it."""

    def has(self, name: str) -> bool:
        """A whole file of this name is there."""
        ...

    def read(self, name: str) -> bytes:
        """The bytes of a file."""
        ...

    def put(self, name: str, file: Path) -> None:
        """Let a file of this machine be there under this name, whole; one that was there gives way."""
        ...

    def names(self, below: str) -> list[str]:
        """The names of all files below a name, sorted."""
        ...

    def here(self, name: str) -> contextlib.AbstractContextManager[Path]:
        """A file, or a copy of it, on this machine while it is looked at."""
        ...

    def tidy(self, before: datetime) -> None:
        """Take away what was left waiting for its name at an hour; what others still write is younger."""
        ...


def at(location: str) -> Folder:
    """The folder at a path or an address."""
    if not is_remote(location):
        return _Local(Path(location.removeprefix("file://")))
    return _Remote(location)


def is_remote(location: str) -> bool:
    """It names a store, not a path."""
    return "://" in location and not location.startswith("file://")


class _Local:
    def __init__(self, path: Path) -> None:
        self._path = path

    def has(self, name: str) -> bool:
        return (self._path / name).is_file()

    def read(self, name: str) -> bytes:
        return (self._path / name).read_bytes()

    def put(self, name: str, file: Path) -> None:
        waiting = self._path / UNFINISHED / f"{Path(name).name}.{uuid.uuid4().hex}"
        waiting.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, waiting)
        with waiting.open("rb") as written:
            os.fsync(written.fileno())
        target = self._path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        waiting.replace(target)

    def names(self, below: str) -> list[str]:
        found = (path for path in (self._path / below).rglob("*") if path.is_file())
        return sorted(path.relative_to(self._path).as_posix() for path in found)

    @contextlib.contextmanager
    def here(self, name: str) -> Iterator[Path]:
        yield self._path / name

    def tidy(self, before: datetime) -> None:
        waiting = self._path / UNFINISHED
        with contextlib.suppress(OSError):  # another one tidies too, or something is left
            for path in waiting.iterdir():
                if path.stat().st_mtime < before.timestamp():
                    path.unlink()
            waiting.rmdir()


class _Remote:
    def __init__(self, location: str) -> None:
        self._location = location
        self._system, self._path = opened(location)

    def has(self, name: str) -> bool:
        with asked(self._location):
            return bool(self._system.isfile(self._under(name)))

    def read(self, name: str) -> bytes:
        with asked(self._location):
            return bytes(self._system.cat_file(self._under(name)))

    def put(self, name: str, file: Path) -> None:
        with asked(self._location):
            if self._location.split("://")[0] in _APPEARS_WHOLE:
                self._system.put_file(str(file), self._under(name))
            else:
                self._put_by_rename(name, file)

    def _put_by_rename(self, name: str, file: Path) -> None:
        waiting = self._under(f"{UNFINISHED}/{Path(name).name}.{uuid.uuid4().hex}")
        target = self._under(name)
        for path in (waiting, target):
            self._system.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
        self._system.put_file(str(file), waiting)
        self._system.mv(waiting, target)

    def names(self, below: str) -> list[str]:
        root = self._path.rstrip("/") + "/"
        with asked(self._location):
            return sorted(str(found).removeprefix(root) for found in self._system.find(self._under(below)))

    @contextlib.contextmanager
    def here(self, name: str) -> Iterator[Path]:
        with contextlib.ExitStack() as held:
            with asked(self._location):
                copy = held.enter_context(copied(self._system, self._under(name)))
            yield copy

    def tidy(self, before: datetime) -> None:
        with asked(self._location), contextlib.suppress(FileNotFoundError):
            for path in self._system.find(self._under(UNFINISHED)):
                if _told(self._system.info(path)) < before.astimezone(UTC).isoformat(timespec="seconds"):
                    self._system.rm(path)

    def _under(self, name: str) -> str:
        return f"{self._path.rstrip('/')}/{name}"


@contextlib.contextmanager
def asked(location: str) -> Iterator[None]:
    """What fails in a store's own library, as UsageError with the next step; a file that is not there stays that."""
    try:
        yield
    except (ReportedlyError, FileNotFoundError):
        raise
    except Exception as cause:  # each store has errors of its own, and few of them are OSErrors
        reason = " ".join(str(cause).split()) or type(cause).__name__
        raise UsageError(
            f"{location} does not answer: {reason}. See to its address, the network and the keys that the store's "
            "library reads, then run the same line again: what is done stays"
        ) from cause


@contextlib.contextmanager
def copied(system: Any, path: str) -> Iterator[Path]:
    """A copy of a file of a store, for as long as it is looked at."""
    with tempfile.TemporaryDirectory(prefix="reportedly-") as room:
        copy = Path(room) / path.rsplit("/", 1)[-1]
        system.get_file(path, str(copy))
        yield copy


def opened(location: str) -> tuple[Any, str]:
    """The store of an address and the path in it. UsageError when nothing here speaks with such a store."""
    try:
        import fsspec
    except ImportError as error:
        raise UsageError(f"{location} needs fsspec: pip install 'reportedly[cluster]'") from error
    with asked(location):
        try:
            system, path = fsspec.core.url_to_fs(location)
        except (ImportError, ValueError) as error:
            raise UsageError(f"{location} cannot be opened: {error}") from error
    return system, str(path)


def entries(location: str) -> Iterator[tuple[str, int, str]]:
    """Every file at a path, a folder or an address: its own location, its bytes, and when it was last written.

    In the order of their names; hidden files and folders are passed over. UsageError when there is none. A path is told
    whole, however it was given, so that one input is one shard for processes and for workers in folders of their own.
    """
    found = _remote_entries(location) if is_remote(location) else _local_entries(_whole(location))
    first = next(found, None)
    if first is None:
        raise UsageError(f"there is no file at {location}")
    yield first
    yield from found


def _whole(path: str) -> str:
    return os.path.abspath(path.removeprefix("file://"))  # noqa: PTH100 - a link keeps its own name


def _local_entries(location: str) -> Iterator[tuple[str, int, str]]:
    path = Path(location)
    if path.is_dir():
        for below in sorted(path.iterdir(), key=lambda entry: entry.name):
            if not below.name.startswith(".") and not (below.is_dir() and below.is_symlink()):
                yield from _local_entries(str(below))
    elif path.is_file():
        about = path.stat()
        yield location, about.st_size, _hour(about.st_mtime)


def _remote_entries(location: str) -> Iterator[tuple[str, int, str]]:
    system, path = opened(location)
    with asked(location):
        names = sorted(str(found) for found in (system.glob(path) if "*" in path else system.find(path)))
        told = [(name, system.info(name)) for name in names if not _hidden(name)]
    for name, about in told:
        yield str(system.unstrip_protocol(name)), int(about.get("size") or 0), _told(about)


def _hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _told(about: Mapping[str, Any]) -> str:
    """When a file of a store was written; the first hour of 1970 where the store does not say."""
    return _hour(next((about[key] for key in _HOURS if about.get(key)), 0))


def _hour(told: object) -> str:
    """An hour of a store, in seconds since 1970, as a moment or in words, in UTC to the second."""
    if isinstance(told, str):
        told = datetime.fromisoformat(told)
    moment = told if isinstance(told, datetime) else datetime.fromtimestamp(float(str(told)), UTC)
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="seconds")
