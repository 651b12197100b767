"""Check: what is wrong on a page, or between pages. Checks find; they never mend."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.text import Span


@dataclass(frozen=True, slots=True)
class Finding:
    """``code``: "misspelt-place", "beyond-the-beat", "misreport", ... A set member by (code, at).

    ``verdict``: "" on a page, "misreport" or "suspicious" between pages. ``others``: the spans it is told against.
    """

    code: str
    message: str
    at: Span
    verdict: str = ""
    others: tuple[Span, ...] = ()
