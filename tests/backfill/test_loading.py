"""Shards into a ledger: once, whatever the order and however often."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from made_archives import Write

from reportedly.captures import Capture, Receipt
from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.documents.masthead import Masthead
from reportedly.errors import UsageError
from reportedly.ledger import Ledger
from reportedly.pipeline import Instruments, backfill
from reportedly.pipeline.backfill.extracting import extract
from reportedly.pipeline.backfill.orders import Order
from reportedly.pipeline.backfill.shards import Terms, plan
from reportedly.pipeline.posting import Desk


@pytest.fixture
def out(archive: Write, tmp_path: Path, lexicons: Instruments) -> Path:
    """Three shards of twelve made-up pages that give as many figures of one shelling."""
    folder = tmp_path / "out"
    for shard in plan([archive(count=12)], Terms(), 1300):
        extract(Order(shard, str(folder), "0-1"), lexicons, lambda number: None)
    return folder


def loaded(folder: Path, ledger: Ledger, lexicons: Instruments, every: int = 5) -> backfill.Loaded:
    return backfill.load(Desk(ledger, lexicons), str(folder), every=every)


def held(ledger: Ledger) -> tuple[object, ...]:
    """What a ledger holds, whenever and in whatever order it came."""
    judged = {(j.same, j.left, j.right, j.verdict, j.reasons) for j in ledger.judgements()}
    bodies = {(capture.id, capture.body) for capture in ledger.read(Capture)}
    claims = {claim.id: claim for claim in ledger.read(Claim)}
    return set(ledger.read(Document)), claims, judged, set(ledger.findings()), set(ledger.read(Receipt)), bodies


def test_a_load_gives_what_adding_gives(out: Path, archive: Write, lexicons: Instruments) -> None:
    with Ledger() as added, Ledger() as filled:
        desk, (shard, *_) = Desk(added, lexicons), plan([archive(count=12)], Terms())
        desk.add([shard.inputs[0].location], shard.terms.options(shard.inputs[0].modified), Masthead())
        told = loaded(out, filled, lexicons)
        assert held(added) == held(filled)
        assert (told.counts["documents"], told.counts["rejected"], told.shards) == (12, 1, 3)


def test_a_second_load_brings_nothing(out: Path, lexicons: Instruments) -> None:
    with Ledger() as ledger:
        loaded(out, ledger, lexicons)
        before = ledger.counts()
        again = loaded(out, ledger, lexicons)
        assert ledger.counts() == before and again.counts["documents"] == 0 and again.counts["known"] == 12


def test_shards_may_come_in_any_order(out: Path, tmp_path: Path, lexicons: Instruments) -> None:
    lists = sorted((out / "0-1" / "shards").iterdir())
    ledgers = []
    for number, order in enumerate((lists, lists[::-1])):
        part = tmp_path / f"part{number}"
        shutil.copytree(out, part)
        shutil.rmtree(part / "0-1" / "shards")
        (part / "0-1" / "shards").mkdir()
        ledgers.append(Ledger())
        for list_ in order:
            shutil.copy(list_, part / "0-1" / "shards")
            loaded(part, ledgers[-1], lexicons, every=1)
    one, other = ledgers
    assert held(one) == held(other)


def test_a_shard_that_was_changed_is_told_and_left_out(out: Path, lexicons: Instruments) -> None:
    victim = next((out / "0-1" / "claims").rglob("*.parquet"))
    victim.write_bytes(victim.read_bytes()[:-9] + b"tampered!")
    with Ledger() as ledger:
        told = loaded(out, ledger, lexicons)
        assert told.shards == 3 and 0 < told.counts["documents"] < 12
        assert len(told.broken) == 1 and "is not what it was" in told.broken[0]


def test_a_file_without_a_list_is_no_shard(out: Path, lexicons: Instruments) -> None:
    next((out / "0-1" / "shards").iterdir()).unlink()
    with Ledger() as ledger:
        assert 0 < loaded(out, ledger, lexicons).counts["documents"] < 12


def test_two_extractors_in_one_folder_must_be_told_apart(out: Path, tmp_path: Path, lexicons: Instruments) -> None:
    shutil.copytree(out / "0-1", out / "0-2")
    with Ledger() as ledger:
        with pytest.raises(UsageError, match="name one: 0-1, 0-2"):
            loaded(out, ledger, lexicons)
        assert loaded(out / "0-2", ledger, lexicons).counts["documents"] == 12
        (tmp_path / "empty").mkdir()
        with pytest.raises(UsageError, match="no shards"):
            loaded(tmp_path / "empty", ledger, lexicons)


def test_stores_of_objects_hold_inputs_and_shards(archive: Write, lexicons: Instruments) -> None:
    fsspec = pytest.importorskip("fsspec", reason="stores need fsspec: pip install 'reportedly[cluster]'")
    store = fsspec.filesystem("memory")
    store.put_file(archive(count=6), "/news/pages.jsonl")
    (shard,) = plan(["memory://news/*.jsonl"], Terms())
    order = Order(shard, "memory://shards", "0-1")
    report = extract(order, lexicons, lambda number: None)
    assert report.counts["documents"] == 6 and report.counts["rejected"] == 1
    assert extract(order, lexicons, lambda number: None).known
    with Ledger() as ledger:
        told = backfill.load(Desk(ledger, lexicons), "memory://shards")
        assert (told.counts["documents"], told.counts["rejected"]) == (6, 1)


def test_a_store_that_falls_silent_ends_the_shard(archive: Write, lexicons: Instruments) -> None:
    fsspec = pytest.importorskip("fsspec", reason="stores need fsspec: pip install 'reportedly[cluster]'")
    from reportedly.errors import ReadError

    store = fsspec.filesystem("memory")
    store.put_file(archive(count=6), "/silent/pages.jsonl")
    (shard,) = plan(["memory://silent/pages.jsonl"], Terms())
    store.rm("/silent/pages.jsonl")
    with pytest.raises(ReadError, match="cannot be opened"):
        extract(Order(shard, "memory://lost", "0-1"), lexicons, lambda number: None)
    assert not store.exists("/lost")
