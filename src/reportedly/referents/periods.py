"""Periods: the earliest and the latest day something can have been."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """Both days included. ``timex`` and ``type`` are the TimeML value and type it was read as, empty when none.

    A DURATION or SET has the days it would cover if it ended on the day of publication; only a DATE or TIME says when.
    """

    earliest: date
    latest: date
    timex: str = ""
    type: str = "DATE"

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise ValueError(f"a period cannot end before it begins: {self.earliest} to {self.latest}")

    def overlaps(self, other: Period) -> bool:
        """They share a day."""
        return self.earliest <= other.latest and other.earliest <= self.latest
