"""Times on public sets: what the marker finds and what the words are read as.

    python bench/times.py ARTICLES.jsonl > predicted.jsonl

The input comes from ``gold/measure.py inputs times``, which also scores the prediction.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from places import document
from reportedly import mentions, referents, sentences
from reportedly.mentions import MentionKind
from reportedly.mentions.times import times
from reportedly.pipeline import instruments


def main(articles: str) -> None:
    tools = instruments()
    for line in Path(articles).read_text("utf-8").strip().split("\n"):
        page_of = document(json.loads(line))
        page = mentions.from_document(page_of, sentences.from_document(page_of), (times,))
        known = referents.from_page(page, tools.gazetteer, tools.lexicon)
        rows = []
        for mention in page.mentions:
            if mention.kind is MentionKind.TIME:
                cited = known.periods.get(mention.span)
                period = cited and {"timex": cited.value.timex, "type": cited.value.type}
                rows.append(
                    {
                        "kind": "time",
                        "start": mention.span.start,
                        "end": mention.span.end,
                        "text": mention.text,
                        "period": period,
                    }
                )
        print(json.dumps({"doc": page_of.name, "mentions": rows}))


if __name__ == "__main__":
    main(*sys.argv[1:])
