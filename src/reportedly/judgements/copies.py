"""Copies: two pages of which one reprints the other, or both one wire text. Words in a row decide, and credit lines.

The measure is containment of five-word shingles (Broder 1997) in the shorter of the two texts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from reportedly.documents import BlockKind, Document
from reportedly.judgements.names import folded

SHINGLE = 5  # words in a row
REPRINT = 0.4
"""Share of the shorter text's shingles that the other holds, from which on it is a reprint."""
ENOUGH = 20  # sequences a text must have, to be told from a sentence that many may write
COMMON = 60
"""A shingle on more pages than this leads from the earliest page to each other one, and not from each to each."""
NOTE = re.compile(
    r"\b(?:corrections?\b|correct(?:ed|s)\b|to correct\b|clarification\b|erratum\b|(?:has been|was) amended"
    r"|(?:an?|the|our) (?:earlier|previous|first|original) version|(?:earlier|previous|first) version of this"
    r"|(?:wrongly|incorrectly|mistakenly|erroneously) (?:said|stated|reported|described|gave|put|named)|misstated\b"
    r"|(?:we|and) apologi[sz]e)",
    re.IGNORECASE,
)
"""How a page says that it has put itself right."""


@dataclass(frozen=True, slots=True)
class Reprint:
    """Two documents with words in a row in common: ``share`` of the shorter's shingles; ``original`` came first."""

    original: str
    copy: str
    share: float
    credited: bool
    same_page: bool


@lru_cache(maxsize=4096)
def _shingles(text: str) -> frozenset[int]:
    words = folded(text).split()
    return frozenset(hash(tuple(words[i : i + SHINGLE])) for i in range(len(words) - SHINGLE + 1))


def shingles(document: Document) -> frozenset[int]:
    """The five-word sequences of a page's own words: teasers, bylines and furniture left out."""
    kept = (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.BODY, BlockKind.DATELINE)
    return _shingles("\n".join(document.words(block.span) for block in document.blocks if block.kind in kept))


def reprints(documents: Iterable[Document], among: Iterable[str] | None = None) -> tuple[Reprint, ...]:
    """Every pair of pages of which one reprints the other; with ``among``, pairs that hold one of those ids."""
    known = {document.id: document for document in documents}
    pairs = _meetings(known) if among is None else _around(known, among)
    found = (reprint(known[a], known[b]) for a, b in pairs)
    return tuple(sorted((pair for pair in found if pair), key=lambda pair: (pair.original, pair.copy)))


def _around(documents: Mapping[str, Document], among: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every pair with one of some pages: they are few, and so are the pages about them."""
    yield from sorted({(min(a, b), max(a, b)) for a in among for b in documents if a != b})


def _meetings(documents: Mapping[str, Document]) -> Iterator[tuple[str, str]]:
    holders: dict[int, list[str]] = defaultdict(list)
    for name in sorted(documents, key=lambda id_: (documents[id_].published.at.timestamp(), id_)):
        for shingle in shingles(documents[name]):
            holders[shingle].append(name)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for names in holders.values():
        for left in names if len(names) <= COMMON else names[:1]:
            for right in names[names.index(left) + 1 :]:
                shared[min(left, right), max(left, right)] += 1
    urls: dict[str, list[str]] = defaultdict(list)
    for name in sorted(documents):
        if documents[name].url:
            urls[documents[name].url].append(name)
    versions = {(a, b) for names in urls.values() for i, a in enumerate(names) for b in names[i + 1 :]}
    yield from sorted(versions | {pair for pair, count in shared.items() if count >= SHINGLE})


def reprint(left: Document, right: Document) -> Reprint | None:
    """How two pages hang together by their words; None when neither reprints the other."""
    mine, theirs = shingles(left), shingles(right)
    share = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
    same_page = bool(left.url) and left.url == right.url
    if (share < REPRINT or min(len(mine), len(theirs)) < ENOUGH) and not same_page:
        return None
    first, second = original(left, right)
    return Reprint(first.id, second.id, round(share, 3), credits(second, first), same_page)


def original(left: Document, right: Document) -> tuple[Document, Document]:
    """Which of the two came first: the one the other credits, else the one published earlier, else by name."""
    if credits(left, right) != credits(right, left):
        return (right, left) if credits(left, right) else (left, right)
    first, second = sorted((left, right), key=lambda d: (d.published.at.timestamp(), d.name))
    return first, second


def credits(document: Document, other: Document) -> bool:
    """The page's byline or opening line names the other's outlet."""
    outlet = folded(other.outlet)
    body = document.text[len(document.title) :].lstrip()[:80] if document.title else document.text[:80]
    return (
        bool(outlet)
        and outlet != folded(document.outlet)
        and f" {outlet} " in f" {folded(document.byline)} | {folded(body)} "
    )


def corrected(document: Document) -> str:
    """The sentence in which a page says that it corrects itself; empty when there is none."""
    found = NOTE.search(document.text)
    if not found:
        return ""
    start = document.text.rfind("\n", 0, found.start()) + 1
    end = document.text.find("\n", found.end())
    return document.text[start : end if end > 0 else len(document.text)].strip()
