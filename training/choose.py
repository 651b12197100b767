"""Choose how far evidence leans towards being found, on the documents that training held out.

    python training/choose.py --shared ../shared

Writes lean.json beside the package's graphs. One number for all kinds: more would be fitted to a handful of documents.
What is weighed is the claim F1 of the whole of ``extract`` and not that of the evidence alone, whose best leaning is
stricter: a mark too many is often set right by the rules behind it, one too few never. Source, cue and content stay as
trained. The dev parts take no part in it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

import annotations
import corpora
import gate
import scorers
from reportedly import pipeline
from reportedly.mentions.pieces import EVIDENCE
from reportedly.pipeline import Instruments

LEAN = Path(__file__).parents[1] / "src/reportedly/models/lean.json"
LEANS = (-1.0, -0.5, -0.25, 0.0, 0.25, 0.5)
ROLES = ("speaker", "actor", "target")


@dataclass(frozen=True)
class Held:
    """A document kept from training: as it comes in, and its claims by hand."""

    article: Mapping[str, Any]
    claims: list[dict[str, Any]]


def held_out(shared: Path) -> Iterator[Held]:
    """The documents of gold/train, gold/own and our annotations that no weights have learnt from."""
    for part, corpus in (("train", "gold"), ("own", "own")):
        for path in sorted((shared / "gold" / part / "texts").glob("*.json")):
            if corpora.held_out(corpus, path.stem):
                read = json.loads((shared / "gold" / part / "claims" / path.name).read_text(encoding="utf-8"))
                yield Held(json.loads(path.read_text(encoding="utf-8")), read["claims"])
    texts = annotations.texts(shared)
    for one in annotations.lines():
        if corpora.held_out(annotations.corpus_of(one["doc"]), one["doc"]):
            text = texts[one["doc"]]
            title, _, body = text.partition("\n\n")
            article = {"doc": one["doc"], "title": title, "text": body}
            yield Held(article, [_as_gold(claim, text) for claim in one["claims"]])


def _as_gold(claim: Mapping[str, Any], text: str) -> dict[str, Any]:
    """In the gold's form; places and times, which our annotations give in words alone, are left open."""
    told = {role: [{"name": text[slice(*span)], "party": None} for span in claim.get(role, ())] for role in ROLES}
    low, high = claim.get("bounds", (None, None))
    return {
        "id": "",
        "kind": claim["kind"],
        "status": claim["status"] or None,
        "modality": claim["modality"],
        "stance": claim["stance"],
        "evidence": text[slice(*claim["evidence"])],
        "speaker": told["speaker"],
        "via": [],
        "actor": next(iter(told["actor"]), None),
        "target": next(iter(told["target"]), None),
        "place": None,
        "time": None,
        "quantity": {"low": low, "high": high, "approx": False} if "bounds" in claim else None,
    }


def figure(documents: list[Held], scorer: Any, ready: Instruments) -> float:
    """Claim F1 of the whole of extract."""
    gold = {held.article["doc"]: held.claims for held in documents}
    found = {held.article["doc"]: gate.claims(held.article, ready) for held in documents}
    texts = {held.article["doc"]: tokens(held.article, scorer) for held in documents}
    return float(scorer.score(gold, found, texts)["claim"][2])


def tokens(article: Mapping[str, Any], scorer: Any) -> Any:
    """The words of an article as the scorer counts them."""
    return scorer.tokens(f"{article.get('title') or ''}\n\n{article['text']}")


def best(figures: dict[float, float], near: float = 0.003) -> float:
    """The leaning nearest nought among those whose figure is the best, or all but the best; of two, the better."""
    top = max(figures.values())
    return min((x for x, value in figures.items() if value >= top - near), key=lambda x: (abs(x), -figures[x]))


def choose(shared: Path) -> None:
    """One number for all evidence: training weighs the rare words up, so the weights may lean too far."""
    documents, scorer, figures = list(held_out(shared)), scorers.of_claims(shared), {}
    for lean in LEANS:
        put(lean)
        figures[lean] = figure(documents, scorer, pipeline.instruments())
        print(f"{lean:+.1f}  claim F1 {figures[lean]:.3f}  ({sum(len(held.claims) for held in documents)} claims)")
    put(best(figures))


def put(lean: float) -> None:
    """Let the package's tagger lean so far."""
    LEAN.write_text(json.dumps(dict.fromkeys(EVIDENCE, lean), indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    choose(parser.parse_args().shared)
