"""Attributions told in the exchange form: source, cue and content as offsets, nested ones pointing at the outer one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportedly.attributions import Attribution
from reportedly.documents import Document
from reportedly.text import Span


def record(document: Document, attributions: Sequence[Attribution]) -> dict[str, Any]:
    """The attributions of one document as one JSON object, offsets in code points of its text."""
    return {"doc": document.name, "attributions": [_entry(attribution) for attribution in attributions]}


def _entry(attribution: Attribution) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "source": _pairs(attribution.source),
        "cue": _pairs(attribution.cue),
        "content": _pairs(attribution.content),
    }
    return entry if attribution.within is None else {**entry, "within": attribution.within}


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
