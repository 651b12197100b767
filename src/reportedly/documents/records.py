"""Records: an article that came as one JSON object, its text exactly as given."""

from __future__ import annotations

import json
from dataclasses import replace

from reportedly.captures import Capture
from reportedly.documents.blocks import Document, Flag
from reportedly.documents.charsets import guessed, whole
from reportedly.documents.html import of_markup
from reportedly.documents.masthead import Masthead
from reportedly.documents.plain import of_words
from reportedly.errors import Unreadable

Record = dict[str, object]


def of_capture(capture: Capture, masthead: Masthead) -> Document:
    """A document of a record: with ``text``, title, a blank line, the text as given; with ``html``, its story.

    What the record says wins over the masthead; of a page in ``html``, what the page itself says wins over the record.
    """
    record = parsed(capture)
    known = of_record(record, masthead)
    text, markup, url = (record.get(field) for field in ("text", "html", "url"))
    guess = capture.header("encoding-guessed")
    flags = (guessed(guess),) if guess else ()
    if isinstance(text, str) and (text.strip() or not markup):
        document = _of_text(capture, text, known, flags)
    elif isinstance(markup, str):
        cleaned, replaced = whole(markup)
        document = of_markup(capture, cleaned, known, (*flags, *replaced))
    else:
        raise Unreadable(f"The record {known.name or capture.url} has no text")
    return replace(document, url=url) if isinstance(url, str) and url else document


def _of_text(capture: Capture, text: str, known: Masthead, flags: tuple[Flag, ...]) -> Document:
    if not (text.strip() or known.title.strip()):
        raise Unreadable(f"The record {known.name or capture.url} has no text")
    title, replaced = whole(known.title)
    words, more = whole(text)
    start = len(title) + 2 if title else 0
    full = f"{title}\n\n{words}" if title else words
    return of_words(capture, full, start, replace(known, title=title), (*flags, *(replaced or more)))


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
