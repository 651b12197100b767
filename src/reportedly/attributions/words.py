"""Words: a sentence as a line of word classes, one letter a token, so that grammar can be read off it.

D determiner · P preposition · O of · T to · A auxiliary · V finite verb · R personal pronoun · W who, which · H that
K and, or · B subordinator, but · L adverb · Y time word · N number · X capitalised · n other word · S possessive clitic
G -ing · E -ed · C cue · q quotation mark · h hyphen inside a word · - dash · , : ; ( ) as they are · . other marks
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.sentences import Sentence
from reportedly.text import Span

_CLOSED = {
    "D": "the a an his her its their our my your this these those some any no every each both several many few"
    " another one all most more such",
    "P": "in at on from for with by about against between among under over into during through near outside inside"
    " across around toward towards within without amid via behind beyond despite per following",
    "O": "of",
    "T": "to",
    "A": "is are was were be been being am has have had having will would could may might must can should shall"
    " does do did 's ’s 'll ’ll 've ’ve 're ’re n't n’t not never wo ca",
    "R": "there i he she it we they you him them us me himself herself themselves itself",
    "W": "who which whose whom what how why where whether",
    "H": "that",
    "K": "and or nor &",
    "B": "since but while when if because although though as after before until unless whereas so than once yet even"
    " whilst",
    "L": "also later now then already again earlier previously recently repeatedly further still often however"
    " meanwhile here only just too once ago alone together instead",
    "Y": "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january"
    " february march april june july august september october november december week month year night evening"
    " morning afternoon weekend weeks months years days day hours hour",
    "V": "holds takes keeps makes gives brings becomes comes goes gets sends lies sits loses wins flees begins"
    " tells hears knows thinks means meets pays sells sees seeks speaks spends tries took taken went gone came"
    " got gave given made became began begun fell fled held kept knew left lost met paid ran sent set shot"
    " sold stood struck told thought won wrote hit put cut led killed wounded injured died saw seen found"
    " brought built bought broke broken caught drove fought grew hurt lay rose shook spent spread stopped"
    " threw thrown withdrew says said kills kill remains remain continues includes include needs need wants"
    " want seems",
}
_PERSONAL = frozenset(_CLOSED["Y"].split()) | {"i", "the", "a", "an"}
_CLASSES = {word: letter for letter, words in _CLOSED.items() for word in words.split()}
_MARKS = {
    ",": ",", ":": ":", ";": ";", "(": "(", ")": ")", "[": "(", "]": ")", "–": "-", "—": "-", "--": "-",
    '"': "q", "“": "q", "”": "q", "''": "q", "``": "q", "«": "q", "»": "q", "„": "q", "‘": "q",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its words in lower case and its classes; token numbers are positions in all three."""

    sentence: Sentence
    words: tuple[str, ...]
    classes: str

    def span(self, first: int, last: int) -> Span:
        """The span of tokens ``first`` (included) to ``last`` (excluded)."""
        tokens = self.sentence.tokens
        return Span(self.sentence.span.document, tokens[first].start, tokens[last - 1].end)

    def said(self, first: int, last: int) -> str:
        """The words of tokens ``first`` to ``last`` as they stand in the text."""
        span, begin = self.span(first, last), self.sentence.span.start
        return self.sentence.text[span.start - begin : span.end - begin]


def from_sentence(sentence: Sentence, cues: Sequence[Span] = ()) -> Line:
    """Read a sentence as a line of classes; the words of its cues become C."""
    words = sentence.lower
    running = _running(words, sentence)
    letters = [_letter(sentence, at, word, running) for at, word in enumerate(words)]
    for cue in cues:
        for at, token in enumerate(sentence.tokens):
            if cue.start <= token.start and token.end <= cue.end:
                letters[at] = "C"
    for at in range(1, len(letters)):
        if letters[at] == "H" and letters[at - 1] in "PTO":
            letters[at] = "D"
    return Line(sentence, words, "".join(letters))


def _running(words: Sequence[str], sentence: Sentence) -> bool:
    """Running text, where a capital inside a sentence marks a name, not a headline in capitals."""
    small = sum(token.text == word and word[0].isalpha() for token, word in zip(sentence.tokens, words, strict=True))
    return small * 5 > len(words) * 2


def _letter(sentence: Sentence, at: int, word: str, running: bool) -> str:
    token = sentence.tokens[at]
    if not word[0].isalnum():
        return _mark(sentence, at, word)
    known = None if running and at and word != token.text and word not in _PERSONAL else _CLASSES.get(word)
    if known and not (token.text[0].isupper() and at and known in "PBV" and len(word) > 3 and token.text.isupper()):
        return "X" if word == "us" and token.text == "US" else known
    if word[0].isdigit():
        return "N"
    return _open(token.text, word)


def _open(text: str, word: str) -> str:
    if text[0].isupper():
        return "X"
    if word.endswith("ing") and len(word) > 5:
        return "G"
    if word.endswith("ed") and len(word) > 4:
        return "E"
    return "L" if word.endswith("ly") and len(word) > 5 and word not in ("family", "assembly", "supply") else "n"


def _mark(sentence: Sentence, at: int, word: str) -> str:
    if word in ("'s", "’s"):
        return "S"
    if word in ("'", "’"):
        return "S" if _possessive(sentence, at) else "q"
    if word in ("-", "‐", "/"):
        joined = at and sentence.tokens[at - 1].end == sentence.tokens[at].start
        return "h" if joined else "-"
    if word == "." and at and len(sentence.tokens[at - 1].text) == 1 and sentence.tokens[at - 1].text.isupper():
        return "X" if at + 1 < len(sentence.tokens) else "."
    return _CLASSES.get(word) or _MARKS.get(word, ".")


def _possessive(sentence: Sentence, at: int) -> bool:
    """A lone apostrophe is a possessive between a plural and a word; two together are a quotation mark."""
    tokens = sentence.tokens
    if not at or at + 1 >= len(tokens) or not tokens[at - 1].text.endswith("s"):
        return False
    return tokens[at + 1].start > tokens[at].end and tokens[at + 1].text[0].isalnum()
