"""Pages made by hand, and the package's own tables opened once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from reportedly import mentions, referents, sentences
from reportedly.documents import Block, BlockKind, Document, Published, identity
from reportedly.mentions import Page
from reportedly.pipeline import Instruments, instruments
from reportedly.referents import Referents
from reportedly.text import Span


def document(text: str, day: str = "2022-03-03", title: str = "") -> Document:
    whole = f"{title}\n\n{text}" if title else text
    name = identity("test", whole)
    start = len(whole) - len(text)
    head = [Block(BlockKind.HEADLINE, Span(name, 0, len(title)))] if title else []
    published = Published(datetime.fromisoformat(day).replace(tzinfo=UTC), "given", "day")
    body = Block(BlockKind.BODY, Span(name, start, len(whole)))
    return Document(name, "test", "test", "", "", published, title, "", whole, (*head, body))


@pytest.fixture(scope="session")
def tools() -> Instruments:
    return instruments()


@pytest.fixture(scope="session")
def read(tools: Instruments) -> Callable[..., tuple[Page, Referents]]:
    def reader(text: str, day: str = "2022-03-03", title: str = "") -> tuple[Page, Referents]:
        written = document(text, day, title)
        page = mentions.from_document(written, sentences.from_document(written), tools.markers)
        return page, referents.from_page(page, tools.gazetteer, tools.lexicon)

    return reader
