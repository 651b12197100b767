"""Texts to mark claims in, by document id: newswire of other decades, everyday papers, and the web."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from corpora import held_out, polnear, times


def newswire(shared: Path) -> Iterator[tuple[str, str]]:
    """Wars of other decades, to mark claims in: TempEval-3's train part and MUC-4's, by document id.

    What is held out of the one for times stays out; of the other come the articles that have a template.
    """
    for article in times(shared / "data/tempeval3/train"):
        if not held_out("tempeval3", article.name):
            yield f"tempeval-{article.name}", article.text.strip()
    for line in (shared / "data/muc4/train_dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["split"] == "dev" and row["templates"]:
            text = re.sub(r"\A.*?\[TEXT\]\s*", "", row["text"], flags=re.DOTALL)
            yield f"muc4-{row['docid']}", "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text))


def press(shared: Path) -> Iterator[tuple[str, str]]:
    """Everyday papers, where talk of war is rare and mostly a figure of speech: PolNeAR's train part, by document id.

    What is held out of it for attributions stays out.
    """
    for article in polnear(shared / "data/polnear/train"):
        if not held_out("polnear", article.name):
            yield f"polnear-{article.name}", article.text


def web(shared: Path) -> Iterator[tuple[str, str]]:
    """Letters, weblogs, groups and reviews of UD EWT's train part, by document id; paragraphs as it has them."""
    doc, parts = "", []
    rows = (shared / "data/ud_ewt/en_ewt-ud-train.rebuilt.conllu").read_text(encoding="utf-8").splitlines()
    for row in [*rows, "# newdoc id = "]:
        if row.startswith("# newdoc id"):
            if parts:
                yield f"ewt-{doc}", re.sub(r" *\n\n", "\n\n", "".join(parts)).strip()
            doc, parts = row.partition("=")[2].strip(), []
        elif row.startswith("# newpar"):
            parts.append("\n\n")
        elif row.startswith("# text ="):
            parts.append(row.partition("=")[2].strip() + " ")
