"""Reading: the one entry. A location's first bytes say what it is, and that says who reads it.

Whatever is given comes out as captures and receipts; a location that cannot be read costs nothing but its receipt, and
the receipt names the next step.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from reportedly.captures import Capture, Fate, Receipt
from reportedly.captures.articles import in_json, rejected
from reportedly.captures.feeds import in_feed
from reportedly.captures.files import one_page, opened
from reportedly.captures.mails import in_mail, in_mailbox
from reportedly.captures.opml import in_list
from reportedly.captures.sources import Options, Source, kind, unpacked
from reportedly.captures.tables import columns, in_table
from reportedly.captures.warc import in_archive
from reportedly.captures.zips import in_zip

__all__ = ["Options", "columns", "read", "within"]

_READERS: Mapping[str, Callable[[Source, Options], Iterator[Capture | Receipt]]] = {
    "warc": in_archive,
    "feed": in_feed,
    "json": in_json,
    "table": in_table,
    "mail": in_mail,
    "mailbox": in_mailbox,
}
_PAGES = {"html": "text/html", "text": "text/plain"}
LAYERS = {"zip": 1, "gzip": 2}
"""Packings already undone around a packed file above which it is left packed: an archive can hold itself."""


def read(location: str, options: Options | None = None) -> Iterator[Capture | Receipt]:
    """Everything at a path, a folder, "-" or a web address, each item as a capture or as a receipt with its reason."""
    chosen = options or Options()
    if "://" in location and not location.startswith("file://"):
        yield from _at(location, chosen)
        return
    for source in opened(location.removeprefix("file://"), chosen):
        if isinstance(source, Receipt):
            yield source
        else:
            yield from within(source, chosen)


def within(source: Source, options: Options) -> Iterator[Capture | Receipt]:
    """The items of a source; whatever a reader trips over ends that source with a receipt, not the run.

    A source that has none is told of as well: nothing that was given goes without a word.
    """
    came = False
    try:
        for said in _of_source(source, options):
            came = True
            yield said
        if not came:
            yield rejected(source.location, "There is nothing in it: no article, no page")
    except MemoryError:
        yield rejected(source.location, "Reading stopped: it takes more memory than one input may have")
    except (OSError, ValueError, EOFError, RecursionError) as cause:
        yield rejected(source.location, f"Reading stopped: {str(cause) or type(cause).__name__}")


def _of_source(source: Source, options: Options) -> Iterator[Capture | Receipt]:
    found = kind(source, options)
    if found.startswith("!"):
        yield rejected(source.location, found[1:])
    elif source.layers >= LAYERS.get(found, source.layers + 1):
        yield rejected(source.location, "It is packed within another packed file; unpack it and add what was in it")
    elif found == "zip":
        yield from in_zip(source, options, within)
    elif found == "gzip":
        inner = unpacked(source)
        if inner is None:
            yield rejected(source.location, "It is no whole gzip file, or larger than 64 MiB unpacked")
        else:
            yield from _of_source(inner, options)
    elif found == "opml":
        yield from in_list(source, options, _at)
    elif found in _PAGES:
        yield one_page(source, _PAGES[found], options)
    else:
        yield from _READERS[found](source, options)


def _at(url: str, options: Options) -> Iterator[Capture | Receipt]:
    """What a web address gives: a page, or the items of the feed, list or archive that lies there."""
    if options.fetch is None:
        yield Receipt(
            url, Fate.NOT_FETCHED, "Nothing is fetched here; allow the network, or save the page and add the file"
        )
        return
    fetched = options.fetch(url)
    if isinstance(fetched, Receipt):
        yield fetched
        return
    source = Source(fetched.url, io.BytesIO(fetched.body), fetched.headers)
    found = kind(source, Options())
    if found in _PAGES:
        named = fetched.media_type.startswith(("text/html", "text/plain", "application/xhtml+xml"))
        yield fetched if named else replace(fetched, media_type=_PAGES[found])
    else:
        yield from within(source, options)
