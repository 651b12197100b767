"""Heads: the runs from which the second reader looks, and what of the page it is shown from each.

It is shown a view: the pieces around the head, moved inwards at the ends of the window, so that nearly all views are of
one length and none need be filled up.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, compress
from typing import Any, NamedTuple

import numpy as np

from reportedly.mentions.decoding import Run, Scores
from reportedly.mentions.pieces import HEADS, LAYERS, LONGEST, Window, distance

OF_CUE, OF_EVIDENCE, MARGIN, AT_ONCE = 136, 48, 12, 32
"""Pieces that a view from a cue and from evidence has, the least beside a long head, and views a batch."""
_GAPS = np.array([distance(at - LONGEST, 0, 1) for at in range(2 * LONGEST)], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a page's windows, laid end to end.

    ``starts`` and ``ends`` their code points, ``pieces`` the first piece of each, counted with the mark at its window's
    beginning; ``bounds`` where each window begins, and the last ends.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    pieces: tuple[int, ...]
    bounds: tuple[int, ...]

    @classmethod
    def of(cls, windows: Sequence[Window]) -> Words:
        """The words of windows in their order."""
        bounds = accumulate((sum(window.firsts) for window in windows), initial=0)
        starts, ends, pieces = (
            tuple(
                chain.from_iterable(compress(each, window.firsts) for each, window in zip(many, windows, strict=True))
            )
            for many in (
                [w.starts for w in windows],
                [w.ends for w in windows],
                [range(1, len(w) + 1) for w in windows],
            )
        )
        return cls(starts, ends, pieces, tuple(bounds))

    def of_view(self, window: int, view: tuple[int, int]) -> range:
        """The words of a window that open in a view."""
        first, last = self.bounds[window : window + 2]
        return range(*(bisect_left(self.pieces, piece, first, last) for piece in view))


class Seen(NamedTuple):
    """A window as the encoder sees it, marks at both ends included: hidden states (n, 384), narrow ones (n, 128), and
    scores (n, layers, 3)."""

    hidden: Scores
    narrow: Scores
    scores: Scores


@dataclass(frozen=True, slots=True)
class Head:
    """A run from which the second reader looks: its window, its pieces there, the pieces of its view and the words that
    open in it."""

    run: Run
    window: int
    pieces: tuple[int, int]
    view: tuple[int, int]
    words: range

    @classmethod
    def of(cls, run: Run, words: Words, seen: Sequence[Seen]) -> Head:
        """The head that a run makes in its window."""
        window = bisect_right(words.bounds, run.start) - 1
        length = len(seen[window].narrow)
        left, right = words.pieces[run.start], length - 1
        if run.end < words.bounds[window + 1]:
            right = words.pieces[run.end]
        view = _view(left, right, length, LAYERS[run.layer] == "cue")
        return cls(run, window, (left, right), view, words.of_view(window, view))


def _view(left: int, right: int, length: int, cue: bool) -> tuple[int, int]:
    size = min(length, max(OF_CUE if cue else OF_EVIDENCE, right - left + 2 * MARGIN))
    low = min(max(0, (left + right - size) // 2), length - size)
    return low, low + size


def batches(heads: Iterable[Head]) -> Iterator[list[Head]]:
    """Heads whose views are of one length, AT_ONCE at most."""
    alike: dict[int, list[Head]] = defaultdict(list)
    for head in heads:
        alike[head.view[1] - head.view[0]].append(head)
    for _, same in sorted(alike.items()):
        for at in range(0, len(same), AT_ONCE):
            yield same[at : at + AT_ONCE]


def feed(heads: Sequence[Head], seen: Sequence[Seen]) -> dict[str, Any]:
    """What the second reader is given for heads whose views are of one length."""
    length = heads[0].view[1] - heads[0].view[0]
    left, right = (np.array([head.pieces[side] - head.view[0] for head in heads])[:, None] for side in (0, 1))
    at = np.arange(length)[None]
    away = np.where(at < left, at - left, np.maximum(0, at - right + 1))
    inside = ((at >= left) & (at < right)).astype(np.float32)
    return {
        "narrow": np.stack([seen[head.window].narrow[slice(*head.view)] for head in heads]),
        "head": np.stack([seen[head.window].hidden[slice(*head.pieces)].mean(axis=0) for head in heads]),
        "gaps": _GAPS[away + LONGEST],
        "inside": inside / inside.sum(axis=1, keepdims=True),
        "kinds": np.array([HEADS.index(LAYERS[head.run.layer]) for head in heads], dtype=np.int64),
    }
