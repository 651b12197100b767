"""Marks: how far a work on the book has come, so that of two who do it at once one gives way and begins again."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.errors import LedgerError


class Outrun(LedgerError):
    """Another has moved the mark meanwhile: what was worked out since rests on an older book."""


@dataclass(frozen=True, slots=True)
class Step:
    """A work on the book that began at entry ``since`` and has looked at it as it stood after entry ``upto``."""

    name: str
    since: int
    upto: int
