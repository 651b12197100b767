"""Fit the signs by which a claim finds its place and its time: a choice among those of the page, and none.

    python training/choices.py [--shared ../shared] [--folds 3] [--write]

Every claim of gold/train and gold/own is read twice, from the evidence of the gold and from the pipeline's own; where
one of the candidates is right (places within 50 km, the very days, or none on both sides), its signs gain. Prints
the share of right choices in folds by document; --write puts the weights into ``src/reportedly/claims/weights.py``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

import gate  # noqa: E402
from reportedly import attributions, claims, documents, mentions, referents, sentences  # noqa: E402
from reportedly.captures import ARTICLE, Capture  # noqa: E402
from reportedly.claims import occasions, protagonists, whereabouts  # noqa: E402
from reportedly.documents import Document  # noqa: E402
from reportedly.mentions import Mention, MentionKind, Page  # noqa: E402
from reportedly.pipeline import Instruments, lexicons  # noqa: E402
from reportedly.text import Span  # noqa: E402

WEIGHTS = ROOT / "src" / "reportedly" / "claims" / "weights.py"
RIDGE, LEAST = 2.0, 12
KEPT = {"place": 260, "time": 200, "actor": 180, "target": 180}


@dataclass(frozen=True)
class Choice:
    """The signs of each candidate, the last for none, and which of them are right."""

    slot: str
    document: str
    signs: list[list[str]]
    right: list[bool]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    scorer, ready = gate._scorer(options.shared), lexicons()
    found = [c for folder in ("train", "own") for c in choices(options.shared / "gold" / folder, scorer, ready)]
    tables = {}
    for slot in ("place", "time", "actor", "target"):
        some = [choice for choice in found if choice.slot == slot]
        right = sum(share * number for share, number in folds(some, options.folds))
        print(f"{slot}: {len(some)} claims, {options.folds} folds by document: {right / len(some):.3f} right")
        tables[slot] = fit(some)
    if options.write:
        write(tables)


def choices(folder: Path, scorer: Any, ready: Instruments) -> Iterator[Choice]:
    for path in sorted((folder / "texts").glob("*.json")):
        gold = json.loads((folder / "claims" / path.name).read_text(encoding="utf-8"))["claims"]
        capture = Capture(path.stem, gate.WHEN, ARTICLE, path.read_bytes())
        document = documents.from_capture(capture)
        page = mentions.from_document(document, sentences.from_document(document), ready.markers)
        for read in (page, marked(document, page, gold)):
            yield from of_page(read, gold, scorer, ready)


def marked(document: Document, page: Page, gold: list[dict[str, Any]]) -> Page:
    """The page with the evidence of the gold as a tagger would mark it."""
    marks = set(page.mentions)
    for claim in gold:
        at = document.text.find(claim["evidence"])
        sentence = next((s for s in page.sentences if s.span.start <= at < s.span.end), None)
        if sentence:
            span = Span(document.id, at, min(at + len(claim["evidence"]), sentence.span.end))
            label = f"{claim['kind']}/{claim['status'] or ''}/{claim['modality']}"
            marks.add(Mention(MentionKind.EVIDENCE, span, document.words(span), label))
    return replace(page, mentions=tuple(sorted(marks, key=lambda m: (m.span, m.kind.value, m.label))))


def of_page(page: Page, gold: list[dict[str, Any]], scorer: Any, ready: Instruments) -> Iterator[Choice]:
    """The choices that the claims room stands before on this page, noted down as it makes them."""
    seen: list[tuple[str, Any, list[Any], list[list[str]]]] = []
    place, time, acting = whereabouts.chosen, occasions.chosen, protagonists.chosen

    def noting_place(passage, scene, attribution, last, weights):  # type: ignore[no-untyped-def]
        standings = whereabouts.candidates(passage, scene)
        rows = whereabouts.signs(passage, scene, attribution, last, standings)
        seen.append(("place", passage, [{"lat": s.place.lat, "lon": s.place.lon} for s in standings], rows))
        return place(passage, scene, attribution, last, weights)

    def noting_time(passage, scene, attribution, last, weights):  # type: ignore[no-untyped-def]
        dated = occasions.candidates(passage, scene, last)
        rows = occasions.signs(passage, scene, attribution, last, dated)
        days = [(one.time.value.earliest.isoformat(), one.time.value.latest.isoformat()) for one in dated]
        seen.append(("time", passage, [{"earliest": a, "latest": b} for a, b in days], rows))
        return time(passage, scene, attribution, last, weights)

    def noting_role(role, cast, scene, weights):  # type: ignore[no-untyped-def]
        players = protagonists.candidates(role, cast, scene)
        rows = protagonists.signs(role, cast, scene, players)
        values = [{"name": player.actor.value.name, "party": player.actor.value.party} for player in players]
        seen.append((role, cast.passage, values, rows))
        return acting(role, cast, scene, weights)

    whereabouts.chosen, occasions.chosen, protagonists.chosen = noting_place, noting_time, noting_role
    try:
        said = attributions.from_page(page)
        claims.from_attributions(said, page, referents.from_page(page, ready.gazetteer, ready.lexicon))
    finally:
        whereabouts.chosen, occasions.chosen, protagonists.chosen = place, time, acting
    judges = {"place": scorer.place_right, "time": scorer.time_right}
    judges |= {"actor": scorer.actor_right, "target": scorer.actor_right}
    for slot, passage, values, rows in seen:
        claim = answering(page.document, gold, passage.kind, passage.span)
        if claim is not None:
            right = [judges[slot](claim[slot], value) for value in values]
            yield Choice(slot, page.document.name, rows, [*right, claim[slot] is None])


def answering(document: Document, gold: list[dict[str, Any]], kind: str, span: Span) -> dict[str, Any] | None:
    """The claim of the gold that the evidence answers best; None under an overlap of 0.3."""
    best: tuple[float, dict[str, Any] | None] = (0.3, None)
    for claim in (one for one in gold if one["kind"] == kind):
        start = document.text.find(claim["evidence"])
        end = start + len(claim["evidence"])
        shared = min(end, span.end) - max(start, span.start)
        overlap = shared / (max(end, span.end) - min(start, span.start))
        if start >= 0 and overlap >= best[0]:
            best = (overlap, claim)
    return best[1]


def fit(found: list[Choice]) -> dict[str, float]:
    """The weights of the signs that say most, fitted again by themselves."""
    counted = Counter(sign for choice in found for row in choice.signs for sign in set(row))
    every = conditional(found, {sign for sign, times in counted.items() if times >= LEAST})
    ranked = sorted(every, key=lambda sign: (-abs(every[sign]) * counted[sign] ** 0.5, sign))
    return conditional(found, set(ranked[: KEPT[found[0].slot]]))


def conditional(found: list[Choice], signs: set[str]) -> dict[str, float]:
    """Log odds of each sign, the likelihood of any right candidate at its most, with a ridge."""
    names = {sign: at for at, sign in enumerate(sorted(signs))}
    used = [choice for choice in found if any(choice.right)]
    rows = [[names[sign] for sign in row if sign in names] for choice in used for row in choice.signs]
    at = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    matrix = csr_matrix((np.ones(len(at)), (at, np.concatenate(rows))), shape=(len(rows), len(names)))
    sizes = [len(choice.signs) for choice in used]
    starts, group = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(used)), sizes)
    right = np.array([value for choice in used for value in choice.right])

    def total(values: Any) -> Any:
        most = np.maximum.reduceat(values, starts)
        return most + np.log(np.add.reduceat(np.exp(values - most[group]), starts))

    def loss(weights: Any) -> Any:
        values = matrix @ weights
        held = np.where(right, values, -1e9)
        every, some = total(values), total(held)
        slope = matrix.T @ (np.exp(values - every[group]) - np.exp(held - some[group]))
        return (every - some).sum() + RIDGE * (weights @ weights), slope + 2 * RIDGE * weights

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {name: round(float(best[at]), 2) for name, at in names.items()}


def folds(found: list[Choice], number: int) -> Iterator[tuple[float, int]]:
    def fold(choice: Choice) -> int:
        return int(hashlib.md5(choice.document.encode()).hexdigest(), 16) % number

    for held in range(number):
        weights = fit([choice for choice in found if fold(choice) != held])
        rest = [choice for choice in found if fold(choice) == held]
        right = sum(choice.right[best(choice, weights)] for choice in rest)
        yield right / len(rest), len(rest)


def best(choice: Choice, weights: dict[str, float]) -> int:
    values = [sum(weights.get(sign, 0.0) for sign in row) for row in choice.signs]
    return int(np.argmax(values))


def write(tables: dict[str, dict[str, float]]) -> None:
    """The weights as a module, several to a line."""
    WEIGHTS.write_text(HEAD + "\n".join(table(*entry) for entry in tables.items()), encoding="utf-8")


def table(slot: str, weights: dict[str, float]) -> str:
    lines, line = [], "   "
    for sign, weight in sorted(weights.items()):
        entry = f' "{sign}": {weight},'
        if len(line) + len(entry) > 118:
            lines.append(line)
            line = "   "
        line += entry
    body = "\n".join([*lines, line])
    return f"{slot.upper()}S: Mapping[str, float] = {{\n{body}\n}}  # fmt: skip\n"


HEAD = '''"""Weights: how much each sign of where a place or time stands says, in log odds.

Written by ``training/choices.py`` from the claims of gold/train and gold/own (November 2026); do not edit by hand.
"""

from collections.abc import Mapping

'''


if __name__ == "__main__":
    main()
