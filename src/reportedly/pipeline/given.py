"""Given: claims coded elsewhere, posted with the pages they cite and judged like our own."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from reportedly import documents
from reportedly.captures import Capture, Receipt
from reportedly.captures.reading import Options
from reportedly.captures.reading import read as captured
from reportedly.claims.given import from_records
from reportedly.documents.masthead import Masthead
from reportedly.errors import Unreadable, UsageError
from reportedly.pipeline.posting import Desk, Summary

Record = Mapping[str, Any]


def post(desk: Desk, claims: Path, articles: Path) -> Summary:
    """Post every page of ``articles`` with its claims of ``claims``, in the exchange format.

    UsageError names the line that is not in the format, or the document that claims cite and no article bears.
    """
    coded = _coded(claims)
    for outcome in captured(str(articles), Options()):
        if isinstance(outcome, Receipt):
            desk.take(outcome, Masthead())
        else:
            _post_page(desk, outcome, coded)
    missing = sorted(coded)
    if missing:
        raise UsageError(f"{claims} cites {missing[0]!r}, which is not in {articles}; add its article with that doc")
    return desk.close()


def _post_page(desk: Desk, capture: Capture, coded: dict[str, list[Record]]) -> None:
    try:
        document = documents.from_capture(capture)
    except Unreadable as reason:
        desk.refuse(capture, str(reason))
        return
    records = coded.pop(document.name, [])
    desk.post(capture, document, tuple(from_records(records, document, desk.instruments.gazetteer)))
    desk.told(capture.url)


def _coded(path: Path) -> dict[str, list[Record]]:
    """The claims of each document, by its name."""
    found: dict[str, list[Record]] = defaultdict(list)
    for number, line in enumerate(_lines(path), 1):
        try:
            record = json.loads(line)
            found[str(record["doc"])] += _claims(record)
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(
                f'{path}, line {number}: not in the exchange format; a line is {{"doc", "published", "claims": [...]}}'
            ) from error
    return found


def _claims(record: Record) -> Sequence[Record]:
    claims = record["claims"]
    if not isinstance(claims, list):
        raise TypeError("claims is a list")
    return claims


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8") as file:
            yield from (line for line in file if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read as UTF-8 text: {error}") from error
