"""Memories: what functions remember of the words they were asked about, emptied when a page is redacted.

A redacted page leaves no words behind: none in the book, and none in a process that has it open for long. Every
`lru_cache` at the top of one of our modules is such a memory, so none has to be entered anywhere; what one open book
remembers it forgets by itself.
"""

from __future__ import annotations

import sys


def forget() -> None:
    """Empty every memory of every room."""
    house = __name__.partition(".")[0]
    for name, module in tuple(sys.modules.items()):
        if name.partition(".")[0] == house:
            for kept in tuple(vars(module).values()):
                if callable(empty := getattr(kept, "cache_clear", None)) and not isinstance(kept, type):
                    empty()
