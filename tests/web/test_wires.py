"""The state of feeds, as a watch left it beside the ledger."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fastapi.testclient import TestClient

from reportedly.web import wires

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)


def _feed(url: str, due: float, news: float, failures: int = 0, reason: str = "") -> str:
    at = NOW.timestamp()
    hours = {"due": at + 3600 * due, "news": at + 3600 * news}
    return json.dumps({"url": url, **hours, "failures": failures, "reason": reason}) + "\n"


def test_a_feed_is_in_one_of_four_states(tmp_path: Path) -> None:
    lines = (
        _feed("https://a.example/", 0.2, -1),
        _feed("https://b.example/", 0.2, -60),
        _feed("https://c.example/", 2, -3, 4, "503"),
        _feed("https://d.example/", -5, -6),
    )
    (tmp_path / "my.db.watch").write_text("".join(lines))
    found = wires.from_ledger(tmp_path / "my.db", NOW)
    assert [(wire.url[8], wire.state) for wire in found] == [
        ("c", "failing"), ("b", "silent"), ("d", "not watched"), ("a", "asked"),
    ]  # fmt: skip
    assert found[0].words == "failed 4 times: 503" and found[1].words == "no news for 2 days"
    assert found[2].words == "was due 5 hours ago; reportedly watch is not running"
    assert found[3].due == NOW + timedelta(minutes=12)


def test_where_nobody_watches_there_is_none(tmp_path: Path) -> None:
    assert wires.from_ledger(tmp_path / "my.db", NOW) == ()
    (tmp_path / "my.db.watch").write_text("{broken")
    assert wires.from_ledger(tmp_path / "my.db", NOW) == ()


def test_sources_tell_of_the_feeds(own_room: TestClient, own_book: Path) -> None:
    assert (
        "Feeds under watch" in own_room.get("/sources").text
        and "reportedly watch FEED" in own_room.get("/sources").text
    )
    own_book.with_name("own.db.watch").write_text(_feed("https://quill.example/feed", 0, -1, 2, "timed out"))
    page = own_room.get("/sources").text
    assert "failed 2 times: timed out" in page and "https://quill.example/feed" in page
