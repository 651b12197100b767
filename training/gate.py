"""Learn the gate: a logistic regression on words, thresholded so that sentences with evidence pass.

python training/gate.py --shared ../shared [--out src/reportedly/models/gate.tsv] [--let 0.98]
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch.nn import functional as F

import annotations
import corpora
from batches import sentences_of
from corpora import Article, share
from reportedly.mentions.gate import BIAS, features
from reportedly.mentions.pieces import EVIDENCE

Row = tuple[frozenset[str], float, float]


def rows(articles: Sequence[Article], weight: float) -> Iterator[Row]:
    """Each sentence: its features, 1.0 when it bears evidence, its weight."""
    for article in articles:
        spans = [span for layer in EVIDENCE for span in article.layers.get(layer, ())]
        for start, end, _ in sentences_of(article):
            bears = any(s < end and start < e for s, e in spans)
            yield frozenset(features(article.text[start:end])), float(bears), weight


def learn(found: Sequence[Row], penalty: float = 3e-5) -> dict[str, float]:
    """Weights of the words that stand in at least three sentences."""
    counts = Counter(f for seen, _, _ in found for f in seen)
    words = {w: n for n, w in enumerate(sorted(w for w, c in counts.items() if c >= 3))}
    at = [(row, words[f]) for row, (seen, _, _) in enumerate(found) for f in sorted(seen) if f in words]
    matrix = torch.sparse_coo_tensor(torch.tensor(at).T, torch.ones(len(at)), (len(found), len(words))).coalesce()
    truth, weight = (torch.tensor([row[k] for row in found]) for k in (1, 2))
    values = torch.zeros(len(words) + 1, requires_grad=True)
    optimiser = torch.optim.LBFGS([values], max_iter=150, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        scores = torch.sparse.mm(matrix, values[1:, None])[:, 0] + values[0]
        loss = F.binary_cross_entropy_with_logits(scores, truth, weight) + penalty * values[1:].square().sum()
        loss.backward()
        return loss

    optimiser.step(closure)
    learned = values.detach().tolist()
    return {BIAS: learned[0], **{word: learned[number + 1] for word, number in words.items()}}


def scores(weights: dict[str, float], found: Sequence[Row]) -> list[tuple[float, float]]:
    return [(weights[BIAS] + sum(weights.get(f, 0.0) for f in seen), truth) for seen, truth, _ in found]


def shifted(weights: dict[str, float], found: Sequence[Row], let: float) -> float:
    """How far the bias must move for the share ``let`` of the sentences with evidence to pass."""
    bearing = sorted(score for score, truth in scores(weights, found) if truth)
    return 0.001 - bearing[int((1 - let) * len(bearing))]


def main(options: argparse.Namespace) -> None:
    """Choose the bias on held-out documents, learn on all, and write."""
    torch.manual_seed(0)
    claims = [*corpora.gold(options.shared / "gold/train", "gold"), *corpora.gold(options.shared / "gold/own", "own")]
    claims += annotations.articles(options.shared)
    press = list(corpora.polnear(options.shared / "data/polnear/train"))
    kept = [a for a in claims if share(a.name) < 0.3]
    other = [*rows([a for a in press if share(a.name) < 0.5], 0.5)]
    weights = learn([*rows([a for a in claims if share(a.name) >= 0.3], 1.0), *other])
    shift = shifted(weights, [*rows(kept, 1.0)], options.let)
    weights[BIAS] += shift
    for name, some in (("claims, held out", kept), ("PolNeAR, unseen", [a for a in press if share(a.name) >= 0.5])):
        passed = [(score > 0, truth) for score, truth in scores(weights, [*rows(some, 1.0)])]
        bearing = [p for p, truth in passed if truth]
        told = f"{sum(bearing)}/{len(bearing)} bearing pass, " if bearing else ""
        print(f"{name}: {told}{sum(p for p, _ in passed)}/{len(passed)} pass")
    final = learn([*rows(claims, 1.0), *other])
    final[BIAS] += shift
    lines = [f"{word}\t{value:.2f}" for word, value in sorted(final.items()) if abs(value) >= 0.05]
    options.out.write_text("\n".join(["word\tweight", *lines]) + "\n", encoding="utf-8")
    print(f"{len(lines)} words, {options.out.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "src/reportedly/models/gate.tsv")
    parser.add_argument("--let", type=float, default=0.98)
    main(parser.parse_args())
