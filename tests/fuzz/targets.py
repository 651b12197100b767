"""What is fuzzed: bytes go in, and nothing comes out but what the doors promise. Anything else is raised.

A target takes the bytes of one input. It lets pass the errors that its room promises, and checks what must hold of
everything else: words stand where they are cited, and an input of this size is done within `SECONDS`.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import lru_cache

from reportedly import documents, mentions, referents, sentences
from reportedly.captures import ARTICLE, Capture, Receipt
from reportedly.captures.reading import Options, within
from reportedly.captures.sources import Source
from reportedly.documents import Document
from reportedly.documents.masthead import Masthead
from reportedly.errors import Unreadable
from reportedly.mentions import Mention
from reportedly.pipeline import lexicons
from reportedly.pipeline.openings import Instruments

NOW = datetime(2031, 5, 5, 12, tzinfo=UTC)
MOST = 64 * 1024
"""Bytes of an input that are used."""
SECONDS = 8.0
"""Processor time that one input may take."""
MEDIA = ("text/html", "text/plain", ARTICLE, "text/html; charset=utf-16", "text/plain; charset=windows-1252")
ARCHIVES = ("a.warc", "a.warc.gz")


@lru_cache(maxsize=1)
def tools() -> Instruments:
    return lexicons()


def of_document(body: bytes) -> None:
    """The first byte picks the media type of a page whose bytes are the others."""
    _read(Capture("https://quill.example/a", NOW, MEDIA[body[0] % len(MEDIA)] if body else MEDIA[0], body[1:]))


def of_feed(body: bytes) -> None:
    _taken("a.xml", body)


def of_warc(body: bytes) -> None:
    """The first byte says whether the archive is packed by its name."""
    _taken(ARCHIVES[body[0] % 2] if body else ARCHIVES[0], body[1:])


def of_zip(body: bytes) -> None:
    _taken("a.zip", body)


def of_mail(body: bytes) -> None:
    """The first byte says whether it is one mail or a box of them."""
    _taken("a.mbox" if body and body[0] % 2 else "a.eml", body[1:])


def of_times(body: bytes) -> None:
    _mentioned(body, 1)


def of_quantities(body: bytes) -> None:
    _mentioned(body, 2)


def _taken(name: str, body: bytes) -> None:
    for said in within(Source(name, io.BytesIO(body)), Options(now=NOW)):
        assert isinstance(said, Capture | Receipt)
        if isinstance(said, Capture):
            _read(said)
        else:
            assert said.reason and "\n" not in said.reason


def _read(capture: Capture) -> Document | None:
    try:
        document = documents.from_capture(capture, Masthead())
    except Unreadable as reason:
        assert str(reason)
        return None
    at = 0
    for block in document.blocks:
        assert at <= block.span.start < block.span.end <= len(document.text)
        at = block.span.end
    assert document.published is None or document.published.at.tzinfo is not None
    for sentence in sentences.from_document(document):
        assert document.words(sentence.span) == sentence.text or "\n" in document.words(sentence.span)
    return document


def _mentioned(body: bytes, marker: int) -> None:
    """A plain text, marked by one marker, its periods and counts resolved."""
    document = _read(Capture("https://quill.example/a", NOW, "text/plain; charset=utf-8", body))
    if document is None:
        return
    page = mentions.from_document(document, sentences.from_document(document), (tools().markers[marker],))
    for mention in page.mentions:
        _stands(mention, document)
    known = referents.from_page(page, tools().gazetteer, tools().lexicon)
    for period in known.periods.values():
        assert period.value.earliest <= period.value.latest
    for count in known.counts.values():
        assert count.value.low is None or count.value.high is None or count.value.low <= count.value.high


def _stands(mention: Mention, document: Document) -> None:
    assert document.words(mention.span)


def within_time(target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """The target, its input cut to size and its time taken."""

    def timed(body: bytes) -> None:
        began = time.process_time()
        target(body[:MOST])
        assert time.process_time() - began < SECONDS, "it takes too long"

    return timed


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "documents": within_time(of_document),
    "feeds": within_time(of_feed),
    "warc": within_time(of_warc),
    "zips": within_time(of_zip),
    "mails": within_time(of_mail),
    "times": within_time(of_times),
    "quantities": within_time(of_quantities),
}
