"""Mark the cues: the words that say that something was said, and with what hedge.

A cue is the whole verb group ("has also said"), as in PolNeAR. Its label is its entry in the lexicon,
``lemma/stance/modality/pattern``; the patterns are the ways a source and a content stand around it:

clause    V that C · "C", S V · C, V S          hearer   V someone that C       order   V someone to C
plan      V to C                                 topic    V C, where C is a noun phrase
passive   C is V to C                            source   according to S        hedge   reportedly
noun      the V that C                           colon    S: C
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.mentions import Mention, MentionKind
from reportedly.sentences import Sentence
from reportedly.text import Span

_VERBAL = frozenset({"clause", "hearer", "order", "plan", "topic"})
_AUXILIARIES = frozenset(
    "has have had is are was were be been being will would could may might must can should did does do 'll ’ll 've ’ve"
    " 'd ’d n't n’t not never".split()
)
_ADVERBS = frozenset(
    "also later now then already yet once again earlier previously recently repeatedly further still since often"
    " initially publicly flatly first long just even subsequently separately reportedly".split()
)
_EVIDENTIAL = frozenset("reportedly allegedly supposedly purportedly apparently presumably seemingly evidently".split())
_BEFORE_NOUN = frozenset(
    "the a an his her its their our my your this these those such of in from by for with on at any some no every each"
    " 's ’s several few new more latest initial".split()
)
_AMID = frozenset("is are was were been amid despite after unconfirmed conflicting earlier".split())
_SAYS = frozenset("said say suggest suggested indicate indicated".split())
_BEFORE_PARTICIPLE = frozenset("'s ’s by of in from for with on".split())
_PERSONAL = frozenset("i you he she it we they who which that".split())
_CLOSING = frozenset("that , . : ; \" “ ” ' ’ ‘".split()) | {""}
_ELSEWHERE = {
    "reported": frozenset("in from near dead missing killed wounded injured".split()),
    "accused": frozenset({"of"}),
    "found": frozenset("a an the in dead guilty by themselves himself herself itself on at".split()),
    "called": frozenset("off up in back out upon".split()),
    "calls": frozenset("off up in back out upon".split()),
}
_DEADLY = frozenset({"life", "lives"})
_PLURAL = frozenset("people police media militia have also many some others".split())
_ROUND = frozenset("dozens scores hundreds thousands least more about nearly around some over".split())
_SPEECH_BEFORE = frozenset("\" ” ’’ '' ,".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the lexicon: what the cue makes of its content, and how source and content stand around it."""

    lemma: str
    stance: str = "reported"
    modality: str = "actual"
    pattern: str = "clause"

    @property
    def label(self) -> str:
        """The cue as the label of a mention."""
        return f"{self.lemma}/{self.stance}/{self.modality}/{self.pattern}"


def from_label(label: str) -> Cue:
    """The cue that a mention's label names; a bare lemma, or none, is a neutral verb of saying."""
    return Cue(*label.split("/")) if label.count("/") == 3 else Cue(label)


def lexicon(rows: Iterable[str]) -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """Cues by their first word, longest first, from the lines of ``cues.tsv`` (a header line, then the rows)."""
    entries: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    lines = iter(rows)
    next(lines, None)
    for line in lines:
        lemma, forms, stance, modality, pattern, _ = line.rstrip("\n").split("\t")
        cue = Cue(lemma, stance, modality, pattern)
        for form in forms.split(","):
            words = tuple(form.split())
            entries.setdefault(words[0], []).append((words, cue))
    return {first: tuple(sorted(found, key=lambda e: (-len(e[0]), e[1].label))) for first, found in entries.items()}


class Cues:
    """The marker of cues. Made from the lines of the lexicon; marks each word at most once."""

    def __init__(self, rows: Iterable[str]) -> None:
        self._lexicon = lexicon(rows)

    def __call__(self, sentences: Sequence[Sentence]) -> Iterator[Mention]:
        for sentence in sentences:
            yield from self._mark(sentence)

    def _mark(self, sentence: Sentence) -> Iterator[Mention]:
        words = _words(sentence)
        at = 0
        while at < len(words):
            hit = self._hit(words, at)
            if hit is None:
                at += 1
                continue
            length, cue = hit
            first = _group(words, at) if cue.pattern in _VERBAL else at
            span = Span(sentence.span.document, sentence.tokens[first].start, sentence.tokens[at + length - 1].end)
            text = sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
            yield Mention(MentionKind.CUE, span, text, cue.label)
            at += length

    def _hit(self, words: Sequence[str], at: int) -> tuple[int, Cue] | None:
        for form, cue in self._lexicon.get(words[at], ()):
            if tuple(words[at : at + len(form)]) == form and _fits(words, at, len(form), cue):
                return len(form), cue
        return None


def _words(sentence: Sentence) -> list[str]:
    """The words in lower case; in running text a capital inside the sentence marks a name ("United States"), no cue."""
    texts = [token.text for token in sentence.tokens]
    letters = [text for text in texts if text[0].isalpha()]
    running = sum(text[0].islower() for text in letters) * 5 > len(letters) * 2
    return [text if running and at and text[0].isupper() else text.lower() for at, text in enumerate(texts)]


def _group(words: Sequence[str], at: int) -> int:
    """The first word of the verb group that ends at a verb: auxiliaries and adverbs belong to it."""
    first = at
    while first and (words[first - 1] in _AUXILIARIES or _adverb(words[first - 1])):
        first -= 1
    return first


def _adverb(word: str) -> bool:
    return word in _ADVERBS or (len(word) > 5 and word.endswith("ly") and word not in ("family", "assembly", "supply"))


def speechless(words: Sequence[str]) -> bool:
    """Whether words in lower case are auxiliaries and adverbs alone ("had never"), with none that hedges."""
    bare = [word for word in words if word[-1].isalnum()]
    silent = _EVIDENTIAL.isdisjoint(words) and all(word in _AUXILIARIES or _adverb(word) for word in bare)
    return bool(bare) and silent


def _fits(words: Sequence[str], at: int, length: int, cue: Cue) -> bool:
    """Whether the word is the verb (or the noun) that the entry means, judged by its neighbours."""
    before = words[at - 1] if at else ""
    after = words[at + length] if at + length < len(words) else ""
    if cue.pattern == "noun":
        occasion = at > 1 and before in ("a", "the", "an") and words[at - 2] in ("in", "by", "to", "from", "at")
        return (length > 1 or after in ("that", "of", "about", "by")) and not (occasion and after == "that")
    if cue.pattern == "colon":
        return _colon(words, at)
    if cue.pattern not in _VERBAL:
        return True
    return not _modifies(words, at, before, after) and (
        words[at] != cue.lemma.split(" ")[0] or words[at] == "as" or _finite(before, words[at], after)
    )


def _modifies(words: Sequence[str], at: int, before: str, after: str) -> bool:
    """A participle before its noun, a noun, or a word that says something only in some company."""
    word = words[at]
    if before == "-" or (before in _BEFORE_NOUN and not (before in _BEFORE_PARTICIPLE and word.endswith("ing"))):
        return True
    if before == "to" and word.endswith("s") and not word.endswith("ss"):
        return True
    if word in ("reports", "claims") and (after in _SAYS or (after == "that" and _named(before))):
        return True
    if word == "accused" and before in _AUXILIARIES:
        return False
    if word.startswith("claim"):
        return not _DEADLY.isdisjoint(words[at + 1 : at + 4])
    if word in _ELSEWHERE:
        return after in _ELSEWHERE[word]
    if word.startswith("continu") or word in ("go", "goes", "going", "went"):
        return after not in _CLOSING
    if word == "states":
        return after not in ("that", ":", ",")
    return word in ("put", "puts", "putting") and not _sums(words[at + 1 : at + 14])


def _named(before: str) -> bool:
    """Whether "reports that" is a noun: at the head of its sentence, or behind "there are", "amid", "unconfirmed"."""
    return not before or before in _AMID or (before.endswith("ing") and len(before) > 5)


def _sums(words: Sequence[str]) -> bool:
    """ "put the dead at 19": a figure behind "at"."""
    behind = words[words.index("at") + 1 :] if "at" in words else ()
    return any(word[0].isdigit() or word in _ROUND for word in behind)


def _finite(before: str, word: str, after: str) -> bool:
    """A base form is a verb of saying after a plural or a pronoun, not after "to" or a modal."""
    if before == "to":
        return False
    if word in ("put", "puts", "say") or after == "that":
        return True
    if word in ("broadcast", "forecast"):
        return before in _PERSONAL or after in ("that", ":")
    return before in _PERSONAL or before in _SPEECH_BEFORE or before.endswith("s") or before in _PLURAL


def _colon(words: Sequence[str], at: int) -> bool:
    """A colon is a cue when a short name stands before it, at the head of its line, or a quotation after it."""
    after = words[at + 1] if at + 1 < len(words) else ""
    return (
        0 < at <= 5 and not any(w in _AUXILIARIES for w in words[:at]) and (after in ('"', "“", "‘", "''") or at <= 4)
    )
