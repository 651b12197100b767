"""Inputs: the outcomes of a shard, each with its number, out of files, stores of objects and Parquet.

A store that falls silent ends the shard, not the input: half an input is no input. What is wrong with the bytes
themselves comes as a receipt, as everywhere.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from reportedly.captures import Capture, Receipt
from reportedly.captures.articles import article, named, rejected
from reportedly.captures.reading import Options, read, within
from reportedly.captures.sources import Source
from reportedly.errors import ReadError
from reportedly.pipeline.backfill import folders, parquet
from reportedly.pipeline.backfill.shards import Input, Shard

_PIECE = 1 << 20


def outcomes(shard: Shard) -> Iterator[tuple[int, Capture | Receipt]]:
    """The outcomes that are this shard's, with their numbers. ReadError when a store fails while it is read."""
    number = 0
    for given in shard.inputs:
        for outcome in _of(given, shard.terms.options(given.modified)):
            if number % shard.parts == shard.part:
                yield number, outcome
            number += 1


def _of(given: Input, options: Options) -> Iterator[Capture | Receipt]:
    if folders.is_remote(given.location):
        yield from _remote(given, options)
        return
    path = Path(given.location.removeprefix("file://"))
    try:
        is_parquet = path.open("rb").read(4) == parquet.MAGIC
    except OSError as cause:
        raise ReadError(f"{path} was there and cannot be opened: {cause.strerror}; run it again") from cause
    if is_parquet:
        yield from _rows(path, given, options)
    else:
        yield from read(str(path), options)


def _remote(given: Input, options: Options) -> Iterator[Capture | Receipt]:
    system, path = folders.opened(given.location)
    try:
        stream = system.open(path, "rb")
        is_parquet = stream.read(4) == parquet.MAGIC
    except Exception as cause:  # each store has errors of its own
        raise ReadError(f"{given.location} cannot be opened: {cause}") from cause
    with stream:
        if not is_parquet:
            buffered = io.BufferedReader(_Insistent(stream, given.location), _PIECE)
            yield from within(Source(given.location, buffered, (("file-date", given.modified),)), options)
            return
    with contextlib.ExitStack() as open_:
        try:
            copy = open_.enter_context(folders.copied(system, path))
        except Exception as cause:
            raise ReadError(f"{given.location} cannot be fetched: {cause}") from cause
        yield from _rows(copy, given, options)


class _Insistent(io.RawIOBase):
    """A stream of a store whose failures are told as such, and not taken for the end of the file."""

    def __init__(self, stream: BinaryIO, location: str) -> None:
        self._stream, self._location = stream, location

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: Any) -> int:
        try:
            piece = self._stream.read(len(buffer))
        except Exception as cause:  # each store has errors of its own
            raise ReadError(f"{self._location} could not be read to its end: {cause}") from cause
        buffer[: len(piece)] = piece
        return len(piece)


def _rows(path: Path, given: Input, options: Options) -> Iterator[Capture | Receipt]:
    """The rows of a Parquet file, an article each, by the names of its columns."""
    stem = given.location.rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    headers = (("file-date", given.modified),)
    number = 0
    try:
        for number, row in enumerate(parquet.rows(path), 1):
            yield _article(row, (f"{given.location}#{number}", f"{stem}-{number}"), options, headers)
    except parquet.Broken as cause:
        yield rejected(given.location, f"The Parquet file cannot be read beyond row {number}: {cause}")


def _article(
    row: Mapping[str, Any], place: tuple[str, str], options: Options, headers: tuple[tuple[str, str], ...]
) -> Capture | Receipt:
    """``place``: where the row stands, and what its document is called when the row does not say."""
    ours = named({name: _plain(value) for name, value in row.items()}, options)
    if "doc" not in ours and "url" not in ours:
        ours["doc"] = place[1]
    return article(ours, place[0], options, headers)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
