"""Claims on the documents that training held out: what the figures on gold/dev are worth on texts nobody looked at.

    python bench/unseen.py [../shared]

Three sets: of gold/train and gold/own, with every field by hand; of training/annotations, whose places and times are
words alone, so that usable claims cannot be told; and of its everyday pages, few of which bear a claim at all: there it
is said how many claims were found on pages without any. Intervals by resampling documents.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "training"))

import annotations  # noqa: E402
import choose  # noqa: E402
import gate  # noqa: E402
import scorers  # noqa: E402
from reportedly.pipeline import Instruments, instruments  # noqa: E402

GOLD, OURS, EVERYDAY = "gold/train and gold/own", "training/annotations", "everyday pages of training/annotations"


def main() -> None:
    shared = Path(sys.argv[1]) if sys.argv[1:] else ROOT.parent / "shared"
    scorer, ready = scorers.of_claims(shared), instruments()
    gold = {path.stem for part in ("train", "own") for path in (shared / "gold" / part / "texts").glob("*.json")}
    sets: dict[str, list[choose.Held]] = {GOLD: [], OURS: [], EVERYDAY: []}
    for one in choose.held_out(shared):
        doc = one.article["doc"]
        everyday = annotations.corpus_of(doc) == "everyday"
        sets[GOLD if doc in gold else EVERYDAY if everyday else OURS].append(one)
    for name, documents in sets.items():
        told(name, documents, scorer, ready, ("claim", "usable") if name == GOLD else ("claim",))


def told(name: str, documents: Sequence[choose.Held], scorer: Any, ready: Instruments, kept: Sequence[str]) -> None:
    """Print the figures of one set."""
    wanted = {one.article["doc"]: one.claims for one in documents}
    found = {one.article["doc"]: gate.claims(one.article, ready) for one in documents}
    texts = {one.article["doc"]: choose.tokens(one.article, scorer) for one in documents}
    scored = scorer.score(wanted, found, texts)
    print(
        f"== held out of {name}: {scored['documents']} documents, {scored['gold']} claims, {scored['predicted']} found"
    )
    for figure in kept:
        (precision, recall, f1), (low, high) = scored[figure], scored[f"{figure}_95"]
        print(f"{figure:8} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  (95% {low:.3f}-{high:.3f})")
    bare = [doc for doc, claims in wanted.items() if not claims]
    if bare:
        print(f"pages without a claim: {len(bare)}, found on them {sum(len(found[doc]) for doc in bare)}")
    left = () if "usable" in kept else ("place50km", "time")
    print(
        "fields: " + "  ".join(f"{k} {share:.2f}" for k, share in scored["field"].items() if k not in left), flush=True
    )


if __name__ == "__main__":
    main()
