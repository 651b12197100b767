"""Words: a sentence as names are read in it, with case, gaps and possessives known for each word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.documents import BlockKind
from reportedly.mentions import Mention, MentionKind
from reportedly.mentions.spellings import fold
from reportedly.sentences import Sentence
from reportedly.text import Span

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’ʼ‘`´-][^\W_]+)*")
_TITLES = frozenset({BlockKind.HEADLINE, BlockKind.TEASER})
_TAILED = re.compile(
    r"(.{2,60})-(held|controlled|backed|led|run|occupied|besieged|based|wide|owned|allied|linked|affiliated|ruled|born"
    r"|dominated|aligned|sponsored|supported|trained|funded|made)"
)
_FRONTED = re.compile(r"(anti|pre|post|pro|non|ex|mid|near)-([A-Z].+)", re.IGNORECASE)
_PAIRED = re.compile(r"([A-Z]\w{3,})-([A-Z]\w{3,}(?:['’]s)?)")
_OWNER = re.compile(r"(?:['’]s|['’])$")
_TRAILING = ("' ", "’ ")
_CAPITAL = re.compile(r"(?:^|-)[^\W\d_a-zß-öø-ÿ]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word without its possessive ending. ``start``, ``end``: offsets in the sentence."""

    text: str
    start: int
    end: int
    key: str
    cap: bool
    possessive: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and its words. ``flat``: case says nothing in it (all capitals, or a headline in title case).

    ``reach``: for each word, where the run of words ends that stand together from it on, nothing but spaces between.
    """

    sentence: Sentence
    words: tuple[Word, ...]
    flat: bool
    reach: tuple[int, ...]

    @classmethod
    def of(cls, sentence: Sentence) -> Line:
        """Read a sentence."""
        words = tuple(_words(sentence.text))
        return cls(sentence, words, _flat(words, sentence.block in _TITLES), _reach(sentence.text, words))

    def gap(self, i: int) -> str:
        """What stands between a word and the one before it."""
        return self.sentence.text[self.words[i - 1].end : self.words[i].start] if 0 < i < len(self.words) else "\n"

    def tight(self, i: int) -> bool:
        """Only white space (or a hyphen) before this word."""
        if not 0 < i < len(self.words):
            return False
        return not _parted(self.gap(i))

    def near(self, i: int) -> bool:
        """Nothing but white space, or the full stop of an abbreviation, before this word."""
        gap = self.gap(i)
        short = 0 < i < len(self.words) and len(self.words[i - 1].text) <= 4
        return (
            not self.words[i - 1].possessive and (not gap.strip(" \u00a0-") or (short and gap == ". ")) if i else False
        )

    def whole(self, i: int, end: int) -> bool:
        """The words from one to another stand together, without a comma or a possessive inside."""
        return end <= self.reach[i]

    def key(self, i: int, end: int) -> str:
        """The folded form of some words; empty past the end of the line or across a comma."""
        if i >= len(self.words) or end > self.reach[i]:
            return ""
        return self.words[i].key if end == i + 1 else " ".join([word.key for word in self.words[i:end]])

    def name(self, i: int, end: int) -> str:
        """The words as they stand."""
        return self.sentence.text[self.words[i].start : self.words[end - 1].end]

    def mention(self, kind: MentionKind, i: int, end: int, label: str = "") -> Mention:
        """A mention of the words from one to another."""
        base, start, stop = self.sentence.span, self.words[i].start, self.words[end - 1].end
        span = Span(base.document, base.start + start, base.start + stop)
        return Mention(kind, span, self.sentence.text[start:stop], label)


def _words(text: str) -> list[Word]:
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        if word.isascii() and word.isalnum():  # nine in ten: neither a compound nor an owner's ending to take off
            stop = match.end()
            owner = word[-1] == "s" and text[stop : stop + 2] in _TRAILING
            found.append(Word(word, match.start(), stop, word.lower(), word[0].isupper(), owner))
            continue
        for start, end in _pieces(word):
            whole = word[start:end]
            bare = _OWNER.sub("", whole)
            stop = match.start() + start + len(bare)
            owner = len(bare) < len(whole) or (bare.endswith("s") and text[stop : stop + 2] in _TRAILING)
            found.append(Word(bare, stop - len(bare), stop, fold(bare), bool(_CAPITAL.search(bare)), owner))
    return found


def _pieces(word: str) -> list[tuple[int, int]]:
    """A compound of a name comes apart: "Houthi-held", "post-Isis", "Syria-Iraq"."""
    if "-" not in word:
        return [(0, len(word))]
    for pattern in (_TAILED, _FRONTED, _PAIRED):
        match = pattern.fullmatch(word)
        if match:
            return [match.span(1), match.span(2)]
    return [(0, len(word))]


def _reach(text: str, words: tuple[Word, ...]) -> tuple[int, ...]:
    found, end = [0] * len(words), len(words)
    for i in range(len(words) - 1, -1, -1):
        found[i] = end
        if i and (words[i - 1].possessive or _parted(text[words[i - 1].end : words[i].start])):
            end = i
    return tuple(found)


def _parted(gap: str) -> bool:
    """More than white space or a hyphen."""
    return gap != " " and bool(gap.strip(" \u00a0-"))


def _flat(words: tuple[Word, ...], title: bool) -> bool:
    """All capitals, or a title in which nearly every long word begins with one."""
    long = [word for word in words if len(word.text) > 3 and word.text.isalpha()]
    if all(word.text.isupper() for word in long):
        return len(long) > 1
    return title and len(long) > 3 and sum(word.cap for word in long) >= 0.8 * len(long)
