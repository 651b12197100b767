"""The tagger: a small encoder of our own training that marks names, cues and evidence, and what hangs on them.

One pass of the encoder labels every word on thirty layers; a second, narrow reader looks again from each cue (for its
source and content) and from each piece of evidence (for status, modality, stance and roles). See models/MODEL_CARD.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from reportedly.mentions import Mention, MentionKind
from reportedly.mentions.decoding import Run, Scores, runs
from reportedly.mentions.pieces import (
    CLS,
    EVIDENCE,
    HEADS,
    LAYERS,
    LONGEST,
    MODALITIES,
    NAMES,
    ROLES,
    SEP,
    STANCES,
    STATUSES,
    Window,
    distance,
    packed,
    sentence_pieces,
)  # fmt: skip
from reportedly.mentions.subtypes import subtype
from reportedly.sentences import Sentence
from reportedly.text import Span

BATCH, HEADS_AT_ONCE, PACK, VIEW = 768, 32, 160, 64
"""Word pieces a batch, heads a batch of the second reader, word pieces a window and to either side of a head
(two cores, November 2026)."""
_OPEN = {
    "casualties": ("", "captured", "missing", "other", "trapped"),
    "displacement": ("", "fled"),
    "service": ("", "limited", "threatened"),
}
_KINDS = {name: MentionKind(name) for name in NAMES}
_GAPS = np.array([distance(at - LONGEST, 0, 1) for at in range(2 * LONGEST)], dtype=np.int64)
Gate = Callable[[Sentence], bool]


@dataclass(frozen=True, slots=True)
class Weights:
    """What `pipeline` reads from the package: two ONNX graphs, the word pieces (tokenizer JSON), and how each layer and
    role leans towards being found (chosen on held-out documents; none: as trained)."""

    encoder: bytes
    reader: bytes
    pieces: str
    lean: dict[str, float] = field(default_factory=dict)


class _Read(NamedTuple):
    """A window, the pieces that open its words, its hidden states (n, 384) and its runs, in words."""

    window: Window
    words: tuple[int, ...]
    hidden: Scores
    runs: list[Run]


class _Head(NamedTuple):
    """A run of a window from which the second reader looks."""

    read: _Read
    run: Run

    @property
    def pieces(self) -> tuple[int, int]:
        """The pieces of the run, counted with the mark at the window's beginning."""
        words = self.read.words
        after = words[self.run.end] if self.run.end < len(words) else len(self.read.window)
        return words[self.run.start] + 1, after + 1

    @property
    def view(self) -> tuple[int, int]:
        """The pieces that the second reader sees: VIEW to either side."""
        left, right = self.pieces
        return max(0, left - VIEW), min(len(self.read.hidden), right + VIEW)


class Tagger:
    """Marks sentences with the shipped weights. The same page gives the same marks, alone or among others.

    ``gate``: only sentences that pass it are read (all, without one). ``threads``: of the runtime, one or two.
    """

    def __init__(self, weights: Weights, gate: Gate | None = None, threads: int = 1) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        start = onnxruntime.InferenceSession
        self._encoder = start(weights.encoder, options, providers=["CPUExecutionProvider"])
        self._reader = start(weights.reader, options, providers=["CPUExecutionProvider"])
        self._pieces = Tokenizer.from_str(weights.pieces)
        self._gate = gate
        self._lean = [weights.lean.get(layer, 0.0) for layer in LAYERS]
        self._role_lean = [weights.lean.get(f"role {role}", 0.0) for role in ROLES]

    def __call__(self, sentences: Sequence[Sentence]) -> Iterator[Mention]:
        """The mentions of one document."""
        page = _Page(sentences)
        reads = [read for batch in _batches(self._windows(sentences)) for read in self._encoded(batch)]
        heads = [_Head(read, run) for read in reads for run in read.runs if LAYERS[run.layer] in HEADS]
        heads.sort(key=lambda head: head.view[1] - head.view[0])
        found = {mark for read in reads for mark in _marks(read, page)}
        for at in range(0, len(heads), HEADS_AT_ONCE):
            for head, roles, classes in self._looked(heads[at : at + HEADS_AT_ONCE]):
                found.update(_parts(head, roles, classes, page))
        yield from sorted(found, key=_order)

    def tag(self, pages: Iterable[Sequence[Sentence]]) -> Iterator[tuple[Mention, ...]]:
        """The mentions of many documents, one after the other.

        Documents share no batch: int8 scales are taken over a batch, so a neighbour would move a page's scores.
        """
        for sentences in pages:
            yield tuple(self(sentences))

    def _windows(self, sentences: Sequence[Sentence]) -> Iterator[Window]:
        for stretch in _stretches(sentences, self._gate):
            encoded = self._pieces.encode_batch([s.text for s in stretch], add_special_tokens=False)
            previous = -1
            pieces = []
            for encoding, sentence in zip(encoded, stretch, strict=True):
                if encoding.ids:
                    opens = sentence.paragraph != previous
                    pieces.append(sentence_pieces(encoding, sentence.text, sentence.span.start, opens))
                previous = sentence.paragraph
            yield from packed(pieces, [PACK])

    def _encoded(self, batch: Sequence[Window]) -> Iterator[_Read]:
        hidden, scores = self._encoder.run(None, _feed(batch))
        for row, window in enumerate(batch):
            words = tuple(at for at, first in enumerate(window.firsts) if first)
            at = np.array(words) + 1
            yield _Read(window, words, hidden[row, : len(window) + 2], runs(scores[row, at], self._lean))

    def _looked(self, heads: Sequence[_Head]) -> Iterator[tuple[_Head, list[Run], Scores]]:
        roles, classes = self._reader.run(None, _look(heads))
        for row, head in enumerate(heads):
            low, high = head.view
            seen = [(at, piece + 1) for at, piece in enumerate(head.read.words) if low <= piece + 1 < high]
            found = runs(roles[row, np.array([piece for _, piece in seen]) - low], self._role_lean)
            yield head, [run.moved(seen[0][0]) for run in found], classes[row]


class _Page:
    """A document's sentences by offset: a mark that runs over their ends is cut there, or falls into pieces."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._ends = np.array([s.span.end for s in sentences], dtype=np.int64)

    def pieces(self, start: int, end: int) -> Iterator[tuple[Span, str]]:
        """The parts of [start, end) in each sentence it runs through, with their words."""
        for at in range(int(np.searchsorted(self._ends, start, side="right")), len(self._sentences)):
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
    for sentence in sentences:
        if gate is None or gate(sentence):
            stretch.append(sentence)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _batches(windows: Iterable[Window]) -> Iterator[list[Window]]:
    """Batches of about BATCH padded pieces, windows of like length together."""
    batch: list[Window] = []
    for window in sorted(windows, key=len):
        if batch and (len(window) + 2) * (len(batch) + 1) > BATCH:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def _feed(windows: Sequence[Window]) -> dict[str, Any]:
    shape = (len(windows), max(map(len, windows)) + 2)
    feed = {name: np.zeros(shape, dtype=np.int64) for name in ("ids", "shapes", "spaces", "breaks", "mask")}
    for row, window in enumerate(windows):
        end = len(window) + 1
        for name in ("ids", "shapes", "spaces", "breaks"):
            feed[name][row, 1:end] = getattr(window, name)
        feed["ids"][row, 0], feed["ids"][row, end] = CLS, SEP
        feed["mask"][row, : end + 1] = 1
    return feed


def _look(heads: Sequence[_Head]) -> dict[str, Any]:
    length = max(high - low for low, high in (head.view for head in heads))
    width = heads[0].read.hidden.shape[-1]
    hidden = np.zeros((len(heads), length, width), dtype=np.float32)
    mask, gaps = np.zeros((2, len(heads), length), dtype=np.int64)
    inside = np.zeros((len(heads), length), dtype=np.float32)
    for row, head in enumerate(heads):
        (low, high), (left, right) = head.view, head.pieces
        hidden[row, : high - low], mask[row, : high - low] = head.read.hidden[low:high], 1
        inside[row, left - low : right - low] = 1
        gaps[row] = _gaps(left - low, right - low, length)
    kinds = np.array([HEADS.index(LAYERS[head.run.layer]) for head in heads], dtype=np.int64)
    return {"hidden": hidden, "mask": mask, "gaps": gaps, "inside": inside, "kinds": kinds}


def _gaps(left: int, right: int, length: int) -> Any:
    at = np.arange(length)
    away = np.where(at < left, at - left, np.maximum(0, at - right + 1))
    return _GAPS[away + LONGEST]


def _extents(read: _Read, run: Run, page: _Page) -> Iterator[tuple[Span, str]]:
    """The words of a run, a sentence at a time."""
    return page.pieces(read.window.starts[read.words[run.start]], read.window.ends[read.words[run.end - 1]])


def _marks(read: _Read, page: _Page) -> Iterator[Mention]:
    """Names and cues: the runs that need no second look."""
    for run in read.runs:
        layer = LAYERS[run.layer]
        if layer in EVIDENCE:
            continue
        for span, text in _extents(read, run, page):
            if layer == "cue":
                yield Mention(MentionKind.CUE, span, text, text.lower(), run.score)
            else:
                yield Mention(subtype(_KINDS[layer], text), span, text, "", run.score)


def _parts(head: _Head, roles: Iterable[Run], classes: Scores, page: _Page) -> Iterator[Mention]:
    """What the second reader found from a head: source and content of a cue; evidence and its roles."""
    layer = LAYERS[head.run.layer]
    at = next(_extents(head.read, head.run, page), None)
    if at is None:
        return
    labels = [] if layer == "cue" else _labels(layer, classes)
    for label in labels:
        yield Mention(MentionKind.EVIDENCE, at[0], at[1], label, head.run.score)
    for run in roles:
        role = ROLES[run.layer]
        if (layer == "cue") != (role in ("source", "content")):
            continue
        for span, text in _extents(head.read, run, page):
            if layer == "cue":
                yield Mention(MentionKind(role), span, text, "", run.score, at[0])
            for label in labels:
                yield Mention(MentionKind.ROLE, span, text, f"{role}/{label}", run.score, at[0])


def _labels(layer: str, classes: Scores) -> list[str]:
    """ "kind/status/modality/stance" for each status of the evidence; several means of attack are several claims."""
    kind, _, bound = layer.partition("/")
    modality, stance = len(STATUSES), len(STATUSES) + len(MODALITIES)
    rest = f"{MODALITIES[int(np.argmax(classes[modality:stance]))]}/{STANCES[int(np.argmax(classes[stance:]))]}"
    likely = {s.partition("/")[2]: float(classes[at]) for at, s in enumerate(STATUSES) if s.startswith(f"{kind}/")}
    if f"{kind}/{bound}" in EVIDENCE and bound not in _OPEN.get(kind, ()):
        statuses = [bound]
    else:
        allowed = {s: v for s, v in likely.items() if not bound or s in _OPEN[kind]}
        best = max(allowed, key=lambda status: (allowed[status], status))
        statuses = sorted({best, *(s for s, v in allowed.items() if v > 0 and s and kind == "attack")})
    return [f"{kind}/{status}/{rest}" for status in statuses]
