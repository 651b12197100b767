"""kill -9 at any moment leaves a prefix of what was written, and all of what was acknowledged.

REPORTEDLY_KILLS=500 pytest tests/ledger/test_ledger_crashes.py runs the longer loop.
"""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

from ledger_reports import capture, document, finding, report

from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.ledger import Ledger, verify

KILLS = int(os.environ.get("REPORTEDLY_KILLS", "20"))


def write_until_killed(path: str, start: int, acknowledge: int) -> None:
    """Post numbered reports; say the number of each when the book has it."""
    with Ledger(path) as ledger:
        for number in range(start, start + 100_000):
            ledger.post(*report(number))
            os.write(acknowledge, b"%d\n" % number)
            page = document(capture(number))
            ledger.restate([finding(page)], ["misspelt-place"], [page.id])


def killed(path: str, start: int, chance: random.Random) -> int:
    """Let a writer run, kill it, and return the last number it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            write_until_killed(path, start, writing)
        finally:
            os._exit(1)
    os.close(writing)
    heard = os.read(reading, 64) if chance.random() < 0.7 else b""  # a busy machine may not get to the first at all
    time.sleep(chance.uniform(0, 0.05))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as acknowledged:
        numbers = (heard + acknowledged.read()).splitlines()
    return int(numbers[-1]) if numbers else start - 1


def test_a_killed_writer_leaves_a_prefix(tmp_path: Path) -> None:
    path = str(tmp_path / "book.db")
    chance = random.Random(20220303)
    Ledger(path).close()
    kept = 0
    for _ in range(KILLS):
        acknowledged = killed(path, kept, chance)
        with Ledger(path, read_only=True) as ledger:
            names = [int(page.name) for page in ledger.read(Document)]
            claims = ledger.counts().get("Claim", 0)
        assert names == list(range(len(names)))
        assert len(names) in (acknowledged + 1, acknowledged + 2)  # the last may be written and not yet told
        assert claims == 2 * len(names)
        kept = len(names)
    assert kept > 0
    found = verify(path)
    assert found.faults == ()
    assert found.claims == 2 * kept
    with Ledger(path) as ledger:
        assert len(ledger.post(*report(kept))) == 4
        assert len(tuple(ledger.read(Claim))) == 2 * kept + 2
