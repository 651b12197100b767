"""Corpora: the public sets and our own gold, read into articles with labelled spans.

An article says which layers its annotators marked (`known`); what they did not mark is no evidence of absence.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportedly.mentions.pieces import EVIDENCE

Spans = tuple[tuple[int, int], ...]
SPLIT_BY_STATUS = ("casualties", "displacement", "service")
REST = {"casualties": "other", "displacement": "fled", "service": "limited"}


@dataclass(frozen=True)
class Frame:
    """A head (a cue, or the evidence of a claim) with what hangs on it. ``known`` names the roles that were marked."""

    layer: str
    head: tuple[int, int]
    roles: dict[str, Spans]
    known: frozenset[str]
    statuses: frozenset[str] = frozenset()
    modality: str = ""
    stance: str = ""


@dataclass(frozen=True)
class Article:
    """A text with its labels. ``blind`` are spans where a layer's label is unknown."""

    name: str
    corpus: str
    text: str
    layers: dict[str, Spans]
    known: frozenset[str]
    frames: tuple[Frame, ...] = ()
    blind: dict[str, Spans] = field(default_factory=dict)
    starts: tuple[int, ...] = ()  # where sentences begin, when the corpus says so
    places: tuple[str, ...] = ()  # names that may be replaced by others


def share(name: str) -> float:
    """A number in [0, 1) that depends on the name alone: who is held out does not depend on the order of reading."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) / 16**8


HELD = {
    "polnear": 0.03,
    "uner": 0.5,
    "re3d": 0.2,
    "tempeval3": 0.1,
    "gold": 0.08,
    "own": 0.08,
    "annotated": 0.04,
    "newswire": 0.04,
    "everyday": 0.12,
}
"""The share of each set that is kept from training, for choosing and for figures."""


def held_out(corpus: str, name: str) -> bool:
    """Kept from training: by a hash of the name."""
    return share(name) < HELD.get(corpus, 0.0)


# ------------------------------------------------------------------ attribution
def polnear(folder: Path) -> Iterator[Article]:
    """PolNeAR, the first annotation file of each article (as measure.py reads it)."""
    sys.path.insert(0, str(folder.parents[2] / "gold"))
    import measure

    for stem, read in measure.polnear(str(folder)).items():
        frames, cues = [], []
        for attribution in read["attributions"]:
            if not attribution["cue"]:
                continue
            cue = (attribution["cue"][0][0], attribution["cue"][-1][1])
            roles = {"source": tuple(attribution["source"]), "content": tuple(attribution["content"])}
            cues.append(cue)
            frames.append(Frame("cue", cue, roles, frozenset(roles)))
        yield Article(stem, "polnear", read["text"], {"cue": tuple(cues)}, frozenset(["cue"]), tuple(frames))


# ------------------------------------------------------------------ times and news
def times(root: Path) -> Iterator[Article]:
    """TempEval-3 train: TIMEX3."""
    sys.path.insert(0, str(root.parents[2] / "gold"))
    import measure

    for stem, read in measure.times(str(root)).items():
        spans = tuple((row["start"], row["end"]) for row in read["rows"])
        yield Article(stem, "tempeval3", read["text"], {"time": spans}, frozenset(["time"]))


# ------------------------------------------------------------------ claims
def layer_of(kind: str, status: str | None) -> str:
    """The evidence layer of a claim."""
    if kind not in SPLIT_BY_STATUS:
        return kind
    return f"{kind}/{status}" if f"{kind}/{status}" in EVIDENCE else f"{kind}/{REST[kind]}"


def _nearest(text: str, name: str, head: tuple[int, int], reach: int = 700) -> Spans:
    """Where a name stands inside the head, else nearest before or after it, whole words."""
    best: tuple[int, int, int] | None = None
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        inside = head[0] <= match.start() and match.end() <= head[1]
        gap = 0 if inside else head[0] - match.start() if match.start() < head[0] else (match.end() - head[1]) * 2
        if gap <= reach and (best is None or gap < best[0]):
            best = (gap, match.start(), match.end())
    return ((best[1], best[2]),) if best else ()


_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_LARGE = {"thirty": 30, "forty": 40, "fifty": 50, "dozen": 12, "dozens": 24, "hundreds": 200, "thousands": 2000}
WORDS = {w: n for n, w in enumerate(_SMALL.split())} | _LARGE | {"scores": 40, "a": 1, "an": 1}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WHEN = re.compile(
    r"\b(?:(?:on|late|early|last|next|this)\s+)?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|tomorrow|tonight|overnight|"
    rf"(?:\d\d?(?:st|nd|rd|th)?\s+)?(?:{'|'.join(MONTHS)})(?:\s+\d\d?(?:st|nd|rd|th)?)?(?:,?\s+(?:19|20)\d\d)?|"
    r"(?:this|last|next)\s+(?:week|month|year|morning|evening)|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def _value(words: str) -> float | None:
    cell = words.lower().replace(",", "").split()
    try:
        first = float(cell[0]) if cell[0][0].isdigit() else float(WORDS[cell[0]])
    except (KeyError, ValueError):
        return None
    for word in cell[1:]:
        first *= SCALES.get(word, 1)
    return first


COUNT = re.compile(
    rf"(?<![\w.-])(?:\d[\d,]*(?:\.\d+)?|{'|'.join(sorted(WORDS, key=len, reverse=True))})"
    rf"(?:\s+(?:{'|'.join(SCALES)}))?(?![\w-])",
    re.IGNORECASE,
)


def _count(text: str, head: tuple[int, int], quantity: dict | None) -> Spans:
    """The number in or just before the evidence that says the claim's quantity; weak, found by value."""
    if not quantity:
        return ()
    wanted = {quantity.get("low"), quantity.get("high")} - {None}
    found = []
    for match in COUNT.finditer(text, max(0, head[0] - 40), head[1]):
        if match.group().lower() not in ("a", "an") and _value(match.group()) in wanted:
            found.append((abs(match.start() < head[0]), match.start(), match.end()))
    return ((min(found)[1], min(found)[2]),) if found else ()


def _speaker(text: str, head: tuple[int, int], speakers: list[dict]) -> Spans:
    if not speakers or speakers[0]["name"].lower().startswith("unnamed"):
        return ()
    name = speakers[0]["name"]
    return _nearest(text, name, head) or _nearest(text, name.split()[-1], head, 400)


def gold(folder: Path, corpus: str) -> Iterator[Article]:
    """Claims by hand. Roles are the words of the claim's fields where they stand nearest; they are weak labels."""
    for path in sorted((folder / "claims").glob("*.json")):
        written = json.loads(path.read_text(encoding="utf-8"))
        page = json.loads((folder / "texts" / path.name).read_text(encoding="utf-8"))
        text = f"{page['title']}\n\n{page['text']}" if page.get("title") else page["text"]
        yield _gold_article(written, text, corpus)


def _gold_article(written: dict, text: str, corpus: str) -> Article:
    frames: list[Frame] = []
    after = 0
    for claim in written["claims"]:
        at = text.find(claim["evidence"], after)
        at = text.find(claim["evidence"]) if at < 0 else at
        if at < 0:
            continue
        after = at
        frames.append(_frame(claim, (at, at + len(claim["evidence"])), text))
    places = {c["place"]["name"] for c in written["claims"] if c["place"] and _proper(c["place"]["name"])}
    return article_of(written["doc"], corpus, text, frames, places)


def article_of(name: str, corpus: str, text: str, frames: Sequence[Frame], names: Iterable[str]) -> Article:
    """An article whose claims were all marked; its places are the names given, wherever they stand."""
    frames = _merged(frames)
    spans: dict[str, list] = {layer: [] for layer in EVIDENCE}
    for frame in frames:
        spans[frame.layer].append(frame.head)
    layers = {layer: tuple(sorted(found)) for layer, found in spans.items()}
    places = tuple(sorted(names))
    found = tuple((m.start(), m.end()) for p in places for m in re.finditer(rf"(?<!\w){re.escape(p)}(?!\w)", text))
    layers["place"] = tuple(s for s in found if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in found))
    capital = tuple((m.start(), m.end()) for m in re.finditer(r"\b[A-Z][\w'-]*", text))
    blind = tuple(s for s in capital if not any(o[0] <= s[0] < o[1] for o in found))
    known = frozenset([*EVIDENCE, "place"])
    return Article(name, corpus, text, layers, known, tuple(frames), {"place": blind}, places=places)


def _proper(name: str) -> bool:
    return all(
        word[0].isupper() or word in ("al", "of", "and", "de", "el") for word in re.split(r"[\s-]+", name) if word
    )


def _frame(claim: dict, head: tuple[int, int], text: str) -> Frame:
    roles: dict[str, Spans] = {}
    for role in ("actor", "target", "place"):
        roles[role] = _nearest(text, claim[role]["name"], head) if claim[role] else ()
    known = {role for role in ("actor", "target", "place") if not claim[role] or roles[role]}
    roles["quantity"] = _count(text, head, claim["quantity"])
    if roles["quantity"] or not claim["quantity"]:
        known.add("quantity")
    roles["speaker"] = _speaker(text, head, claim["speaker"])
    if roles["speaker"] or not claim["speaker"]:
        known.add("speaker")
    when = [(m.start(), m.end()) for m in WHEN.finditer(text, *head)]
    if claim["time"] is None:
        known.add("time")
        roles["time"] = ()
    elif len(when) == 1:
        known.add("time")
        roles["time"] = tuple(when)
    status = f"{claim['kind']}/{claim['status'] or ''}"
    return Frame(
        layer_of(claim["kind"], claim["status"]),
        head,
        roles,
        frozenset(known),
        frozenset([status]),
        claim["modality"],
        claim["stance"],
    )


def _merged(frames: Sequence[Frame]) -> list[Frame]:
    """One frame where two of one layer overlap: the longer evidence, both statuses (several means in one clause)."""
    kept: list[Frame] = []
    for frame in sorted(frames, key=lambda f: (f.head[0], -f.head[1])):
        rival = next(
            (k for k in kept if k.layer == frame.layer and k.head[0] < frame.head[1] and frame.head[0] < k.head[1]),
            None,
        )
        if rival is None:
            kept.append(frame)
            continue
        same = rival.head == frame.head
        roles = {
            r: tuple(sorted({*rival.roles.get(r, ()), *(frame.roles.get(r, ()) if same else ())})) for r in rival.roles
        }
        statuses = rival.statuses | (frame.statuses if same else frozenset())
        kept[kept.index(rival)] = Frame(
            rival.layer, rival.head, roles, rival.known, statuses, rival.modality, rival.stance
        )
    return kept
