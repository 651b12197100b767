from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from importlib import resources

import pytest

from reportedly import attributions, mentions, sentences
from reportedly.attributions import Attribution
from reportedly.documents import Block, BlockKind, Document, Published, identity
from reportedly.mentions import Page
from reportedly.mentions.cues import Cues
from reportedly.text import Span


class Read:
    """A page of our own, read as far as the attributions, with its words at hand."""

    def __init__(self, page: Page, said: tuple[Attribution, ...]) -> None:
        self.page = page
        self.said = said

    def words(self, spans: tuple[Span, ...]) -> list[str]:
        return [self.page.document.words(span) for span in spans]

    def parts(self) -> list[tuple[list[str], list[str], list[str]]]:
        return [(self.words(a.source), self.words(a.cue), self.words(a.content)) for a in self.said]

    def voice(self, words: str) -> Attribution | None:
        """Whose words these are."""
        start = self.page.document.text.index(words)
        return attributions.innermost(self.said, Span(self.page.document.id, start, start + len(words)))

    def speaker(self, words: str) -> str | None:
        """The name of whoever these words are attributed to; None for the outlet's own voice."""
        one = self.voice(words)
        return one.speakers[0].name if one and one.speakers else None

    def chain(self, words: str) -> list[tuple[str, str]]:
        one = self.voice(words)
        return [(relay.role.value, relay.name) for relay in one.chain] if one else []


def page(text: str, title: str = "") -> Page:
    full = f"{title}\n\n{text}" if title else text
    made = identity("c", full)
    head = (Block(BlockKind.HEADLINE, Span(made, 0, len(title))),) if title else ()
    blocks = (*head, Block(BlockKind.BODY, Span(made, len(full) - len(text), len(full))))
    at = Published(datetime(2024, 5, 2, tzinfo=UTC), "given", "day")
    document = Document(made, "own-page", "c", "", "The Courier", at, title, "", full, blocks)
    lines = (resources.files("reportedly") / "data" / "cues.tsv").read_text("utf-8").splitlines()
    return mentions.from_document(document, sentences.from_document(document), (Cues(lines),))


@pytest.fixture
def read() -> Callable[..., Read]:
    def reader(text: str, title: str = "") -> Read:
        made = page(text, title)
        return Read(made, attributions.from_page(made))

    return reader
