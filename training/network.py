"""Network: one encoder pass with a row of labels for each layer, and a small second reader that looks from a head.

The encoder is MiniLM (6 layers, 384 wide). The second reader (two layers, 128 wide) reads the window again with one cue
or one piece of evidence marked, and labels the parts that hang on it: that is what lets nested contents overlap.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import BertConfig, BertModel, logging

from reportedly.mentions.pieces import HEADS, LAYERS, MODALITIES, NAMES, REACH, ROLES, SHAPES, STANCES, STATUSES

logging.set_verbosity_error()
logging.disable_progress_bar()
WIDE, NARROW = 384, 128
WEIGHED = torch.tensor([1.0, 3.0, 2.0])
"""Evidence is rare: a word that begins it or goes on weighs more than one outside; leaning is chosen afterwards."""


class Drop(nn.Module):
    """Dropout with one mask for all positions of a row: as good here, and a fifth of a step cheaper on a CPU."""

    def __init__(self, share: float = 0.1) -> None:
        super().__init__()
        self.share = share

    def forward(self, seen: Tensor) -> Tensor:
        if not self.training:
            return seen
        shape = (seen.shape[0], *[1] * (seen.dim() - 2), seen.shape[-1])
        return seen * (torch.rand(shape) >= self.share).to(seen.dtype) / (1 - self.share)


def lightened(module: nn.Module) -> None:
    """Every Dropout below that drops anything becomes a Drop."""
    for name, child in module.named_children():
        if isinstance(child, nn.Dropout) and child.p:
            setattr(module, name, Drop())
        lightened(child)


class Encoder(nn.Module):
    """Pieces with their features to hidden states (b, n, 384) and B-I-O scores (b, n, layers, 3)."""

    def __init__(self, base: Path, layers: int = 6) -> None:
        super().__init__()
        config = BertConfig.from_pretrained(base, num_hidden_layers=layers, attention_probs_dropout_prob=0.0)
        self.bert = BertModel.from_pretrained(base, config=config, add_pooling_layer=False)
        lightened(self.bert)
        self.shape, self.space, self.opening = (nn.Embedding(n, WIDE) for n in (SHAPES, 2, 2))
        for table in (self.shape, self.space, self.opening):
            nn.init.normal_(table.weight, std=0.01)
        self.names = nn.Linear(WIDE, 3 * len(NAMES))
        self.cue = nn.Sequential(nn.Linear(WIDE, NARROW), nn.GELU(), nn.Linear(NARROW, 3))
        self.evidence = nn.Sequential(
            nn.Linear(WIDE, 256), nn.GELU(), Drop(), nn.Linear(256, 3 * (len(LAYERS) - len(NAMES) - 1))
        )
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)

    def forward(
        self, ids: Tensor, shapes: Tensor, spaces: Tensor, breaks: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        words = (
            self.bert.embeddings.word_embeddings(ids) + self.shape(shapes) + self.space(spaces) + self.opening(breaks)
        )
        hidden = self.bert(inputs_embeds=words, attention_mask=mask).last_hidden_state
        scores = torch.cat([self.names(hidden), self.cue(hidden), self.evidence(hidden)], dim=-1)
        return hidden, scores.unflatten(-1, (len(LAYERS), 3))


class Block(nn.Module):
    """A plain pre-norm transformer layer, written out so that it exports as plain matrix products."""

    def __init__(self, width: int, heads: int = 4) -> None:
        super().__init__()
        self.heads = heads
        self.first, self.second = nn.LayerNorm(width), nn.LayerNorm(width)
        self.three, self.back = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)
        self.drop = Drop()

    def forward(self, seen: Tensor, bias: Tensor) -> Tensor:
        query, key, value = self.three(self.first(seen)).unflatten(-1, (3, self.heads, -1)).permute(2, 0, 3, 1, 4)
        weights = torch.softmax(query @ key.transpose(-1, -2) * key.shape[-1] ** -0.5 + bias, dim=-1)
        seen = seen + self.drop(self.back((weights @ value).transpose(1, 2).flatten(2)))
        return seen + self.drop(self.down(F.gelu(self.up(self.second(seen)))))


class Reader(nn.Module):
    """Hidden states of a window (r, n, 384), read from one head: role scores (r, n, roles, 3) and classes."""

    def __init__(self, depth: int = 2) -> None:
        super().__init__()
        self.narrow = nn.Linear(WIDE, NARROW)
        self.gap, self.kind = nn.Embedding(REACH, NARROW), nn.Embedding(len(HEADS), NARROW)
        self.blocks = nn.ModuleList(Block(NARROW) for _ in range(depth))
        self.norm = nn.LayerNorm(NARROW)
        self.roles = nn.Linear(NARROW, 3 * len(ROLES))
        self.pool = nn.Sequential(nn.Linear(WIDE + NARROW, 256), nn.GELU(), Drop())
        self.status, self.modality, self.stance = (
            nn.Linear(256, n) for n in (len(STATUSES), len(MODALITIES), len(STANCES))
        )

    def forward(
        self, hidden: Tensor, mask: Tensor, gaps: Tensor, inside: Tensor, kinds: Tensor
    ) -> tuple[Tensor, Tensor]:
        seen = self.narrow(hidden) + self.gap(gaps) + self.kind(kinds)[:, None]
        bias = (1.0 - mask.to(seen.dtype))[:, None, None] * -10000.0
        for block in self.blocks:
            seen = block(seen, bias)
        seen = self.norm(seen)
        share = (inside / inside.sum(-1, keepdim=True))[:, None].to(seen.dtype)
        pooled = self.pool(torch.cat([(share @ hidden)[:, 0], (share @ seen)[:, 0]], dim=-1))
        classes = torch.cat([self.status(pooled), self.modality(pooled), self.stance(pooled)], dim=-1)
        return self.roles(seen).unflatten(-1, (len(ROLES), 3)), classes


class Network(nn.Module):
    """Both readers and their loss."""

    def __init__(self, base: Path, layers: int = 6) -> None:
        super().__init__()
        self.encoder, self.reader = Encoder(base, layers), Reader()

    def loss(self, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """Sums over labels known, by part; the caller weighs them."""
        hidden, scores = self.encoder(*(batch[k] for k in ("ids", "shapes", "spaces", "breaks", "mask")))
        layers = F.cross_entropy(
            scores.float().permute(0, 3, 2, 1), batch["labels"], ignore_index=-100, reduction="none"
        )
        rare = layers[:, len(NAMES) + 1 :] * WEIGHED[batch["labels"][:, len(NAMES) + 1 :].clamp(min=0)]
        out = {
            "names": layers[:, : len(NAMES)].sum(),
            "cue": layers[:, len(NAMES)].sum(),
            "evidence": rare.sum(),
        }
        return {**out, **self._reading(hidden, batch)} if len(batch["rows"]) else out

    def _reading(self, hidden: Tensor, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        rows = batch["rows"]
        roles, classes = self.reader(hidden[rows], batch["mask"][rows], batch["gaps"], batch["inside"], batch["kinds"])
        loss = F.cross_entropy(roles.float().permute(0, 3, 2, 1), batch["roles"], ignore_index=-100, reduction="none")
        status, modality, stance = classes.float().split([len(STATUSES), len(MODALITIES), len(STANCES)], dim=-1)
        known = batch["statuses"] >= 0
        guess = F.binary_cross_entropy_with_logits(status, batch["statuses"].clamp(min=0), reduction="none")
        return {
            "roles": loss.sum(), "status": (guess * known).sum(),
            "modality": F.cross_entropy(modality, batch["modality"], ignore_index=-100, reduction="sum"),
            "stance": F.cross_entropy(stance, batch["stance"], ignore_index=-100, reduction="sum"),
        }  # fmt: skip
