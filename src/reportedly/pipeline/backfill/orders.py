"""Orders and reports: what a hand is told to do and what it tells when it is done. Both go over a line as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from reportedly.pipeline.backfill.shards import Shard, plain, shaped

STAGES = ("input", "reading", "writing")
"""What a hand's time goes into: bringing pages in, walking them through the rooms, writing the shard."""


@dataclass(frozen=True, slots=True)
class Order:
    """Read a shard into ``out``, a path or an address. ``extractor``: the version that must read it.

    ``skip``: outcomes, by number, that are not to be read, with the reason: they ended the hand that tried, twice.
    """

    shard: Shard
    out: str
    extractor: str
    skip: tuple[tuple[int, str], ...] = ()

    @property
    def home(self) -> str:
        """Where the shards of one extractor lie."""
        return f"{self.out.rstrip('/')}/{self.extractor}"

    def line(self) -> str:
        """The order in one line."""
        return json.dumps({"shard": plain(self.shard), "out": self.out, "extractor": self.extractor, "skip": self.skip})


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a shard. ``counts``: rows of each table. ``failed``: why it is not there; it can be run again.

    ``seconds``: of each stage. ``memory``: the most a hand held, in MiB. ``known``: it was done before.
    """

    name: str
    counts: Mapping[str, int] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    memory: int = 0
    written: int = 0
    known: bool = False
    failed: str = ""
    deaths: int = 0

    def line(self) -> str:
        """The report in one line."""
        return json.dumps(asdict(self))


def order_of(line: str | bytes) -> Order:
    """The order a line holds."""
    told = json.loads(line)
    skip = tuple((int(number), str(reason)) for number, reason in told["skip"])
    return Order(shaped(told["shard"]), told["out"], told["extractor"], skip)
