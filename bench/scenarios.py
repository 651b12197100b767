"""What a set of reports shows, against the scenario bundles: origins, events and what reports are to each other.

    python bench/scenarios.py [FOLDER] [--shared ../shared] [--reports] [--samples 1000] [--write FOLDER]

With the gold claims posted the judges are measured alone; ``--reports`` reads the bare reports from end to end.
Definitions are those of the gold's own scorer, ``gold/score_scenarios.py`` under the shared folder, which is imported
from there; the intervals (95 %) are from resampling bundles. Without that folder the bench says so and passes.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import scorers
from reportedly.captures import ARTICLE, Capture
from reportedly.claims import Claim, given
from reportedly.documents import Document, from_capture
from reportedly.exports import claims as exchange
from reportedly.exports import testimony as export
from reportedly.judgements import judge
from reportedly.testimony import relations

ROOT = Path(__file__).resolve().parent.parent
FLOORS = Path(__file__).with_name("floors.json")
WHEN = datetime(2026, 1, 1, tzinfo=UTC)
SEED = 20261128
Bundle = Mapping[str, Any]
Tally = Counter[str]


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    folder = options.folder or options.shared / "gold" / "scenarios" / "dev"
    scorer = scorers.of_scenarios(options.shared)
    if scorer is None or not folder.is_dir():
        print(f"scenarios: no bundles under {folder}; nothing measured")
        return 0
    read = reader() if options.reports else coded
    tallies = [_measure(path, read, scorer, options.write) for path in sorted(folder.glob("*.json"))]
    scores = figures(sum(tallies, Counter()))
    spread = _intervals(tallies, options.samples)
    key = "/".join(folder.resolve().parts[-3:]) + (" reports" if options.reports else "")
    _print(key, len(tallies), sum(tallies, Counter()), scores, spread)
    fallen = list(_fallen(key, scores))
    print("\n".join(fallen) if fallen else "scenarios: every floor holds")
    return 1 if fallen else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="folder of bundles; default gold/scenarios/dev")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the shared folder with the scorer")
    parser.add_argument("--reports", action="store_true", help="read the bare reports instead of the gold claims")
    parser.add_argument("--samples", type=int, default=1000, help="resamples of bundles for the intervals")
    parser.add_argument("--write", type=Path, help="write what is found, one file a bundle, for the gold's own scorer")
    return parser.parse_args(arguments)


def _capture(report: Mapping[str, Any]) -> Capture:
    body = json.dumps({**report, "doc": report["id"]}, ensure_ascii=False).encode()
    return Capture(report["url"], WHEN, ARTICLE, body)


def coded(bundle: Bundle) -> tuple[list[Document], list[Claim]]:
    """The reports of a bundle with the claims that the gold gives them."""
    documents = [from_capture(_capture(report)) for report in bundle["reports"]]
    claims = [
        claim
        for document in documents
        for claim in given.from_records([c for c in bundle["claims"] if c["report"] == document.name], document)
    ]
    return documents, claims


def reader() -> Callable[[Bundle], tuple[list[Document], list[Claim]]]:
    """Reads the bare reports with everything the house has."""
    from reportedly.pipeline import instruments, read

    ready = instruments()

    def from_reports(bundle: Bundle) -> tuple[list[Document], list[Claim]]:
        read_reports = [read(_capture(report), ready) for report in bundle["reports"]]
        return [r.document for r in read_reports], [claim for r in read_reports for claim in r.claims]

    return from_reports


def table(documents: Sequence[Document], claims: Sequence[Claim]) -> dict[str, Any]:
    """All that is read out of some claims, in the form of the bundles."""
    judged = judge(claims, (), documents, WHEN)
    return export.record(relations(claims, judged, documents), {d.id: d for d in documents}, exchange.record)


def _measure(path: Path, read: Callable[[Bundle], Any], scorer: ModuleType, write: Path | None) -> Tally:
    bundle = json.loads(path.read_text(encoding="utf-8"))
    found = table(*read(bundle))
    if write:
        write.mkdir(parents=True, exist_ok=True)
        (write / path.name).write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    return tally(bundle, found, scorer)


def tally(gold: Bundle, found: Bundle, scorer: ModuleType) -> Tally:
    """What is counted for one bundle; counts of bundles add up."""
    to = scorer.partners(gold, found)

    def name(claim: str) -> str:
        return to.get(claim, "?" + claim)

    counts: Tally = Counter()
    _count(counts, "claims", {c["id"] for c in gold["claims"]}, {name(c["id"]) for c in found["claims"]})
    answered = {name(c["id"]) for c in found["claims"]}
    for what in ("origins", "events"):
        groups = [x["claims"] for x in gold[what]]
        mine = [[name(c) for c in x["claims"]] for x in found[what]]
        _count(counts, f"{what} pairs", scorer.pairs(groups), scorer.pairs(mine))
        universe = {c for group in groups for c in group}
        kept = [group for x in mine if (group := [c for c in x if c in universe])]
        precision, recall, number = scorer.b_cubed(groups, kept, universe, answered)
        counts += Counter({f"{what} B3/P": precision, f"{what} B3/R": recall, f"{what} B3/n": number})  # type: ignore[dict-item]
    _count_speakers(counts, gold, found, name)
    place = _places(gold)
    for kind in scorer.KINDS:
        _count(counts, kind, scorer.relations(kind, gold, place), scorer.relations(kind, found, place, name))
    return counts


def _count(counts: Tally, what: str, gold: set[Any], found: set[Any]) -> None:
    counts.update({f"{what}/right": len(gold & found), f"{what}/found": len(found), f"{what}/gold": len(gold)})


def _count_speakers(counts: Tally, gold: Bundle, found: Bundle, name: Callable[[str], str]) -> None:
    groups = [({name(c) for c in e["claims"]}, e) for e in found["events"]]
    for event in gold["events"]:
        want = set(event["claims"])
        best = max(groups, key=lambda g: len(g[0] & want) / len(g[0] | want), default=(set(), {}))
        number = event.get("independent_origins")
        near = len(best[0] & want) / max(1, len(best[0] | want)) >= 0.5
        right = near and best[1].get("independent_origins") == number
        for what in ("speakers", *(["speakers, 2 or more"] if (number or 0) >= 2 else [])):
            counts.update({f"{what}/right": int(right), f"{what}/n": 1})


def _places(gold: Bundle) -> dict[str, tuple[str, str]]:
    def at(claim: str, what: str) -> str:
        return next((x["id"] for x in gold[what] if claim in x["claims"]), claim)

    return {c["id"]: (at(c["id"], "origins"), at(c["id"], "events")) for c in gold["claims"]}


def figures(counts: Mapping[str, float]) -> dict[str, float]:
    """F1 by name, and the share of events whose number of independent origins is right."""
    found: dict[str, float] = {}
    for name in dict.fromkeys(key.rpartition("/")[0] for key in counts):
        if f"{name}/gold" in counts:
            right = counts[f"{name}/right"]
            precision, recall = right / max(1, counts[f"{name}/found"]), right / max(1, counts[f"{name}/gold"])
        elif "B3" in name:
            number = max(1, counts[f"{name}/n"])
            precision, recall = counts[f"{name}/P"] / number, counts[f"{name}/R"] / number
        else:
            found[name] = counts[f"{name}/right"] / max(1, counts[f"{name}/n"])
            continue
        found[name] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return found


def _intervals(tallies: Sequence[Tally], samples: int) -> dict[str, tuple[float, float]]:
    dice = random.Random(SEED)
    drawn: dict[str, list[float]] = {}
    for _ in range(samples):
        for name, value in figures(sum(dice.choices(tallies, k=len(tallies)), Counter())).items():
            drawn.setdefault(name, []).append(value)
    return {name: (sorted(v)[len(v) * 25 // 1000], sorted(v)[len(v) * 975 // 1000]) for name, v in drawn.items()}


def _print(
    key: str, bundles: int, counts: Tally, scores: Mapping[str, float], spread: Mapping[str, tuple[float, float]]
) -> None:
    print(f"== {key}: {bundles} bundles")
    for name, value in scores.items():
        low, high = spread.get(name, (value, value))
        number = counts[f"{name}/gold"] or counts[f"{name}/n"]
        print(f"{name:22} {value:.3f}  (95% {low:.3f}-{high:.3f})  n {number}")


def _fallen(key: str, scores: Mapping[str, float]) -> Iterator[str]:
    floors = json.loads(FLOORS.read_text(encoding="utf-8")).get(key, {})
    for name, floor in floors.items():
        if scores.get(name, 0.0) < floor:
            yield f"scenarios: {key}: {name} {scores.get(name, 0.0):.3f} is under its floor {floor:.3f}"


if __name__ == "__main__":
    sys.exit(main())
