"""Posts: who added which stretch of a book on a server. One row for each transaction, written by the server itself.

The rows of one login are chained to one another, so that each writer can prove what was written under its name; the
stretches join to the whole book, whose own chain runs through all of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from reportedly.ledger.entries import GENESIS
from reportedly.ledger.stores import Row

POSTS = """
select last, first, writer, head, posts.hash, entries.hash from posts left join entries on seq = last
where last > ? order by last limit ?
"""
"""Posts with the hash of the entry that each ends with, in stretches. Values: behind which, how many."""


def faults(rows: Iterable[Row], end: int, anchor: int) -> Iterator[str]:
    """What does not follow. ``rows``: `POSTS`; ``end``: the last entry; ``anchor``: where the writers stand in line."""
    done, own = 0, dict[str, str]()
    for last, first, writer, head, hash_, ends in rows:
        if first != done + 1:
            yield f"entries {min(first, done + 1)} to {max(first, done + 1) - 1} are of no post, or of two"
        if head != ends:
            yield f"the post of {writer} up to entry {last} does not end with what stands there"
        if link(own.get(writer, GENESIS), (first, last, writer, head)) != hash_:
            yield f"the post of {writer} up to entry {last} does not follow from that login's post before"
        done, own[writer] = last, hash_
    if not done == end == anchor:
        yield f"the book ends with entry {end}, its posts with {done}, its anchor stands at {anchor}"


def link(previous: str, row: tuple[int, int, str, str]) -> str:
    """The hash of a post. ``row``: first, last, writer, head."""
    return hashlib.sha256("\n".join((previous, *map(str, row))).encode()).hexdigest()
