"""Memories: what functions remember of the words they were asked about, emptied when a page is redacted.

A redacted page leaves no words behind: none in the book, and none in a process that has it open for long. Whatever at
the top of one of our modules has a `cache_clear`, as an `lru_cache` has, is such a memory, so none has to be entered
anywhere; what one open book remembers it forgets by itself.
"""

from __future__ import annotations

import sys


def forget(*keepers: object) -> None:
    """Empty every memory of every room, and those that ``keepers`` have of their own, as a gazetteer."""
    house = __name__.partition(".")[0]
    rooms = [module for name, module in tuple(sys.modules.items()) if name.partition(".")[0] == house]
    for keeper in (*rooms, *keepers):
        for kept in tuple(vars(keeper).values()):
            if callable(empty := getattr(kept, "cache_clear", None)) and not isinstance(kept, type):
                empty()
