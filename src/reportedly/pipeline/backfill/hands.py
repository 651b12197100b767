"""Hands: processes of their own that read shards. One that dies costs nothing but time: another does its shard again.

A page that ends a hand twice is set aside with the reason, and its shard goes on without it. A hand that was killed
from outside tells little of its page, so that takes six times: somebody restarts machines, or one has no memory left.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from reportedly.errors import ReportedlyError
from reportedly.pipeline.backfill.orders import Order, Report
from reportedly.pipeline.readers import Limits

Pages = Callable[[int], None]
"""Hears that so many more pages are through."""
DEATHS = 40
"""Deaths after which a shard is given up; each page that ends two hands is two of them."""
OWN = 3
"""What a death of its own weighs; one that somebody brought about weighs 1."""
ASIDE = 6
"""The weight at which a page is set aside; half as much again ends a shard that dies between its pages."""
_FROM_OUTSIDE = (-signal.SIGKILL, -signal.SIGTERM, -signal.SIGHUP)
NOWHERE = -2
UNSEEN = 3600.0
"""Seconds in which no outcome need come: a hand starts, fetches an input from far away, or writes."""
COMMAND = (sys.executable, "-m", "reportedly.pipeline.backfill.serving")
"""Starts a hand."""


class Died(ReportedlyError):
    """A hand ended over an order. ``at``: the outcome it was reading. ``weight``: what that tells against the page."""

    def __init__(self, reason: str, at: int, weight: int = OWN) -> None:
        super().__init__(reason)
        self.at, self.weight = at, weight


class Hand:
    """One process that reads shards, started when the first order comes and again whenever it has died."""

    def __init__(self, limits: Limits | None = None, command: tuple[str, ...] = COMMAND) -> None:
        self._limits, self._command = limits or Limits(), command
        self._process: subprocess.Popen[bytes] | None = None
        self._heard = b""
        self._closed = self._busy = False

    @property
    def pid(self) -> int | None:
        """The process, while there is one."""
        return self._process.pid if self._process else None

    def work(self, order: Order, pages: Pages) -> Report:
        """Do an order to its end, whatever dies meanwhile."""
        self._busy = True
        try:
            return self._done(order, pages)
        finally:
            self._busy = False
            if self._closed:
                self._end()

    def _done(self, order: Order, pages: Pages) -> Report:
        weights: Counter[int] = Counter()
        deaths = 0
        while True:
            try:
                report = self._attempted(order, pages)
                return replace(report, deaths=deaths, known=report.known and not deaths)
            except Died as death:
                self._end()
                deaths += 1
                weights[death.at] += death.weight
                if self._closed or deaths >= DEATHS or (death.at < 0 and weights[death.at] >= ASIDE * 3 // 2):
                    return Report(order.shard.name, failed=str(death), deaths=deaths)
                if death.at >= 0 and weights[death.at] >= ASIDE:
                    order = replace(order, skip=tuple(sorted((*order.skip, (death.at, str(death))))))

    def close(self) -> None:
        """End the process, from whatever thread; an order it has will not be done."""
        self._closed = True
        process = self._process
        if process is not None:
            process.kill()
        if not self._busy:
            self._end()

    def _attempted(self, order: Order, pages: Pages) -> Report:
        process, at = self._started(), NOWHERE
        try:
            os.write(process.stdin.fileno(), order.line().encode() + b"\n") if process.stdin else None
            while True:
                told = self._line(process, at)
                if "at" not in told:
                    return Report(**told)
                if at >= 0:
                    pages(1)
                at = int(told["at"])
        except BrokenPipeError as cause:
            raise _death(process, self._limits, at) from cause

    def _line(self, process: subprocess.Popen[bytes], at: int) -> dict[str, Any]:
        """The next line a hand says; Died when it says no more."""
        out = process.stdout.fileno() if process.stdout else -1
        patience = self._limits.patience if at >= 0 else UNSEEN
        until = time.monotonic() + patience
        while b"\n" not in self._heard:
            ready, _, _ = select.select([out], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise Died(f"Reading it took more than {patience:.0f} seconds", at)
            piece = os.read(out, 1 << 16)
            if not piece:
                raise _death(process, self._limits, at)
            self._heard += piece
        line, _, self._heard = self._heard.partition(b"\n")
        told: dict[str, Any] = json.loads(line)
        return told

    def _started(self) -> subprocess.Popen[bytes]:
        if self._closed:
            raise Died("The work was broken off", NOWHERE)
        if self._process is None:
            self._heard = b""
            self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    pipe.close()


def _death(process: subprocess.Popen[bytes], limits: Limits, at: int) -> Died:
    code = process.wait()
    if code == -signal.SIGXCPU:
        return Died(f"Reading it took more than {limits.seconds} seconds of processor time", at)
    ended = f"signal {-code}" if code < 0 else f"status {code}"
    return Died(f"The process that read it ended with {ended}", at, 1 if code in _FROM_OUTSIDE else OWN)
