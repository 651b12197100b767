"""Versions: what reads a page, named by its bytes: the rooms, the tables and the weights.

Another extractor writes beside the first, never over it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib import metadata, resources
from importlib.resources.abc import Traversable

ROOMS = (
    "attributions", "captures", "checks", "claims", "data", "documents", "ledger/codec.py", "mentions", "models",
    "pipeline/backfill/inputs.py", "pipeline/backfill/rows.py", "pipeline/openings.py", "pipeline/pages.py",
    "pipeline/walk.py", "referents", "sentences.py", "text.py",
)  # fmt: skip
"""What the claims of a page hang on, and the form they are written in."""


def extractor() -> str:
    """The version of the package and a digest of all that reads a page: "0.1.0-3f2a9c1b7d4e"."""
    house = resources.files("reportedly")
    whole = hashlib.sha256()
    for room in ROOMS:
        for name, file in _files(house.joinpath(*room.split("/")), room):
            body = file.read_bytes()
            whole.update(f"{name} {len(body)}\n".encode())
            whole.update(body)
    return f"{metadata.version('reportedly')}-{whole.hexdigest()[:12]}"


def _files(at: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    """Every file of a room with its name, in order; what Python keeps beside its sources is left out."""
    if at.is_file():
        yield name, at
        return
    for below in sorted(at.iterdir(), key=lambda entry: entry.name) if at.is_dir() else ():
        if below.name != "__pycache__":
            yield from _files(below, f"{name}/{below.name}")
