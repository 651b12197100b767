"""kill -9: a writer in a process of its own says what the book has, and is killed at a moment that chance picks."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable

KILLS = int(os.environ.get("REPORTEDLY_KILLS", "90"))
"""Of each loop; with the twenty of tests/ledger they are two hundred. REPORTEDLY_KILLS=1000 runs the longer loops."""

Acknowledge = Callable[[int], None]


def killed(write: Callable[[Acknowledge], None], chance: random.Random) -> int:
    """Let ``write`` run, kill it; the last number it acknowledged, or -1. It may also come to its end before."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            write(lambda number: os.write(writing, b"%d\n" % number) and None)
        finally:
            os._exit(1)
    os.close(writing)
    heard = os.read(reading, 64) if chance.random() < 0.6 else b""
    time.sleep(chance.uniform(0, 0.03))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as acknowledged:
        numbers = (heard + acknowledged.read()).splitlines()
    return int(numbers[-1]) if numbers else -1
