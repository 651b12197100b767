"""Tables of words: the public sets of names, one word a line with its tag, read into articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from corpora import Article, share

COARSE = {
    "per": "person", "person": "person", "politician": "person", "loc": "place", "location": "place",
    "country": "place", "geo-loc": "place", "gpe": "place", "org": "organisation", "organisation": "organisation",
    "politicalparty": "organisation", "corporation": "organisation", "group": "organisation", "weapon": "weapon",
    "militaryplatform": "weapon", "temporal": "time", "quantity": "quantity", "money": "quantity",
}  # fmt: skip
THREE = ("person", "organisation", "place")


def _join(words: Sequence[str], natural: bool) -> tuple[str, list[tuple[int, int]]]:
    text, at = "", []
    for word in words:
        glue = natural and (word in ".,;:!?%)]'" or word in ("'s", "n't", "''") or text.endswith(("(", "[", "$", "#")))
        if text and not glue:
            text += " "
        at.append((len(text), len(text) + len(word)))
        text += word
    return text, at


def tagged(sentences: Sequence[Sequence[tuple[str, str]]], name: str, corpus: str, known: frozenset[str]) -> Article:
    natural = share(name + "glue") < 0.6
    text, layers, starts = "", {layer: [] for layer in known}, []
    for sentence in sentences:
        piece, at = _join([word for word, _ in sentence], natural)
        base = len(text) + bool(text)
        text += (" " if text else "") + piece
        starts.append(base)
        open_: list | None = None
        for (_, tag), (start, end) in [*zip(sentence, at, strict=True), (("", "O"), (0, 0))]:
            label = tag[2:]
            if open_ and (tag[:2] != "I-" or label != open_[2]):
                layer = COARSE.get(open_[2].lower())
                if layer in layers:
                    span = _without_article(text, base + open_[0], base + open_[1])
                    common = corpus == "re3d" and layer in THREE and text[slice(*span)].islower()
                    layers[layer] += [] if common else [span]
                open_ = None
            if tag[:2] in ("B-", "I-"):
                open_ = [start, end, label] if open_ is None else [open_[0], end, label]
    spans = {layer: tuple(found) for layer, found in layers.items()}
    return Article(name, corpus, text, spans, known, starts=tuple(starts))


def _without_article(text: str, start: int, end: int) -> tuple[int, int]:
    """A name's extent, its article aside: re3d counts it in, the other sets do not."""
    return start + 4 * text[start:end].lower().startswith("the "), end


def conll(
    path: Path, corpus: str, known: Sequence[str], group: int = 1, word: int = 0, tag: int = -1
) -> Iterator[Article]:
    """A file of one word a line, sentences parted by blank lines, ``group`` sentences to an article."""
    sentences, current = [], []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cell = line.split()
        if line.startswith("# ") or (cell and len(cell) < 2):
            continue
        if cell:
            current.append((cell[word], cell[tag] if cell[tag] == "O" or cell[tag][1:2] == "-" else "O"))
        elif current:
            sentences.append(current)
            current = []
    for at in range(0, len(sentences), group):
        yield tagged(sentences[at : at + group], f"{corpus}-{path.stem}-{at}", corpus, frozenset(known))


def names(root: Path) -> Iterator[Article]:
    """wikigold, wnut17, btc, UNER's English web dev, crossner politics (person, organisation, place); re3d but for its
    BBC part (six types).

    re3d also marks pronouns and common nouns ("we", "a tunnel entrance") as persons, bodies and places: no names here.
    """
    yield from conll(root / "wikigold/CONLL-format/data/wikigold.conll.txt", "wikigold", THREE, 4)
    yield from conll(root / "wnut17/CONLL-format/data/train/wnut17train.conll", "wnut17", THREE, 1)
    for part in "abefgh":
        yield from conll(root / f"btc/CONLL-format/data/{part}.conll", "btc", THREE, 1)
    yield from conll(root / "uner_ewt/en_ewt-ud-dev.iob2", "uner", THREE, 50, 1, 2)
    for part in ("train", "dev"):
        yield from conll(root / f"crossner/politics/{part}.txt", "crossner", THREE, 1)
    yield from reports(root)


def reports(root: Path) -> Iterator[Article]:
    """re3d but for its BBC part: releases and reports on the war in Syria and Iraq, one an article."""
    every = (*THREE, "weapon", "time", "quantity")
    for path in sorted((root / "re3d/CONLL-format/data-by-source/conll").glob("*/*.conll")):
        if path.parent.name != "BBC_Online":
            for article in conll(path, "re3d", every, 10**6):
                yield replace(article, name=f"re3d-{path.stem}")
