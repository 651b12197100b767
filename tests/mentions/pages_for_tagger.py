"""Sentences of a bare text, for the tests of the tagger."""

from datetime import UTC, datetime

from reportedly import sentences as split
from reportedly.documents import Block, BlockKind, Document, Published, identity
from reportedly.sentences import Sentence
from reportedly.text import Span


def sentences(text: str) -> tuple[Sentence, ...]:
    name = identity("test", text)
    published = Published(datetime(2023, 5, 4, tzinfo=UTC), "given")
    block = Block(BlockKind.BODY, Span(name, 0, len(text)))
    return split.from_document(Document(name, "t", "test", "", "", published, "", "", text, (block,)))
