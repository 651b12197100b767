"""Learn the gate: a logistic regression on words, and a threshold by which sentences with evidence pass.

python training/gate.py --shared ../shared [--out src/reportedly/models/gate.tsv] [--let 0.98]
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from math import fsum
from pathlib import Path

import torch
from torch.nn import functional as F

import annotations
import corpora
from batches import sentences_of
from corpora import Article, held_out, share
from reportedly.mentions.gate import BIAS, LEAST, PAGE, features, surroundings
from reportedly.mentions.pieces import EVIDENCE

Row = tuple[frozenset[str], float, float]
PAGES = 2.5
"""What a page full of claims weighs. With the threshold set anew for each, of PolNeAR's unseen sentences .240 pass at
0, .189 at 1, .148 at 2, .133 at 2.5, .103 at 4. Of held-out sentences with evidence .98 pass at each on their own
pages; on a page hardly any of which bears a claim .98, .96, .95, .94 and .90 would (29 November 2026)."""


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


def scores(weights: dict[str, float], articles: Sequence[Article], page: float = PAGES) -> list[tuple[float, float]]:
    """Each sentence: what it weighs on its page, and 1.0 when it bears evidence."""
    found: list[tuple[float, float]] = []
    for article in articles:
        read = [*rows([article], 1.0)]
        weighed = [fsum([weights[BIAS], *(weights.get(f, 0.0) for f in seen)]) for seen, _, _ in read]
        around = surroundings(weighed) if weighed else []
        found += [(own + page * rest, row[1]) for own, rest, row in zip(weighed, around, read, strict=True)]
    return found


def threshold(weights: dict[str, float], articles: Sequence[Article], let: float) -> float:
    """What the share ``let`` of the sentences with evidence exceed."""
    bearing = sorted(score for score, truth in scores(weights, articles) if truth)
    return bearing[int((1 - let) * len(bearing))] - 0.001


def main(options: argparse.Namespace) -> None:
    """Choose the threshold on other documents than are learnt from, then learn on all but those held out, and write."""
    torch.manual_seed(0)
    claims = [*corpora.gold(options.shared / "gold/train", "gold"), *corpora.gold(options.shared / "gold/own", "own")]
    claims += annotations.articles(options.shared)
    marked = {a.text for a in claims}
    press = [a for a in corpora.polnear(options.shared / "data/polnear/train") if a.text not in marked]
    kept = [a for a in claims if share(a.name) < 0.3]
    other = [*rows([a for a in press if share(a.name) < 0.5], 0.5)]
    weights = learn([*rows([a for a in claims if share(a.name) >= 0.3], 1.0), *other])
    least = threshold(weights, kept, options.let)
    for name, some in (("claims, held out", kept), ("PolNeAR, unseen", [a for a in press if share(a.name) >= 0.5])):
        passed = [(score > least, truth) for score, truth in scores(weights, some)]
        bearing = [p for p, truth in passed if truth]
        told = f"{sum(bearing)}/{len(bearing)} bearing pass, " if bearing else ""
        print(f"{name}: {told}{sum(p for p, _ in passed)}/{len(passed)} pass")
    learnt = [a for a in claims if not held_out(a.corpus, a.name)]
    final = learn([*rows(learnt, 1.0), *other])
    lines = [f"{word}\t{value:.2f}" for word, value in sorted(final.items()) if abs(value) >= 0.05]
    lines += [f"{PAGE}\t{PAGES}", f"{LEAST}\t{least:.3f}"]
    options.out.write_text("\n".join(["word\tweight", *lines]) + "\n", encoding="utf-8")
    print(f"{len(lines)} words, {options.out.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "src/reportedly/models/gate.tsv")
    parser.add_argument("--let", type=float, default=0.98)
    main(parser.parse_args())
