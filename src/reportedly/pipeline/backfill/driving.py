"""Driving: a backfill from its first shard to its last, and what it came to."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from reportedly.pipeline.backfill import folders
from reportedly.pipeline.backfill.engines import Engine
from reportedly.pipeline.backfill.hands import Pages
from reportedly.pipeline.backfill.orders import STAGES, Order, Report
from reportedly.pipeline.backfill.shards import Shard
from reportedly.pipeline.backfill.versions import extractor
from reportedly.pipeline.backfill.writing import listed
from reportedly.views.coverage import counted

SHOWN = 8
LEFT = timedelta(days=1)
"""After so long nobody comes back to a file that he began."""


@dataclass
class Total:
    """What the shards of a run came to, in plain sentences."""

    home: str
    began: float = field(default_factory=time.monotonic)
    seconds: float = 0.0
    shards: int = 0
    known: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    stages: Counter[str] = field(default_factory=Counter)
    memory: int = 0
    written: int = 0
    deaths: int = 0
    failed: list[Report] = field(default_factory=list)

    @property
    def pages(self) -> int:
        """Inputs that this run read or rejected."""
        return self.counts["documents"] + self.counts["rejected"]

    def count(self, report: Report) -> None:
        """Take note of one shard."""
        self.shards += 1
        self.deaths += report.deaths
        if report.failed:
            self.failed.append(report)
        elif report.known:
            self.known += 1
        else:
            self.counts.update(report.counts)
            self.stages.update(report.seconds)
            self.memory = max(self.memory, report.memory)
            self.written += report.written

    def lines(self) -> Iterator[str]:
        """What was read, where it lies, how fast, and which shards are still to be done."""
        before = f" ({self.known} were done before)" if self.known else ""
        yield f"{counted(self.shards, 'shard')}{before} in {self.home}"
        told = ", ".join(f"{self.counts[name]:,} {name}" for name in ("documents", "claims", "findings", "rejected"))
        yield f"{told}; {self.written / 1e6:.1f} MB written."
        if self.pages:
            yield self._pace()
        if self.deaths:
            yield f"Hands that died and were started again: {self.deaths}."
        for report in self.failed[:SHOWN]:
            yield f"  not done: {report.name}: {report.failed}"
        if self.failed:
            are = "is" if len(self.failed) == 1 else "are"
            yield f"{counted(len(self.failed), 'shard')} {are} not done. Run the same again: what is done stays."

    def _pace(self) -> str:
        spent = sum(self.stages.values()) or 1.0
        each = {stage: max(self.stages[stage], 0.001) for stage in STAGES}
        shares = ", ".join(f"{s} {100 * t / spent:.0f} % ({self.pages / t:.1f} pages/s)" for s, t in each.items())
        rates = f"{self.pages / self.seconds:.1f} pages and {self.counts['claims'] / self.seconds:.1f} claims a second"
        return f"{rates}; of the hands' time {shares}; the most a hand held {self.memory} MiB."


def backfill(shards: Iterable[Shard], out: str, engine: Engine, pages: Pages = lambda count: None) -> Total:
    """Read every shard that is not yet there into a folder, by an engine. A shard that fails costs no other."""
    version = extractor()
    total = Total(Order(Shard(()), out, version).home)
    home = folders.at(total.home)
    for report in engine(_orders(shards, out, version, home, total), pages):
        total.count(report)
    home.tidy(datetime.now(UTC) - LEFT)
    total.seconds = time.monotonic() - total.began
    return total


def _orders(shards: Iterable[Shard], out: str, version: str, home: folders.Folder, total: Total) -> Iterator[Order]:
    """The orders that are still to be done."""
    for shard in shards:
        if home.has(listed(shard.name)):
            total.count(Report(shard.name, known=True))
        else:
            yield Order(shard, out, version)
