"""Whoever does the work, and whatever dies over it, the shards are the same."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from made_archives import LEXICONS_ALONE, SERVING, Write, files

from reportedly.pipeline import backfill
from reportedly.pipeline.backfill.engines import Engine, LocalHands
from reportedly.pipeline.backfill.hands import Hand
from reportedly.pipeline.backfill.orders import Order, Report
from reportedly.pipeline.backfill.shards import Input, Shard, Terms, plan
from reportedly.pipeline.readers import Limits

SLICE = 4000


def lean() -> Hand:
    return Hand(command=LEXICONS_ALONE)


def filled(location: str, out: Path, engine: Engine) -> backfill.Total:
    return backfill.backfill(plan([location], Terms(), SLICE), str(out), engine)


def test_the_shards_are_the_same_whatever_the_number_of_hands(archive: Write, tmp_path: Path) -> None:
    location = archive(count=40)
    one = filled(location, tmp_path / "one", LocalHands(1, lean))
    two = filled(location, tmp_path / "two", LocalHands(2, lean))
    assert one.shards == two.shards > 2 and one.counts == two.counts and one.pages == 41
    once, twice = files(tmp_path / "one"), files(tmp_path / "two")
    assert once == twice and len(once) > 10


def test_a_hand_that_is_killed_costs_nothing(archive: Write, tmp_path: Path) -> None:
    location = archive(count=30)
    filled(location, tmp_path / "whole", LocalHands(1, lean))
    engine, through = LocalHands(1, lean), count(1)

    def pages(done: int) -> None:
        if next(through) in (5, 20):
            os.kill(engine.hands[0].pid or 0, signal.SIGKILL)

    total = backfill.backfill(plan([location], Terms(), SLICE), str(tmp_path / "killed"), engine, pages)
    assert total.deaths == 2 and not total.failed and total.pages == 31
    assert files(tmp_path / "killed") == files(tmp_path / "whole")


def test_a_page_is_not_blamed_for_two_kills(archive: Write, tmp_path: Path) -> None:
    location, limits = archive(count=8), Limits()
    once = "gone = os.path.exists(GONE) and len(open(GONE).read()) > 1; open(GONE, 'a').write('x'); "
    what = once.replace("GONE", repr(str(tmp_path / "gone"))) + "gone or os.kill(os.getpid(), 9)"
    total = backfill.backfill(plan([location], Terms()), str(tmp_path / "out"), poisoned(what, limits))
    assert (total.deaths, total.counts["documents"], total.counts["rejected"]) == (2, 8, 1)


def test_a_run_broken_off_is_taken_up(archive: Write, tmp_path: Path) -> None:
    location = archive(count=30)
    filled(location, tmp_path / "whole", LocalHands(1, lean))
    broken = LocalHands(1, lean)(_orders(location, tmp_path / "again"), lambda done: None)
    assert not next(broken).failed
    broken.close()  # type: ignore[attr-defined]
    total = filled(location, tmp_path / "again", LocalHands(1, lean))
    assert 0 < total.known < total.shards
    assert files(tmp_path / "again") == files(tmp_path / "whole")


def _orders(location: str, out: Path) -> Iterator[Order]:
    version = backfill.extractor()
    return (Order(shard, str(out), version) for shard in plan([location], Terms(), SLICE))


POISON = SERVING + (
    "import os, dataclasses, time\n"
    "def mark(sentences):\n"
    "    words = ' '.join(str(s) for s in sentences)\n"
    "    if 'gazette' not in words and 'least 9 people' in words: WHAT\n"
    "    return iter(())\n"
    "def opened():\n"
    "    lean = pipeline.lexicons()\n"
    "    return dataclasses.replace(lean, markers=(*lean.markers, mark))\n"
    "from reportedly.pipeline.readers import Limits\n"
    "serving.main(opened, Limits(seconds=LIMIT))"
)


def poisoned(what: str, limits: Limits) -> LocalHands:
    command = (sys.executable, "-c", POISON.replace("WHAT", what).replace("LIMIT", str(limits.seconds)))
    return LocalHands(1, lambda: Hand(limits, command))


def test_a_page_that_ends_two_hands_is_set_aside(archive: Write, tmp_path: Path) -> None:
    engine = poisoned("os._exit(9)", Limits())
    total = backfill.backfill(plan([archive(count=12)], Terms()), str(tmp_path), engine)
    assert (total.counts["documents"], total.counts["rejected"], total.deaths) == (11, 2, 2)
    (listed,) = tmp_path.glob("*/shards/*.json")
    assert "ended with status 9" in listed.read_text()


def test_a_page_that_takes_too_long_is_set_aside(archive: Write, tmp_path: Path) -> None:
    engine = poisoned("any(iter(int, 1))", Limits(seconds=1))
    total = backfill.backfill(plan([archive(count=12)], Terms()), str(tmp_path), engine)
    assert (total.counts["documents"], total.counts["rejected"]) == (11, 2)
    (listed,) = tmp_path.glob("*/shards/*.json")
    assert "more than 1 seconds of processor time" in listed.read_text()


def test_a_hand_of_another_version_does_nothing(archive: Write, tmp_path: Path) -> None:
    shard = next(plan([archive(count=1)], Terms()))
    hand = lean()
    report = hand.work(Order(shard, str(tmp_path / "out"), "0-other"), lambda done: None)
    hand.close()
    assert "install the same package" in report.failed and not (tmp_path / "out").exists()


def test_a_hand_that_cannot_start_is_told_of_and_not_waited_for(tmp_path: Path) -> None:
    hand = Hand(command=(sys.executable, "-c", "raise SystemExit(3)"))
    shard = Shard((Input("pages.jsonl", 1, "2022-03-03T00:00:00+00:00"),))
    report = hand.work(Order(shard, str(tmp_path), "0-1"), lambda done: None)
    assert "ended with status 3" in report.failed and report.deaths == 3


def test_dask_writes_the_same_shards(archive: Write, tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="Dask is an extra: pip install 'reportedly[cluster]'")
    from reportedly.pipeline.backfill.clusters import DaskWorkers

    location = archive(count=30)
    filled(location, tmp_path / "here", LocalHands(1, lean))
    total = filled(location, tmp_path / "dask", DaskWorkers(jobs=2, command=LEXICONS_ALONE))
    assert not total.failed and total.pages == 31
    assert files(tmp_path / "dask") == files(tmp_path / "here")


def test_dask_starts_as_many_workers_as_were_asked_for() -> None:
    pytest.importorskip("distributed", reason="Dask is an extra: pip install 'reportedly[cluster]'")
    from reportedly.pipeline.backfill.clusters import DaskWorkers

    with DaskWorkers(jobs=1)._client() as client:
        client.wait_for_workers(1, timeout=60)
        assert len(client.scheduler_info(n_workers=-1)["workers"]) == 1


def test_a_total_names_what_is_not_done() -> None:
    total = backfill.Total("out/0-1", seconds=2.0)
    total.count(Report("a-1", {"documents": 8, "claims": 10, "rejected": 2}, {"reading": 3.0, "writing": 1.0}, 300))
    total.count(Report("b-2", failed="the store fell silent", deaths=3))
    told = "\n".join(total.lines())
    assert "5.0 pages and 5.0 claims a second" in told and "reading 75 %" in told
    assert "not done: b-2: the store fell silent" in told and "Run the same again" in told
