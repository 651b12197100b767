"""Inputs and shards in a store that speaks S3: a server of its own process answers as Amazon's does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from made_archives import Write

from reportedly.errors import UsageError
from reportedly.ledger import Ledger
from reportedly.pipeline import Instruments, backfill
from reportedly.pipeline.backfill.extracting import extract
from reportedly.pipeline.backfill.orders import Order
from reportedly.pipeline.backfill.shards import Terms, plan
from reportedly.pipeline.posting import Desk

s3fs = pytest.importorskip("s3fs", reason="stores that speak S3 need s3fs: pip install --group readers")
servers = pytest.importorskip("moto.server", reason="the store of these tests is moto's: pip install --group readers")


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    server = servers.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "anything")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    s3fs.S3FileSystem.clear_instance_cache()
    system = s3fs.S3FileSystem()
    system.makedirs("war", exist_ok=True)
    yield system
    server.stop()
    s3fs.S3FileSystem.clear_instance_cache()


def test_what_is_read_from_and_written_to_a_store_is_what_files_give(
    store: Any, archive: Write, tmp_path: Path, lexicons: Instruments
) -> None:
    here = archive(count=6)
    store.put_file(here, "war/news/pages.jsonl")
    (shard,), (local,) = plan(["s3://war/news/*.jsonl"], Terms()), plan([here], Terms())
    report = extract(Order(shard, "s3://war/shards", "0-1"), lexicons, lambda number: None)
    extract(Order(local, str(tmp_path / "shards"), "0-1"), lexicons, lambda number: None)
    assert (report.counts["documents"], report.counts["rejected"]) == (6, 1)
    assert extract(Order(shard, "s3://war/shards", "0-1"), lexicons, lambda number: None).known
    assert not store.exists("war/shards/_unfinished")
    assert told("s3://war/shards", lexicons) == told(str(tmp_path / "shards"), lexicons)


def test_a_store_that_does_not_answer_is_told_in_one_sentence(
    store: Any, archive: Write, lexicons: Instruments, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shard,) = plan([archive(count=3)], Terms())
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    s3fs.S3FileSystem.clear_instance_cache()
    for asking in (
        lambda: list(plan(["s3://war/news/*.jsonl"], Terms())),
        lambda: extract(Order(shard, "s3://war/shards", "0-1"), lexicons, lambda number: None),
        lambda: told("s3://war/shards", lexicons),
    ):
        with pytest.raises(UsageError, match=r"does not answer: .*run the same line again"):
            asking()


def told(folder: str, lexicons: Instruments) -> list[str]:
    """What a ledger holds once the shards of a folder are loaded."""
    with Ledger() as book:
        backfill.load(Desk(book, lexicons), folder)
        return sorted(claim.id for claim in book.claims())
