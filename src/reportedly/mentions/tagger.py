"""The tagger: a small encoder of our own training that marks names, cues and evidence, and what hangs on them.

One pass of the encoder labels every word on thirty layers; a second, narrow reader looks again from each cue (for its
source and content) and from each piece of evidence (for status, modality, stance and roles). See models/MODEL_CARD.md.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import numpy as np

from reportedly.mentions import Mention, MentionKind
from reportedly.mentions.cuttings import Cuttings
from reportedly.mentions.decoding import Run, Scores, runs
from reportedly.mentions.heads import Head, Seen, Words, batches, feed
from reportedly.mentions.pieces import (
    CLS,
    EVIDENCE,
    LAYERS,
    MODALITIES,
    NAMES,
    ROLES,
    SEP,
    STANCES,
    STATUS,
    STATUSES,
    Window,
    packed,
)  # fmt: skip
from reportedly.mentions.subtypes import SUBTYPES, subtype
from reportedly.mentions.trimmings import names
from reportedly.sentences import Sentence
from reportedly.text import Span

OF_SPEECH, OF_CLAIMS = 160, 112
"""Word pieces a window: a content may be long, a claim stands in a sentence or two. Attention is dear in long windows:
the bare encoder is a twentieth faster on the short ones; of whole pages no gain was measured, and no loss. F1 of
evidence on gold/dev and on the held-out documents of gold/train and gold/own .664, .621, .591 at 160 and .675, .628,
.601 at 112; overlap of attributions on PolNeAR's held-out articles .807 and .801 (the tagger before, 29 November 2026).
"""
NEVER = -1e9
_OPEN = {
    "casualties": ("", "captured", "missing", "other", "trapped"),
    "displacement": ("", "fled"),
    "service": ("", "limited", "threatened"),
}
_STATUSES_OF = {
    kind: {status: STATUSES.index(f"{kind}/{status}") for status in statuses} for kind, statuses in STATUS.items()
}
_KINDS = {name: MentionKind(name) for name in NAMES}
_OF_CUES = frozenset({MentionKind.CUE, MentionKind.SOURCE, MentionKind.CONTENT})
_OF_EVIDENCE = frozenset({MentionKind.EVIDENCE, MentionKind.ROLE})
Gate = Callable[[Sequence[Sentence]], Sequence[bool]]


@dataclass(frozen=True, slots=True)
class Weights:
    """What `pipeline` reads from the package: two ONNX graphs, the word pieces (tokenizer JSON), and how each layer and
    role leans towards being found (chosen on held-out documents; none: as trained)."""

    encoder: bytes
    reader: bytes
    pieces: str
    lean: dict[str, float] = field(default_factory=dict)


class Tagger:
    """Marks sentences with the shipped weights. The same page gives the same marks, alone or among others.

    ``gate``: only sentences that pass it are read (all, without one). ``threads``: of the runtime, one or two.
    ``kinds``: what is wanted; the parts of cues and of evidence are looked for only where one of theirs is.
    """

    def __init__(
        self,
        weights: Weights,
        gate: Gate | None = None,
        threads: int = 1,
        kinds: Collection[MentionKind] = frozenset(MentionKind),
    ) -> None:
        self._encoder, self._reader = (_session(graph, threads) for graph in (weights.encoder, weights.reader))
        self._cuttings = Cuttings(weights.pieces)
        self._gate, self._kinds = gate, frozenset(kinds)
        self._pack = OF_CLAIMS if self._kinds.isdisjoint(_OF_CUES) else OF_SPEECH
        wanted = [not self._kinds.isdisjoint(_made_of(layer)) for layer in LAYERS]
        self._lean = [weights.lean.get(at, 0.0) if want else NEVER for at, want in zip(LAYERS, wanted, strict=True)]
        self._role_lean = [weights.lean.get(f"role {role}", 0.0) for role in ROLES]

    def __call__(self, sentences: Sequence[Sentence]) -> Iterator[Mention]:
        """The mentions of one document."""
        windows = list(self._windows(sentences))
        if not windows:
            return
        words, page = Words.of(windows), _Page(sentences)
        seen = [self._encoded(window) for window in windows]
        found: set[Mention] = set()
        heads = []
        for run in self._runs(windows, seen, words):
            if LAYERS[run.layer] in _KINDS:
                found.update(_names(run, words, page))
            else:
                heads.append(Head.of(run, words, seen))
        for head, roles, classes in self._looked(heads, seen, words):
            found.update(_parts(head, roles, classes, words, page))
        yield from sorted((mark for mark in found if mark.kind in self._kinds), key=_order)

    def tag(self, pages: Iterable[Sequence[Sentence]]) -> Iterator[tuple[Mention, ...]]:
        """The mentions of many documents, one after the other.

        No two windows share a batch: int8 scales are taken over a batch, so a neighbour would move a page's scores.
        """
        for sentences in pages:
            yield tuple(self(sentences))

    def _windows(self, sentences: Sequence[Sentence]) -> Iterator[Window]:
        for stretch in _stretches(sentences, self._gate):
            previous = -1
            pieces = []
            for sentence in stretch:
                opens = sentence.paragraph != previous
                pieces.append(self._cuttings.sentence(sentence.text, sentence.span.start, opens))
                previous = sentence.paragraph
            yield from packed([cut for cut in pieces if len(cut)], [self._pack])

    def _encoded(self, window: Window) -> Seen:
        return Seen(*(rows[0] for rows in self._encoder.run(None, _feed(window))))

    def _runs(self, windows: Sequence[Window], seen: Sequence[Seen], words: Words) -> list[Run]:
        """The runs of a page on all layers, in words."""
        opens = [np.array(window.firsts, dtype=bool) for window in windows]
        scores = [one.scores[1:-1][first] for one, first in zip(seen, opens, strict=True)]
        return runs(np.concatenate(scores), self._lean, words.bounds[:-1])

    def _looked(
        self, heads: Sequence[Head], seen: Sequence[Seen], words: Words
    ) -> Iterator[tuple[Head, list[Run], Scores]]:
        """Each head with the runs of its roles, in words of the page, and its classes."""
        read = []
        for batch in batches(heads):
            roles, classes = self._reader.run(None, feed(batch, seen))
            read += list(zip(batch, roles, classes, strict=True))
        if not read:
            return
        rows = [
            roles[np.array(words.pieces[head.words.start : head.words.stop]) - head.view[0]] for head, roles, _ in read
        ]
        bounds = list(accumulate(map(len, rows), initial=0))
        found: dict[int, list[Run]] = defaultdict(list)
        for run in runs(np.concatenate(rows), self._role_lean, bounds[:-1]):
            found[bisect_right(bounds, run.start) - 1].append(run)
        for at, (head, _, classes) in enumerate(read):
            yield head, [run.moved(head.words.start - bounds[at]) for run in found[at]], classes


def _session(graph: bytes, threads: int) -> Any:
    """A graph as it was written: it needs no further work by the runtime."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def _made_of(layer: str) -> frozenset[MentionKind]:
    """The kinds of mentions that runs of a layer lead to."""
    if layer not in _KINDS:
        return _OF_CUES if layer == "cue" else _OF_EVIDENCE
    return frozenset({_KINDS[layer], *SUBTYPES.get(_KINDS[layer], ())})


class _Page:
    """A document's sentences by offset: a mark that runs over their ends is cut there, or falls into pieces."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._ends = [sentence.span.end for sentence in sentences]

    def pieces(self, start: int, end: int) -> Iterator[tuple[Span, str]]:
        """The parts of [start, end) in each sentence it runs through, with their words."""
        for at in range(bisect_right(self._ends, start), len(self._sentences)):
            sentence = self._sentences[at]
            left, right = max(start, sentence.span.start), min(end, sentence.span.end)
            if left >= right:
                return
            words = sentence.text[left - sentence.span.start : right - sentence.span.start]
            yield Span(sentence.span.document, left, right), words


def _order(mention: Mention) -> tuple[int, int, str, str]:
    return mention.span.start, mention.span.end, mention.kind.value, mention.label


def _stretches(sentences: Sequence[Sentence], gate: Gate | None) -> Iterator[list[Sentence]]:
    """Neighbouring sentences that pass the gate."""
    stretch: list[Sentence] = []
    passed = [True] * len(sentences) if gate is None else gate(sentences)
    for sentence, passes in zip(sentences, passed, strict=True):
        if passes:
            stretch.append(sentence)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _feed(window: Window) -> dict[str, Any]:
    """A window as the encoder is given it, (1, n), with the marks at both ends."""
    lone = {"ids": (CLS, *window.ids, SEP)}
    lone |= {name: (0, *getattr(window, name), 0) for name in ("shapes", "spaces", "breaks")}
    return {name: np.array([row], dtype=np.int64) for name, row in lone.items()}


def _extents(run: Run, words: Words, page: _Page) -> Iterator[tuple[Span, str]]:
    """The words of a run, a sentence at a time."""
    return page.pieces(words.starts[run.start], words.ends[run.end - 1])


def _names(run: Run, words: Words, page: _Page) -> Iterator[Mention]:
    """Names: the runs that need no second look."""
    kind = _KINDS[LAYERS[run.layer]]
    for span, text in _extents(run, words, page):
        for left, right in names(kind, text):
            name, at = text[left:right], Span(span.document, span.start + left, span.start + right)
            yield Mention(subtype(kind, name), at, name, "", run.score)


def _parts(head: Head, roles: Iterable[Run], classes: Scores, words: Words, page: _Page) -> Iterator[Mention]:
    """What the second reader found from a head: source and content of a cue; evidence and its roles."""
    layer = LAYERS[head.run.layer]
    extents = list(_extents(head.run, words, page))
    if layer == "cue":
        for span, text in extents:
            yield Mention(MentionKind.CUE, span, text, text.lower(), head.run.score)
    labels = [] if layer == "cue" or not extents else _labels(layer, classes)
    for label in labels:
        yield Mention(MentionKind.EVIDENCE, *extents[0], label, head.run.score)
    for run in roles if extents else ():
        role = ROLES[run.layer]
        if (layer == "cue") != (role in ("source", "content")):
            continue
        for span, text in _extents(run, words, page):
            if layer == "cue":
                yield Mention(MentionKind(role), span, text, "", run.score, extents[0][0])
            for label in labels:
                yield Mention(MentionKind.ROLE, span, text, f"{role}/{label}", run.score, extents[0][0])


def _labels(layer: str, classes: Scores) -> list[str]:
    """ "kind/status/modality/stance" for each status of the evidence; several means of attack are several claims."""
    kind, _, bound = layer.partition("/")
    modality, stance = len(STATUSES), len(STATUSES) + len(MODALITIES)
    rest = f"{MODALITIES[int(np.argmax(classes[modality:stance]))]}/{STANCES[int(np.argmax(classes[stance:]))]}"
    likely = {status: float(classes[at]) for status, at in _STATUSES_OF[kind].items()}
    if f"{kind}/{bound}" in EVIDENCE and bound not in _OPEN.get(kind, ()):
        statuses = [bound]
    else:
        allowed = {s: v for s, v in likely.items() if not bound or s in _OPEN[kind]}
        best = max(allowed, key=lambda status: (allowed[status], status))
        statuses = sorted({best, *(s for s, v in allowed.items() if v > 0 and s and kind == "attack")})
    return [f"{kind}/{status}/{rest}" for status in statuses]
