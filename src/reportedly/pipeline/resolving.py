"""Resolving: exactly the spans that are asked for, as places, to measure resolution apart from finding names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reportedly.captures.reading import Options
from reportedly.documents.masthead import Masthead
from reportedly.errors import UsageError
from reportedly.exports.mentions import located
from reportedly.mentions import MentionKind
from reportedly.pipeline.openings import Instruments
from reportedly.pipeline.walk import Reading, readings
from reportedly.referents import places_at
from reportedly.referents.resolutions import Resolution
from reportedly.text import Cited, Span


def places(files: Iterable[str], spans: Path, instruments: Instruments) -> Iterator[dict[str, Any]]:
    """One record a document in the exchange form of mentions, with exactly the spans asked for."""
    asked = _asked(spans)
    for reading in readings(files, Options(), Masthead(), instruments):
        if isinstance(reading, Reading):
            yield _record(reading, asked.get(reading.document.name, ()), instruments)


def _record(reading: Reading, asked: Iterable[tuple[int, int]], instruments: Instruments) -> dict[str, Any]:
    document = reading.document
    spans = [Span(document.id, start, end) for start, end in asked]
    found = places_at(spans, reading.page, instruments.gazetteer)
    return {"doc": document.name, "mentions": [_mention(document.words(s), s, found.get(s)) for s in spans]}


def _mention(words: str, span: Span, found: Resolution | None) -> dict[str, Any]:
    place = {**located(Cited(found.place, span, found.how)), "score": round(found.score, 3)} if found else None
    return {
        "kind": MentionKind.PLACE.value, "start": span.start, "end": span.end, "text": words,
        "place": place, "period": None, "count": None,
    }  # fmt: skip


def _asked(path: Path) -> dict[str, list[tuple[int, int]]]:
    found = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            record = json.loads(line)
            found[str(record["doc"])] = [(int(start), int(end)) for start, end in record["spans"]]
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(f'{path}, line {number}: a line is {{"doc", "spans": [[start, end], ...]}}') from error
    return found
