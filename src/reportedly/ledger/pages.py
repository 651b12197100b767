"""Pages: the rows of a file that SQLite itself can no longer open, read straight from its pages.

The format is https://www.sqlite.org/fileformat2.html, chapters 1.5 to 1.6 and 2.1: table leaves, records, overflow.
Rows come in the order of the file; what does not parse is passed over.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias

Value: TypeAlias = str | bytes | int | None
"""What a column of ours can hold; a number with a point never stands in the book's own tables."""

_TABLE_LEAF = 0x0D
_HEADER = 100
_USUAL = 4096
_WIDTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


@dataclass(frozen=True, slots=True)
class Pages:
    """An open file as pages of ``size`` bytes, numbered from 1."""

    file: BinaryIO
    size: int
    count: int

    def page(self, number: int) -> bytes:
        """One page; empty when the file has none of that number."""
        if not 0 < number <= self.count:
            return b""
        self.file.seek((number - 1) * self.size)
        return self.file.read(self.size)

    def rows(self) -> Iterator[tuple[int, tuple[Value, ...]]]:
        """Every row of every table, with its row number."""
        for number in range(1, self.count + 1):
            page = self.page(number)
            start = _HEADER if number == 1 else 0
            if len(page) > start and page[start] == _TABLE_LEAF:
                yield from self._leaf(page, start)

    def _leaf(self, page: bytes, start: int) -> Iterator[tuple[int, tuple[Value, ...]]]:
        (cells,) = struct.unpack_from(">H", page, start + 3)
        for cell in range(min(cells, self.size // 2)):
            try:
                (offset,) = struct.unpack_from(">H", page, start + 8 + 2 * cell)
                yield self._cell(page, offset)
            except (IndexError, struct.error, ValueError):
                continue

    def _cell(self, page: bytes, offset: int) -> tuple[int, tuple[Value, ...]]:
        length, offset = _varint(page, offset)
        row, offset = _varint(page, offset)
        local = self._local(length)
        payload = page[offset : offset + local]
        if local < length:
            (follows,) = struct.unpack_from(">I", page, offset + local)
            payload += self._overflow(follows, length - local)
        if len(payload) != length:
            raise ValueError("a record is cut short")
        return row, tuple(_record(payload))

    def _local(self, length: int) -> int:
        """How much of a record stands on its leaf (chapter 1.6)."""
        most, least = self.size - 35, (self.size - 12) * 32 // 255 - 23
        if length <= most:
            return length
        kept = least + (length - least) % (self.size - 4)
        return kept if kept <= most else least

    def _overflow(self, number: int, length: int) -> bytes:
        parts = []
        while length > 0:
            page = self.page(number)
            (number,) = struct.unpack_from(">I", page, 0)
            parts.append(page[4 : 4 + length])
            length -= len(parts[-1])
        return b"".join(parts)


def pages(file: BinaryIO) -> Pages:
    """The pages of a file; their size is the usual one when the first page no longer tells it."""
    file.seek(0)
    header = file.read(_HEADER)
    size = int.from_bytes(header[16:18], "big")
    size = 65536 if size == 1 else size
    if size < 512 or size & (size - 1):
        size = _USUAL
    return Pages(file, size, file.seek(0, 2) // size)


def _varint(page: bytes, offset: int) -> tuple[int, int]:
    number = 0
    for position in range(8):
        byte = page[offset + position]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, offset + position + 1
    return number << 8 | page[offset + 8], offset + 9


def _record(payload: bytes) -> Iterator[Value]:
    end, at = _varint(payload, 0)
    body = end
    while at < end:
        kind, at = _varint(payload, at)
        value, width = _value(kind, payload, body)
        body += width
        yield value


def _value(kind: int, payload: bytes, at: int) -> tuple[Value, int]:
    if kind >= 12:
        width = (kind - 12) // 2
        words = payload[at : at + width]
        return (words.decode() if kind % 2 else words), width
    if kind in _WIDTHS:
        width = _WIDTHS[kind]
        return int.from_bytes(payload[at : at + width], "big", signed=True), width
    if kind in (0, 8, 9):
        return (None, 0, 1)[0 if kind == 0 else kind - 7], 0
    raise ValueError(f"no column of ours has the type {kind}")
