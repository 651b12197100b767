"""Ceasefires: proposed, agreed, in force, violated, ended, according to whom."""

from __future__ import annotations

from reportedly.views.coverage import Coverage
from reportedly.views.states import StateRow, of_kind


def from_coverage(coverage: Coverage) -> tuple[StateRow, ...]:
    """Each step with its claim, by place and thing, oldest word first."""
    return of_kind("ceasefire", coverage)
