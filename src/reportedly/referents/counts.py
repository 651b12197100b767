"""Counts: ranges, never false points. "over 450" is (450, open)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """At least ``low``, at most ``high``; either end may be open (None), not both."""

    low: int | None
    high: int | None
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("a count needs one end")

    def agrees_with(self, other: Count) -> bool:
        """The two ranges share a number."""
        return _at_most(self.low, other.high) and _at_most(other.low, self.high)


def _at_most(low: int | None, high: int | None) -> bool:
    return low is None or high is None or low <= high
