"""Backfills and loads, measured. Figures are given by the wall clock and by processor time: other work may share it.

    python bench/backfill.py archives FOLDER N   N synthetic variants of the articles in ../shared/data/fa_kes, as WARCs
    python bench/backfill.py engines FOLDER DIGESTS [RUN ...]
                                                 local processes, Dask workers, kills: how fast, and the same bytes?
    python bench/backfill.py load CLAIMS         made-up claims as shards, loaded into a fresh ledger, then once more
    python bench/backfill.py grow SHARDS LEDGER  what a backfill wrote, loaded; the pace told at each thousand documents

DIGESTS is a file that the first run writes and that every later one is compared with.

Articles of fa_kes belong to their outlets: the archives are for measuring, and are not to be passed on.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import random
import re
import resource
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from judging import A_REPORT, BEGAN, _report, _town
from reportedly import pipeline
from reportedly.captures import ARTICLE, Capture
from reportedly.ledger import Ledger
from reportedly.pipeline import backfill
from reportedly.pipeline.backfill import rows
from reportedly.pipeline.backfill.clusters import DaskWorkers
from reportedly.pipeline.backfill.engines import Engine, LocalHands
from reportedly.pipeline.backfill.writing import Tables
from reportedly.pipeline.pages import Page
from reportedly.pipeline.posting import Desk
from variants import archives

SLICE = 200 << 10
"""Bytes of input in a shard, about: half an archive of 250 variants, a quarter of a minute of a core to lose."""
SHARDS_LOADED = 50
KILLS = 8
"""Deaths of a run, evenly over its shards: by the shards and not by the clock, for a busy machine has a slow one."""
KILLED = ", killed"
"""So ends the name of a run whose hands are killed one by one, and its driver halfway."""
WORKS = re.compile(rb"backfill.serving|spawn_main")
A_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER
RUNS: dict[str, Callable[[], Engine]] = {
    "1 process": lambda: LocalHands(1),
    "2 processes": lambda: LocalHands(2),
    "2 processes, killed": lambda: LocalHands(2),
    "1 Dask worker": lambda: DaskWorkers(jobs=1),
    "2 Dask workers": lambda: DaskWorkers(jobs=2),
    "2 Dask workers, killed": lambda: DaskWorkers(jobs=2),
}


def engines(folder: Path, digests: Path, runs: list[str]) -> None:
    """Each run over the same archives into a folder of its own; what the first of them wrote is what all must write."""
    _adopt()
    for run in runs or list(RUNS):
        with tempfile.TemporaryDirectory(prefix="reportedly-bench-") as room:
            _measured(run, folder, Path(room) / "out")
            _compared(run, _digests(Path(room) / "out"), digests)


def _measured(run: str, folder: Path, out: Path) -> None:
    before, began = _processor(), time.monotonic()
    if run.endswith(KILLED):
        _broken_off(run, folder, out)
    driver = _driver(run, folder, out)
    os.waitpid(driver, 0)
    _all_ended()
    spent, wall = _processor() - before, time.monotonic() - began
    pages, shards = _pages(out)
    print(
        f"{run}: {pages} pages in {shards} shards; {wall:.0f} s, {pages / wall:.1f} pages a second; {spent:.0f} CPU-s, "
        f"{pages / spent:.1f} pages a CPU-second; it had {spent / wall:.2f} of {os.cpu_count()} cores",
        flush=True,
    )


def _driver(run: str, folder: Path, out: Path) -> int:
    """A backfill in a process of its own, which tells what it came to."""
    driver = os.fork()
    if driver == 0:
        if run.endswith(KILLED):
            threading.Thread(target=_killer, args=(out, len(list(_planned(folder)))), daemon=True).start()
        total = backfill.backfill(_planned(folder), str(out), RUNS[run]())
        print(*total.lines(), _memory(), sep="\n  ", flush=True)
        os._exit(0)
    return driver


def _broken_off(run: str, folder: Path, out: Path) -> None:
    """The same, killed when half of the shards are there. What it had started ends by itself."""
    driver, half = _driver(run, folder, out), len(list(_planned(folder))) // 2
    while _listed(out) < half and os.waitpid(driver, os.WNOHANG) == (0, 0):
        time.sleep(0.1)
    with suppress(ProcessLookupError):
        os.kill(driver, signal.SIGKILL)
    _all_ended()
    print(f"{run}: driver killed, {_listed(out)} shards are there", flush=True)


def _killer(out: Path, shards: int) -> None:
    """Kills, without asking, one of the processes that work for this one: a hand, or a Dask worker."""
    dice, next_ = random.Random(os.getpid()), _listed(out) + shards // KILLS
    while True:
        time.sleep(0.1)
        with suppress(OSError):
            workers = [pid for pid in _children() if WORKS.search(Path(f"/proc/{pid}/cmdline").read_bytes())]
            if workers and _listed(out) >= next_:
                os.kill(dice.choice(workers), signal.SIGKILL)
                print(f"{_listed(out)} shards are there, one that worked was killed", flush=True)
                next_ += shards // KILLS


def _children() -> list[int]:
    tasks = Path("/proc/self/task").glob("*/children")
    return sorted(int(pid) for task in tasks for pid in task.read_text().split())


def _adopt() -> None:
    """What a killed driver leaves becomes a child of this process, so that its time is counted."""
    ctypes.CDLL(None).prctl(A_SUBREAPER, 1, 0, 0, 0)


def _all_ended() -> None:
    with suppress(ChildProcessError):
        while True:
            os.wait()


def _memory() -> str:
    return f"the driver held {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MiB."


def _listed(out: Path) -> int:
    """How many shards are done."""
    return len(list(out.glob("*/shards/*")))


def _pages(out: Path) -> tuple[int, int]:
    """How many inputs were read or rejected, and in how many shards."""
    counts = [json.loads(path.read_bytes())["counts"] for path in out.glob("*/shards/*.json")]
    return sum(each["documents"] + each["rejected"] for each in counts), len(counts)


def _planned(folder: Path) -> Iterator[backfill.Shard]:
    return iter(backfill.plan([str(folder)], backfill.Terms(), SLICE))


def _digests(out: Path) -> dict[str, str]:
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in out.rglob("*") if path.is_file() and path.parent.name != "_unfinished"
    }  # fmt: skip


def _compared(run: str, found: dict[str, str], digests: Path) -> None:
    if not digests.exists():
        digests.write_text(json.dumps(found, indent=1))
    expected = json.loads(digests.read_bytes())
    alike = sum(found.get(file) == digest for file, digest in expected.items())
    more = len(found.keys() - expected.keys())
    print(f"{run}: {alike} of {len(expected)} files byte-identical, {more} others", flush=True)


def _processor() -> float:
    mine, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return mine.ru_utime + mine.ru_stime + theirs.ru_utime + theirs.ru_stime


def load(claims: int) -> None:
    """Reports as in judging.py, ten claims each, sixteen a day, in shards of equal size."""
    with tempfile.TemporaryDirectory(prefix="reportedly-bench-") as room:
        out = Path(room) / "out"
        began = time.process_time()
        _made(out, claims // A_REPORT)
        size = sum(path.stat().st_size for path in out.rglob("*.parquet"))
        print(f"{claims:,} claims written in {time.process_time() - began:.0f} CPU-s, {size / 1e6:.1f} MB", flush=True)
        with Ledger(str(Path(room) / "book.db")) as ledger:
            for time_ in ("first", "second"):
                _loaded(ledger, out, time_, claims)
        print(f"ledger {(Path(room) / 'book.db').stat().st_size / 1e6:.1f} MB")


def grow(out: str, ledger: str) -> None:
    """How the cost of a document grows with the book: 1, 5 and 20 thousand articles are steps of one load."""
    with Ledger(ledger) as book:
        began = time.process_time()
        loaded = backfill.load(Desk(book, pipeline.lexicons()), out, _Steps(1000))
        spent = time.process_time() - began
    told = ", ".join(f"{count:,} {name}" for name, count in loaded.counts.items())
    print(f"{told}; {spent:.0f} CPU-s, {loaded.seconds:.0f} s by the clock")
    print(f"ledger {Path(ledger).stat().st_size / 1e6:.1f} MB")


def _loaded(ledger: Ledger, out: Path, time_: str, claims: int) -> None:
    began, told = time.process_time(), _Steps(claims // A_REPORT // 10)
    loaded = backfill.load(Desk(ledger, pipeline.lexicons()), str(out), told)
    spent = time.process_time() - began
    new, known = loaded.counts["claims"], loaded.counts["known"]
    print(f"{time_} load: {new:,} new claims, {known:,} documents known; {spent:.1f} CPU-s, ", end="")
    print(f"{claims / spent:.0f} claims a CPU-second, {loaded.seconds:.0f} s by the clock", flush=True)


class _Steps:
    """Prints pace and memory each time so many documents are loaded."""

    def __init__(self, documents: int) -> None:
        self._step, self._done, self._began = max(1, documents), 0, time.process_time()

    def __call__(self, count: int) -> None:
        self._done += count
        if self._done % self._step == 0:
            spent = time.process_time() - self._began
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
            print(f"  {self._done:7} documents: {1000 * spent / self._step:.1f} ms each, {memory} MiB", flush=True)
            self._began = time.process_time()


def _made(out: Path, reports: int) -> None:
    dice = random.Random(20261128)
    towns = [_town(dice, n) for n in range(400)]
    a_shard = max(200, -(-reports // SHARDS_LOADED))
    for start in range(0, reports, a_shard):
        shard = backfill.Shard((backfill.Input(f"made-{start:07}.jsonl", 1, BEGAN.isoformat()),))
        with Tables() as tables:
            for number in range(start, min(start + a_shard, reports)):
                document, found = _report(dice, towns, number)
                capture = Capture(document.url, BEGAN, ARTICLE, document.text.encode())
                tables.add(rows.of_page(number, capture, Page(document, tuple(found), ())))
            tables.put(backfill.Order(shard, str(out), "made"))


VERBS: dict[str, Callable[[], None]] = {
    "archives": lambda: archives(Path(sys.argv[2]), int(sys.argv[3])),
    "engines": lambda: engines(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:]),
    "load": lambda: load(int(sys.argv[2])),
    "grow": lambda: grow(sys.argv[2], sys.argv[3]),
}

if __name__ == "__main__":
    VERBS[sys.argv[1]]()
