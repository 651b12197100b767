"""Choose how far evidence leans towards being found, on the documents of gold that training held out.

    python training/choose.py --shared ../shared [--models src/reportedly/models]

Writes lean.json beside the graphs. One number for all kinds: more would be fitted to a handful of documents. Source,
cue and content stay as trained (leaning moved their exact figures by a point and a half on 20 held-out articles and
cost recall). The dev parts take no part in it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from reportedly.mentions.pieces import EVIDENCE
from reportedly.mentions.tagger import Tagger, Weights
from reportedly.sentences import Sentence

LEANS = (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0)


def bench() -> ModuleType:
    path = Path(__file__).parents[1] / "bench/tagger.py"
    spec = importlib.util.spec_from_file_location("bench_tagger", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Trial:
    """The held-out documents, read once for every leaning that is tried."""

    def __init__(self, shared: Path, weights: Weights) -> None:
        self._bench, self._weights = bench(), weights
        self._score = self._bench.script(shared / "gold/score.py")
        self._claims = list(self._bench.pages(shared, ("train", "own"), True))
        self._claims_read = [self._bench.split(text) for _, text in self._claims]

    def _marks(self, lean: dict[str, float], read: Sequence[tuple[Sentence, ...]]) -> list[Any]:
        return list(Tagger(replace(self._weights, lean=lean), threads=2).tag(read))

    def evidence(self, lean: dict[str, float]) -> float:
        """Claim F1 of the evidence."""
        marks = self._marks(lean, self._claims_read)
        gold = {written["doc"]: written["claims"] for written, _ in self._claims}
        predicted = {doc: self._bench.evidence(m) for doc, m in zip(gold, marks, strict=True)}
        texts = {written["doc"]: self._score.tokens(text) for written, text in self._claims}
        return float(self._score.score(gold, predicted, texts)["claim"][2])


def best(figures: dict[float, float], near: float = 0.003) -> float:
    """The leaning nearest nought among those whose figure is the best, or all but the best."""
    top = max(figures.values())
    return min((x for x, figure in figures.items() if figure >= top - near), key=lambda x: (abs(x), x))


def choose(options: argparse.Namespace) -> None:
    """One number for all evidence: training weighs the rare words up, so the weights lean too far."""
    trial = Trial(options.shared, bench().weights(options.models))
    figures = {x: trial.evidence(dict.fromkeys(EVIDENCE, x)) for x in LEANS}
    print("evidence", figures)
    lean = dict.fromkeys(EVIDENCE, best(figures))
    (options.models / "lean.json").write_text(json.dumps(lean, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--models", type=Path, default=Path(__file__).parents[1] / "src/reportedly/models")
    choose(parser.parse_args())
