"""The gate: claims of gold folders found, by kind and by field, against floors that only rise.

    python bench/gate.py [GOLD_DIR ...] [--shared ../shared] [--kinds] [--wrong N] [--write FILE]

Definitions are those of the gold's own scorer, ``gold/score.py`` under the shared folder, which is imported from there.
Without that folder the gate says so and passes: the tests of the project do not need it.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import scorers
from reportedly.captures import ARTICLE, Capture
from reportedly.exports import claims as exchange
from reportedly.pipeline import Instruments, instruments, read

ROOT = Path(__file__).resolve().parent.parent
FLOORS = Path(__file__).with_name("floors.json")
WHEN = datetime(2026, 1, 1, tzinfo=UTC)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    scorer = scorers.of_claims(options.shared)
    folders = [Path(f) for f in options.folders] or [options.shared / "gold" / "dev"]
    if scorer is None or not all((folder / "claims").is_dir() for folder in folders):
        print(f"gate: no gold under {options.shared}; nothing measured")
        return 0
    ready = instruments()
    fallen = [line for folder in folders for line in _measure(folder, scorer, ready, options)]
    print("\n".join(fallen) if fallen else "gate: every floor holds")
    return 1 if fallen else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", metavar="GOLD_DIR", help="with claims/ and texts/; default gold/dev")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the shared folder with the scorer")
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="print N false and N missed claims")
    parser.add_argument("--write", type=Path, help="write the claims found, one line a document")
    return parser.parse_args(arguments)


def _measure(folder: Path, scorer: ModuleType, ready: Instruments, options: argparse.Namespace) -> list[str]:
    started = time.perf_counter()
    gold = {d["doc"]: d["claims"] for d in _json(folder / "claims")}
    found = {article["doc"]: claims(article, ready) for article in _json(folder / "texts")}
    spent = time.perf_counter() - started
    if options.write:
        lines = (json.dumps({"doc": doc, "claims": found[doc]}, ensure_ascii=False) for doc in sorted(found))
        options.write.write_text("\n".join(lines) + "\n", encoding="utf-8")
    texts = scorer.load_texts(folder / "texts")
    scored: dict[str, Any] = scorer.score(gold, found, texts)
    _print(folder, scored, spent)
    if options.wrong:
        _print_wrong(scorer, gold, found, texts, options.wrong)
    return list(_fallen(_key(folder), scored, json.loads(FLOORS.read_text(encoding="utf-8"))))


def claims(article: Mapping[str, Any], ready: Instruments) -> list[dict[str, Any]]:
    """The claims that the pipeline reads from one article record, in the exchange format."""
    body = json.dumps(article, ensure_ascii=False).encode()
    capture = Capture(article.get("url") or article["doc"], WHEN, ARTICLE, body)
    reading = read(capture, ready)
    return list(exchange.records(reading.claims, reading.document)["claims"])


def _json(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def _key(folder: Path) -> str:
    return "/".join(folder.resolve().parts[-2:])


def _print(folder: Path, scored: Mapping[str, Any], spent: float) -> None:
    number = scored["documents"]
    print(f"== {_key(folder)}: {number} documents, {scored['gold']} gold claims, {scored['predicted']} found", end="")
    print(f", {spent:.1f} s ({number / spent:.1f} documents/s)")
    for name in ("claim", "usable"):
        precision, recall, f1 = scored[name]
        low, high = scored[f"{name}_95"]
        print(f"{name:8} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  (95% {low:.3f}-{high:.3f})")
    answered = sum(figures[3] for figures in scored["kind"].values())
    fields = "  ".join(f"{name} {share:.2f}" for name, share in scored["field"].items())
    print(f"fields of {answered} answered claims: {fields}")
    for kind, (precision, recall, f1, _, gold) in scored["kind"].items():
        print(f"  {kind:13} gold {gold:4d}  P {precision:.2f}  R {recall:.2f}  F1 {f1:.2f}")


def _print_wrong(scorer: ModuleType, gold: Any, found: Any, texts: Any, number: int) -> None:
    false, missed = [], []
    for doc in sorted(gold):
        pairs = scorer.pair(gold[doc], found.get(doc, []), texts.get(doc))
        left, right = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
        missed += [(doc, c) for i, c in enumerate(gold[doc]) if i not in left]
        false += [(doc, c) for j, c in enumerate(found.get(doc, [])) if j not in right]
    for name, wrong in (("false", false), ("missed", missed)):
        step = max(1, len(wrong) // number)
        for doc, claim in wrong[::step][:number]:
            print(f"{name:6} {doc:22} {claim['kind']}/{claim['status'] or ''} {claim['evidence'][:150]!r}")


def _fallen(key: str, scored: Mapping[str, Any], floors: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    for name, floor in floors.get(key, {}).items():
        value = scored[name][2]
        if value < floor:
            yield f"gate: {key} {name} F1 {value:.3f} is under its floor {floor:.3f}"


if __name__ == "__main__":
    sys.exit(main())
