"""Shipped: the package's graphs read back into a checkpoint, so that training can go on where the last one ended.

python training/shipped.py --run shipped [--models src/reportedly/models]

Weights come back from int8, each off by half a step of its column's scale at most; exported anew without training they
give the same whole numbers. The features of a piece are kept as one table (`graphs.py`), which is taken apart again;
the embeddings of words, which are not trained, come from the base.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import NodeProto, numpy_helper
from torch import Tensor, nn

from network import Network
from reportedly.mentions.pieces import LONGEST
from train import RUNS, base_folder

PRODUCTS = {"DynamicQuantizeMatMul": (1, 2, 4), "MatMulIntegerToFloat": (1, 3, 6)}
"""Where an operator has its table, the scales of its columns, and its bias."""


class Written:
    """The weights of a graph in the order in which they were written; those used twice come once."""

    def __init__(self, path: Path) -> None:
        graph = onnx.load(path).graph
        self.nodes: list[NodeProto] = list(graph.node)
        self.arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}

    def linears(self) -> Iterator[tuple[Tensor, Tensor]]:
        """Weights (out, in) and bias of each matrix product."""
        for node in self._once(*PRODUCTS):
            table, scale, bias = (self.arrays[node.input[at]] for at in PRODUCTS[node.op_type])
            yield torch.tensor(table.astype(np.float32) * scale).T.contiguous(), torch.tensor(bias)

    def norms(self) -> Iterator[tuple[Tensor, Tensor]]:
        """Weight and bias of each layer norm."""
        for node in self._once("LayerNormalization"):
            yield torch.tensor(self.arrays[node.input[1]]), torch.tensor(self.arrays[node.input[2]])

    def tables(self) -> list[np.ndarray]:
        """Each table that rows are gathered from, in floating point."""
        return [self.arrays[n.input[0]] for n in self._once("Gather", at=0) if n.input[0] in self.arrays]

    def cut(self) -> np.ndarray:
        """The table of places, which is cut to the length of a window."""
        (found,) = {n.input[0] for n in self.nodes if n.op_type == "Slice"} & self.arrays.keys()
        return self.arrays[found]

    def _once(self, *kinds: str, at: int = 1) -> Iterator[NodeProto]:
        seen = set()
        for node in self.nodes:
            if node.op_type in kinds and node.input[at] not in seen:
                seen.add(node.input[at])
                yield node


def fill(modules: list[nn.Module], found: Iterator[tuple[Tensor, Tensor]]) -> None:
    """Weights and biases into modules, one to one; ValueError when their number or shapes differ.

    Where heads or hidden units were taken out (`slimming.py`), the base's stand in for them and nothing hears them yet.
    """
    for module, (weight, bias) in zip(modules, found, strict=True):
        if sum(have != want for have, want in zip(weight.shape, module.weight.shape, strict=True)) > 1:
            raise ValueError(f"the graph was written for another network: {weight.shape} for {module}")
        whole = module.weight.data.clone()
        whole[..., weight.shape[-1] :] = 0.0
        whole[tuple(map(slice, weight.shape))] = weight
        module.weight.data = whole
        module.bias.data = torch.cat([bias, module.bias.data[len(bias) :]])


def encoder(network: Network, graph: Written) -> None:
    """The encoder, its heads, and the narrow states of the second reader."""
    marks, bert = network.encoder, network.encoder.bert
    linears, norms = [], [bert.embeddings.LayerNorm]
    for layer in bert.encoder.layer:
        own = layer.attention.self
        linears += [own.query, own.key, own.value, layer.attention.output.dense]
        linears += [layer.intermediate.dense, layer.output.dense]
        norms += [layer.attention.output.LayerNorm, layer.output.LayerNorm]
    linears += [marks.names, marks.cue[0], marks.evidence[0], network.reader.narrow, marks.cue[2], marks.evidence[3]]
    fill(linears, graph.linears())
    fill(norms, graph.norms())
    bert.embeddings.position_embeddings.weight.data[:LONGEST] = torch.tensor(graph.cut())
    *_, features = graph.tables()
    apart(network, torch.tensor(features).unflatten(0, (-1, 2, 2)))


def apart(network: Network, features: Tensor) -> None:
    """The features of a piece (shapes, spaces, openings, width) as the sums they were made of."""
    marks = network.encoder
    kind = marks.bert.embeddings.token_type_embeddings.weight.data[0]
    first = features[0, 0, 0]
    marks.shape.weight.data = features[:, 0, 0] - kind
    marks.space.weight.data = features[0, :, 0] - first
    marks.opening.weight.data = features[0, 0, :] - first


def reader(network: Network, graph: Written) -> None:
    """The second reader."""
    eyes, found = network.reader, list(graph.linears())
    for at, block in enumerate(eyes.blocks):
        thirds = found[6 * at : 6 * at + 3]
        block.three.weight.data, block.three.bias.data = (torch.cat(part) for part in zip(*thirds, strict=True))
    rest = [pair for at, pair in enumerate(found) if at >= 6 * len(eyes.blocks) or at % 6 >= 3]
    linears = [module for block in eyes.blocks for module in (block.back, block.up, block.down)]
    fill([*linears, eyes.pool[0], eyes.status, eyes.modality, eyes.stance, eyes.roles], iter(rest))
    fill([*(norm for block in eyes.blocks for norm in (block.first, block.second)), eyes.norm], graph.norms())
    eyes.kind.weight.data, eyes.gap.weight.data = map(torch.tensor, graph.tables())


def network_of(models: Path) -> Network:
    """The network as the package has it."""
    network = Network(base_folder())
    encoder(network, Written(models / "encoder.onnx"))
    reader(network, Written(models / "reader.onnx"))
    return network.eval()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", default="shipped")
    parser.add_argument("--models", type=Path, default=Path(__file__).parents[1] / "src/reportedly/models")
    options = parser.parse_args()
    (RUNS / options.run).mkdir(parents=True, exist_ok=True)
    torch.save(network_of(options.models).state_dict(), RUNS / options.run / "average.pt")
