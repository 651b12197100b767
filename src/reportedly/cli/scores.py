"""Scores: claims found against claims coded by hand, by the definitions of the gold standard's own scorer.

A claim answers a coded one when the kind is the same (for casualties, displacement and service the status too) and at
least 0.3 of the tokens of both are shared; the pairing of greatest agreement is taken. A claim is *usable* when status,
speaker, modality, place (within 50 km) and quantity are all right too.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Record = Mapping[str, Any]
Right = Mapping[str, bool]
OVERLAP = 0.3
STATUS_BOUND = frozenset({"casualties", "displacement", "service"})
FIELDS = ("status", "speaker", "via", "stance", "modality", "actor", "target", "place50km", "time", "quantity")
USABLE = ("status", "speaker", "modality", "place50km", "quantity")
RESAMPLED = 300
_OFFICES = frozenset(  # a list of words reads as words
    "a an and at by col defence defense dr for forces foreign gen general government group in military minister"
    " ministry mr mrs ms of official officials on organisation organization president 's spokesman spokesperson"
    " spokeswoman the to army".split()
)


@dataclass(frozen=True)
class Scored:
    """One document: coded claims, found claims, and the pairs that answer each other with which fields are right."""

    doc: str
    gold: Sequence[Record]
    found: Sequence[Record]
    pairs: Sequence[tuple[int, int, Right]]


@dataclass(frozen=True)
class Figure:
    """Precision, recall and F1; ``low`` and ``high`` bound the middle 95 % of 300 resamplings of documents."""

    precision: float
    recall: float
    f1: float
    gold: int
    low: float = math.nan
    high: float = math.nan


def scored(doc: str, gold: Sequence[Record], found: Sequence[Record], text: str) -> Scored:
    """Pair the claims of one document."""
    words = tokens(text)
    mine = [_interval(words, claim["evidence"]) for claim in gold]
    theirs = [_interval(words, claim["evidence"]) for claim in found]
    weights: dict[tuple[int, int], tuple[float, Right]] = {}
    for i, coded in enumerate(gold):
        for j, claim in enumerate(found):
            share = _overlap(mine[i], theirs[j])
            if _same_kind(coded, claim) and share >= OVERLAP:
                right = fields_right(coded, claim)
                weights[i, j] = (1 + share + sum(right.values()) / 10, right)
    chosen = assign({pair: weight for pair, (weight, _) in weights.items()})
    return Scored(doc, gold, found, [(i, j, weights[i, j][1]) for i, j in chosen])


def claim_figure(documents: Sequence[Scored], kind: str | None = None, usable: bool = False) -> Figure:
    """F1 over documents, of one kind or of all, each claim answered or answered usably."""
    need = USABLE if usable else ()
    precision, recall, f1, gold = _micro(documents, kind, need)
    if kind is not None or not documents:
        return Figure(precision, recall, f1, gold)
    dice = random.Random(0)
    drawn = sorted(_micro(dice.choices(documents, k=len(documents)), kind, need)[2] for _ in range(RESAMPLED))
    return Figure(precision, recall, f1, gold, drawn[7], drawn[-8])


def field_shares(documents: Iterable[Scored]) -> dict[str, float]:
    """The share of answered claims with each field right."""
    answered = [right for document in documents for _, _, right in document.pairs]
    return {field: sum(right[field] for right in answered) / max(1, len(answered)) for field in FIELDS}


def _micro(documents: Sequence[Scored], kind: str | None, need: Sequence[str]) -> tuple[float, float, float, int]:
    def of_kind(claim: Record) -> bool:
        return kind is None or claim["kind"] == kind

    hits = sum(of_kind(d.gold[i]) and all(right[f] for f in need) for d in documents for i, _, right in d.pairs)
    found = sum(of_kind(claim) for d in documents for claim in d.found)
    gold = sum(of_kind(claim) for d in documents for claim in d.gold)
    precision, recall = hits / found if found else 0.0, hits / gold if gold else 0.0
    return precision, recall, 2 * hits / (found + gold) if found + gold else 0.0, gold


def tokens(words: str) -> list[str]:
    """Runs of word characters, in lower case."""
    return re.findall(r"\w+", words.lower())


def _interval(text: Sequence[str], evidence: str) -> tuple[int, int] | None:
    wanted = tokens(evidence)
    starts = (i for i in range(len(text) - len(wanted) + 1) if text[i : i + len(wanted)] == wanted)
    start = next(starts, None) if wanted else None
    return None if start is None else (start, start + len(wanted))


def _overlap(left: tuple[int, int] | None, right: tuple[int, int] | None) -> float:
    if left is None or right is None:
        return 0.0
    shared = max(0, min(left[1], right[1]) - max(left[0], right[0]))
    return shared / max(1, left[1] - left[0] + right[1] - right[0] - shared)


def _same_kind(coded: Record, found: Record) -> bool:
    bound = coded["kind"] in STATUS_BOUND
    return coded["kind"] == found["kind"] and (not bound or coded.get("status") == found.get("status"))


def fields_right(coded: Record, found: Record) -> Right:
    """Which fields of an answer agree. Of an accusation the accused may stand as actor or as target."""
    actor = found.get("actor")
    if coded["kind"] == "accusation" and coded.get("actor"):
        sides = [side for side in (actor, found.get("target")) if side]
        actor = next((side for side in sides if _actor_right(coded["actor"], side)), actor)
    return {
        "status": coded.get("status") == found.get("status"),
        "speaker": _speakers_right(coded.get("speaker"), found.get("speaker")),
        "via": _via_right(coded.get("via") or [], found.get("via") or []),
        "stance": coded.get("stance") == found.get("stance"),
        "modality": coded.get("modality") == found.get("modality"),
        "actor": _actor_right(coded.get("actor"), actor),
        "target": _actor_right(coded.get("target"), found.get("target")),
        "place50km": _place_right(coded.get("place"), found.get("place")),
        "time": _both(coded.get("time"), found.get("time"), _time_right),
        "quantity": _both(coded.get("quantity"), found.get("quantity"), _quantity_right),
    }


def _both(left: Any, right: Any, agree: Callable[[Any, Any], bool]) -> bool:
    """None agrees with None alone."""
    return left is None and right is None if left is None or right is None else agree(left, right)


def _names_agree(left: str, right: str) -> bool:
    mine, theirs = _key(left), _key(right)
    return bool(mine & theirs) and 2 * len(mine & theirs) / (len(mine) + len(theirs)) >= 0.5


def _key(name: str) -> set[str]:
    return {word for word in tokens(name or "") if word not in _OFFICES} or set(tokens(name or ""))


def _plain(code: str) -> str:
    return code.split(":")[0] if code.endswith((":GOV", ":MIL")) else code


def _actor_right(coded: Any, found: Any) -> bool:
    def agree(left: Record, right: Record) -> bool:
        codes = ((left.get("party") or "").upper(), (right.get("party") or "").upper())
        same = bool(codes[0] and codes[1]) and _plain(codes[0]) == _plain(codes[1]) and codes[0] != "UNK"
        return _names_agree(left.get("name") or "", right.get("name") or "") or same

    return _both(coded, found, agree)


def _named(speakers: Any) -> list[Record]:
    return [s for s in speakers or [] if not (s.get("name") or "unnamed").lower().startswith("unnamed")]


def _speakers_right(coded: Any, found: Any) -> bool:
    mine, theirs = _named(coded), _named(found)
    if not mine or not theirs:
        return not mine and not theirs
    return any(_names_agree(mine[0]["name"], speaker.get("name") or "") for speaker in theirs[:2])


def _via_right(coded: Sequence[Record], found: Sequence[Record]) -> bool:
    if not coded or not found:
        return not coded and not found
    return all(any(_relay_right(a, b) for b in found) for a in coded)


def _relay_right(coded: Record, found: Record) -> bool:
    return _names_agree(coded["name"], found["name"]) or (coded["role"] == found.get("role") == "channel")


def _place_right(coded: Any, found: Any) -> bool:
    def agree(left: Record, right: Record) -> bool:
        if any(side.get(axis) is None for side in (left, right) for axis in ("lat", "lon")):
            return False
        country = "," not in (left.get("canonical") or "")
        return kilometres(left, right) <= (500 if country else 50)

    return _both(coded, found, agree)


def kilometres(left: Record, right: Record) -> float:
    """Great-circle distance of two points given in degrees."""
    a, b, c, d = map(math.radians, (left["lat"], left["lon"], right["lat"], right["lon"]))
    arc = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(arc)))


def _time_right(coded: Record, found: Record) -> bool:
    return bool(coded["earliest"] == found.get("earliest") and coded["latest"] == found.get("latest"))


def _quantity_right(coded: Record, found: Record) -> bool:
    def same(left: float | None, right: float | None) -> bool:
        if left is None or right is None:
            return left is None and right is None
        return abs(left - right) <= 1e-9 + 0.001 * abs(left)

    return same(coded.get("low"), found.get("low")) and same(coded.get("high"), found.get("high"))


def assign(weights: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The one-to-one pairing of greatest total weight (Hungarian method, Kuhn 1955, with potentials)."""
    rows, columns = sorted({i for i, _ in weights}), sorted({j for _, j in weights})
    if len(rows) > len(columns):
        return [(i, j) for j, i in assign({(j, i): weight for (i, j), weight in weights.items()})]
    cost = [[-weights.get((i, j), 0.0) for j in columns] for i in rows]
    partner = _cheapest(cost, len(columns))
    pairs = ((rows[row], columns[column]) for column, row in enumerate(partner) if row >= 0)
    return sorted(pair for pair in pairs if pair in weights)


def _cheapest(cost: Sequence[Sequence[float]], width: int) -> list[int]:
    """For each column the row that takes it, or -1; rows are at most as many as columns."""
    row_price, column_price, taken = [0.0] * len(cost), [0.0] * (width + 1), [-1] * (width + 1)
    for row in range(len(cost)):
        taken[width], at = row, width
        least, before, seen = [math.inf] * width, [width] * width, [False] * (width + 1)
        while taken[at] >= 0:
            seen[at], here = True, taken[at]
            for column in (c for c in range(width) if not seen[c]):
                slack = cost[here][column] - row_price[here] - column_price[column]
                if slack < least[column]:
                    least[column], before[column] = slack, at
            step, then = min((least[c], c) for c in range(width) if not seen[c])
            for column in (c for c in range(width + 1) if seen[c]):
                row_price[taken[column]] += step
                column_price[column] -= step
            for column in (c for c in range(width) if not seen[c]):
                least[column] -= step
            at = then
        while at != width:
            taken[at] = taken[before[at]]
            at = before[at]
    return taken[:width]
