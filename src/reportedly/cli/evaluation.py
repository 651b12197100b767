"""Evaluation: our claims against a folder of claims coded by hand, as a table."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from reportedly.cli import opening, scores
from reportedly.cli.scores import Figure, Scored
from reportedly.errors import UsageError
from reportedly.views.coverage import counted


def show(folder: Path, as_json: bool) -> None:
    """Score and print: claim and usable F1 with their intervals, fields of answered claims, and each kind."""
    documents = list(_scored(folder))
    overall = {"claim": scores.claim_figure(documents), "usable": scores.claim_figure(documents, usable=True)}
    kinds = sorted({claim["kind"] for document in documents for claim in (*document.gold, *document.found)})
    by_kind = {kind: scores.claim_figure(documents, kind) for kind in kinds}
    fields = scores.field_shares(documents)
    if as_json:
        told = {name: vars(figure) for name, figure in (overall | by_kind).items()}
        sys.stdout.write(json.dumps({"documents": len(documents), "figures": told, "fields": fields}) + "\n")
        return
    found = sum(len(document.found) for document in documents)
    coded = counted(overall["claim"].gold, "coded claim")
    print(f"{counted(len(documents), 'document')}, {coded}, {found} found")
    for name, figure in overall.items():
        print(f"{_line(name, figure)}  (95 % {figure.low:.3f} to {figure.high:.3f})")
    print("fields of answered claims: " + "  ".join(f"{name} {share:.2f}" for name, share in fields.items()))
    for kind, figure in by_kind.items():
        print(_line(kind, figure))


def _line(name: str, figure: Figure) -> str:
    return f"{name:13} n {figure.gold:4}  P {figure.precision:.3f}  R {figure.recall:.3f}  F1 {figure.f1:.3f}"


def _scored(folder: Path) -> Iterator[Scored]:
    from reportedly import pipeline
    from reportedly.captures.reading import Options
    from reportedly.documents.masthead import Masthead
    from reportedly.exports import claims

    gold = {record["doc"]: record["claims"] for record in _coded(folder / "claims")}
    texts = [str(folder / "texts" / f"{doc}.json") for doc in gold]
    for reading in pipeline.readings(texts, Options(), Masthead(), opening.instruments()):
        if isinstance(reading, pipeline.Receipt):
            raise UsageError(f"{reading.location}: {reading.reason}; every file in claims/ needs its text in texts/")
        document = reading.document
        found = claims.records(reading.claims, document)["claims"]
        yield scores.scored(document.name, gold[document.name], found, document.text)


def _coded(folder: Path) -> Sequence[Any]:
    files = sorted(folder.glob("*.json"))
    if not files:
        raise UsageError(f"{folder} holds no claims; evaluate takes a folder with claims/ and texts/ beside each other")
    return [json.loads(path.read_text(encoding="utf-8")) for path in files]
