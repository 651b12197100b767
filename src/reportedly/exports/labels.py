"""Labels: claims to be decided on elsewhere and brought back: Prodigy's JSON lines, Label Studio's tasks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from reportedly.claims import Claim
from reportedly.errors import UsageError
from reportedly.ledger import Decision, Review
from reportedly.views import Coverage
from reportedly.views.citations import from_claim

AROUND = 400
"""Code points of the page before and behind the evidence that a coder sees."""
ANSWERS = {"accept": Decision.ACCEPTED, "reject": Decision.REJECTED}


def prodigy(claims: Iterable[Claim], coverage: Coverage) -> Iterator[str]:
    """One task a line: text, spans of the fields in it, the claim's id in ``meta``."""
    for claim in claims:
        text, spans = _excerpt(claim, coverage)
        meta = {"claim": claim.id, "kind": claim.proposition.kind, "gist": claim.proposition.gist()}
        yield json.dumps({"text": text, "spans": spans, "meta": meta}, ensure_ascii=False) + "\n"


def label_studio(claims: Iterable[Claim], coverage: Coverage) -> str:
    """Tasks with a prediction each, for a project with the labels of the fields and the choices of a decision."""
    return json.dumps([_task(claim, coverage) for claim in claims], ensure_ascii=False, indent=1) + "\n"


def _task(claim: Claim, coverage: Coverage) -> dict[str, Any]:
    text, spans = _excerpt(claim, coverage)
    results = [
        {
            "from_name": "field", "to_name": "text", "type": "labels",
            "value": {**{k: s[k] for k in ("start", "end")}, "labels": [s["label"]]},
        }
        for s in spans
    ]  # fmt: skip
    shown = {"text": text, "claim": claim.id, "gist": claim.proposition.gist()}
    return {"data": shown, "predictions": [{"model_version": "reportedly", "result": results}]}


def _excerpt(claim: Claim, coverage: Coverage) -> tuple[str, list[dict[str, Any]]]:
    document = coverage.document(claim)
    start, end = max(0, claim.evidence.start - AROUND), min(len(document.text), claim.evidence.end + AROUND)
    spans = [
        {"start": c.span.start - start, "end": c.span.end - start, "label": c.field}
        for c in from_claim(claim, document)
        if start <= c.span.start and c.span.end <= end
    ]
    return document.text[start:end], spans


def decisions(words: str, reviewer: str, at: datetime) -> tuple[Review, ...]:
    """Reviews from what came back, in either form; answers that decide nothing (ignore, no choice) are left out.

    UsageError names the first line that is of neither form.
    """
    stripped = words.strip()
    if stripped.startswith("["):
        found = (_from_task(task) for task in _read(stripped, 1))
    else:
        found = (_from_line(_read(line, n), n) for n, line in enumerate(stripped.splitlines(), 1) if line.strip())
    return tuple(Review(about, decided, reviewer, at, "decided elsewhere") for about, decided in found if decided)


def _read(words: str, number: int) -> Any:
    try:
        return json.loads(words)
    except ValueError as error:
        raise UsageError(f"line {number} is no JSON") from error


def _from_line(task: Any, number: int) -> tuple[str, Decision | None]:
    try:
        return str(task["meta"]["claim"]), ANSWERS.get(task["answer"])
    except (KeyError, TypeError) as error:
        raise UsageError(f"line {number} has no answer or no meta.claim") from error


def _from_task(task: Any) -> tuple[str, Decision | None]:
    try:
        about = str(task["data"]["claim"])
        chosen = [
            choice
            for annotation in task.get("annotations", ())
            for result in annotation["result"]
            if result.get("type") == "choices"
            for choice in result["value"]["choices"]
        ]
    except (KeyError, TypeError) as error:
        raise UsageError("a task has no data.claim, or a result has no value") from error
    return about, next((ANSWERS.get(choice.lower().removesuffix("ed")) for choice in chosen), None)
