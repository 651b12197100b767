"""Records: an article that came as one JSON object, its text exactly as given."""

from __future__ import annotations

import json
from dataclasses import replace

from reportedly.captures import Capture
from reportedly.documents.blocks import Document
from reportedly.documents.charsets import guessed, whole
from reportedly.documents.masthead import Masthead
from reportedly.documents.plain import of_words
from reportedly.errors import Unreadable

Record = dict[str, object]


def from_record(capture: Capture, masthead: Masthead) -> Document:
    """A document of a record with ``text``: title, a blank line, text. What the record says wins over the masthead."""
    record = parsed(capture)
    known = of_record(record, masthead)
    words = record.get("text")
    if not isinstance(words, str) or not (words.strip() or known.title.strip()):
        raise Unreadable(f"The record {known.name or capture.url} has no text")
    guess = capture.header("encoding-guessed")
    text, flags = whole(f"{known.title}\n\n{words}" if known.title else words)
    start = len(known.title) + 2 if known.title else 0
    url = record.get("url")
    document = of_words(capture, text, start, known, (guessed(guess), *flags) if guess else flags)
    return replace(document, url=url) if isinstance(url, str) and url else document


def parsed(capture: Capture) -> Record:
    """The JSON object of a record; Unreadable when it is none."""
    try:
        record = json.loads(capture.body)
    except (ValueError, RecursionError) as cause:
        raise Unreadable(f"The record {capture.url} is no JSON: {cause}") from cause
    if not isinstance(record, dict):
        raise Unreadable(f"The record {capture.url} is no JSON object")
    return record


def of_record(record: Record, masthead: Masthead) -> Masthead:
    """The masthead with what the record says of itself, field by field, where it says it in a string or number."""

    def said(*names: str) -> str:
        return next(
            (str(record[name]) for name in names if isinstance(record.get(name), str | int) and record[name]), ""
        )

    return replace(
        masthead,
        name=said("doc", "id") or masthead.name or said("url"),
        outlet=said("outlet", "source") or masthead.outlet,
        published=said("published") or masthead.published,
        title=said("title") or masthead.title,
        byline=said("byline") or masthead.byline,
    )
