"""Changes: honest damage and disguise, so that the tagger learns forms and not one war, one press or one keyboard."""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from corpora import Article, Frame, Spans

Edit = tuple[int, int, str]


def rewritten(article: Article, edits: Sequence[Edit]) -> Article:
    """An article after replacements (sorted, apart from each other); every span moves with its words."""
    if not edits:
        return article
    text, at, marks = "", 0, [(0, 0)]
    for start, end, words in edits:
        text += article.text[at:start] + words
        marks.append((end, len(text) - end))
        at = end
    text += article.text[at:]
    ends = [mark for mark, _ in marks]

    def moved(span: tuple[int, int]) -> tuple[int, int]:
        left, right = span
        shift_left = marks[bisect_right(ends, left) - 1][1]
        shift_right = marks[bisect_right(ends, right) - 1][1]
        return left + shift_left, max(left + shift_left + 1, right + shift_right)

    def every(spans: Spans) -> Spans:
        return tuple(moved(span) for span in spans)

    def layered(layers: dict[str, Spans]) -> dict[str, Spans]:
        return {layer: every(spans) for layer, spans in layers.items()}

    frames = tuple(replace(f, head=moved(f.head), roles=layered(f.roles)) for f in article.frames)
    starts = tuple(moved((s, s + 1))[0] for s in article.starts)
    return replace(
        article, text=text, layers=layered(article.layers), frames=frames, blind=layered(article.blind), starts=starts
    )


def without_commas(article: Article) -> Article:
    """As FA-KES was published: every comma gone."""
    return rewritten(article, [(m.start(), m.end(), "") for m in re.finditer(",", article.text)])


def recased(article: Article, how: str) -> Article:
    """The whole text in upper or lower case, or Each Word With A Capital; only where lengths stay."""
    text = {"upper": str.upper, "lower": str.lower, "title": str.title}[how](article.text)
    return replace(article, text=text) if len(text) == len(article.text) else article


def elsewhere(article: Article, pool: Sequence[str], rng: random.Random) -> Article:
    """The same news from another place: each place name becomes another, the same one throughout."""
    swap = {name: rng.choice(pool) for name in article.places if rng.random() < 0.8}
    if not swap:
        return article
    names = "|".join(re.escape(name) for name in sorted(swap, key=len, reverse=True))
    return rewritten(
        article,
        [(m.start(), m.end(), swap[m.group()]) for m in re.finditer(rf"(?<!\w)(?:{names})(?!\w)", article.text)],
    )


def misspelt(article: Article, rng: random.Random, rate: float = 0.02) -> Article:
    """A slip of the finger in one word of fifty: two letters changed about, one lost, or one doubled."""
    edits: list[Edit] = []
    for match in re.finditer(r"[A-Za-z]{5,}", article.text):
        if rng.random() < rate:
            at = rng.randrange(match.start() + 1, match.end() - 2)
            pair = article.text[at : at + 2]
            edits.append((at, at + 2, rng.choice((pair[::-1], pair[0], pair[0] + pair))))
    return rewritten(article, edits)


def changed(article: Article, pool: Sequence[str], rng: random.Random) -> Article:
    """One of the changes, or none: gold is disguised often, the larger sets seldom."""
    ours = article.corpus in ("gold", "own")
    if ours and rng.random() < 0.5:
        article = elsewhere(article, pool, rng)
    if rng.random() < (0.3 if ours else 0.08):
        article = without_commas(article)
    if rng.random() < (0.15 if ours else 0.05):
        article = misspelt(article, rng)
    if rng.random() < 0.06 and article.corpus != "btc":
        article = recased(article, rng.choice(("upper", "lower", "title")))
    return article


__all__ = ["Frame", "changed", "elsewhere", "misspelt", "recased", "rewritten", "without_commas"]
