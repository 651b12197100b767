"""Serving: what a hand does in its own process: orders come in on its standard input, reports go out on its output.

    python -m reportedly.pipeline.backfill.serving

Before each outcome its number goes out, so that who waits knows which page a hand died of. It ends when its input does,
or when nobody listens any more.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import resource
import signal
import sys
from collections.abc import Callable

from reportedly import pipeline
from reportedly.errors import ReportedlyError
from reportedly.pipeline.backfill.extracting import BETWEEN, extract
from reportedly.pipeline.backfill.orders import Order, Report, order_of
from reportedly.pipeline.backfill.versions import extractor
from reportedly.pipeline.readers import Limits, bound, held

MEMORY = 3 << 30
"""Bytes of address space beside what a hand has when it starts: the weights, DuckDB's tables, and a page's gigabyte."""
LIMITS = Limits()
_TO_WRITE = 3600
"""Seconds of processor time that a file may take to be written."""


class _Line:
    """The way out: numbers and reports, a line each."""

    def __init__(self, out: io.FileIO, limits: Limits) -> None:
        self._out, self._limits = out, limits

    def told(self, number: int) -> None:
        """An outcome is about to be read; it has so much time of the processor, and no more."""
        spent = resource.getrusage(resource.RUSAGE_SELF)
        most = _TO_WRITE if number == BETWEEN else self._limits.seconds
        bound(resource.RLIMIT_CPU, int(spent.ru_utime + spent.ru_stime) + 1 + most)
        self.send(json.dumps({"at": number}))

    def send(self, line: str) -> None:
        """One line, at once."""
        self._out.write(line.encode() + b"\n")


def main(opened: Callable[[], pipeline.Instruments] = pipeline.instruments, limits: Limits = LIMITS) -> int:
    """Do what is ordered, one order after another, with the instruments that ``opened`` gives."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with os.fdopen(os.dup(1), "wb", buffering=0) as out:
        os.dup2(2, 1)  # whatever a library prints goes where complaints go
        line = _Line(out, limits)
        bound(resource.RLIMIT_CORE, 0)
        instruments, version = opened(), extractor()
        bound(resource.RLIMIT_AS, held() + MEMORY)
        with contextlib.suppress(BrokenPipeError):
            for words in sys.stdin.buffer:
                order = order_of(words)
                line.send(_done(order, instruments, version, line).line())
    return 0


def _done(order: Order, instruments: pipeline.Instruments, version: str, line: _Line) -> Report:
    if order.extractor != version:
        told = f"this machine has extractor {version}, and {order.extractor} is asked for; install the same package"
        return Report(order.shard.name, failed=told)
    try:
        return extract(order, instruments, line.told)
    except BrokenPipeError:
        raise
    except (ReportedlyError, OSError) as reason:
        return Report(order.shard.name, failed=" ".join(str(reason).split()))


if __name__ == "__main__":
    sys.exit(main())
