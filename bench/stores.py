"""The two stores side by side: how fast they take entries in, and how soon they answer with a first page.

    python bench/stores.py [CLAIMS] [WRITERS]

CLAIMS: default 5,000, ten a document, one document a transaction. WRITERS: that post at once on the server, default 4.
The server is Debian's, started for the run with its own settings and with the disk made sure of at every commit, on the
same disk as the file. Synthetic claims: invented outlets, places and figures (`bench/ledger.py`).
"""

from __future__ import annotations

import os
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "ledger"))

from ledger_servers import fresh_database, reason_to_skip, server

from ledger import A_DOCUMENT, report  # bench/ledger.py
from reportedly.ledger import Ledger, copy, verify
from reportedly.pipeline import reviewing

ROUNDS = 40
PATIENCE = 120.0
VIEWS = ("claims", "casualties", "control", "disputes", "events", "misreports", "sources", "updates")


def spent() -> tuple[float, float, float]:
    """Seconds by the clock, of this process and of the server's: on a busy machine the clock tells little."""
    return time.perf_counter(), time.process_time(), sum(map(_of_server, Path("/proc").glob("[0-9]*/stat")))


def _of_server(stat: Path) -> float:
    """Processor seconds of a process named postgres, with those of the children it has buried."""
    try:
        name, rest = stat.read_text().split("(", 1)[1].rsplit(")", 1)
    except OSError:
        return 0.0
    return sum(map(int, rest.split()[11:15])) / os.sysconf("SC_CLK_TCK") if name == "postgres" else 0.0


def filled(address: str, claims: int) -> tuple[float, ...]:
    """Seconds (`spent`) to post so many claims, document by document."""
    chance, count = random.Random(1), claims // A_DOCUMENT
    pages = [report(number, number / count, chance) for number in range(count)]
    began = spent()
    with Ledger(address) as ledger:
        for capture, document, found in pages:
            ledger.post(capture, document, *found)
    return tuple(now - then for now, then in zip(spent(), began, strict=True))


def together(address: str, claims: int, writers: int) -> float:
    """Seconds until so many writers, each a process, have posted their part."""
    Ledger(address).close()
    count = claims // A_DOCUMENT // writers
    parts = [[report(w * count + n, n / count, random.Random(w)) for n in range(count)] for w in range(writers)]
    began = time.perf_counter()
    children = []
    for part in parts:
        child = os.fork()
        if child == 0:
            _write(address, part)
        children.append(child)
    failed = sum(os.waitpid(child, 0)[1] != 0 for child in children)
    if failed:
        sys.exit(f"{failed} of {writers} writers failed at {address}")
    return time.perf_counter() - began


def _write(address: str, part: list[Any]) -> None:
    """What one writer does; it ends here, so that nothing of the run's is cleared up twice."""
    code = 1
    try:
        with Ledger(address, patience=PATIENCE) as ledger:
            for capture, document, found in part:
                ledger.post(capture, document, *found)
        code = 0
    finally:
        os._exit(code)


def questions(ledger: Ledger, some: Any) -> dict[str, Callable[[], object]]:
    """First pages, and what a new page asks of the book."""
    place, day = some.proposition.place.value, some.proposition.time.value.earliest
    kind, week = some.proposition.kind, timedelta(days=7)
    return {
        "newest 50": lambda: ledger.newest(50),
        "newest 50 of a kind": lambda: ledger.newest(50, kind=kind),
        "newest 50 in a country": lambda: ledger.newest(50, country=place.country),
        "newest 50 at a place": lambda: ledger.newest(50, place=place.id),
        "newest 50 in a week": lambda: ledger.newest(50, since=day, until=day + week),
        "search, 50 found": lambda: ledger.search(f"shelling {place.name}", 50),
        "near one claim": lambda: ledger.near(kind, place, place.country, day, day),
        "a document": lambda: (ledger.shelf.forget(), ledger.document(some.evidence.document)),
        "open and ask the head": lambda: _head(ledger),
    }


def _head(ledger: Ledger) -> int:
    where = ledger.store.name
    with Ledger(where, read_only=True) as book:
        return book.shelf.upto(None)


def timed(question: Callable[[], object]) -> list[float]:
    found = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        question()
        found.append((time.perf_counter() - began) * 1000)
    return sorted(found)


def answered(name: str, address: str) -> None:
    with Ledger(address, read_only=True) as ledger:
        some = ledger.newest(1)[0]
        for asked, question in questions(ledger, some).items():
            found = timed(question)
            last = found[int(ROUNDS * 0.95)]
            print(f"  {name:8} {asked:24} median {statistics.median(found):7.2f} ms, 95th {last:7.2f} ms")
        began = time.perf_counter()
        coverage = reviewing.coverage(ledger)
        print(f"  {name:8} {'the whole book read':24} {time.perf_counter() - began:9.2f} s")
        for view in VIEWS:
            began = time.perf_counter()
            rows = import_module(f"reportedly.views.{view}").from_coverage(coverage)
            took = (time.perf_counter() - began) * 1000
            print(f"  {name:8} {'view ' + view:24} {took:9.1f} ms folded, {len(rows)} rows")
    began = time.perf_counter()
    found = verify(address)
    assert found.sound, found.faults[:3]
    print(f"  {name:8} {'audit':24} {time.perf_counter() - began:9.2f} s, {found.entries} entries")


def main(claims: int, writers: int) -> None:
    if reason := reason_to_skip():
        sys.exit(reason)
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        with server(folder=folder) as address:
            places = {"file": f"{folder}/book.db", "server": fresh_database(address)}
            print(f"{claims} claims, {claims // A_DOCUMENT} documents, one a transaction:")
            for name, where in places.items():
                clock, here, there = filled(where, claims)
                print(
                    f"  {name:8} {claims / clock:7.0f} claims/s by the clock; processor seconds: {here:.1f} here, ",
                    end="",
                )
                print(f"{there:.1f} in the server, so {claims / (here + there):.0f} claims/s of a core")
            for name, where in (("file", f"{folder}/many.db"), ("server", fresh_database(address, "many"))):
                seconds = together(where, claims, writers)
                print(f"  {name:8} {claims / seconds:7.0f} claims/s by {writers} writers at once")
            with Ledger(places["file"], read_only=True) as book, Ledger(fresh_database(address, "copy")) as new:
                began = time.perf_counter()
                copied = copy(book, new)
                print(f"  copied from file to server: {copied.entries / (time.perf_counter() - began):.0f} entries/s")
            print(f"Answers, n = {ROUNDS} each:")
            for name, where in places.items():
                answered(name, where)


if __name__ == "__main__":
    given = [int(words) for words in sys.argv[1:3]]
    main(*given, *(5_000, 4)[len(given) :])
