"""Tapes: a long stream of bytes, plain or in gzip members, read forward and in bounded pieces.

A broken gzip member is skipped up to the next one that opens; what was skipped is counted.
"""

from __future__ import annotations

import zlib
from typing import BinaryIO

_PIECE = 1 << 16
_GZIP = b"\x1f\x8b\x08"


class Tape:
    """Reads lines and stretches of a stream, inflating gzip; ``broken`` counts members that ended before their end."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._raw = b""
        self._ready = bytearray()
        self._member: zlib._Decompress | None = None
        self.broken = 0
        stream.seek(0)
        self._raw = stream.read(_PIECE)
        self._zipped = self._raw.startswith(_GZIP)

    def read(self, most: int) -> bytes:
        """Up to ``most`` bytes; fewer only at the end."""
        while len(self._ready) < most and self._more():
            pass
        return self._taken(most)

    def line(self, most: int = 65536) -> bytes:
        """The next line with its end, or ``most`` bytes of it; empty at the end."""
        while b"\n" not in self._ready and len(self._ready) < most and self._more():
            pass
        return self._taken(self._ready.find(b"\n", 0, most) + 1 or most)

    def back(self, piece: bytes) -> None:
        """Put a piece back in front."""
        self._ready[:0] = piece

    def seek(self, mark: bytes) -> int:
        """Forward to the next ``mark``; how many bytes were passed over. At the end when there is none."""
        passed = 0
        while (at := self._ready.find(mark)) < 0:
            passed += len(self._taken(max(0, len(self._ready) - len(mark) + 1)))
            if not self._more():
                return passed + len(self._taken(len(self._ready)))
        return passed + len(self._taken(at))

    def _taken(self, most: int) -> bytes:
        piece = bytes(self._ready[:most])
        del self._ready[:most]
        return piece

    def _more(self) -> bool:
        """One piece more of inflated bytes; False at the end of the stream."""
        if not self._raw:
            self._raw = self._stream.read(_PIECE)
        if not self._raw:
            if self._member is not None:
                self.broken += 1
                self._member = None
            return False
        if not self._zipped:
            self._ready += self._raw
            self._raw = b""
            return True
        self._inflate()
        return True

    def _inflate(self) -> None:
        if self._member is None:
            self._open()
            if self._member is None:
                return
        try:
            self._ready += self._member.decompress(self._raw, _PIECE)
        except zlib.error:
            self.broken += 1
            self._member = None
            self._raw = self._raw[1:]
            return
        if self._member.eof:
            self._raw = self._member.unused_data
            self._member = None
        else:
            self._raw = self._member.unconsumed_tail

    def _open(self) -> None:
        """A new member at the next gzip mark; anything before it is dropped."""
        at = self._raw.find(_GZIP)
        if at >= 0:
            self._raw = self._raw[at:]
            self._member = zlib.decompressobj(31)
            return
        more = self._stream.read(_PIECE)
        self._raw = self._raw[-2:] + more if more else b""
