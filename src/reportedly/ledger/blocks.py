"""Blocks: what the judges compare by, in the short form in which the index keeps it.

When the keys of `judgements.candidates` change, older books are brought up by `Ledger.rebuild`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache

from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.judgements import Judgement, candidates
from reportedly.judgements.judges import MINIMAL
from reportedly.judgements.notes import Note, notes


def blocks(claims: Iterable[Claim], document: Document) -> frozenset[int]:
    """The judges' blocks of some claims of a page, as the index keeps them.

    A key is kept as 64 bits of its BLAKE2 digest: two keys that meet there cost a look at one page too many.
    """
    return frozenset[int]().union(*map(_kept, notes(claims, {document.id: document})))


@lru_cache(maxsize=4096)
def _kept(note: Note) -> frozenset[int]:
    return frozenset(_short(key) for key in candidates.keys(note))


def _short(key: candidates.Key) -> int:
    told = "\x1f".join(map(str, key)).encode(errors="surrogatepass")
    return int.from_bytes(hashlib.blake2b(told, digest_size=8).digest(), signed=True)


def slip(judgement: Judgement) -> str:
    """The slot in which a judgement finds a minimal pair; empty for every other judgement."""
    found = (reason.removeprefix(MINIMAL) for reason, _ in judgement.reasons if reason.startswith(MINIMAL))
    return next(found, "")
