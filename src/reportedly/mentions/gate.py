"""The gate: which sentences are worth the encoder when only claims are wanted.

A weighted word list, learned from sentences with and without evidence. A sentence of a page that is full of claims
passes more easily than the same words among the arts and the weather. The gate is set to let through 98 in a hundred
sentences that bear a claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from math import exp, fsum

from reportedly.sentences import Sentence

BIAS, PAGE, LEAST = "*", "*page", "*least"
PRIOR = 0.3
"""The chance that a sentence bears a claim which a page starts from: a sentence that stands alone has no other."""
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


def surroundings(weighed: Sequence[float]) -> list[float]:
    """For what each sentence of a page weighs: the mean chance that one of the others bears a claim."""
    chances = [1.0 / (1.0 + exp(-max(-30.0, min(30.0, weight)))) for weight in weighed]
    every = fsum(chances)
    return [(every - chance + PRIOR) / len(chances) for chance in chances]


class Gate:
    """Lets sentences through. ``rows``: lines of word, tab, weight, after a header.

    The row "*" is the bias, "*page" what the rest of the page would weigh were it all claims, "*least" what the sum
    must exceed.
    """

    def __init__(self, rows: Iterable[str]) -> None:
        cells = [row.rstrip("\n").split("\t") for row in rows]
        self._weights = {word: float(weight) for word, weight in cells[1:]}
        self._bias, self._page, self._least = (self._weights.pop(row, 0.0) for row in (BIAS, PAGE, LEAST))

    def __call__(self, sentences: Sequence[Sentence]) -> list[bool]:
        """Whether each sentence of a page may bear a claim."""
        weighed = [self._weighed(sentence.text) for sentence in sentences]
        return [
            own + self._page * around > self._least for own, around in zip(weighed, surroundings(weighed), strict=True)
        ]

    def _weighed(self, text: str) -> float:
        """Summed exactly: a set has another order in every process."""
        return fsum([self._bias, *(self._weights.get(feature, 0.0) for feature in set(features(text)))])
