"""Measure the room of attributions: PolNeAR's source, cue and content; speaker, stance and relays on the gold claims.

    python bench/attributions.py SHARED [--polnear train|dev|none] [--gold train|own|dev|none] [--show FIELD N]

SHARED is the folder that holds gold/ and data/. PolNeAR by `gold/measure.py`. For each gold claim, the innermost
attribution of speech whose content covers the evidence is asked for speaker, relays, stance and denial, and judged by
`gold/score.py`. Figures come with n and a 95 % interval from resampling documents (300 draws, seed 0).
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from types import ModuleType
from typing import Any

import scorers
from reportedly import attributions, mentions, sentences
from reportedly.attributions import Attribution
from reportedly.documents import Block, BlockKind, Document, Published, identity
from reportedly.exports import attributions as exports
from reportedly.mentions import Marker, Page
from reportedly.mentions.cues import Cues
from reportedly.pipeline import instruments
from reportedly.text import Span

Row = dict[str, bool]


def marker() -> Cues:
    return Cues((resources.files("reportedly") / "data" / "cues.tsv").read_text("utf-8").splitlines())


def page(name: str, title: str | None, text: str, *markers: Marker) -> Page:
    full = f"{title}\n\n{text}" if title else text
    made = identity(name, full)
    head = [Block(BlockKind.HEADLINE, Span(made, 0, len(title)))] if title else []
    start = len(title) + 2 if title else 0
    blocks = (*head, Block(BlockKind.BODY, Span(made, start, len(full))))
    at = Published(datetime(2020, 1, 1, tzinfo=UTC), "given", "day")
    document = Document(made, name, name, "", "", at, title or "", "", full, blocks)
    return mentions.from_document(document, sentences.from_document(document), markers)


def polnear(shared: Path, part: str) -> None:
    measure = scorers.opened(shared / "gold" / "measure.py")
    gold = measure.polnear(str(shared / "data" / "polnear" / part))
    cues, found, spent, words = marker(), {}, 0.0, 0
    for stem, article in gold.items():
        read = page(stem, None, article["text"], cues)
        begin = time.process_time()
        said = attributions.from_page(read)
        spent += time.process_time() - begin
        words += sum(len(sentence.tokens) for sentence in read.sentences)
        found[stem] = exports.record(read.document, said)
    print(f"PolNeAR {part}: {len(gold)} articles, room {words / 300 / spent:.0f} articles of 300 words a CPU-second")
    scores = measure.score_polnear(gold, found)
    draws = [resampled(measure, gold, found, random.Random(seed)) for seed in range(60 if part == "dev" else 0)]
    for name, figures in scores.items():
        held = sorted(draw[name]["F1"] for draw in draws)
        interval = f"  95% {held[1]:.3f}-{held[-2]:.3f}" if held else ""
        print(
            f"  {name:16} P {figures['P']:.3f}  R {figures['R']:.3f}  F1 {figures['F1']:.3f}"
            f"  n {figures['gold']}{interval}"
        )


def resampled(measure: ModuleType, gold: Any, found: Any, draw: random.Random) -> Any:
    names = [draw.choice(sorted(gold)) for _ in gold]
    pick = {f"{n}": name for n, name in enumerate(names)}
    return measure.score_polnear({n: gold[k] for n, k in pick.items()}, {n: found[k] for n, k in pick.items()})


def claims(shared: Path, part: str) -> Iterator[tuple[Page, list[dict[str, Any]]]]:
    markers = instruments().markers
    for path in sorted((shared / "gold" / part / "claims").glob("*.json")):
        coded = json.loads(path.read_text("utf-8"))
        article = json.loads((path.parents[1] / "texts" / path.name).read_text("utf-8"))
        yield page(coded["doc"], article.get("title"), article["text"], *markers), coded["claims"]


def judged(score: ModuleType, claim: dict[str, Any], attribution: Attribution | None) -> Row:
    speakers = [{"name": speaker.name} for speaker in attribution.speakers] if attribution else []
    stance = attribution.stance.value if attribution else "own"
    via = [{"role": relay.role.value, "name": relay.name} for relay in (attribution.chain if attribution else ())]
    return {
        "speaker": score.speakers_right(claim.get("speaker"), speakers),
        "voice": bool(score.named(claim.get("speaker"))) == bool(score.named(speakers)),
        "stance": claim["stance"] == stance,
        "via": score.via_right(claim.get("via"), via),
        "via given": not claim.get("via") or score.via_right(claim["via"], via),
        "via absent": bool(claim.get("via")) or not via,
        "denied": (claim["modality"] == "negated") == (attribution is not None and attribution.modality == "negated"),
    }


def gold(shared: Path, part: str, field: str | None, count: int) -> None:
    score = scorers.opened(shared / "gold" / "score.py")
    rows: list[list[Row]] = []
    for read, coded in claims(shared, part):
        said, text = attributions.from_page(read), read.document.text
        rows.append([])
        for claim in coded:
            start = text.find(claim["evidence"])
            if start < 0 or claim.get("part") == "teaser":
                continue
            attribution = attributions.innermost(said, Span(read.document.id, start, start + len(claim["evidence"])))
            row = judged(score, claim, attribution)
            rows[-1].append(row)
            if field and not row[field] and count > 0:
                count -= 1
                show(read, claim, attribution, start)
    print(f"gold {part}: {len(rows)} documents, {sum(map(len, rows))} claims")
    for name in rows[0][0]:
        value, low, high, n = share(rows, name)
        print(f"  {name:16} {value:.3f}  95% {low:.3f}-{high:.3f}  n {n}")


def share(rows: list[list[Row]], name: str) -> tuple[float, float, float, int]:
    def mean(chosen: list[list[Row]]) -> float:
        flat = [row[name] for document in chosen for row in document]
        return sum(flat) / max(1, len(flat))

    draw = random.Random(0)
    held = sorted(mean([draw.choice(rows) for _ in rows]) for _ in range(300))
    return mean(rows), held[7], held[-8], sum(map(len, rows))


def show(read: Page, claim: dict[str, Any], attribution: Attribution | None, start: int) -> None:
    text = read.document.text
    around = text[max(0, start - 130) : start + len(claim["evidence"]) + 110].replace("\n", " / ")
    wanted = [s["name"] for s in claim["speaker"]], claim["stance"], [v["name"] for v in claim.get("via") or []]
    print(
        f"\n{read.document.name} wanted {wanted}"
        f"\n   ... {around.replace(claim['evidence'], '{{' + claim['evidence'] + '}}')}"
    )
    if attribution:
        names = [(s.name, s.how) for s in attribution.speakers]
        chain = [(relay.role.value, relay.name) for relay in attribution.chain]
        print(f"   got {names} {attribution.stance.value} {attribution.lemma} {chain}")
    else:
        print("   got own voice")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("shared", type=Path)
    arguments.add_argument("--polnear", choices=("train", "dev", "none"), default="dev")
    arguments.add_argument("--gold", choices=("train", "own", "dev", "none"), action="append")
    arguments.add_argument("--show", nargs=2, metavar=("FIELD", "N"))
    given = arguments.parse_args()
    if given.polnear != "none":
        polnear(given.shared, given.polnear)
    field, count = given.show or (None, "0")
    for part in given.gold or ["train", "own", "dev"]:
        if part != "none":
            gold(given.shared, part, field, int(count))


if __name__ == "__main__":
    main()
