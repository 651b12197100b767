"""OPML: a list of feeds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from reportedly.captures import Capture, Fate, Receipt
from reportedly.captures.articles import rejected
from reportedly.captures.sources import Options, Source

Follow = Callable[[str, Options], Iterator[Capture | Receipt]]
MOST = 5000
"""Feeds taken from one list."""


def feeds(body: bytes) -> tuple[str, ...]:
    """The addresses of a list, in its order, each once; empty when it names none."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return ()
    if root is None:
        return ()
    found = (outline.get("xmlUrl") or outline.get("xmlurl") for outline in root.iter("outline"))
    return tuple(dict.fromkeys(url.strip() for url in found if url and url.strip()))


def in_list(source: Source, options: Options, follow: Follow) -> Iterator[Capture | Receipt]:
    """The items of every feed in the list."""
    body = source.whole()
    urls = feeds(body) if body else ()
    if not urls:
        yield rejected(source.location, "The list names no feed (outlines with xmlUrl)")
    for url in urls[:MOST]:
        yield from follow(url, options)
    for url in urls[MOST:]:
        yield Receipt(url, Fate.NOT_FETCHED, f"The list is longer than {MOST} feeds")
