"""Extracts: what single pages claim, read without a ledger in processes of their own, in the order of the inputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.captures import Fate, Receipt
from reportedly.captures.reading import Options
from reportedly.documents.masthead import Masthead
from reportedly.pipeline.containers import Opener
from reportedly.pipeline.openings import Instruments
from reportedly.pipeline.pages import Page
from reportedly.pipeline.readers import Readers


def extracts(
    locations: Iterable[str], options: Options, masthead: Masthead, instruments: Instruments, jobs: int = 1
) -> Iterator[Page | Receipt]:
    """Every page with its claims, or the receipt of what could not be read: the same in number and order for any
    ``jobs``, each page within `readers.Limits`."""
    with Opener(options) as opener, Readers(instruments, jobs) as readers:
        for done in readers.read(opener.open(locations), masthead):
            if isinstance(done, Receipt):
                yield done
                continue
            capture, page = done
            yield page if isinstance(page, Page) else Receipt(capture.url, Fate.REJECTED, page, capture.id)
