"""How fast claims are judged, and whether one more report costs the same however large the book has grown.

    python bench/judging.py [CLAIMS]

Made-up reports of ten claims each, a hundred speakers, four hundred towns, sixteen reports a day. A report is judged
against the pages that share a block with it, as the pipeline does. Printed: claims a second, and the milliseconds for
one more report at each size, as a ratio to the first. Then the time to read the whole table out of all judgements.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import defaultdict
from datetime import UTC, datetime, timedelta

from reportedly.attributions import Stance
from reportedly.claims import BY_KIND, Claim, Modality
from reportedly.documents import Block, BlockKind, Document, Published, identity
from reportedly.judgements import Judgement, candidates, judge
from reportedly.judgements.notes import notes
from reportedly.referents import Actor, Count, Period, Place
from reportedly.referents.places import Precision
from reportedly.testimony import relations
from reportedly.text import Cited, Span

BEGAN = datetime(2030, 1, 1, tzinfo=UTC)
SIZES = (1000, 5000, 10000, 20000)
A_REPORT = 10  # claims
KINDS = {
    "attack": ("air", "shelling"), "casualties": ("killed", "wounded"), "control": ("captured", "held"),
    "damage": ("damaged",), "service": ("out",), "movement": ("deployed",),
}  # fmt: skip
FIRST = ("Adam", "Boris", "Chadi", "Danil", "Emre", "Fadi", "Galina", "Hamid")
LAST = ("Alov", "Benko", "Cherif", "Danko", "Essam", "Farah", "Gorin", "Haddad", "Jalal", "Karimi", "Lozova", "Nazari")
WORDS = ("strike", "market", "road", "convoy", "school", "bridge", "soldiers", "night", "drone", "hospital", "mill")


def main() -> int:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    dice = random.Random(20261128)
    towns = [_town(dice, n) for n in range(400)]
    pages = [_report(dice, towns, n) for n in range(number // A_REPORT)]
    judgements = _post(pages)
    claims = [claim for _, page in pages for claim in page]
    started = time.process_time()
    table = relations(claims, judgements, [document for document, _ in pages])
    spent = time.process_time() - started
    print(f"table of {len(claims)} claims: {spent:.1f} s, {len(table.events)} events, balances: {table.balances}")
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    return 0


def _post(pages: list[tuple[Document, list[Claim]]]) -> list[Judgement]:
    documents = {document.id: document for document, _ in pages}
    claims = {document.id: page for document, page in pages}
    index: dict[candidates.Key, set[str]] = defaultdict(set)
    judgements: list[Judgement] = []
    times: list[float] = []
    for document, page in pages:
        started = time.process_time()
        keys = {key for note in notes(page, documents) for key in candidates.keys(note)}
        near = sorted({other for key in keys for other in index[key]})
        older = [claim for other in near for claim in claims[other]]
        judgements += judge(page, older, [document, *(documents[other] for other in near)], BEGAN)
        for key in keys:
            index[key].add(document.id)
        times.append(time.process_time() - started)
        if len(times) * A_REPORT in SIZES:
            _print(times)
    return judgements


def _print(times: list[float]) -> None:
    first, last = sorted(times[50:100])[25], sorted(times[-50:])[25]
    speed = len(times) * A_REPORT / sum(times)
    size, cost = len(times) * A_REPORT, 1000 * last
    print(
        f"{size:6} claims: {speed:.0f} claims/s, one more report {cost:.1f} ms (ratio {last / first:.2f})", flush=True
    )


def _town(dice: random.Random, number: int) -> Place:
    name = f"Town {number}"
    lat, lon = dice.uniform(10, 40), dice.uniform(20, 60)
    return Place(f"town:{number}", name, "NOR", lat, lon, Precision.TOWN, (f"region:{number // 20}",))


def _report(dice: random.Random, towns: list[Place], number: int) -> tuple[Document, list[Claim]]:
    at = BEGAN + timedelta(hours=1.5 * number)
    lines = [f"{_speaker(dice)} said that {' '.join(dice.choices(WORDS, k=9))}." for _ in range(A_REPORT)]
    text = "\n".join(lines)
    id_ = identity(str(number), text)
    document = Document(
        id=id_, name=f"report-{number}", capture=str(number), url=f"https://{number}.example/",
        outlet=f"Outlet {number % 40}",
        published=Published(at, "given"), title="", byline="", text=text,
        blocks=(Block(BlockKind.BODY, Span(id_, 0, len(text))),),
    )  # fmt: skip
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(A_REPORT)]
    spans = [Span(id_, start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    return document, [_claim(dice, towns, document, span) for span in spans]


def _speaker(dice: random.Random) -> str:
    return f"{dice.choice(FIRST)} {dice.choice(LAST)}"


def _claim(dice: random.Random, towns: list[Place], document: Document, span: Span) -> Claim:
    kind = dice.choice(sorted(KINDS))
    day = document.day - timedelta(days=dice.choice((0, 0, 1, 2)))
    name, side = " ".join(document.words(span).split()[:2]), dice.choice(("NOR", "SUD", "NOR:REB"))
    slots = {
        "status": dice.choice(KINDS[kind]), "actor": Actor("army", "army", side), "place": dice.choice(towns),
        "target": Actor("t", dice.choice(("people", "soldiers", "bridge")), "NOR:CVL"), "time": Period(day, day),
        "quantity": Count(dice.randint(1, 60), None),
    }  # fmt: skip
    cited = {slot: Cited(value, span) for slot, value in slots.items()}
    speaker = Cited(Actor(name, name, side), span)
    return Claim((speaker,), BY_KIND[kind](**cited), Modality.ACTUAL, Stance.REPORTED, (), span)  # type: ignore[arg-type]


if __name__ == "__main__":
    sys.exit(main())
