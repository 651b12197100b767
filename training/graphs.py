"""Graphs: the network as ONNX graphs written operator by operator, with the fused operators of the runtime.

Tried against torch's own export, quantised by the runtime's tool (MiniLM of 6 layers, two busy cores, November 2026):
92 microseconds of processor time a word piece for 152. What it gains: one attention operator a layer (no mask, for no
window is filled up), the sum of a residual apart from its norm (the fused one is slow), one table for the features of a
piece, one quantising for queries, keys and values, and the narrow states for the second reader from the encoder.
Word embeddings are in int8 with a scale for each word, all other weights with one for each column.
The mark at the beginning of a window goes through each layer apart from the pieces: its states are three to five times
as large and would set the int8 scale of all (scores are .087 from those in floating point so, .172
without and .179 before; 30 windows of fa_kes).

What is left to gain is little (60 windows of fa_kes, one thread, microseconds of processor time a piece, least of
four, 30 November 2026): 100 as it is; 98 where the mark stays in up to the last product of attention (scores .069 from
floating point, as before), 97 where the last two layers have it in throughout (.075), 93 where all have (.136). With
the exact GELU 105, with the fused norm 124, where this was 104. What a session may be told (arena, patterns, all
optimisations, no flash attention) moves it by two in a hundred. Windows of 48 to 160 pieces cost alike, the shortest
a fifth more. Matrix products take two thirds of the time, at nine tenths of what VNNI can do.

On another machine (55 a piece): with the standard attention operator (opset 23) four to five in a hundred less, with
QAttention none to five, but the last digit of a float moves a rounding to int8 somewhere, and scores differ by .033 in
the mean: other marks. Score for score the same, and not worth new weights: one product for queries, keys and values,
split, within one in a hundred; names and cues left out where claims alone are wanted, one or two less; reading a
window that came before from memory, 1 of pieces in a hundred for each of two readers (804 articles of FA-KES). The mark
takes 0.37 ms of each window's 2.3 (30 pieces) or 5.5 (100).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper
from torch import Tensor, nn

from network import NARROW, WIDE, Network
from reportedly.mentions.pieces import LAYERS, LONGEST, ROLES

MICROSOFT = "com.microsoft"
FLOAT, WHOLE = TensorProto.FLOAT, TensorProto.INT64


@dataclass
class Graph:
    """A graph in the making; values go by their names. ``whole``: in floating point, to see what int8 costs."""

    whole: bool = False
    nodes: list[NodeProto] = field(default_factory=list)
    weights: dict[tuple[str, tuple[int, ...], bytes], str] = field(default_factory=dict)

    def op(self, name: str, *inputs: str, outputs: int = 1, domain: str = "", **attributes: Any) -> Any:
        """Add an operator: the name of its output, or of each."""
        names = [f"{name.lower()}{len(self.nodes)}.{number}" for number in range(outputs)]
        self.nodes.append(helper.make_node(name, list(inputs), names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def weight(self, values: Tensor | np.ndarray) -> str:
        """Add weights; the same weights are added once."""
        array = np.ascontiguousarray(values.detach().numpy() if isinstance(values, Tensor) else values)
        key = array.dtype.str, array.shape, array.tobytes()
        return self.weights.setdefault(key, f"w{len(self.weights)}")

    def whole_numbers(self, *values: int) -> str:
        """Add a constant row of whole numbers."""
        return self.weight(np.array(values, dtype=np.int64))

    def linear(self, seen: str, layer: nn.Linear) -> str:
        """A matrix product with its bias; quantises its input."""
        if self.whole:
            return self.op("Add", self.op("MatMul", seen, self.weight(layer.weight.T)), self.weight(layer.bias))
        table, scale = self._quantised(layer.weight.T)
        return self.op("DynamicQuantizeMatMul", seen, table, scale, "", self.weight(layer.bias), domain=MICROSOFT)

    def several(self, seen: str, layers: Sequence[nn.Linear]) -> list[str]:
        """Several matrix products of one input, which is quantised once."""
        if self.whole:
            return [self.linear(seen, layer) for layer in layers]
        numbers, scale, zero = self.op("DynamicQuantizeLinear", seen, outputs=3)
        found = []
        for layer in layers:
            table, scales = self._quantised(layer.weight.T)
            inputs = (numbers, table, scale, scales, zero, "", self.weight(layer.bias))
            found.append(self.op("MatMulIntegerToFloat", *inputs, domain=MICROSOFT))
        return found

    def _quantised(self, weights: Tensor) -> tuple[str, str]:
        """Weights (in, out) in int8 with a scale for each column."""
        table = weights.detach().numpy()
        scale = np.maximum(np.abs(table).max(axis=0), 1e-9) / 127
        return self.weight(np.rint(table / scale).astype(np.int8)), self.weight(scale)

    def rows(self, table: Tensor, at: str) -> str:
        """Rows of a small table."""
        return self.op("Gather", self.weight(table), at)

    def words(self, table: Tensor, at: str) -> str:
        """Rows of a large table, kept in int8 with a scale for each row."""
        if self.whole:
            return self.rows(table, at)
        scale = np.maximum(np.abs(table.detach().numpy()).max(axis=1, keepdims=True), 1e-9) / 127
        numbers = self.weight(np.rint(table.detach().numpy() / scale).astype(np.int8))
        found = self.op("Cast", self.op("Gather", numbers, at), to=FLOAT)
        return self.op("Mul", found, self.op("Gather", self.weight(scale), at))

    def norm(self, seen: str, layer: nn.LayerNorm) -> str:
        """A layer norm."""
        weights = self.weight(layer.weight), self.weight(layer.bias)
        return self.op("LayerNormalization", seen, *weights, axis=-1, epsilon=layer.eps)

    def apart(self, seen: str) -> tuple[str, str]:
        """The mark at the beginning (r, 1, w), and all that comes after it."""
        ends = self.whole_numbers(0), self.whole_numbers(1), self.whole_numbers(LONGEST), self.whole_numbers(1)
        return self.op("Slice", seen, ends[0], ends[1], ends[3]), self.op("Slice", seen, ends[1], ends[2], ends[3])

    def gelu(self, seen: str) -> str:
        """GELU by a hyperbolic tangent: within .0005 of the exact one, which takes half as long again."""
        return self.op("FastGelu", seen, domain=MICROSOFT)

    def attention(self, seen: str, parts: Sequence[nn.Linear], heads: int) -> str:
        """Attention over all pieces, before its last matrix product; ``parts``: query, key and value."""
        return self.op("MultiHeadAttention", *self.several(seen, parts), domain=MICROSOFT, num_heads=heads)

    def labels(self, seen: str, layers: int) -> str:
        """Scores (r, n, layers, 3) from scores in one row."""
        return self.op("Reshape", seen, self.whole_numbers(0, 0, layers, 3))

    def model(self, inputs: dict[str, Sequence[Any]], outputs: dict[str, tuple[str, Sequence[Any]]]) -> ModelProto:
        """The graph, with the shapes of its inputs, and its outputs: what they are called, and what they are here."""
        for name, (value, _) in outputs.items():
            self.nodes.append(helper.make_node("Identity", [value], [name]))
        floats = {"narrow", "head", "inside"}
        given = [helper.make_tensor_value_info(n, FLOAT if n in floats else WHOLE, s) for n, s in inputs.items()]
        told = [helper.make_tensor_value_info(name, FLOAT, shape) for name, (_, shape) in outputs.items()]
        graph = helper.make_graph(self.nodes, "reportedly", given, told, [*map(_initial, self.weights.items())])
        sets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=sets, ir_version=9)


def _initial(weight: tuple[tuple[str, tuple[int, ...], bytes], str]) -> TensorProto:
    (kind, shape, values), name = weight
    return numpy_helper.from_array(np.frombuffer(values, dtype=kind).reshape(shape), name)


def encoder(network: Network, whole: bool = False) -> ModelProto:
    """Pieces with features (r, n) to hidden states (r, n, 384), narrow ones (r, n, 128) and scores (r, n, layers, 3).

    All n are read: rows of a batch are of one length.
    """
    graph, bert, marks = Graph(whole), network.encoder.bert, network.encoder
    seen = _embedded(graph, marks)
    parts = graph.apart(seen)
    for layer in bert.encoder.layer:
        own, after = layer.attention.self, layer.attention.output
        held = graph.attention(seen, (own.query, own.key, own.value), own.num_attention_heads)
        before, parts = parts, ()
        for rows, gathered in zip(before, graph.apart(held), strict=True):
            part = graph.norm(graph.op("Add", rows, graph.linear(gathered, after.dense)), after.LayerNorm)
            wide = graph.gelu(graph.linear(part, layer.intermediate.dense))
            part = graph.op("Add", part, graph.linear(wide, layer.output.dense))
            parts = (*parts, graph.norm(part, layer.output.LayerNorm))
        seen = graph.op("Concat", *parts, axis=1)
    first = (marks.names, marks.cue[0], marks.evidence[0], network.reader.narrow)
    names, cue, evidence, narrow = graph.several(seen, first)
    last = graph.linear(graph.gelu(cue), marks.cue[2]), graph.linear(graph.gelu(evidence), marks.evidence[3])
    scores = graph.labels(graph.op("Concat", names, *last, axis=-1), len(LAYERS))
    outputs = {
        "hidden": (seen, ["r", "n", WIDE]),
        "narrow": (narrow, ["r", "n", NARROW]),
        "scores": (scores, ["r", "n", len(LAYERS), 3]),
    }
    return graph.model({name: ["r", "n"] for name in ("ids", "shapes", "spaces", "breaks")}, outputs)


def _embedded(graph: Graph, marks: nn.Module) -> str:
    """What each piece is: its embedding, its features, its position."""
    tables = marks.bert.embeddings
    shape, space, opening = (table.weight for table in (marks.shape, marks.space, marks.opening))
    features = (
        shape[:, None, None] + space[None, :, None] + opening[None, None] + tables.token_type_embeddings.weight[0]
    )
    row = graph.op("Mul", "shapes", graph.whole_numbers(len(space) * len(opening)))
    row = graph.op("Add", row, graph.op("Mul", "spaces", graph.whole_numbers(len(opening))))
    row = graph.op("Add", row, "breaks")
    words = graph.op("Add", graph.words(tables.word_embeddings.weight, "ids"), graph.rows(features.flatten(0, 2), row))
    length = graph.op("Shape", "ids", start=1, end=2)
    places = graph.weight(tables.position_embeddings.weight[:LONGEST])
    places = graph.op("Slice", places, graph.whole_numbers(0), length)
    return graph.norm(graph.op("Add", words, places), tables.LayerNorm)


def reader(network: Network, whole: bool = False) -> ModelProto:
    """Views (r, n) from heads to role scores (r, n, roles, 3) and classes (r, c).

    ``narrow``: states of the view; ``head``: the mean hidden state of the head; ``inside``: the share of each piece.
    """
    graph, eyes = Graph(whole), network.reader
    kinds = graph.op("Unsqueeze", graph.rows(eyes.kind.weight, "kinds"), graph.whole_numbers(1))
    seen = graph.op("Add", graph.op("Add", "narrow", graph.rows(eyes.gap.weight, "gaps")), kinds)
    for block in eyes.blocks:
        held = graph.attention(graph.norm(seen, block.first), _thirds(block.three), block.heads)
        seen = graph.op("Add", seen, graph.linear(held, block.back))
        wide = graph.gelu(graph.linear(graph.norm(seen, block.second), block.up))
        seen = graph.op("Add", seen, graph.linear(wide, block.down))
    seen = graph.norm(seen, eyes.norm)
    pooled = graph.op("MatMul", graph.op("Unsqueeze", "inside", graph.whole_numbers(1)), seen)
    pooled = graph.op("Concat", "head", graph.op("Squeeze", pooled, graph.whole_numbers(1)), axis=-1)
    pooled = graph.gelu(graph.linear(pooled, eyes.pool[0]))
    classes = graph.op("Concat", *graph.several(pooled, (eyes.status, eyes.modality, eyes.stance)), axis=-1)
    roles = graph.labels(graph.linear(seen, eyes.roles), len(ROLES))
    inputs = {"narrow": ["r", "n", NARROW], "head": ["r", WIDE]}
    inputs |= {"gaps": ["r", "n"], "inside": ["r", "n"], "kinds": ["r"]}
    return graph.model(inputs, {"roles": (roles, ["r", "n", len(ROLES), 3]), "classes": (classes, ["r", "c"])})


def _thirds(layer: nn.Linear) -> list[nn.Linear]:
    """Query, key and value of one matrix."""
    parts = []
    for weight, bias in zip(layer.weight.chunk(3), layer.bias.chunk(3), strict=True):
        part = nn.Linear(weight.shape[1], weight.shape[0])
        part.weight, part.bias = nn.Parameter(weight), nn.Parameter(bias)
        parts.append(part)
    return parts
