"""Export: a checkpoint as two ONNX graphs in int8, with its word pieces, where the package keeps them.

python training/export.py --run tagger [--out src/reportedly/models] [--slim ../shared]

``--slim`` names the shared folder, on whose pages the encoder is made slimmer (`slimming.py`): a quarter cheaper.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch

import annotations
import corpora
import graphs
import slimming
from network import Network
from reportedly.mentions.pieces import SHAPES
from train import base_folder, tokenizer_of


def apart(network: Network, graph: bytes) -> tuple[float, float]:
    """How far scores of a graph are from the network's, over pieces drawn at random (seed fixed), and their spread."""
    draw = np.random.default_rng(11)
    most = {"ids": 30000, "shapes": SHAPES, "spaces": 2, "breaks": 2}
    rows = {name: draw.integers(1 if name == "ids" else 0, top, (2, 96)) for name, top in most.items()}
    scores = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"]).run(["scores"], rows)[0]
    with torch.no_grad():
        wanted = network.encoder(*map(torch.tensor, rows.values()), torch.ones(2, 96, dtype=torch.long))[1].numpy()
    return float(np.abs(scores - wanted).mean()), float(wanted.std())


def slimmed(network: Network, shared: Path) -> None:
    """Take out of the encoder what says least on pages of the training part."""
    articles = [*corpora.polnear(shared / "data/polnear/train"), *corpora.gold(shared / "gold/train", "gold")]
    articles += annotations.articles(shared)
    left = slimming.slim(network, slimming.pages(articles, tokenizer_of(base_folder())), slimming.Loss())
    print("heads and hidden units left:", ", ".join(f"{heads} and {units}" for heads, units in left))


def export(options: argparse.Namespace) -> None:
    """Write encoder.onnx, reader.onnx and pieces.json; lean.json and gate.tsv stay as they are."""
    network = Network(base_folder())
    network.load_state_dict(torch.load(Path(__file__).parent / "runs" / options.run / "average.pt", map_location="cpu"))
    network.eval()
    if options.slim:
        slimmed(network, options.slim)
    options.out.mkdir(parents=True, exist_ok=True)
    for name, graph in (("encoder", graphs.encoder), ("reader", graphs.reader)):
        onnx.save_model(graph(network, options.whole), options.out / f"{name}.onnx")
    distance, spread = apart(network, (options.out / "encoder.onnx").read_bytes())
    print(f"scores are {distance:.4f} from the network's, whose deviation is {spread:.4f}")
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
    parser.add_argument("--slim", type=Path, help="the shared folder, to make the encoder slimmer")
    parser.add_argument(
        "--whole", action="store_true", help="leave the graphs in floating point, to see what int8 costs"
    )
    export(parser.parse_args())
