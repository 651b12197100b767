"""Triggers: the words by which something is said to be done, by kind and status, from a lexicon that comes in.

A pattern is a row of elements: words (``hit|hits``), stems that take regular endings (``kill+``), classes of nouns
(``<weapon>``), a capitalised word (``<place>``), any word (``_``) and a gap of up to five words (``...``).
Of patterns that want the same words the longest wins; kind ``-`` marks words that look like a trigger and are none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.mentions import Mention, MentionKind, contexts
from reportedly.mentions.nouns import CLASSES
from reportedly.sentences import Sentence, Token
from reportedly.text import Span

GAP = 5
"""Words a gap may hold; wider gaps cost more wrong triggers than they find (gold/train, November 2026)."""

_STOPS = frozenset(".;:!?()")
_ALLIES = (frozenset({"attack", "casualties", "materiel", "damage"}), frozenset({"control", "movement"}))
"""Kinds that one word may tell together."""
_ENDINGS = ("", "s", "e", "es", "ed", "ing")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A row of the lexicon. ``form``: verb, state (its subject is what it happens to), noun or adj."""

    kind: str
    status: str
    form: str
    pattern: str
    weight: float
    example: str

    @property
    def label(self) -> str:
        """As in a Mention: kind, status, and the form behind them."""
        return f"{self.kind}/{self.status}/{self.form}"


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger found: the indices of the words it took, gaps left out, and of the words at its head."""

    trigger: Trigger
    taken: tuple[int, ...]
    head: tuple[int, ...]


_Element = frozenset[str] | None  # None: a gap
_ANY = frozenset({"_"})
_CAPITAL = frozenset({"<place>"})


def read(lines: Iterable[str]) -> tuple[Trigger, ...]:
    """The rows of the lexicon (kind, status, form, pattern, weight, example), its header left out."""
    rows = (line.rstrip("\n").split("\t") for line in lines if line.strip())
    return tuple(Trigger(k, s, f, p, float(w), e) for k, s, f, p, w, e in rows if k != "kind")


class Triggers:
    """Marks triggers. ``rows``: the lines of ``triggers.tsv`` or more of the same form.

    ``weights``: the lines of ``trigger_contexts.tsv``; without them a trigger scores what its row weighs.
    """

    def __init__(self, rows: Iterable[str], weights: Iterable[str] = ()) -> None:
        compiled = [(trigger, _elements(trigger.pattern)) for trigger in read(rows)]
        starts: dict[str, list[tuple[Trigger, tuple[_Element, ...]]]] = defaultdict(list)
        for trigger, elements in compiled:
            for word in elements[0] or ():
                starts[word].append((trigger, elements))
        self._starts = dict(starts)
        self._weights = contexts.read(weights)

    def __call__(self, sentences: Sequence[Sentence]) -> Iterator[Mention]:
        """The triggers of each sentence; the label is kind, status and form."""
        for sentence in sentences:
            hits = self.hits(sentence.tokens)
            for hit in hits:
                yield _mention(sentence, hit, self._score(sentence, sentence.lower, hit, hits))

    def _score(self, sentence: Sentence, lower: Sequence[str], hit: Hit, hits: Sequence[Hit]) -> float:
        if not self._weights:
            return hit.trigger.weight
        return contexts.score(hit.trigger.weight, around(sentence, lower, hit, hits), self._weights)

    def hits(self, tokens: Sequence[Token]) -> list[Hit]:
        """What the lexicon finds in one sentence, blockers left out, the longest pattern first."""
        words = [token.text.lower() for token in tokens]
        found: list[Hit] = []
        for at, word in enumerate(words):
            for trigger, elements in self._starts.get("one" if word[:1].isdigit() else word, ()):
                taken = _match(elements, words, tokens, at)
                if taken:
                    found.append(Hit(trigger, taken, _head(taken, trigger.pattern)))
        return [hit for hit in _chosen(found) if hit.trigger.kind != "-"]


def around(sentence: Sentence, lower: Sequence[str], hit: Hit, hits: Sequence[Hit]) -> set[str]:
    """The signs of a hit among the hits of its sentence."""
    kind = hit.trigger.kind
    others = {other.trigger.kind for other in hits} - {kind}
    return contexts.signs(sentence, lower, (hit.head[0], hit.head[-1]), kind, others)


def _elements(pattern: str) -> tuple[_Element, ...]:
    parts = pattern.replace("-", " - ").split()
    return tuple(None if part == "..." else _words(part) for part in parts)


def _words(part: str) -> frozenset[str]:
    words: set[str] = set()
    for word in part.split("|"):
        if word.startswith("<") and word != "<place>":
            words |= CLASSES[word[1:-1]]
        else:
            words |= _forms(word)
    return frozenset(words)


def _forms(word: str) -> set[str]:
    if not word.endswith("+"):
        return {word}
    stem = word[:-1].removesuffix("e")
    forms = {stem + ending for ending in _ENDINGS}
    return forms | {stem[:-1] + "ied", stem[:-1] + "ies"} if stem.endswith("y") else forms


def _match(elements: Sequence[_Element], words: Sequence[str], tokens: Sequence[Token], at: int) -> tuple[int, ...]:
    """The indices that the elements take from ``at`` on, where the first stands; empty when they do not fit."""
    taken, gap, at = [at], False, at + 1
    for element in elements[1:]:
        if element is None:
            gap = True
            continue
        place = _first(element, words, tokens, at, GAP if gap else 0)
        if place < 0:
            return ()
        taken.append(place)
        at, gap = place + 1, False
    return tuple(taken)


def _first(element: frozenset[str], words: Sequence[str], tokens: Sequence[Token], at: int, reach: int) -> int:
    """Where the element stands at or within reach of ``at``, not beyond a stop; -1 when nowhere."""
    for place in range(at, min(at + reach + 1, len(words))):
        if _fits(element, words[place], tokens[place].text):
            return place
        if words[place] in _STOPS:
            return -1
    return -1


def _fits(element: frozenset[str], word: str, text: str) -> bool:
    return (
        word in element
        or (element is not _ANY and element == _CAPITAL and text[:1].isupper())
        or ("one" in element and word[:1].isdigit())
        or element == _ANY
    )


def _head(taken: tuple[int, ...], pattern: str) -> tuple[int, ...]:
    """The words before the first gap; behind it when the pattern begins with a class."""
    gap = next((i for i in range(1, len(taken)) if taken[i] != taken[i - 1] + 1), len(taken))
    if pattern.startswith("<") and gap < len(taken):
        return taken[gap:]
    if pattern.startswith("<") and "..." in pattern:
        return taken[1:]
    return taken[:gap]


def _chosen(found: Sequence[Hit]) -> list[Hit]:
    order = sorted(found, key=lambda hit: (-len(hit.taken), hit.taken[-1] - hit.taken[0], hit.taken, hit.trigger.label))
    chosen: list[Hit] = []
    for hit in order:
        if not any(_beats(winner, hit) for winner in chosen):
            chosen.append(hit)
    return chosen


def _beats(winner: Hit, hit: Hit) -> bool:
    """The winner wants the same words, says more, and the two cannot both be meant."""
    if not set(winner.taken) & set(hit.taken):
        return False
    if winner.trigger.kind == hit.trigger.kind:
        return True
    allied = any({winner.trigger.kind, hit.trigger.kind} <= allies for allies in _ALLIES)
    return len(winner.taken) > len(hit.taken) and not allied


def _mention(sentence: Sentence, hit: Hit, score: float) -> Mention:
    first, last = sentence.tokens[hit.head[0]], sentence.tokens[hit.head[-1]]
    span = Span(sentence.span.document, first.start, last.end)
    words = sentence.text[first.start - sentence.span.start : last.end - sentence.span.start]
    return Mention(MentionKind.TRIGGER, span, words, hit.trigger.label, score)
