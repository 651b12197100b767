"""Pieces: words as the tagger's encoder sees them, and the labels it writes on them.

The encoder's vocabulary is uncased, so each piece also carries the shape of its word, whether white space stands before
it, and whether it opens a paragraph. Training and the newsroom cut their windows here, so both see the same page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

NAMES = ("person", "organisation", "place", "weapon", "time", "quantity")
EVIDENCE = (
    "accusation", "aid", "attack", "casualties/killed", "casualties/other", "casualties/wounded", "ceasefire",
    "control", "corridor", "damage", "diplomacy", "displacement/evacuated", "displacement/fled",
    "displacement/returned", "materiel", "movement", "notice", "prisoners", "sanction", "service/limited",
    "service/out", "service/restored", "talks",
)  # fmt: skip
LAYERS = (*NAMES, "cue", *EVIDENCE)
HEADS = ("cue", *EVIDENCE)
ROLES = ("source", "content", "actor", "target", "place", "time", "quantity", "speaker")
MODALITIES = ("actual", "planned", "possible", "demanded", "negated")
STANCES = ("own", "reported", "claimed", "confirmed")
STATUS: dict[str, tuple[str, ...]] = {
    "accusation": ("",),
    "aid": ("", "delivered", "pledged", "requested", "suspended"),
    "attack": ("air", "chemical", "drone", "explosive", "ground", "missile", "shelling", "small-arms", "unspecified"),
    "casualties": ("", "captured", "killed", "missing", "trapped", "wounded"),
    "ceasefire": ("", "agreed", "ended", "in-force", "proposed", "refused", "violated"),
    "control": ("", "besieged", "captured", "contested", "held", "retaken", "withdrawn"),
    "corridor": ("", "agreed", "open", "proposed", "refused", "used", "violated"),
    "damage": ("", "damaged", "destroyed"),
    "diplomacy": ("", "adopted", "backed", "condemned", "recalled", "rejected"),
    "displacement": ("", "evacuated", "fled", "returned"),
    "materiel": ("", "damaged", "destroyed", "seized"),
    "movement": ("", "advancing", "deployed", "mobilised", "withdrawing"),
    "notice": ("",),
    "prisoners": ("", "detained", "exchanged", "held", "released", "tried"),
    "sanction": ("", "imposed", "lifted", "threatened"),
    "service": ("", "limited", "out", "restored", "threatened"),
    "talks": ("", "agreed", "failed", "held", "planned", "refused", "under-way"),
}
STATUSES = tuple(f"{kind}/{status}" for kind in sorted(STATUS) for status in STATUS[kind])
SHAPES = 10
CLS, SEP, LONGEST, REACH = 101, 102, 224, 63


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive sentences as word pieces, without the marks at both ends.

    ``ids`` pieces; ``shapes``, ``spaces``, ``breaks`` their features; ``starts`` and ``ends`` the code points of the
    *word* a piece belongs to; ``firsts`` 1 where a piece opens its word. All of one length, at most LONGEST - 2.
    """

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    spaces: tuple[int, ...]
    breaks: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    firsts: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.ids)

    def __add__(self, other: Window) -> Window:
        return Window(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    def cut(self, start: int, end: int) -> Window:
        """The pieces from ``start`` to ``end``."""
        return Window(*(getattr(self, name)[start:end] for name in self.__slots__))


def shape(word: str) -> int:
    """How a word is written: 1 lower, 2 title, 3 upper, 4 one capital, 5 mixed, 6 digits, 7 letters and digits,
    8 punctuation, 9 other."""
    if word.isalpha():
        if word.islower():
            return 1
        if word.isupper():
            return 4 if len(word) == 1 else 3
        return 2 if word[0].isupper() and word[1:].islower() else 5 if not word.islower() else 1
    if word.isdigit():
        return 6
    if word.isalnum():
        return 7
    return 8 if len(word) == 1 else 9


def sentence_pieces(encoding: Any, text: str, offset: int, opens: bool) -> Window:
    """The pieces of one encoded sentence (a `tokenizers.Encoding` without special marks) that begins at ``offset``."""
    words = encoding.word_ids
    begin: dict[int, int] = {}
    end: dict[int, int] = {}
    for word, (left, right) in zip(words, encoding.offsets, strict=True):
        begin.setdefault(word, left)
        end[word] = right
    known = {
        word: (shape(text[at : end[word]]), int(at == 0 or text[at - 1].isspace()), offset + at, offset + end[word])
        for word, at in begin.items()
    }
    shapes, spaces, starts, ends = zip(*[known[word] for word in words], strict=True) if words else ((),) * 4
    firsts = tuple([int(word != before) for before, word in zip([None, *words], words, strict=False)])
    breaks = (int(opens), *[0] * (len(words) - 1))[: len(words)]
    return Window(tuple(encoding.ids), shapes, spaces, breaks, starts, ends, firsts)


def distance(position: int, start: int, end: int) -> int:
    """How far a piece stands from a head of pieces ``start`` to ``end``; far away the steps widen.

    0 inside, 1 to 31 after, 32 to 62 before.
    """
    if start <= position < end:
        return 0
    gap = start - position if position < start else position - end + 1
    step = gap if gap <= 16 else min(31, 16 + (gap - 16).bit_length() * 2)
    return step + 31 if position < start else step


def packed(sentences: Sequence[Window], limits: Sequence[int]) -> list[Window]:
    """Windows of whole sentences, each at most as long as its limit (the last limit holds on).

    A sentence longer than the longest window is cut.
    """
    windows: list[Window] = []
    current: Window | None = None
    for sentence in (part for whole in sentences for part in _parts(whole)):
        limit = limits[min(len(windows), len(limits) - 1)]
        if current is not None and len(current) + len(sentence) > limit:
            windows.append(current)
            current = None
        current = sentence if current is None else current + sentence
    return windows if current is None else [*windows, current]


def _parts(sentence: Window) -> list[Window]:
    width = LONGEST - 2
    return [sentence.cut(at, at + width) for at in range(0, len(sentence), width)]
