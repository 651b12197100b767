"""Words: how texts are folded for a search engine that does not do it itself.

As SQLite's tokenizer does: letters and figures alone, without case and without marks over or under them.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 400_000
"""Letters of a text that are searched: PostgreSQL keeps at most a megabyte of words for one row."""

_WORD = re.compile(r"[^\W_]+")


def fold(words: str) -> str:
    """The words of a text, folded, a blank between two."""
    text = words[:LONGEST].casefold()
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in decomposed if not unicodedata.category(letter).startswith("M"))
    return " ".join(_WORD.findall(text))
