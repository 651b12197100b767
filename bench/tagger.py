"""Measure the tagger: attributions, names, times, evidence by kind, and speed, each with n.

    python bench/tagger.py SHARED [--models DIR] [--parts polnear,names,times,claims,speed]
        [--held] [--gate] [--threads N]

SHARED holds gold/ and data/. Attributions, names and times by `gold/measure.py`; evidence by the pairing of
`gold/score.py` (kind, bound status, overlap of at least 0.3). ``--held`` measures on the documents that training held
out instead of the dev parts (PolNeAR train, gold/train and gold/own); names (re3d) and times are held-out documents in
any case.
"""

from __future__ import annotations

import argparse
import itertools
import json
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from reportedly import sentences
from reportedly.attributions.tagged import governed, governing, says, source
from reportedly.documents import Block, BlockKind, Document, Published, identity
from reportedly.mentions import Mention, MentionKind
from reportedly.mentions.gate import Gate
from reportedly.mentions.tagger import Tagger, Weights
from reportedly.sentences import Sentence
from reportedly.text import Span

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

import scorers
from corpora import held_out

MODELS = Path(__file__).parents[1] / "src/reportedly/models"


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of a bare text."""
    name = identity("bench", text)
    published = Published(datetime(2022, 1, 1, tzinfo=UTC), "given")
    blocks = (Block(BlockKind.BODY, Span(name, 0, len(text))),) if text else ()
    return sentences.from_document(Document(name, "bench", "bench", "", "", published, "", "", text, blocks))


def weights(folder: Path) -> Weights:
    lean = folder / "lean.json"
    return Weights(
        (folder / "encoder.onnx").read_bytes(),
        (folder / "reader.onnx").read_bytes(),
        (folder / "pieces.json").read_text(encoding="utf-8"),
        json.loads(lean.read_text()) if lean.exists() else {},
    )


def tagged(tagger: Tagger, texts: Iterable[str]) -> Iterator[tuple[Mention, ...]]:
    """Marks of many texts."""
    return tagger.tag(split(text) for text in texts)


def told(result: dict[str, Any]) -> None:
    for name, value in result.items():
        cells = (f"{k} {v:.3f}" if isinstance(v, float) else f"{k} {v}" for k, v in value.items())
        print(f"  {name:26}" + "  ".join(cells))


# ------------------------------------------------------------------ attributions
def attributions(marks: Iterable[Mention], text: str) -> list[dict[str, list[list[int]]]]:
    """Cues with what hangs on them, as measure.py reads it; a cue without content is none."""
    parts: dict[Span, dict[MentionKind, list[Span]]] = {m.span: {} for m in marks if m.kind is MentionKind.CUE}
    for mark in marks:
        if mark.head in parts:
            parts[mark.head].setdefault(mark.kind, []).append(mark.span)
    told = []
    for cue, found in sorted(parts.items()):
        if MentionKind.CONTENT in found and says(cue, text):
            content, by = found[MentionKind.CONTENT], source(cue, found.get(MentionKind.SOURCE, ()), text)
            told.append({"cue": [governing(cue, content, text)], "source": by, "content": governed(cue, content, text)})
    return [{name: [[s.start, s.end] for s in spans] for name, spans in one.items()} for one in told]


def polnear(tagger: Tagger, shared: Path, held: bool) -> None:
    measure = scorers.opened(shared / "gold/measure.py")
    gold = measure.polnear(str(shared / "data/polnear" / ("train" if held else "dev")))
    gold = {k: v for k, v in gold.items() if not held or held_out("polnear", k)}
    marks = tagged(tagger, (page["text"] for page in gold.values()))
    predicted = {
        name: {"attributions": attributions(m, gold[name]["text"])} for name, m in zip(gold, marks, strict=True)
    }
    print(f"attributions: PolNeAR {'train, held out' if held else 'dev'}, {len(gold)} articles")
    told(measure.score_polnear(gold, predicted))


# ------------------------------------------------------------------ names and times
def row(mark: Mention) -> dict[str, Any]:
    return {"kind": mark.kind.value, "start": mark.span.start, "end": mark.span.end}


def names(tagger: Tagger, shared: Path, held: bool) -> None:
    measure = scorers.opened(shared / "gold/measure.py")
    folder = shared / "data/ner/re3d/CONLL-format/data-by-source/conll"
    re3d = [p for p in sorted(folder.glob("*/*.conll")) if p.parent.name != "BBC_Online"]
    kept = [p for p in re3d if held_out("re3d", f"re3d-{p.stem}")]
    web = shared / "data/ner/uner_ewt/en_ewt-ud-dev.iob2"
    sets = {"uner_ewt dev, held-out half": [web], f"re3d, {len(kept)} documents": kept}
    for name, paths in sets.items():
        read = ((p, at, k, v) for p in paths for at, (k, v) in enumerate(measure.names(str(p)).items()))
        gold = {
            f"{p.stem} {k}": v for p, at, k, v in read if p != web or held_out("uner", f"uner-{p.stem}-{at // 50 * 50}")
        }
        marks = tagged(tagger, (page["text"] for page in gold.values()))
        predicted = {k: {"mentions": [row(mark) for mark in m]} for k, m in zip(gold, marks, strict=True)}
        print(f"names: {name}, {len(gold)} sentences")
        told(measure.score_names(gold, predicted))


def times(tagger: Tagger, shared: Path, held: bool) -> None:
    measure = scorers.opened(shared / "gold/measure.py")
    gold = measure.times(str(shared / "data/tempeval3/train"))
    gold = {k: v for k, v in gold.items() if held_out("tempeval3", k)}
    marks = tagged(tagger, (page["text"] for page in gold.values()))
    predicted = {k: {"mentions": [row(mark) for mark in m]} for k, m in zip(gold, marks, strict=True)}
    print(f"times: TempEval-3 train, held out, {len(gold)} documents (the tagger gives no value)")
    told({k: v for k, v in measure.score_times(gold, predicted).items() if k != "value"})


# ------------------------------------------------------------------ claims
def pages(shared: Path, parts: Iterable[str], held: bool) -> Iterator[tuple[dict[str, Any], str]]:
    for part in parts:
        for path in sorted((shared / "gold" / part / "claims").glob("*.json")):
            written = json.loads(path.read_text(encoding="utf-8"))
            page = json.loads((shared / "gold" / part / "texts" / path.name).read_text(encoding="utf-8"))
            if not held or held_out("gold", written["doc"]):
                yield written, f"{page['title']}\n\n{page['text']}" if page.get("title") else page["text"]


def evidence(marks: Iterable[Mention]) -> list[dict[str, Any]]:
    """Evidence marks as bare claims."""
    found = []
    for mark in marks:
        if mark.kind is MentionKind.EVIDENCE:
            kind, status, modality, stance = mark.label.split("/")
            claim = {"kind": kind, "status": status or None, "modality": modality, "stance": stance}
            found.append({**claim, "evidence": mark.text})
    return found


def claims(tagger: Tagger, shared: Path, held: bool) -> None:
    score = scorers.opened(shared / "gold/score.py")
    for parts in (("train",), ("own",)) if held else (("dev",),):
        read = list(pages(shared, parts, held))
        gold = {written["doc"]: written["claims"] for written, _ in read}
        texts = {written["doc"]: score.tokens(text) for written, text in read}
        marks = tagged(tagger, (text for _, text in read))
        predicted = {doc: evidence(m) for doc, m in zip(gold, marks, strict=True)}
        result = score.score(gold, predicted, texts)
        low, high = result["claim_95"]
        print(
            f"evidence: gold/{parts[0]}{', held out' if held else ''}, {len(gold)} documents, {result['gold']} claims"
        )
        precision, recall, both = result["claim"]
        print(f"  claim P {precision:.3f} R {recall:.3f} F1 {both:.3f} (95 % {low:.3f}-{high:.3f})", end="  ")
        print("  ".join(f"{f} {result['field'][f]:.2f}" for f in ("status", "modality", "stance")))
        for kind, (p, r, f, _, n) in result["kind"].items():
            print(f"    {kind:14} gold {n:4d}  P {p:.2f}  R {r:.2f}  F1 {f:.2f}")


# ------------------------------------------------------------------ speed
def bare(
    folder: Path,
    threads: int,
    read: list[tuple[Sentence, ...]],
    clock: Callable[[], float] = time.perf_counter,
) -> float:
    """Sentences a second through the encoder alone, one sentence a row, those of one length together."""
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    session = onnxruntime.InferenceSession(str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"])
    pieces = Tokenizer.from_file(str(folder / "pieces.json"))
    texts = [s.text for page in read for s in page]
    begun = clock()
    encoded = sorted((e.ids[:200] for e in pieces.encode_batch(texts) if e.ids), key=len)
    for _, alike in itertools.groupby(encoded, len):
        rows = np.array(list(alike), dtype=np.int64)
        for at in range(0, len(rows), 24):
            ids = rows[at : at + 24]
            zero = np.zeros_like(ids)
            session.run(None, {"ids": ids, "shapes": zero, "spaces": zero, "breaks": zero})
    return len(texts) / (clock() - begun)


def speed(shared: Path, folder: Path, threads: int) -> None:
    """Sentences a second: gold (dense with claims) and the press (PolNeAR dev), with and without the gate."""
    gold = [text for _, text in pages(shared, ("train",), False)][:30]
    press = [p.read_text(encoding="utf-8") for p in sorted((shared / "data/polnear/dev/text").glob("*.txt"))[:20]]
    gate = Gate((folder / "gate.tsv").read_text(encoding="utf-8").splitlines())
    for name, texts in (("gold/train", gold), ("PolNeAR dev", press)):
        read = [split(text) for text in texts]
        many = sum(map(len, read))
        for number in sorted({1, threads}):
            rates = {"bare encoder": bare(folder, number, read)}
            for how, chosen in (("tagger", None), ("with gate", gate)):
                tagger = Tagger(weights(folder), chosen, number)
                begun = time.perf_counter()
                sum(map(len, tagger.tag(read)))
                rates[how] = many / (time.perf_counter() - begun)
            told_rates = "  ".join(f"{k} {v:.0f}/s (x{v / rates['bare encoder']:.2f})" for k, v in rates.items())
            print(f"speed: {name}, {many} sentences, {number} threads: {told_rates}")
    print(f"  peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


PARTS = {"polnear": polnear, "names": names, "times": times, "claims": claims}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--models", type=Path, default=MODELS)
    parser.add_argument("--parts", default="polnear,names,times,claims,speed")
    parser.add_argument("--held", action="store_true")
    parser.add_argument("--gate", action="store_true", help="read only what passes the gate")
    parser.add_argument("--threads", type=int, default=2)
    chosen = parser.parse_args()
    gate = (chosen.models / "gate.tsv").read_text(encoding="utf-8").splitlines() if chosen.gate else None
    tagger = Tagger(weights(chosen.models), Gate(gate) if gate else None, chosen.threads)
    for part in chosen.parts.split(","):
        if part == "speed":
            speed(chosen.shared, chosen.models, chosen.threads)
        else:
            PARTS[part](tagger, chosen.shared, chosen.held)


if __name__ == "__main__":
    main()
