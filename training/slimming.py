"""Slimming: hidden units and attention heads that say least are taken out of a trained encoder.

Those that stay are fitted to say what all said before, by least squares on pages of the training part: no labels and no
further training (Hassibi and Stork 1993, "Second order derivatives for network pruning"; a head goes as a whole).

Of the first tagger of 29 November 2026 it left 11 of 12 heads in each layer and 379 to 1,197 of 1,536 hidden units,
which takes a quarter off the encoder's time (206 to 156 microseconds a piece on a processor without VNNI). F1 of
evidence on the held-out documents of gold/train and gold/own .615 and .594 before, .610 and .595 after; claim F1 of
the whole of `extract` on gold/dev .730 and .731. The second, with more documents learnt, lost by it, on gold/dev .735
to .719, on held-out documents .668 to .651 and .682 to .661: the package has it whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from batches import windows_of
from corpora import Article, held_out, share
from network import WIDE, Network
from reportedly.mentions.pieces import CLS, SEP, Window

PIECES, WINDOW = 16_000, 160
RIDGE = 1e-4
"""Of the mean square of what comes in, added to each so that the fit does not swing."""


@dataclass(frozen=True)
class Loss:
    """How much of what a layer says may be lost, as a share of its square, by its hidden units and by its heads."""

    units: float = 0.015
    heads: float = 0.011


def pages(articles: Iterable[Article], tokenizer: Tokenizer) -> list[Window]:
    """Windows of articles that are not held out, in an order of their names, until there are PIECES."""
    kept = [one for one in articles if one.corpus in ("annotated", "gold", "polnear")]
    found: list[Window] = []
    for article in sorted((a for a in kept if not held_out(a.corpus, a.name)), key=lambda a: share(f"slim {a.name}")):
        if sum(map(len, found)) >= PIECES:
            break
        found += windows_of(article, tokenizer, [WINDOW])
    return found


def slim(network: Network, windows: Sequence[Window], most: Loss) -> list[tuple[int, int]]:
    """Take out what may go: the heads and the hidden units that each layer is left with."""
    layers = network.encoder.bert.encoder.layer
    squares = _squares(network, windows)
    left = []
    for layer in layers:
        own, after = layer.attention.self, layer.attention.output.dense
        size = own.attention_head_size
        heads = [list(range(at, at + size)) for at in range(0, after.in_features, size)]
        kept = _fitted(after, squares[after], heads, most.heads)
        for part in ("query", "key", "value"):
            setattr(own, part, _rows(getattr(own, part), kept))
        own.num_attention_heads, own.all_head_size = len(kept) // size, len(kept)
        units = [[at] for at in range(layer.output.dense.in_features)]
        hidden = _fitted(layer.output.dense, squares[layer.output.dense], units, most.units)
        layer.intermediate.dense = _rows(layer.intermediate.dense, hidden)
        left.append((own.num_attention_heads, len(hidden)))
    return left


def _squares(network: Network, windows: Sequence[Window]) -> dict[nn.Module, Tensor]:
    """For each product that heads or hidden units go into: the mean products of what comes in, and of a constant."""
    sums: dict[nn.Module, Tensor] = {}

    def added(module: nn.Module, given: tuple[Tensor, ...]) -> None:
        rows = given[0].flatten(0, 1)
        rows = torch.cat([rows, rows.new_ones(len(rows), 1)], dim=1)
        sums[module] = sums.get(module, 0.0) + rows.T @ rows

    layers = network.encoder.bert.encoder.layer
    products = [p for layer in layers for p in (layer.attention.output.dense, layer.output.dense)]
    hooks = [product.register_forward_pre_hook(added) for product in products]
    with torch.no_grad():
        for window in windows:
            rows = ((CLS, *window.ids, SEP), *((0, *r, 0) for r in (window.shapes, window.spaces, window.breaks)))
            given = [torch.tensor([row]) for row in rows]
            network.encoder(*given, torch.ones_like(given[0]))
    for hook in hooks:
        hook.remove()
    many = sum(len(window) + 2 for window in windows)
    return {module: square.double() / many for module, square in sums.items()}


def _fitted(product: nn.Linear, square: Tensor, groups: list[list[int]], most: float) -> list[int]:
    """Take groups of inputs out of a product, the one that says least first, while no more than ``most`` is lost."""
    before = torch.cat([product.weight.T, product.bias[None]]).detach().double()
    ridge = RIDGE * square.trace() / len(square) * torch.eye(len(square), dtype=square.dtype)
    inverse, weights = torch.linalg.inv(square + ridge), before.clone()
    may_go = most * float((before * (square @ before)).sum())
    while len(groups) > 1:
        gone = _least(weights, inverse, groups)
        out = [unit for at in sorted(gone) for unit in groups[at]]
        may_go -= float(_said(weights[out], inverse[out][:, out]))
        if may_go < 0:
            break
        shift = inverse[:, out] @ torch.linalg.inv(inverse[out][:, out])
        weights, inverse = weights - shift @ weights[out], inverse - shift @ inverse[out]
        weights[out] = 0.0
        groups = [group for at, group in enumerate(groups) if at not in gone]
    kept = [unit for group in groups for unit in group]
    product.weight, product.bias = (nn.Parameter(w.float().contiguous()) for w in (weights[kept].T, weights[-1]))
    product.in_features = len(kept)
    return kept


def _least(weights: Tensor, inverse: Tensor, groups: Sequence[list[int]]) -> set[int]:
    """A fortieth of the groups, one at least: those without which the others can say most of what was said."""
    if len(groups[0]) == 1:
        costs = (weights.square().sum(1) / inverse.diagonal())[[group[0] for group in groups]]
    else:
        costs = torch.stack([_said(weights[group], inverse[group][:, group]) for group in groups])
    return set(costs.argsort()[: max(1, len(groups) // 40)].tolist())


def _said(part: Tensor, inverse: Tensor) -> Tensor:
    """What would be lost with these inputs, when the others are fitted anew."""
    return (part * torch.linalg.solve(inverse, part)).sum()


def _rows(layer: nn.Linear, kept: list[int]) -> nn.Linear:
    """The same product with some of its outputs."""
    less = nn.Linear(WIDE, len(kept))
    less.weight, less.bias = nn.Parameter(layer.weight[kept].detach()), nn.Parameter(layer.bias[kept].detach())
    return less
