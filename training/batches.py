"""Batches: articles cut into windows with labels, and windows laid side by side as arrays."""

from __future__ import annotations

import random
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from corpora import Article, Frame, Spans
from reportedly.mentions.pieces import (
    CLS,
    HEADS,
    LAYERS,
    LONGEST,
    MODALITIES,
    ROLES,
    SEP,
    STANCES,
    STATUSES,
    Window,
    distance,
    packed,
    sentence_pieces,
)  # fmt: skip

UNKNOWN = -100
END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n+")
GAP = np.array([[distance(p - LONGEST, 0, 1) for p in range(2 * LONGEST + 1)]])[0]


@dataclass(frozen=True)
class Relation:
    """A frame inside a window, in pieces: head, labels of every role (8, n), classes."""

    head: tuple[int, int]
    kind: int
    roles: np.ndarray
    statuses: np.ndarray
    modality: int
    stance: int


@dataclass(frozen=True)
class Example:
    """A window with its labels: one row of B-I-O (0 O, 1 B, 2 I, -100 unknown) for each layer."""

    window: Window
    labels: np.ndarray
    relations: tuple[Relation, ...]


def sentences_of(article: Article) -> list[tuple[int, int, bool]]:
    """Start, end and whether a paragraph opens."""
    cuts = list(article.starts) or [0, *(m.end() for m in END.finditer(article.text))]
    found = []
    for start, end in zip(cuts, [*cuts[1:], len(article.text)], strict=True):
        words = article.text[start:end]
        if words.strip():
            left = start + len(words) - len(words.lstrip())
            found.append(
                (
                    left,
                    start + len(words.rstrip()),
                    start == 0 or "\n" in article.text[start - 1 : left] or bool(article.starts),
                )
            )
    return found


def windows_of(article: Article, tokenizer: Tokenizer, limits: Sequence[int]) -> list[Window]:
    """The article's sentences, encoded and packed."""
    cuts = sentences_of(article)
    encoded = tokenizer.encode_batch([article.text[start:end] for start, end, _ in cuts], add_special_tokens=False)
    pieces = [sentence_pieces(e, article.text[s:t], s, o) for e, (s, t, o) in zip(encoded, cuts, strict=True) if e.ids]
    return packed(pieces, limits)


def _row(window: Window, words: np.ndarray, spans: Spans) -> np.ndarray:
    """B-I-O over pieces: labels on first pieces, unknown elsewhere."""
    row = np.where(np.array(window.firsts) == 1, 0, UNKNOWN)
    for start, end in spans:
        left, right = bisect_left(window.starts, start), bisect_left(window.starts, end)
        for at in range(left, right):
            if words[at]:
                row[at] = 1 if at == left else 2
    return row


def _relation(window: Window, words: np.ndarray, frame: Frame) -> Relation | None:
    left, right = bisect_left(window.starts, frame.head[0]), bisect_left(window.starts, frame.head[1])
    if left >= right or frame.head[0] < window.starts[0] or frame.head[1] > window.ends[-1] + 1:
        return None
    roles = np.full((len(ROLES), len(window)), UNKNOWN)
    for number, role in enumerate(ROLES):
        if role in frame.known:
            roles[number] = _row(window, words, frame.roles.get(role, ()))
    statuses = np.full(len(STATUSES), UNKNOWN, dtype=np.float32)
    for status in frame.statuses:
        same = [i for i, s in enumerate(STATUSES) if s.split("/")[0] == status.split("/")[0]]
        statuses[[i for i in same if statuses[i] < 0]] = 0
        if status in STATUSES:
            statuses[STATUSES.index(status)] = 1
    modality = MODALITIES.index(frame.modality) if frame.modality else UNKNOWN
    stance = STANCES.index(frame.stance) if frame.stance else UNKNOWN
    return Relation((left, right), HEADS.index(frame.layer), roles, statuses, modality, stance)


def examples(article: Article, tokenizer: Tokenizer, limits: Sequence[int]) -> Iterator[Example]:
    """Every window of an article with its labels."""
    for window in windows_of(article, tokenizer, limits):
        words = np.array(window.firsts) == 1
        labels = np.full((len(LAYERS), len(window)), UNKNOWN)
        for number, layer in enumerate(LAYERS):
            if layer in article.known:
                labels[number] = _row(window, words, article.layers.get(layer, ()))
                for start, end in article.blind.get(layer, ()):
                    labels[number, bisect_left(window.starts, start) : bisect_left(window.starts, end)] = UNKNOWN
        found = (_relation(window, words, frame) for frame in article.frames)
        yield Example(window, labels, tuple(r for r in found if r is not None))


def limits_for(rng: random.Random) -> list[int]:
    """Lengths of the windows of one article: now and then single sentences, else up to the longest."""
    return [1 if rng.random() < 0.15 else rng.randint(40, LONGEST - 2) for _ in range(64)]


def array(batch: Sequence[Example], most_relations: int, rng: random.Random) -> dict[str, np.ndarray]:
    """A batch as arrays: (b, n) pieces and features, (b, layers, n) labels, and its relations, each with its row."""
    length = max(len(e.window) for e in batch) + 2
    shape = (len(batch), length)
    out = {name: np.zeros(shape, dtype=np.int64) for name in ("ids", "shapes", "spaces", "breaks", "mask")}
    labels = np.full((len(batch), len(LAYERS), length), UNKNOWN)
    relations: list[tuple[int, Relation]] = []
    for row, example in enumerate(batch):
        n = len(example.window)
        for name in ("ids", "shapes", "spaces", "breaks"):
            out[name][row, 1 : n + 1] = getattr(example.window, name)
        out["ids"][row, 0], out["ids"][row, n + 1] = CLS, SEP
        out["mask"][row, : n + 2] = 1
        labels[row, :, 1 : n + 1] = example.labels
        relations += [(row, relation) for relation in example.relations]
    if len(relations) > most_relations:
        relations = sorted(rng.sample(relations, most_relations), key=lambda pair: pair[0])
    return {**out, "labels": labels, **_relation_arrays(relations, length)}


def _relation_arrays(relations: Sequence[tuple[int, Relation]], length: int) -> dict[str, np.ndarray]:
    many = len(relations)
    roles = np.full((many, len(ROLES), length), UNKNOWN)
    gaps = np.zeros((many, length), dtype=np.int64)
    inside = np.zeros((many, length), dtype=np.float32)
    for number, (_, relation) in enumerate(relations):
        left, right = relation.head[0] + 1, relation.head[1] + 1
        roles[number, :, 1 : 1 + relation.roles.shape[1]] = relation.roles
        gaps[number] = [distance(p, left, right) for p in range(length)]
        inside[number, left:right] = 1
    return {
        "rows": np.array([row for row, _ in relations], dtype=np.int64),
        "kinds": np.array([r.kind for _, r in relations], dtype=np.int64),
        "gaps": gaps, "inside": inside, "roles": roles,
        "statuses": np.array([r.statuses for _, r in relations], dtype=np.float32).reshape(many, len(STATUSES)),
        "modality": np.array([r.modality for _, r in relations], dtype=np.int64),
        "stance": np.array([r.stance for _, r in relations], dtype=np.int64),
    }  # fmt: skip


def bucketed(found: Sequence[Example], pieces: int, rng: random.Random) -> Iterator[list[Example]]:
    """Batches of about ``pieces`` padded pieces: windows of like length together, batches in random order."""
    order = sorted(found, key=lambda e: len(e.window) + rng.random() * 12)
    batches: list[list[Example]] = []
    current: list[Example] = []
    for example in order:
        longest = (
            max(len(example.window), *(len(e.window) for e in current), 0) + 2 if current else len(example.window) + 2
        )
        if current and longest * (len(current) + 1) > pieces:
            batches.append(current)
            current = []
        current.append(example)
    batches.append(current)
    rng.shuffle(batches)
    yield from batches
