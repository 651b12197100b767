"""The gate: which sentences are worth the encoder when only claims are wanted.

A weighted word list, learned from sentences with and without evidence; a sentence passes when its weights sum above
nought. It is set to let through 98 in a hundred sentences that bear a claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import fsum

from reportedly.sentences import Sentence

BIAS = "*"
_WORD = re.compile(r"[^\W\d_]+|\d")


def features(text: str) -> Iterator[str]:
    """The words of a text in lower case, their first five letters ("shell-"), and "0" where a digit stands."""
    for word in set(_WORD.findall(text.lower())):
        if word.isdigit():
            yield "0"
            continue
        yield word
        if len(word) > 5:
            yield f"{word[:5]}-"


class Gate:
    """Lets sentences through. ``rows``: lines of word, tab, weight, after a header; the row "*" is the bias."""

    def __init__(self, rows: Iterable[str]) -> None:
        cells = [row.rstrip("\n").split("\t") for row in rows]
        self._weights = {word: float(weight) for word, weight in cells[1:]}
        self._bias = self._weights.pop(BIAS, 0.0)

    def __call__(self, sentence: Sentence) -> bool:
        """Whether the sentence may bear a claim. Summed exactly: a set has another order in every process."""
        return fsum((self._bias, *(self._weights.get(f, 0.0) for f in set(features(sentence.text))))) > 0.0
