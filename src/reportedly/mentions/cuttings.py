"""Cuttings: how words are cut into the encoder's pieces, kept so that hardly any word is cut twice.

White space always parts two words and nothing that stands beyond it changes how a word is cut, so a text may be cut a
stretch between two spaces at a time. What is kept is what would be made again: a page reads the same however many came
before it, and is forgotten with the pages when one is redacted (`ledger.memories`). A stretch that is a word of the
vocabulary is one piece, and the tokenizer need not be asked.
"""

from __future__ import annotations

from functools import lru_cache

from reportedly.mentions.pieces import Window, sentence_pieces, shape

KEPT, LONGEST = 20_000, 40
"""Stretches that are kept (the 804 pages of FA-KES have 15,000, which take 10 MB; of its last 400 pages one in twenty
is new), and code points of the longest one (November 2026)."""


Row = tuple[int, int, int, int, int, int]
"""A piece of a stretch: its id, shape and space, where its word begins and ends there, and whether it opens it."""


class Cuttings:
    """Cuts sentences into pieces. ``pieces``: the tokenizer's JSON."""

    def __init__(self, pieces: str) -> None:
        from tokenizers import Tokenizer

        self._pieces = Tokenizer.from_str(pieces)
        known = self._pieces.get_vocab().items()
        self._words = {word: piece for word, piece in known if word.isascii() and word.isalpha()}

    def sentence(self, text: str, offset: int, opens: bool) -> Window:
        """The pieces of a sentence that begins at ``offset``; ``opens``: it is the first of its paragraph."""
        rows: list[Row] = []
        for stretch in text.split(" "):
            cut = kept(self, stretch) if len(stretch) <= LONGEST else self.cut(stretch)
            for piece, form, space, start, end, first in cut:
                rows.append((piece, form, space, offset + start, offset + end, first))
            offset += len(stretch) + 1
        if not rows:
            return Window(*[()] * 7)
        ids, shapes, spaces, starts, ends, firsts = zip(*rows, strict=True)
        return Window(ids, shapes, spaces, (int(opens), *[0] * (len(rows) - 1)), starts, ends, firsts)

    def cut(self, stretch: str) -> tuple[Row, ...]:
        """The pieces of what stands between two spaces."""
        whole = self._words.get(stretch.lower()) if stretch.isascii() else None
        return self._sought(stretch) if whole is None else ((whole, shape(stretch), 1, 0, len(stretch), 1),)

    def _sought(self, stretch: str) -> tuple[Row, ...]:
        cut = sentence_pieces(self._pieces.encode(stretch, add_special_tokens=False), stretch, 0, False)
        return tuple(zip(cut.ids, cut.shapes, cut.spaces, cut.starts, cut.ends, cut.firsts, strict=True))


@lru_cache(maxsize=KEPT)
def kept(cuttings: Cuttings, stretch: str) -> tuple[Row, ...]:
    """The pieces of a stretch, remembered."""
    return cuttings.cut(stretch)
