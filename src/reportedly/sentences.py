"""Split: sentences, each with its words, its place, its block and its paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.documents import BlockKind
from reportedly.text import Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark of punctuation. ``start`` and ``end`` are offsets in the document, as in a Span."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """``block`` says what the words are for; ``paragraph`` numbers the lines of the document from 0."""

    span: Span
    text: str
    block: BlockKind
    paragraph: int
    tokens: tuple[Token, ...]
