"""Casing: a page all in capitals, written as a newspaper would, letter for letter in its old place.

A word is written as texts in mixed case mostly write it inside a sentence; a word they do not know is a name, unless an
ending taken off leaves one they know. Letters beside brackets that are the initials of the words on the other side stay
capitals, and those words are a name. The first letter of a sentence is a capital. No word moves: offsets hold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"(?<!\d)[^\W\d_]+(?:['’][^\W\d_]+)*")
_OPENS = re.compile(r"(?:\A|[.?!:]['\"”’)\]]*\s|\n|\[TEXT\])\s*['\"“‘(\[]*\Z", re.IGNORECASE)
_ENDINGS = ("'s", "’s", "s", "es", "ed", "d", "ing", "ly", "er", "ers", "al", "ist", "ists", "ity", "ment", "ness")
_LINKS = frozenset("de del y da do dos von van bin al".split())
_BRACKETED = re.compile(r"[\[(]([^\W\d_][^\[\]()]{1,100})[\])]")
_VOWEL = re.compile(r"[aeiouy]")


@dataclass(frozen=True)
class Casing:
    """``lower``, ``title``, ``upper``: how often a word is written so inside a sentence."""

    lower: Counter[str]
    title: Counter[str]
    upper: Counter[str]

    def written(self, text: str) -> str:
        """The text in mixed case; a text that is not mostly capitals is left as it is."""
        letters = [letter for letter in text if letter.isalpha()]
        if sum(letter.isupper() for letter in letters) < 0.8 * len(letters):
            return text
        short, named = _initials(text)
        pieces, end = [], 0
        for found in _WORD.finditer(text):
            pieces += [text[end : found.start()], self._word(text, found, short, named)]
            end = found.end()
        return "".join([*pieces, text[end:]])

    def _word(self, text: str, found: re.Match[str], short: set[str], named: set[int]) -> str:
        word = found.group().lower()
        bare = word.removesuffix("'s").removesuffix("’s")
        if bare in short or self._initialism(bare):
            return bare.upper() + word[len(bare) :]
        if found.start() in named or _OPENS.search(text[max(0, found.start() - 12) : found.start()]):
            return word[0].upper() + word[1:]
        if self._known(word) and self.lower[word] >= self.title[word]:
            return word
        if word in _LINKS or (not self.title[word] and self._inflected(word)):
            return word
        return re.sub(r"(?:^|(?<=^[do]['’])|(?<=^mc))\w", lambda letter: letter.group().upper(), word)

    def _initialism(self, word: str) -> bool:
        if self.upper[word] > self.lower[word] + self.title[word]:
            return True
        return not self._known(word) and not self.title[word] and not _VOWEL.search(word)

    def _known(self, word: str) -> bool:
        return self.lower[word] > 0

    def _inflected(self, word: str) -> bool:
        endings = (ending for ending in _ENDINGS if word.endswith(ending) and len(word) > len(ending) + 2)
        stems = (stem for ending in endings for stem in (word.removesuffix(ending), word.removesuffix(ending) + "e"))
        return any(self.lower[stem] > self.title[stem] for stem in stems)


def from_texts(texts: Iterable[str]) -> Casing:
    """How the words of some texts in mixed case are written inside their sentences."""
    casing = Casing(Counter(), Counter(), Counter())
    for text in texts:
        for found in _WORD.finditer(text):
            word = found.group()
            opens = not word.islower() and _OPENS.search(text[max(0, found.start() - 12) : found.start()])
            if word.islower():
                casing.lower[word] += 1
            elif word.isupper() and len(word) > 1:
                casing.upper[word.lower()] += 1
            elif not opens:
                casing.title[word.lower()] += 1
    return casing


def _initials(text: str) -> tuple[set[str], set[int]]:
    """Short forms that stand beside what they are short for, and where the words of the long forms begin."""
    short, named = set[str](), set[int]()
    for bracketed in _BRACKETED.finditer(text):
        inside = list(_WORD.finditer(text, bracketed.start(1), bracketed.end(1)))
        before = list(_WORD.finditer(text, max(0, bracketed.start() - 120), bracketed.start()))
        if len(inside) == 1:
            begins = _spelt(bracketed[1], before)
            short |= {inside[0].group().lower()} if begins else set()
        else:
            begins = _spelt(before[-1].group(), inside) if before else []
            short |= {before[-1].group().lower()} if begins else set()
        named |= set(begins)
    return short, named


def _spelt(letters: str, words: list[re.Match[str]]) -> list[int]:
    """Where the words begin that stand last and begin with these letters, little words aside; none when they do not."""
    left = [letter for letter in letters.lower() if letter.isalpha()]
    begins = []
    for word in reversed(words):
        if not left:
            break
        if word.group()[0].lower() == left[-1]:
            left.pop()
            begins.append(word.start())
        elif len(word.group()) > 3:
            break
    if len(letters) < 2:
        return []
    return begins if not left else _after_article(letters, words)


def _after_article(letters: str, words: list[re.Match[str]]) -> list[int]:
    """The words behind the last article, if the first begins with the first letter: a long form that is translated."""
    articles = [n for n, word in enumerate(words) if word.group().lower() in ("the", "a", "an")]
    name = words[articles[-1] + 1 :] if articles else words
    fits = 2 <= len(name) <= 8 and name[0].group()[0].lower() == letters[0].lower()
    return [word.start() for word in name if len(word.group()) > 3] if fits else []
