"""Extracting: one shard, from its inputs to its files."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from reportedly.captures import Capture, Fate, Receipt
from reportedly.pipeline.backfill import folders, rows
from reportedly.pipeline.backfill.inputs import outcomes
from reportedly.pipeline.backfill.orders import STAGES, Order, Report
from reportedly.pipeline.backfill.writing import Tables, listed
from reportedly.pipeline.openings import Instruments
from reportedly.pipeline.pages import read_page

Told = Callable[[int], None]
"""Hears the number of an outcome before it is read, `BETWEEN` after that and before a file is written."""
BETWEEN = -1
NO_TEXT = "It holds characters that are no text"


def extract(order: Order, instruments: Instruments, told: Told) -> Report:
    """Read the shard of an order and leave its files in the order's folder; nothing is done when they are there."""
    home, name = folders.at(order.home), order.shard.name
    if home.has(listed(name)):
        return Report(name, json.loads(home.read(listed(name)))["counts"], known=True)
    stages = _Stages()
    with Tables() as tables:
        for found in _found(order, instruments, stages, told):
            with stages.timed("writing"):
                tables.add(found)
        with stages.timed("writing"):
            written = tables.put(order, lambda: told(BETWEEN))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    return Report(name, tables.counts, stages.seconds, memory, written)


Found = Mapping[str, list[rows.Row]]


def _found(order: Order, instruments: Instruments, stages: _Stages, told: Told) -> Iterator[Found]:
    """The rows of every outcome of a shard, each document once."""
    skip, seen, masthead = dict(order.skip), set[str](), order.shard.terms.masthead
    for number, outcome in stages.each("input", outcomes(order.shard)):
        told(number)
        if isinstance(outcome, Receipt):
            told(BETWEEN)
            yield rows.of_receipt(number, outcome)
            continue
        with stages.timed("reading"):
            page = skip.get(number) or read_page(outcome, instruments, masthead)
        told(BETWEEN)
        if isinstance(page, str):
            yield _refused(number, outcome, page)
        elif page.document.id not in seen:
            seen.add(page.document.id)
            found = rows.of_page(number, outcome, page)
            yield found if _is_text(found) else _refused(number, outcome, NO_TEXT)


def _refused(number: int, capture: Capture, reason: str) -> Found:
    return rows.of_receipt(number, Receipt(capture.url, Fate.REJECTED, reason, capture.id), capture)


def _is_text(found: Mapping[str, Iterable[rows.Row]]) -> bool:
    """Every word of these rows can be written as UTF-8."""
    try:
        for cell in (cell for table in found.values() for row in table for cell in row):
            if isinstance(cell, str):
                cell.encode()
    except UnicodeEncodeError:
        return False
    return True


class _Stages:
    """Where the time goes."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Time spent here is this stage's."""
        began = time.monotonic()
        try:
            yield
        finally:
            self.seconds[stage] += time.monotonic() - began

    def each(
        self, stage: str, found: Iterator[tuple[int, Capture | Receipt]]
    ) -> Iterator[tuple[int, Capture | Receipt]]:
        """The outcomes, the time that each takes to come being this stage's."""
        while True:
            with self.timed(stage):
                outcome = next(found, None)
            if outcome is None:
                return
            yield outcome
