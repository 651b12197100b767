"""Cuttings: how words are cut into the encoder's pieces, kept so that hardly any word is cut twice.

White space always parts two words and nothing that stands beyond it changes how a word is cut, so a text may be cut a
stretch between two spaces at a time. What is kept is what would be made again: a page reads the same however many came
before it.
"""

from __future__ import annotations

from reportedly.mentions.pieces import Window, sentence_pieces

KEPT, LONGEST = 20_000, 40
"""Stretches that are kept (the 804 pages of FA-KES have 15,000, which take 10 MB; of its last 400 pages one in twenty
is new), and code points of the longest one (November 2026)."""


class Cuttings:
    """Cuts sentences into pieces. ``pieces``: the tokenizer's JSON."""

    def __init__(self, pieces: str) -> None:
        from tokenizers import Tokenizer

        self._pieces = Tokenizer.from_str(pieces)
        self._kept: dict[str, Window] = {}

    def sentence(self, text: str, offset: int, opens: bool) -> Window:
        """The pieces of a sentence that begins at ``offset``; ``opens``: it is the first of its paragraph."""
        ids: list[int] = []
        shapes, spaces, starts, ends, firsts = ids[:], ids[:], ids[:], ids[:], ids[:]
        for stretch in text.split(" "):
            cut = self._kept.get(stretch)
            if cut is None:
                cut = self._cut(stretch)
            ids += cut.ids
            shapes += cut.shapes
            spaces += cut.spaces
            firsts += cut.firsts
            starts += [offset + start for start in cut.starts]
            ends += [offset + end for end in cut.ends]
            offset += len(stretch) + 1
        breaks = (int(opens), *[0] * (len(ids) - 1)) if ids else ()
        return Window(*map(tuple, (ids, shapes, spaces, breaks, starts, ends, firsts)))

    def _cut(self, stretch: str) -> Window:
        cut = sentence_pieces(self._pieces.encode(stretch, add_special_tokens=False), stretch, 0, False)
        if len(stretch) <= LONGEST:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            self._kept[stretch] = cut
        return cut
