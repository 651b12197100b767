"""Edits: what one version of a page says that another does not, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from reportedly.documents import Document

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch that both versions share ("kept"), or that only one has ("added", "removed")."""

    change: str
    text: str


def between(earlier: Document, later: Document) -> tuple[Edit, ...]:
    """The later version beside the earlier one, in the order of the text."""
    return tuple(_edits(_WORDS.findall(earlier.text), _WORDS.findall(later.text)))


def _edits(before: list[str], after: list[str]) -> Iterator[Edit]:
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Edit("kept", "".join(before[i:j]))
            continue
        if i < j:
            yield Edit("removed", "".join(before[i:j]))
        if k < m:
            yield Edit("added", "".join(after[k:m]))
