"""Files: pages and texts from disk, folders in sorted order, and what is piped in."""

from __future__ import annotations

import io
import stat
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from reportedly.captures import Capture, Fate, Receipt
from reportedly.captures.articles import rejected
from reportedly.captures.sources import Options, Source


def opened(location: str, options: Options) -> Iterator[Source | Receipt]:
    """The sources at a path, each open while it is being read: one for a file, all below for a folder."""
    if location == "-":
        stream = options.stdin or sys.stdin.buffer
        yield Source("-", io.BytesIO(stream.read()), named="stdin")
        return
    path = Path(location)
    try:
        exists = path.exists()
        folder = exists and path.is_dir()
    except (OSError, ValueError) as cause:
        yield rejected(location, f"It is no path: {cause}")
        return
    if not exists:
        yield Receipt(location, Fate.NOT_FETCHED, "There is no such file or folder; a web address begins with https://")
    elif folder:
        yield from _below(path)
    else:
        yield from _one(path, location)


def one_page(source: Source, media_type: str, options: Options) -> Capture | Receipt:
    """One file that is one page or one text."""
    body = source.whole()
    if body is None:
        return rejected(source.location, "It is larger than 64 MiB: no page is")
    if not body.strip():
        return rejected(source.location, "It is empty")
    charset = f"; charset={options.encoding}" if options.encoding else ""
    url = dict(source.headers).get("url", source.location)
    return Capture(url, options.hour(), media_type + charset, body, source.headers)


def _below(folder: Path) -> Iterator[Source | Receipt]:
    """Every file under a folder, by name; hidden files and folders are passed over, links to folders not followed."""
    found = False
    for entry in sorted(folder.iterdir(), key=lambda path: path.name):
        if entry.name.startswith("."):
            continue
        found = True
        if entry.is_dir() and not entry.is_symlink():
            yield from _below(entry)
        elif not entry.is_dir():
            yield from _one(entry, str(entry))
    if not found:
        yield rejected(str(folder), "The folder is empty")


def _one(path: Path, location: str) -> Iterator[Source | Receipt]:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            yield rejected(location, "It is no regular file")
            return
        with path.open("rb") as stream:
            filed = datetime.fromtimestamp(about.st_mtime, UTC).isoformat(timespec="seconds")
            yield Source(location, stream, (("file-date", filed),))
    except OSError as cause:
        yield Receipt(location, Fate.NOT_FETCHED, f"It cannot be opened: {cause.strerror or cause}")
