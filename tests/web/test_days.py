"""The war by its days: what the reports up to a day have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import newsroom_reports
import pytest
from conftest import opened
from fastapi.testclient import TestClient
from newsroom_reports import ARMY, LIND, TESK, VARN

from reportedly.web import days

COUNCIL = {"name": "council", "party": "QUE"}


def _report(name: str, day: int, words: str, speaker: dict[str, Any], holder: dict[str, Any]) -> Any:
    text = f"{speaker['name']} said {words}."
    article = {
        "doc": name, "url": f"https://{name}.example/{day}", "outlet": name.title(), "title": words, "text": text,
        "published": f"2031-05-{day:02}T09:00:00Z",
    }  # fmt: skip
    when = {"earliest": f"2031-05-{day:02}", "latest": f"2031-05-{day:02}"}
    claim = {
        "kind": "control", "status": "held", "evidence": words, "stance": "reported", "actor": holder, "place": VARN,
        "speaker": [speaker], "time": when,
    }  # fmt: skip
    return article, [claim]


def _war() -> Iterator[Any]:
    yield _report("quill", 1, "Varn is held by the council", LIND, COUNCIL)
    yield _report("harbour", 3, "Varn is held by the council still", LIND, COUNCIL)
    yield _report("bulletin", 4, "Varn is in the hands of the Eastern Army", TESK, ARMY)


@pytest.fixture(scope="module")
def war(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = newsroom_reports.write(tmp_path_factory.mktemp("war") / "war.db", _war())
    with opened(path) as client:
        yield client


def rows(client: TestClient, query: str) -> list[Any]:
    return [f["properties"] for f in client.get(f"/api/v1/map{query}").json()["features"]]


def test_a_day_has_what_was_published_by_its_end(war: TestClient) -> None:
    (all_days,), (early,) = rows(war, ""), rows(war, "?upto=2031-05-03")
    assert all_days["standing"] == "disputed" and all_days["party"] == "ESK" and len(all_days["claims"]) == 2
    assert early["standing"] == "claimed" and early["party"] == "QUE" and len(early["claims"]) == 1
    assert rows(war, "?upto=2031-04-30") == []
    assert early["tone"] != all_days["tone"], "a party keeps its colour on every day"


def test_the_page_steps_from_day_to_day(war: TestClient) -> None:
    page = war.get("/places?upto=2031-05-03").text
    assert "by the end of 3 May 2031, day 2 of 3 with reports" in page
    assert 'rel="prev" data-key="[" href="/places?upto=2031-05-01"' in page
    assert 'rel="next" data-key="]" href="/places?upto=2031-05-04"' in page
    assert "Harbour" in page and "Bulletin" not in page.split("<main")[1]
    whole = war.get("/places").text
    assert 'rel="prev" data-key="[" href="/places?upto=2031-05-04"' in whole and "all 3 days with reports" in whole


def test_carriers_are_counted_up_to_the_day(war: TestClient) -> None:
    assert "<b>1 outlet</b>" in war.get("/places?upto=2031-05-01").text
    assert "<b>2 outlets</b>" in war.get("/places?upto=2031-05-03").text


def test_days_are_laid_out_once_and_only_some_are_kept(war: TestClient) -> None:
    held = war.app.state.desk.held()  # type: ignore[attr-defined]
    first = days.upto(held, date(2031, 5, 3), "control")
    assert days.upto(held, date(2031, 5, 3), "control") is first and days.upto(held, None, "control") is held
    for day in range(4, 4 + days.KEPT):
        days.upto(held, date(2031, 5, day), "control")
    assert days.upto(held, date(2031, 5, 3), "control") is not first


def test_steps_from_any_day() -> None:
    known = [date(2031, 5, day) for day in (4, 6, 9)]
    between = days.steps(known, date(2031, 5, 7))
    assert (between.before, between.chosen, between.after, between.number) == (known[0], known[1], known[2], 2)
    early = days.steps(known, date(2031, 5, 1))
    assert (early.before, early.chosen, early.after) == (None, None, known[0])
    late = days.steps(known, None)
    assert (late.before, late.chosen, late.after) == (known[2], None, None)
    assert days.steps([], None).total == 0 and days.steps([], None).before is None
    many = [date(2031, 5, day) for day in range(1, 31)]
    assert days.steps(many, many[15]).near == tuple(many[12:19])
    assert days.steps(many, many[0]).near == tuple(many[:7]) and days.steps(many, None).near == tuple(many[23:])
