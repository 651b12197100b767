"""Shards: what one hand takes at a time. A big input goes in stripes, small ones go together.

A stripe is every n-th outcome of an input, so that any kind of input can be cut without being counted first. Passing
over the outcomes of the others costs far less than reading them: an archive gives thousands of pages a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from reportedly.captures.reading import Options
from reportedly.documents.masthead import Masthead
from reportedly.errors import UsageError
from reportedly.pipeline.backfill.folders import entries
from reportedly.text import digest

SLICE = 64 << 20
"""Bytes of input in a shard: some thousand pages of an archive, a few minutes of work to lose."""
MOST = 500
"""Inputs that go together at most."""
_ODD = re.compile(r"[^A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Terms:
    """How the inputs are read and what is known of them from outside, as for `reportedly add`."""

    columns: tuple[tuple[str, str], ...] = ()
    encoding: str = ""
    date_format: str = ""
    outlet: str = ""
    published: str | None = None

    @property
    def masthead(self) -> Masthead:
        """What is known of every page."""
        return Masthead(outlet=self.outlet, published=self.published)

    def options(self, modified: str) -> Options:
        """The options of one input. What tells no hour of its retrieval was retrieved when its file was written."""
        return Options(self.columns, self.encoding, self.date_format, now=datetime.fromisoformat(modified))


@dataclass(frozen=True, slots=True)
class Input:
    """A file as it was found: where, how many bytes, and when it was last written (ISO 8601)."""

    location: str
    size: int
    modified: str


@dataclass(frozen=True, slots=True)
class Shard:
    """Some inputs, or the outcomes of one whose number leaves ``part`` when divided by ``parts``."""

    inputs: tuple[Input, ...]
    part: int = 0
    parts: int = 1
    terms: Terms = Terms()

    @property
    def name(self) -> str:
        """What its files are called: readable, then a digest of all that the shard is. Another input, another name."""
        first = self.inputs[0].location.rstrip("/").rsplit("/", 1)[-1]
        stripe = f"-{self.part + 1:04}-of-{self.parts:04}" if self.parts > 1 else ""
        return f"{_ODD.sub('_', first)[:60]}{stripe}-{digest(self.inputs, self.part, self.parts, self.terms)}"


def plan(locations: Iterable[str], terms: Terms, slice_bytes: int = SLICE) -> Iterator[Shard]:
    """The shards of some files, folders or addresses, in their order. UsageError names what is not there."""
    together: list[Input] = []
    for given in (found for location in locations for found in _inputs(location)):
        if together and (sum(each.size for each in together) + given.size > slice_bytes or len(together) >= MOST):
            yield Shard(tuple(together), terms=terms)
            together = []
        if given.size > slice_bytes:
            parts = -(-given.size // slice_bytes)
            yield from (Shard((given,), part, parts, terms) for part in range(parts))
        else:
            together.append(given)
    if together:
        yield Shard(tuple(together), terms=terms)


def plain(shard: Shard) -> dict[str, Any]:
    """A shard as JSON has it."""
    return asdict(shard)


def shaped(told: dict[str, Any]) -> Shard:
    """The shard that was made `plain`."""
    terms = told["terms"]
    columns = tuple((slot, column) for slot, column in terms["columns"])
    return Shard(
        tuple(Input(**each) for each in told["inputs"]),
        told["part"],
        told["parts"],
        Terms(**{**terms, "columns": columns}),
    )


def _inputs(location: str) -> Iterator[Input]:
    if location == "-":
        raise UsageError("a backfill reads files and folders; give standard input to: reportedly add -")
    for name, size, modified in entries(location):
        yield Input(name, size, modified)
