"""Made-up archives of an invented paper, and what the tests of backfills share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

SERVING = "from reportedly import pipeline; from reportedly.pipeline.backfill import serving; "
LEXICONS_ALONE = (sys.executable, "-c", SERVING + "serving.main(pipeline.lexicons)")
"""A hand that opens no weights: it starts sooner."""

Write = Callable[..., str]


def article(number: int) -> dict[str, str]:
    return {
        "url": f"https://gazette.example/{number}",
        "outlet": "The Invented Gazette",
        "published": f"2022-03-{4 + number % 3:02}",
        "title": "Shelling on the river",
        "text": f"At least {number + 3} people were killed in shelling of Kherson on Thursday, the governor said. "
        "Russian forces have taken Melitopol, according to Reuters.",
    }


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder that came to its name, by that name."""
    found = [path for path in folder.rglob("*") if path.is_file() and path.parent.name != "_unfinished"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
