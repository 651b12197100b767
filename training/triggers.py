"""Weigh the triggers: each row by how often it carries a claim, then the signs around it.

    python training/triggers.py [--shared ../shared] [--folds 5]

Reads gold/train and gold/own under the shared folder (texts and claims), rewrites the weight column of
``triggers.tsv`` and the whole of ``trigger_contexts.tsv`` in the package, and prints what folds by document say of it:
F1 of single triggers, a trigger being right when it stands in the evidence of a claim of its kind. Deterministic.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from reportedly import documents, sentences
from reportedly.captures import ARTICLE, Capture
from reportedly.mentions import contexts
from reportedly.mentions.triggers import Triggers, around, read

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src" / "reportedly" / "data"
BOUND = {"casualties", "displacement", "service"}  # kinds whose status the scorer binds
LEAST, RIDGE, WORTH = 4, 4.0, 0.05  # sightings of a sign, L2 penalty, smallest weight kept
WHEN = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Seen:
    """A trigger found: its row, the signs around it, and whether a claim of its kind has it in its evidence."""

    document: str
    row: tuple[str, str]
    signs: frozenset[str]
    right: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    lines = (DATA / "triggers.tsv").read_text(encoding="utf-8").splitlines()
    seen = [one for part in ("train", "own") for one in sightings(options.shared / "gold" / part, Triggers(lines))]
    print(f"{len(seen)} triggers in {len({one.document for one in seen})} documents")
    print_folds(seen, options.folds)
    rows, signs = fit(seen)
    write_rows(lines, rows)
    kept = sorted((sign, weight) for sign, weight in signs.items() if abs(weight) >= WORTH)
    text = "".join(f"{sign}\t{weight:.2f}\n" for sign, weight in kept)
    (DATA / "trigger_contexts.tsv").write_text("sign\tweight\n" + text, encoding="utf-8")
    print(f"{len(kept)} signs kept")


def sightings(folder: Path, triggers: Triggers) -> list[Seen]:
    found = []
    for path in sorted((folder / "claims").glob("*.json")):
        claims = json.loads(path.read_text(encoding="utf-8"))["claims"]
        body = (folder / "texts" / path.name).read_bytes()
        document = documents.from_capture(Capture(path.stem, WHEN, ARTICLE, body))
        places = [(document.text.find(claim["evidence"]), claim) for claim in claims]
        for sentence in sentences.from_document(document):
            hits = triggers.hits(sentence.tokens)
            lower = [token.text.lower() for token in sentence.tokens]
            for hit in hits:
                kind, status = hit.trigger.kind, hit.trigger.status
                start, end = sentence.tokens[hit.head[0]].start, sentence.tokens[hit.head[-1]].end
                right = any(
                    at < end and start < at + len(claim["evidence"]) and kind == claim["kind"]
                    and (kind not in BOUND or status == (claim["status"] or ""))
                    for at, claim in places
                )  # fmt: skip
                signs = frozenset(around(sentence, lower, hit, hits))
                found.append(Seen(path.stem, (kind, hit.trigger.pattern), signs, right))
    return found


def fit(seen: list[Seen]) -> tuple[dict[tuple[str, str], float], dict[str, float]]:
    """The share of right sightings by row, drawn towards one half by two; and the weights of the signs on top of it."""
    number, right = Counter(one.row for one in seen), Counter(one.row for one in seen if one.right)
    rows = {row: round((right[row] + 1) / (number[row] + 2), 2) for row in number}
    counted = Counter(sign for one in seen for sign in one.signs)
    names = sorted(sign for sign, times in counted.items() if times >= LEAST)
    place = {sign: i for i, sign in enumerate(names)}
    pairs = [(i, place[sign]) for i, one in enumerate(seen) for sign in one.signs if sign in place]
    matrix = csr_matrix((np.ones(len(pairs)), tuple(zip(*pairs, strict=True))), shape=(len(seen), len(names)))
    truth = np.array([one.right for one in seen], float)
    shares = np.array([rows[one.row] for one in seen])
    offset = np.log(shares / (1 - shares))

    def loss(w):
        p = 1 / (1 + np.exp(-(matrix @ w[:-1] + w[-1] + offset)))
        cost = -(truth * np.log(p + 1e-9) + (1 - truth) * np.log(1 - p + 1e-9)).sum() + RIDGE * (w[:-1] @ w[:-1])
        return cost, np.append(matrix.T @ (p - truth) + 2 * RIDGE * w[:-1], (p - truth).sum())

    w = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return rows, {**dict(zip(names, w[:-1].tolist(), strict=True)), "always": float(w[-1])}


def print_folds(seen: list[Seen], folds: int) -> None:
    def fold(one: Seen) -> int:
        return int(hashlib.md5(one.document.encode()).hexdigest(), 16) % folds

    alone, together, truth = [], [], []
    for held in range(folds):
        rows, signs = fit([one for one in seen if fold(one) != held])
        for one in (one for one in seen if fold(one) == held):
            weight = rows.get(one.row, 0.5)
            alone.append(weight)
            together.append(contexts.score(weight, one.signs, signs))
            truth.append(one.right)
    for name, scores in (("rows alone", alone), ("with signs", together)):
        best = max((f1(truth, scores, least / 20), least / 20) for least in range(4, 13))
        print(f"{name}: F1 {best[0][0]:.3f} (P {best[0][1]:.3f}, R {best[0][2]:.3f}) at {best[1]:.2f}, {folds} folds")


def f1(truth: list[bool], scores: list[float], least: float) -> tuple[float, float, float]:
    hits = sum(right for right, value in zip(truth, scores, strict=True) if value >= least)
    precision, recall = hits / max(1, sum(value >= least for value in scores)), hits / sum(truth)
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def write_rows(lines: list[str], weights: dict[tuple[str, str], float]) -> None:
    known = {(row.kind, row.pattern): row for row in read(lines)}
    out = [lines[0]]
    for line in lines[1:]:
        kind, status, form, pattern, weight, example = line.split("\t")
        share = weights.get((kind, pattern))
        out.append("\t".join((kind, status, form, pattern, f"{share:.2f}" if share else weight, example)))
    assert len(known) == len(out) - 1
    (DATA / "triggers.tsv").write_text("\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
