"""Edits: what one version of a page says that another does not, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from reportedly.documents import Document

Stretch = tuple[str, str, str]
"""What both versions say; or what only the earlier says, and what only the later."""
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
    for kept, removed, added in _folded(_stretches(before, after)):
        for change, text in (("kept", kept), ("removed", removed), ("added", added)):
            if text:
                yield Edit(change, text)


def _stretches(before: list[str], after: list[str]) -> Iterator[Stretch]:
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old, new = "".join(before[i:j]), "".join(after[k:m])
        yield (old, "", "") if tag == "equal" else ("", old, new)


def _folded(stretches: Iterable[Stretch]) -> list[Stretch]:
    """What both share by chance between two larger changes, a "the" or a full stop, goes with them as one change."""
    found: list[Stretch] = []
    for stretch in stretches:
        found.append(stretch)
        while len(found) > 2 and _chance(*found[-3:]):
            (_, *first), (kept, *_), (_, *second) = found[-3:]
            found[-3:] = [("", first[0] + kept + second[0], first[1] + kept + second[1])]
    return found


def _chance(first: Stretch, middle: Stretch, second: Stretch) -> bool:
    changed = min(max(map(len, one[1:])) for one in (first, second))
    return not first[0] and not second[0] and len(middle[0].strip()) <= changed
