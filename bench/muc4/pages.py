"""Pages: MUC-4's articles as documents, and what we read in them.

The wire's head is cut off up to [TEXT]; its place stays as the dateline, its day is the day of publication. Lines are
joined to paragraphs. By default a page all in capitals is written in mixed case first (`casing`).
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from casing import Casing, from_texts

sys.path.insert(0, str(Path(__file__).parent.parent))
from places import document as made
from reportedly.documents import Document
from reportedly.pipeline import Instruments, Reading, read_document

_DATELINE = re.compile(r"\A\s*([A-Z][^\n]*?),\s+(\d{1,2} [A-Z]{3} \d\d)\b")
_HEAD = re.compile(r"\A.*?\[TEXT\]", re.DOTALL)


def articles(shared: Path, *splits: str) -> list[Mapping[str, Any]]:
    """The articles of some splits (dev, tst1, tst2) with their keys."""
    lines = (shared / "data" / "muc4" / "train_dev.jsonl").read_text("utf-8").splitlines()
    return [article for article in map(json.loads, lines) if article["split"] in splits]


def casing(shared: Path) -> Casing:
    """How words are written in the texts of gold/own and gold/dev and in PolNeAR's training articles."""
    return from_texts(_mixed(shared))


def _mixed(shared: Path) -> Iterator[str]:
    for folder in ("own", "dev"):
        for path in sorted((shared / "gold" / folder / "texts").glob("*.json")):
            yield json.loads(path.read_text("utf-8"))["text"]
    for path in sorted((shared / "data" / "polnear" / "train").rglob("*.txt")):
        yield path.read_text("utf-8", errors="replace")


def published(text: str) -> date | None:
    """The day of the dateline."""
    found = _DATELINE.match(text)
    try:
        return datetime.strptime(found[2], "%d %b %y").date() if found else None
    except ValueError:
        return None


def document(article: Mapping[str, Any], cased: Casing | None) -> Document:
    """An article as a document."""
    text, day = article["text"], published(article["text"])
    found = _DATELINE.match(text)
    if found:
        text = f"{found[1]} -- {_HEAD.sub('', text[found.end() :]).lstrip(' -')}"
    paragraphs = (" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text))
    joined = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    joined = cased.written(joined) if cased else joined
    return made({"doc": article["docid"], "text": joined, "published": str(day or "1990-01-01")})


def read(article: Mapping[str, Any], cased: Casing | None, tools: Instruments) -> Reading:
    """What we read in an article."""
    return read_document(document(article, cased), tools)
