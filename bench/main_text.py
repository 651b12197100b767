"""Main text: how much of an article's text is found on its page, and how much that is not of it.

    python bench/main_text.py ../shared/data/html_zyte

The measure is that of the Zyte article-extraction benchmark: 4-token shingles as multisets, precision and recall
averaged over pages, F1 of the two averages; the interval is a bootstrap over pages (1,000 draws, seed 0). The same run
scores stored outputs of a peer and times both the reading of the pages and trafilatura on them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import trafilatura

from reportedly import documents
from reportedly.captures import Capture
from reportedly.documents import BlockKind, Masthead
from reportedly.errors import Unreadable

Score = tuple[float, float, float]
STORY = {BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.BODY, BlockKind.DATELINE, BlockKind.BYLINE}
_TOKEN = re.compile(r"\w+")


def shingles(text: str, width: int = 4) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text or "")
    if not tokens:
        return Counter()
    return Counter(tuple(tokens[n : n + width]) for n in range(max(1, len(tokens) - width + 1)))


def score(true: str, found: str) -> Score:
    """True positives, false positives, false negatives as shares of one."""
    gold, got = shingles(true), shingles(found)
    hits = sum((gold & got).values())
    counts = (hits, sum(got.values()) - hits, sum(gold.values()) - hits)
    total = sum(counts) or 1
    return counts[0] / total, counts[1] / total, counts[2] / total


def averaged(scores: Sequence[Score]) -> Score:
    """F1, precision, recall."""
    precisions = [tp / (tp + fp) for tp, fp, _ in scores if tp + fp > 0]
    recalls = [tp / (tp + fn) for tp, _, fn in scores if tp + fn > 0]
    precision = sum(precisions) / max(1, len(precisions))
    recall = sum(recalls) / max(1, len(recalls))
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def interval(scores: Sequence[Score], draws: int = 1000) -> tuple[float, float]:
    """The middle 95 % of F1 over drawn sets of pages."""
    chance = random.Random(0)
    drawn = sorted(averaged(chance.choices(scores, k=len(scores)))[0] for _ in range(draws))
    return drawn[int(draws * 0.025)], drawn[int(draws * 0.975)]


def pages(folder: Path) -> dict[str, bytes]:
    return {path.name.split(".")[0]: gzip.decompress(path.read_bytes()) for path in sorted((folder / "html").iterdir())}


def story(page: bytes, url: str) -> str:
    """The words of the page's own story."""
    capture = Capture(url, datetime(2026, 1, 1, tzinfo=UTC), "text/html", page)
    try:
        document = documents.from_capture(capture, Masthead())
    except Unreadable:
        return ""
    kept = [block for block in document.blocks if block.kind in STORY - {BlockKind.HEADLINE}]
    return "\n".join(document.words(block.span) for block in kept)


def line(name: str, scores: Sequence[Score], seconds: float = 0.0) -> str:
    f1, precision, recall = averaged(scores)
    low, high = interval(scores)
    speed = f"  {len(scores) / seconds:6.1f} pages/s" if seconds else ""
    exact = sum(fp == fn == 0 for _, fp, fn in scores) / max(1, len(scores))
    told = f"P {precision:.3f}  R {recall:.3f}  exact {exact:.3f}{speed}"
    return f"{name:20} n={len(scores)}  F1 {f1:.3f} ({low:.3f}-{high:.3f})  {told}"


def stored(folder: Path, peer: str, gold: Mapping[str, Mapping[str, str]]) -> list[Score]:
    outputs = json.loads(gzip.decompress((folder / "peer_outputs" / f"{peer}.json.gz").read_bytes()))
    outputs = outputs.get("output", outputs)
    return [score(page["articleBody"], outputs.get(key, {}).get("articleBody", "")) for key, page in gold.items()]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peer", default="trafilatura")
    parser.add_argument("--worst", type=int, default=0, help="print so many pages with the lowest F1")
    chosen = parser.parse_args(arguments)
    gold = json.loads((chosen.folder / "ground-truth.json").read_text(encoding="utf-8"))
    raw = pages(chosen.folder)
    start = time.process_time()
    found = {key: story(raw[key], page["url"]) for key, page in gold.items()}
    seconds = time.process_time() - start
    scores = {key: score(page["articleBody"], found[key]) for key, page in gold.items()}
    print(line("reportedly", list(scores.values()), seconds))
    print(line(f"{chosen.peer} (stored)", stored(chosen.folder, chosen.peer, gold)))
    start = time.process_time()
    live = {key: trafilatura.extract(raw[key], include_comments=False) or "" for key in gold}
    seconds = time.process_time() - start
    print(line("trafilatura now", [score(page["articleBody"], live[key]) for key, page in gold.items()], seconds))
    for key in sorted(scores, key=lambda key: averaged([scores[key]])[0])[: chosen.worst]:
        print(f"{averaged([scores[key]])[0]:.3f}  {key[:12]}  {gold[key]['url'][:90]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
