"""The resolvers one by one: given the words the gold names and the document, is the answer the gold's?

    python bench/referents.py GOLD_DIR [MISSES]

GOLD_DIR holds ``texts`` and ``claims``. Place: the name is found in the text and what the page resolves at it must
lie within 50 km. Party: the code. Time: both days, from a time mention in the sentence of the evidence. Quantity: both
bounds, from a quantity mention in or beside the evidence. MISSES: print so many of the commonest misses of each.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from places import document
from reportedly import mentions, referents, sentences
from reportedly.mentions import MentionKind, Page
from reportedly.pipeline import instruments
from reportedly.referents import Place, Referents
from reportedly.text import Span


@dataclass
class Tally:
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    misses: dict[str, Counter[str]] = field(default_factory=dict)

    def count(self, slot: str, right: bool, miss: str) -> None:
        self.asked[slot] += 1
        self.right[slot] += right
        if not right:
            self.misses.setdefault(slot, Counter())[miss] += 1


def nearest(text: str, words: str, at: int) -> int:
    """Where words stand nearest to an offset; -1 when nowhere."""
    found = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)] if words else []
    return min(found, key=lambda i: abs(i - at), default=-1)


def place_of(name: str, at: int, page: Page, known: Referents) -> Place | None:
    start = nearest(page.document.text, name, at)
    if start < 0:
        return None
    span = Span(page.document.id, start, start + len(name))
    inside = [m for m in page.within(span, MentionKind.PLACE, MentionKind.FACILITY) if m.span in known.places]
    inside = [m for m in inside if m.label != "demonym"] or inside
    return known.places[inside[0].span].value if inside else None


def quantities(evidence: Span, page: Page, known: Referents) -> Iterator[tuple[int | None, int | None]]:
    for span, cited in known.counts.items():
        if evidence.start - 60 <= span.start and span.end <= evidence.end + 60:
            yield cited.value.low, cited.value.high


def times(evidence: Span, page: Page, known: Referents) -> Iterator[tuple[str, str]]:
    for sentence in page.sentences:
        if sentence.span.overlaps(evidence):
            for span, cited in known.periods.items():
                if span in sentence.span:
                    yield cited.value.earliest.isoformat(), cited.value.latest.isoformat()


def score(claim: dict[str, Any], page: Page, known: Referents, tally: Tally) -> None:
    text = page.document.text
    at = text.find(claim["evidence"])
    evidence = Span(page.document.id, max(at, 0), max(at, 0) + max(1, len(claim["evidence"])))
    for slot in ("actor", "target"):
        if claim[slot]:
            party(slot, claim[slot], evidence, page, known, tally)
    for speaker in claim["speaker"][:1]:
        if speaker["name"] != "unnamed":
            party("speaker", speaker, evidence, page, known, tally)
    if claim["place"]:
        where, gold = place_of(claim["place"]["name"], at, page, known), claim["place"]
        there = Place("", "", "", gold["lat"], gold["lon"], 1) if gold["lat"] is not None else None  # type: ignore[arg-type]
        right = bool(where and there and where.distance(there) <= 50)
        told = f"{where.canonical} {where.lat:.1f},{where.lon:.1f}" if where else "nothing"
        tally.count("place", right, f"{gold['name']} [{gold['canonical']} {gold['lat']},{gold['lon']}] -> {told}")
    if claim["time"]:
        wanted = claim["time"]["earliest"], claim["time"]["latest"]
        found = list(times(evidence, page, known))
        if found:
            tally.count("time (where the sentence has one)", wanted in found, f"{wanted} -> {found}")
    if claim["quantity"]:
        bounds = claim["quantity"]["low"], claim["quantity"]["high"]
        counts = list(quantities(evidence, page, known))
        if bounds != (1, 1) or counts:
            tally.count("quantity", bounds in counts, f"{claim['evidence'][:70]} {bounds} -> {counts}")


def party(slot: str, gold: dict[str, str], evidence: Span, page: Page, known: Referents, tally: Tally) -> None:
    start = nearest(page.document.text, gold["name"], evidence.start)
    span = Span(page.document.id, start, start + len(gold["name"])) if start >= 0 else evidence
    actor = known.actor_named(gold["name"], span)
    same = _state(actor.party) == _state(gold["party"])
    tally.count(f"party of {slot}", same, f"{gold['name']} [{gold['party']}] -> {actor.party}")


def _state(code: str) -> str:
    return code.removesuffix(":GOV").removesuffix(":MIL")


def main(folder: str, shown: str = "0") -> None:
    tools, tally = instruments(), Tally()
    for path in sorted(Path(folder, "claims").glob("*.json")):
        coded = json.loads(path.read_text("utf-8"))
        written = json.loads((path.parent.parent / "texts" / path.name).read_text("utf-8"))
        page_of = document({**written, "doc": coded["doc"], "published": coded["published"]})
        page = mentions.from_document(page_of, sentences.from_document(page_of), tools.markers)
        known = referents.from_page(page, tools.gazetteer, tools.lexicon)
        for claim in coded["claims"]:
            score(claim, page, known, tally)
    for slot in sorted(tally.asked):
        print(f"{slot:35s} {tally.right[slot] / tally.asked[slot]:.3f}  n {tally.asked[slot]}")
        for miss, n in tally.misses.get(slot, Counter()).most_common(int(shown)):
            print(f"    {n:3d} {miss}")


if __name__ == "__main__":
    main(*sys.argv[1:])
