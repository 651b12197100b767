"""Bodies: what an HTTP answer carries, freed of its transfer and content codings, within bounds.

gzip and deflate only, at most two layers, and never past a size or a ratio: 10 MB may become 2 GB in one call.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

RATIO = 200
"""How many times its size a body may grow (pages grow 3 to 12 times), once it is larger than `FREE`."""
FREE = 2 * 1024 * 1024


class TooLarge(ValueError):
    """A body that grows beyond its bounds."""


def inflate(body: bytes, most: int) -> tuple[bytes, bool]:
    """The bytes inside gzip, zlib or raw deflate, and whether the stream came to its end; TooLarge beyond ``most``."""
    bound = min(most, max(FREE, RATIO * len(body)))
    for window in (47, -15):
        member = zlib.decompressobj(window)
        try:
            inner = member.decompress(body, bound + 1)
        except zlib.error:
            continue
        if len(inner) > bound:
            raise TooLarge(f"The body grows from {len(body)} to more than {bound} bytes")
        return inner, member.eof
    return b"", False


def decoded(body: bytes, encodings: Sequence[str], most: int) -> tuple[bytes, str]:
    """A body freed of the codings named, and what a reader must know; TooLarge, or ValueError for a coding unknown."""
    told = ""
    for name in [name for name in reversed(encodings) if name not in ("", "identity")][:2]:
        if name not in ("gzip", "x-gzip", "deflate"):
            raise ValueError(f"The page is coded as {name[:20]}, which was not asked for")
        inner, ended = inflate(body, most)
        if not inner and body:
            told = f"The page is said to be coded as {name} and is not"
            continue
        body = inner
        told = told or ("" if ended else f"The {name} stream is cut off")
    if body.startswith(b"\x1f\x8b") and encodings:
        body, ended = inflate(body, most)
        told = "The page was coded twice"
    return body, told


def dechunked(body: bytes) -> tuple[bytes, bool]:
    """The bytes of a chunked body and whether its last chunk is there; the body as it is when it is not chunked."""
    parts: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\r\n", at, at + 64)
        try:
            size = int(body[at:end].split(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return (b"".join(parts), False) if parts else (body, True)
        if size == 0:
            return b"".join(parts), True
        parts.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
        if at > len(body):
            return b"".join(parts), False
