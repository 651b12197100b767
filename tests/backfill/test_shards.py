from __future__ import annotations

from pathlib import Path

import pytest
from made_archives import Write

from reportedly.captures import Capture, Receipt
from reportedly.errors import ReadError, UsageError
from reportedly.pipeline.backfill import orders, parquet
from reportedly.pipeline.backfill.inputs import outcomes
from reportedly.pipeline.backfill.shards import Input, Shard, Terms, plan

TERMS = Terms()


def told(shard: Shard) -> list[str]:
    return [one.url if isinstance(one, Capture) else one.location for _, one in outcomes(shard)]


def test_small_inputs_go_together_and_big_ones_in_stripes(archive: Write, tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        archive(name, 1)
    archive("c.jsonl", 60)
    small, *stripes = plan([str(tmp_path)], TERMS, 6000)
    assert [Path(one.location).name for one in small.inputs] == ["a.jsonl", "b.jsonl"]
    assert len(stripes) > 1 and {shard.parts for shard in stripes} == {len(stripes)}


def test_every_outcome_belongs_to_one_stripe(archive: Write) -> None:
    location = archive("c.jsonl", 20)
    (whole,) = plan([location], TERMS)
    stripes = list(plan([location], TERMS, 1500))
    assert sorted(url for stripe in stripes for url in told(stripe)) == sorted(told(whole))
    assert all(told(stripe) for stripe in stripes)


def test_another_input_has_another_name() -> None:
    one = Input("pages.warc.gz", 10, "2022-03-03T00:00:00+00:00")
    others = [
        Shard((Input("pages.warc.gz", 11, one.modified),)),
        Shard((Input("pages.warc.gz", 10, "2022-03-04T00:00:00+00:00"),)),
        Shard((Input("other/pages.warc.gz", 10, one.modified),)),
        Shard((one,), 1, 2),
        Shard((one,), terms=Terms(outlet="The Invented Gazette")),
    ]
    names = {shard.name for shard in (Shard((one,)), *others)}
    assert len(names) == 6 and all(name.startswith("pages_warc_gz-") for name in names)
    assert Shard((one,)).name == Shard((Input("pages.warc.gz", 10, one.modified),)).name


def test_one_input_is_one_shard_however_its_path_is_given(
    archive: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive("a.jsonl", 1)
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    given = (str(tmp_path / "a.jsonl"), "../a.jsonl", f"file://{tmp_path}/a.jsonl", "..", f"{tmp_path}/below/..")
    assert len({shard.name for location in given for shard in plan([location], TERMS)}) == 1


def test_an_order_crosses_a_line() -> None:
    terms = Terms((("text", "words"),), "latin-1", "%d/%m/%Y", "Outlet", "2022-03-03")
    shard = Shard((Input("a\n.csv", 3, "2022-03-03T00:00:00+00:00"),), 1, 2, terms)
    order = orders.Order(shard, "out", "0-1", ((3, "It was too much"),))
    assert "\n" not in order.line() and orders.order_of(order.line()) == order


def test_what_is_not_there_is_told_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no file at"):
        list(plan([str(tmp_path / "missing")], TERMS))
    with pytest.raises(UsageError, match="standard input"):
        list(plan(["-"], TERMS))


def test_an_input_that_vanishes_ends_its_shard_and_is_not_taken_for_empty(archive: Write) -> None:
    location = archive()
    (shard,) = plan([location], TERMS)
    Path(location).unlink()
    with pytest.raises(ReadError, match="run it again"):
        list(outcomes(shard))


def test_rows_of_parquet_are_articles_by_the_names_of_their_columns(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    with parquet.database() as db:
        rows = "('Kherson was shelled.', 'The Gazette', date '2022-03-03'), (null, 'The Gazette', null)"
        db.execute(f"copy (select * from (values {rows}) t(maintext, source, date_publish)) to '{path}'")
    (shard,) = plan([str(path)], Terms((("published", "date_publish"),)))
    (_, first), (_, second) = outcomes(shard)
    assert isinstance(first, Capture) and b'"published": "2022-03-03"' in first.body and b"news-1" in first.body
    assert isinstance(second, Receipt) and second.location == f"{path}#2" and "neither a text" in second.reason


def test_a_broken_parquet_is_rejected_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    path.write_bytes(b"PAR1 and then nothing")
    ((_, outcome),) = outcomes(next(plan([str(path)], TERMS)))
    assert isinstance(outcome, Receipt) and "Parquet" in outcome.reason
