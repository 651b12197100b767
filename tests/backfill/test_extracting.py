from __future__ import annotations

import json
from pathlib import Path

import pytest
from made_archives import Write, files

from reportedly.errors import ReadError
from reportedly.pipeline import Instruments
from reportedly.pipeline.backfill import parquet
from reportedly.pipeline.backfill.extracting import BETWEEN, extract
from reportedly.pipeline.backfill.orders import Order, Report
from reportedly.pipeline.backfill.shards import Terms, plan


def done(location: str, out: Path, instruments: Instruments, told: list[int] | None = None) -> Report:
    heard = [] if told is None else told
    return extract(Order(next(plan([location], Terms())), str(out), "0-1"), instruments, heard.append)


def rows(out: Path, table: str) -> list[tuple[object, ...]]:
    with parquet.database() as db:
        return list(db.execute(f"select * from '{out}/0-1/{table}/**/*.parquet' order by position").fetchall())


def column(out: Path, table: str, name: str) -> list[object]:
    with parquet.database() as db:
        asked = f"select {name} from read_parquet('{out}/0-1/{table}/**/*.parquet', hive_partitioning=true)"
        return [value for (value,) in db.execute(asked + " order by position").fetchall()]


def test_a_shard_lies_by_day_and_says_what_was_rejected(archive: Write, tmp_path: Path, lexicons: Instruments) -> None:
    out, told = tmp_path / "out", list[int]()
    report = done(archive(), out, lexicons, told)
    assert report.counts["documents"] == 12 and report.counts["claims"] >= 12 and report.counts["rejected"] == 1
    assert len(rows(out, "documents")) == 12 and len(rows(out, "claims")) == report.counts["claims"]
    assert sorted({str(day) for day in column(out, "documents", "day")}) == ["2022-03-04", "2022-03-05", "2022-03-06"]
    (reason,) = column(out, "rejected", "reason")
    assert "no JSON" in str(reason) and str(column(out, "rejected", "location")[0]).endswith("pages.jsonl:4")
    assert [number for number in told if number != BETWEEN] == list(range(13))


def test_columns_can_be_asked_without_us(archive: Write, tmp_path: Path, lexicons: Instruments) -> None:
    out = tmp_path / "out"
    done(archive(count=3), out, lexicons)
    with parquet.database() as db:
        asked = "select distinct country, place from read_parquet(?) where kind = 'casualties' and status = 'killed'"
        found = db.execute(asked, [f"{out}/0-1/claims/**/*.parquet"]).fetchall()
    assert found == [("UKR", "Kherson, Ukraine")]


def test_a_shard_that_ran_twice_has_the_same_bytes(archive: Write, tmp_path: Path, lexicons: Instruments) -> None:
    location = archive()
    done(location, tmp_path / "one", lexicons)
    done(location, tmp_path / "other", lexicons)
    once, twice = files(tmp_path / "one"), files(tmp_path / "other")
    assert once == twice and len(once) > 7


def test_what_is_done_is_not_done_again(archive: Write, tmp_path: Path, lexicons: Instruments) -> None:
    location, out, told = archive(), tmp_path / "out", list[int]()
    first = done(location, out, lexicons)
    again = done(location, out, lexicons, told)
    assert again.known and again.counts == first.counts and told == []


def test_a_shard_broken_off_is_written_whole(archive: Write, tmp_path: Path, lexicons: Instruments) -> None:
    location, whole, broken = archive(), tmp_path / "whole", tmp_path / "broken"
    done(location, whole, lexicons)

    def stop(number: int) -> None:
        if number == BETWEEN and files(broken):
            raise ReadError("the power is gone")

    with pytest.raises(ReadError):
        extract(Order(next(plan([location], Terms())), str(broken), "0-1"), lexicons, stop)
    left = files(broken)
    assert left and not any("shards/" in name for name in left)
    done(location, broken, lexicons)
    assert files(broken) == files(whole)


def test_one_document_stands_once(tmp_path: Path, archive: Write, lexicons: Instruments) -> None:
    path = Path(archive(count=3))
    path.write_text(path.read_text() * 2)
    report = done(str(path), tmp_path / "out", lexicons)
    assert (report.counts["documents"], report.counts["rejected"]) == (3, 2)


def test_a_page_to_be_skipped_is_rejected_with_its_bytes(archive: Write, tmp_path: Path, lexicons: Instruments) -> None:
    shard = next(plan([archive(count=4)], Terms()))
    extract(Order(shard, str(tmp_path), "0-1", ((1, "It ended two hands"),)), lexicons, lambda number: None)
    assert column(tmp_path, "rejected", "reason")[0] == "It ended two hands"
    assert column(tmp_path, "rejected", "page")[0] and len(rows(tmp_path, "documents")) == 3
    (listed,) = (tmp_path / "0-1" / "shards").iterdir()
    assert json.loads(listed.read_text())["skipped"] == [[1, "It ended two hands"]]


def test_words_that_are_no_text_cost_their_page_alone(tmp_path: Path, lexicons: Instruments) -> None:
    path = tmp_path / "pages.jsonl"
    odd = {"url": "https://gazette.example/\ud800", "outlet": "\udcff", "text": "Kherson was shelled.", "title": "A"}
    path.write_text(json.dumps(odd) + "\n" + json.dumps({"doc": "b", "text": "Kherson was shelled."}) + "\n")
    report = done(str(path), tmp_path / "out", lexicons)
    assert report.counts["documents"] >= 1 and report.counts["documents"] + report.counts["rejected"] == 2
