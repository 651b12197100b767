"""Progress of long work on standard error: a bar on a terminal, else plain lines, or JSON lines on request."""

from __future__ import annotations

import json
import sys
import time
from types import TracebackType
from typing import Any

EVERY = 5.0
"""Seconds between two plain lines."""


class Progress:
    """Counts pages as they are done. Call it with a line of news and the number done so far."""

    def __init__(self, verb: str, as_json: bool = False) -> None:
        self._verb, self._as_json = verb, as_json
        self._began = self._last = time.monotonic()
        self._done = 0
        self._bar: Any = None

    def __enter__(self) -> Progress:
        if not self._as_json and sys.stderr.isatty():
            self._bar = _bar()
            self._bar.start()
            self._row = self._bar.add_task(self._verb, total=None, news="")
        return self

    def __call__(self, news: str = "", done: int = 1) -> None:
        """``done`` more pages are through; ``news`` names the last one."""
        self._done += done
        if self._bar is not None:
            self._bar.update(self._row, completed=self._done, news=news[-60:])
        elif self._as_json:
            self._line({"verb": self._verb, "done": self._done, "news": news})
        elif time.monotonic() - self._last > EVERY:
            self._last = time.monotonic()
            pages = "page" if self._done == 1 else "pages"
            print(f"{self._verb}: {self._done} {pages}, {self._rate():.1f} a second", file=sys.stderr)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()
        elif self._as_json:
            self._line({"verb": self._verb, "done": self._done, "finished": error is None})

    def _rate(self) -> float:
        return self._done / max(time.monotonic() - self._began, 1e-9)

    def _line(self, fields: dict[str, object]) -> None:
        fields["seconds"] = round(time.monotonic() - self._began, 3)
        print(json.dumps(fields, ensure_ascii=False), file=sys.stderr, flush=True)


def _bar() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    return Bar(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[news]}"),
        console=Console(stderr=True),
        transient=True,
    )
