"""An archive of tiles as PMTiles version 3 has it: one vector tile with one square, written by hand."""

from __future__ import annotations

import gzip
import json
import struct
from collections.abc import Iterable


def _number(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*out, value))


def _field(number: int, value: int | bytes) -> bytes:
    if isinstance(value, int):
        return _number(number << 3) + _number(value)
    return _number(number << 3 | 2) + _number(len(value)) + value


def _packed(values: Iterable[int]) -> bytes:
    return b"".join(_number(value) for value in values)


def _turned(value: int) -> int:
    return value << 1 ^ value >> 31


def square(layer: str, left: int, top: int, side: int) -> bytes:
    """A vector tile with a square, in 4096ths of the tile."""
    steps = [9, _turned(left), _turned(top), 26, *map(_turned, (side, 0, 0, side, -side, 0)), 15]
    feature = _field(3, 3) + _field(4, _packed(steps))
    return _field(3, _field(15, 2) + _field(1, layer.encode()) + _field(2, feature) + _field(5, 4096))


def archive(tile: bytes, layer: str, attribution: str) -> bytes:
    """The tile as that of the whole world, with what the archive says of itself."""
    told = {"attribution": attribution, "vector_layers": [{"id": layer, "fields": {}}]}
    root = gzip.compress(_packed((1, 0, 1, len(tile), 1)), mtime=0)
    metadata = gzip.compress(json.dumps(told).encode(), mtime=0)
    at = 127
    places = (at, len(root), at + len(root), len(metadata), 0, 0, at + len(root) + len(metadata), len(tile))
    header = b"PMTiles\x03" + struct.pack("<8Q3Q", *places, 1, 1, 1) + bytes((1, 2, 1, 1, 0, 0))
    header += struct.pack("<4iB2i", -1_800_000_000, -850_000_000, 1_800_000_000, 850_000_000, 0, 0, 0)
    return header + root + metadata + tile
