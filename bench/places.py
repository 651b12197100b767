"""Place resolution on public sets, the names given: same GeoNames id or within 20 km, and where the answer was lost.

python bench/places.py ARTICLES.jsonl SPANS.jsonl > predicted.jsonl

The two inputs come from ``gold/measure.py inputs places`` and ``spans places``, which also scores the prediction.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from reportedly import mentions, referents, sentences
from reportedly.documents import Block, BlockKind, Document, Published, identity
from reportedly.pipeline import instruments
from reportedly.text import Span


def document(article: dict[str, str]) -> Document:
    """An article as one body, its title on top."""
    title = article.get("title") or ""
    text = f"{title}\n\n{article['text']}" if title else article["text"]
    name = identity("bench", text)
    start = len(text) - len(article["text"])
    blocks = [Block(BlockKind.HEADLINE, Span(name, 0, len(title)))] if title else []
    blocks.append(Block(BlockKind.BODY, Span(name, start, len(text))))
    day = datetime.fromisoformat(str(article.get("published") or "2000-01-01")[:10]).replace(tzinfo=UTC)
    published = Published(day, "given", "day")
    return Document(name, article["doc"], "bench", "", "", published, title, "", text, tuple(blocks))


def main(articles: str, spans: str) -> None:
    tools = instruments()
    given = {row["doc"]: row["spans"] for row in map(json.loads, Path(spans).read_text("utf-8").strip().split("\n"))}
    for line in Path(articles).read_text("utf-8").strip().split("\n"):
        page_of = document(json.loads(line))
        page = mentions.from_document(page_of, sentences.from_document(page_of), tools.markers)
        asked = [Span(page_of.id, start, end) for start, end in given.get(page_of.name, ())]
        found = referents.places_at(asked, page, tools.gazetteer)
        rows = []
        for span in asked:
            resolution = found.get(span)
            place = resolution.place if resolution else None
            number = place.id.partition("geonames:")[2] if place else ""
            told = place and {
                "geonames": int(number) if number else None,
                "lat": place.lat,
                "lon": place.lon,
                "name": place.name,
            }
            rows.append(
                {"kind": "place", "start": span.start, "end": span.end, "text": page_of.words(span), "place": told}
            )
        print(json.dumps({"doc": page_of.name, "mentions": rows}))


if __name__ == "__main__":
    main(*sys.argv[1:])
