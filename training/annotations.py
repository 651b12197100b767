"""Annotations of our own: claims marked by hand in texts that stay where they lie, as document ids and offsets.

    python training/annotations.py list --shared ../shared            documents that nobody has marked, in a fixed order
    python training/annotations.py show DOC --shared ../shared        its text
    python training/annotations.py write DRAFTS --shared ../shared    drafts to training/annotations/NAME.jsonl, checked

A draft holds documents one after the other, `# DOC` and then a line a claim; words stand as in the text:

    casualties/killed | actual/reported | killed at least 43 people | speaker=the Observatory | actor=Syrian regime@SYR
        | target=people@SYR:CVL | place=Jayrud | time=Friday | quantity=43=43..

(one line). `quantity` is the number's words, then low and high; `speaker` and `via` may come several times.
A written line says {"doc", "sha256" of the text, "claims": [{"kind", "status", "modality", "stance", "evidence":
[start, end], for each role a list of spans, and "bounds": [low, high]}]}; no word of the text is kept.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
from collections.abc import Collection, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import tables
from corpora import Article, Frame, article_of, held_out, layer_of, share
from reportedly.mentions.pieces import MODALITIES, STANCES, STATUSES
from texts import newswire, press, web

HERE = Path(__file__).parent / "annotations"
CORPUS = Path(__file__).parent / "corpus"
ROLES = ("speaker", "via", "actor", "target", "place", "time", "quantity")
LEARNT = frozenset(ROLES) - {"via"}


# ------------------------------------------------------------------ texts
def texts(shared: Path) -> dict[str, str]:
    """Every text that may be marked, by document id: title, empty line, body, as in the gold."""
    found = {}
    with (shared / "data/fa_kes/FA-KES-Dataset.csv").open(encoding="latin-1", newline="") as file:
        for row in csv.DictReader(file):
            found[f"fakes-{row['unit_id']}"] = f"{row['article_title']}\n\n{row['article_content']}"
    for year in (2019, 2020):
        with (shared / f"data/wikinews/wikinews_{year}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                slug = re.sub(r"[^a-z0-9]+", "-", row["title"].lower()).strip("-")[:40]
                found[f"wikinews-{slug}"] = f"{row['title']}\n\n{row['text']}"
    for line in (shared / "data/statements/statements_en.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("text") and row.get("name"):
            found[f"statement-{row['id']}"] = f"{row['name']}\n\n{row['text']}"
    found |= {f"corpus-{path.stem}": path.read_text(encoding="utf-8").strip() for path in sorted(CORPUS.glob("*.txt"))}
    found |= {one.name: one.text for one in tables.reports(shared / "data/ner") if not held_out(one.corpus, one.name)}
    return found | dict(chain(newswire(shared), press(shared), web(shared)))


def known(shared: Path) -> set[str]:
    """Documents with claims by hand, the gold's and ours, and those that open as one of the gold does."""
    pages = [path for part in ("train", "dev") for path in (shared / "gold" / part / "texts").glob("*.json")]
    gold = {path.stem for path in pages}
    opened = {opening(json.loads(path.read_text(encoding="utf-8"))["text"]) for path in pages}
    again = {doc for doc, text in texts(shared).items() if opening(text.partition("\n\n")[2]) in opened}
    return gold | again | {one["doc"] for one in lines()}


def opening(text: str) -> str:
    """The first words of a text, letters and digits alone."""
    return re.sub(r"\W+", "", text.lower())[:200]


def lines(names: Collection[str] = ()) -> Iterator[dict[str, Any]]:
    """What is written, in the order of files and lines; of some files when they are named."""
    for path in sorted(path for path in HERE.glob("*.jsonl") if not names or path.stem in names):
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


# ------------------------------------------------------------------ drafts to offsets
def drafts(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Document ids with the lines of their claims."""
    doc, lines = "", []
    for line in [*path.read_text(encoding="utf-8").splitlines(), "# "]:
        if line.startswith("# "):
            if doc:
                yield doc, lines
            doc, lines = line[2:].strip(), []
        elif line.strip():
            lines.append(line)


def claim_of(line: str, text: str, after: int) -> dict[str, Any]:
    """A draft's line in offsets; ValueError says what is wrong with it."""
    cells = [cell.strip() for cell in line.split(" | ")]
    if len(cells) < 3:
        raise ValueError("kind/status | modality/stance | evidence are needed")
    kind, _, status = cells[0].partition("/")
    modality, _, stance = cells[1].partition("/")
    if modality not in MODALITIES or stance not in STANCES:
        raise ValueError(f"modality one of {MODALITIES}, stance one of {STANCES}")
    if f"{kind}/{status}" not in STATUSES:
        raise ValueError(f"no such kind and status: {cells[0]}")
    start = text.find(cells[2], after)
    start = text.find(cells[2]) if start < 0 else start
    if start < 0:
        raise ValueError(f"evidence is not in the text: {cells[2]}")
    head = (start, start + len(cells[2]))
    claim: dict[str, Any] = {"kind": kind, "status": status, "modality": modality, "stance": stance, "evidence": head}
    for cell in cells[3:]:
        role, _, words = cell.partition("=")
        if role not in ROLES or not words:
            raise ValueError(f"a role is one of {ROLES} with its words: {cell}")
        words, rest = words.partition("=" if role == "quantity" else "@")[::2]
        claim.setdefault(role, []).append(nearest(text, words.strip(), head))
        if role == "quantity":
            low, _, high = rest.partition("..")
            claim["bounds"] = [float(n) if n.strip() else None for n in (low, high if ".." in rest else low)]
        elif rest:
            claim.setdefault("party", {})[role] = rest.strip()
    return claim


def nearest(text: str, words: str, head: tuple[int, int]) -> tuple[int, int]:
    """Where the words stand inside the evidence, else nearest to it (what follows counts as twice as far)."""
    spots = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    if not spots:
        raise ValueError(f"these words are not in the text: {words}")
    return min(spots, key=lambda s: (distance(s, head), s))


def distance(spot: tuple[int, int], head: tuple[int, int]) -> int:
    if head[0] <= spot[0] and spot[1] <= head[1]:
        return 0
    return head[0] - spot[0] if spot[0] < head[0] else 2 * (spot[1] - head[1])


def written(path: Path, shared: Path) -> int:
    """A draft's documents as lines of offsets; says every fault and keeps the file unwritten while there are some."""
    found, faults, all_texts, done = [], 0, texts(shared), known(shared)
    target = HERE / f"{path.stem}.jsonl"
    own = {json.loads(line)["doc"] for line in target.open(encoding="utf-8")} if target.exists() else set()
    for doc, lines in drafts(path):
        if doc not in all_texts or doc in done - own:
            print(f"{doc}: {'marked already' if doc in done else 'no such document'}", file=sys.stderr)
            faults += 1
            continue
        claims, after = [], 0
        for line in lines:
            try:
                claims.append(claim_of(line, all_texts[doc], after))
                after = claims[-1]["evidence"][0]
            except ValueError as fault:
                print(f"{doc}: {fault}", file=sys.stderr)
                faults += 1
        found.append({"doc": doc, "sha256": hashlib.sha256(all_texts[doc].encode()).hexdigest(), "claims": claims})
    if not faults:
        HERE.mkdir(exist_ok=True)
        target.write_text("".join(json.dumps(one, separators=(",", ":")) + "\n" for one in found), encoding="utf-8")
    print(f"{len(found)} documents, {sum(len(one['claims']) for one in found)} claims, {faults} faults")
    return faults


# ------------------------------------------------------------------ offsets to articles
def articles(shared: Path) -> Iterator[Article]:
    """The annotated documents as the training reads them; a text that has changed since is left out and said."""
    all_texts = texts(shared)
    for one in lines():
        text = all_texts.get(one["doc"], "")
        if hashlib.sha256(text.encode()).hexdigest() != one["sha256"]:
            print(f"{one['doc']}: the text is not the one that was marked", file=sys.stderr)
            continue
        frames = [_frame(claim) for claim in one["claims"]]
        places = {text[s:e] for claim in one["claims"] for s, e in claim.get("place", ())}
        yield article_of(one["doc"], corpus_of(one["doc"]), text, frames, places)


def corpus_of(doc: str) -> str:
    """The set that a document of ours counts with."""
    if doc.startswith(("polnear-", "ewt-")):
        return "everyday"
    return "newswire" if doc.startswith(("muc4-", "tempeval-")) else "annotated"


def _frame(claim: dict[str, Any]) -> Frame:
    roles = {role: tuple((s, e) for s, e in claim.get(role, ())) for role in LEARNT}
    status = frozenset([f"{claim['kind']}/{claim['status']}"])
    layer = layer_of(claim["kind"], claim["status"])
    return Frame(layer, tuple(claim["evidence"]), roles, LEARNT, status, claim["modality"], claim["stance"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("act", choices=("list", "show", "write"))
    parser.add_argument("what", nargs="*")
    parser.add_argument("--shared", type=Path, required=True)
    options = parser.parse_args()
    if options.act == "write":
        raise SystemExit(max(written(Path(path), options.shared) for path in options.what) > 0)
    found = texts(options.shared)
    if options.act == "show":
        for doc in options.what:
            print(f"# {doc}\n{found[doc]}\n")
        return
    done = known(options.shared)
    for doc in sorted(found, key=share):
        if doc not in done:
            print(f"{doc}\t{len(found[doc].split())}\t{found[doc].splitlines()[0]}")


if __name__ == "__main__":
    main()
