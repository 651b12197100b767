"""Means: the weights of several runs in one checkpoint (Wortsman et al. 2022, "Model soups").

python training/means.py --run mean nine=.5 shipped=.5
"""

from __future__ import annotations

import argparse

import torch

from train import RUNS


def mean(shares: dict[str, float]) -> dict[str, torch.Tensor]:
    """The mean of the runs' weights by share; ValueError when the shares do not come to one."""
    if abs(sum(shares.values()) - 1) > 1e-9:
        raise ValueError(f"the shares come to {sum(shares.values())}, not to 1")
    runs = {name: torch.load(RUNS / name / "average.pt", map_location="cpu") for name in shares}
    first = next(iter(runs.values()))
    return {key: sum(runs[name][key].float() * share for name, share in shares.items()) for key in first}


def main() -> None:
    """Read the shares, and write the mean as a run of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", required=True)
    parser.add_argument("shares", nargs="+", metavar="RUN=SHARE")
    options = parser.parse_args()
    shares = {name: float(share) for name, _, share in (one.partition("=") for one in options.shares)}
    (RUNS / options.run).mkdir(parents=True, exist_ok=True)
    torch.save(mean(shares), RUNS / options.run / "average.pt")


if __name__ == "__main__":
    main()
