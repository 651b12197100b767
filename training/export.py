"""Export: a checkpoint as two ONNX graphs in int8, with its word pieces and leanings, where the package keeps them.

python training/export.py --run tagger [--out src/reportedly/models]
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from network import WIDE, Network
from train import base_folder, tokenizer_of


class Plain(nn.Module):
    """The encoder with attention written out, as the exporter and the quantiser like it."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder
        encoder.bert.config._attn_implementation = "eager"

    def forward(
        self, ids: Tensor, shapes: Tensor, spaces: Tensor, breaks: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        bert = self.encoder.bert
        words = bert.embeddings.word_embeddings(ids) + self.encoder.shape(shapes)
        words = words + self.encoder.space(spaces) + self.encoder.opening(breaks)
        hidden = bert.embeddings(inputs_embeds=words)
        bias = (1.0 - mask.float())[:, None, None] * -10000.0
        for layer in bert.encoder.layer:
            hidden = layer(hidden, attention_mask=bias)[0]
        scores = torch.cat(
            [self.encoder.names(hidden), self.encoder.cue(hidden), self.encoder.evidence(hidden)], dim=-1
        )
        return hidden, scores.unflatten(-1, (-1, 3))


def _example() -> tuple[Tensor, ...]:
    ids = torch.randint(1000, 5000, (3, 17))
    return ids, ids % 10, ids % 2, ids % 2, torch.ones_like(ids)


def exported(network: Network, folder: Path) -> tuple[Path, Path]:
    """Both graphs in floating point."""
    network.eval()
    several = {0: "rows", 1: "pieces"}
    names = ["ids", "shapes", "spaces", "breaks", "mask"]
    with torch.no_grad():
        torch.onnx.export(
            Plain(network.encoder),
            _example(),
            folder / "encoder.onnx",
            dynamo=False,
            opset_version=17,
            input_names=names,
            output_names=["hidden", "scores"],
            dynamic_axes=dict.fromkeys([*names, "hidden", "scores"], several),
        )
        inside = torch.zeros(3, 17)
        inside[:, 2:4] = 1
        mask = torch.ones(3, 17, dtype=torch.long)
        looked = (torch.randn(3, 17, WIDE), mask, mask, inside, torch.zeros(3, dtype=torch.long))
        names = ["hidden", "mask", "gaps", "inside", "kinds"]
        axes = dict.fromkeys([*names[:4], "roles"], several) | {"kinds": {0: "rows"}, "classes": {0: "rows"}}
        torch.onnx.export(
            network.reader, looked, folder / "reader.onnx", dynamo=False, opset_version=17, input_names=names,
            output_names=["roles", "classes"], dynamic_axes=axes,
        )  # fmt: skip
    return folder / "encoder.onnx", folder / "reader.onnx"


def export(options: argparse.Namespace) -> None:
    """Write encoder.onnx, reader.onnx, pieces.json and (once chosen) lean.json."""
    network = Network(base_folder())
    network.load_state_dict(torch.load(Path(__file__).parent / "runs" / options.run / "average.pt", map_location="cpu"))
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for plain in exported(network, Path(scratch)):
            quantize_dynamic(plain, options.out / plain.name, weight_type=QuantType.QInt8, per_channel=True)
            if options.whole:
                (options.out / plain.name).write_bytes(plain.read_bytes())
    pieces = json.loads(tokenizer_of(base_folder()).to_str())
    (options.out / "pieces.json").write_text(
        json.dumps(pieces, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    for path in sorted(options.out.iterdir()):
        print(f"{path.name:16} {path.stat().st_size / 1e6:6.2f} MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", default="tagger")
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "src/reportedly/models")
    parser.add_argument(
        "--whole", action="store_true", help="leave the graphs in floating point, to see what int8 costs"
    )
    export(parser.parse_args())
