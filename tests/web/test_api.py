"""The API and the feeds: every page of a list, cursors that hold their moment, tags, the description."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from conftest import opened
from fastapi.testclient import TestClient

from reportedly.exports.feeds import Entry, Feed, atom, from_updates
from reportedly.views import Strip
from reportedly.web.api import VIEWS


@pytest.mark.parametrize("path", [view[0] for view in VIEWS])
def test_every_view_is_a_list(room: TestClient, path: str) -> None:
    found = room.get(f"/api/v1/{path}?limit=2").json()
    assert set(found) == {"total", "next", "head", "window", "rows"} and len(found["rows"]) <= 2
    assert found["head"]["seq"] > 0


def test_a_list_is_walked_by_its_cursors(room: TestClient) -> None:
    whole = room.get("/api/v1/claims").json()
    rows: list[Any] = []
    cursor = ""
    while cursor is not None:
        found = room.get("/api/v1/claims", params={"limit": 4, **({"cursor": cursor} if cursor else {})}).json()
        rows += found["rows"]
        cursor = found["next"]
    assert rows == whole["rows"] and len(rows) == whole["total"] > 8


def test_a_walk_does_not_shift_when_the_book_grows(own_book: Path) -> None:
    with opened(own_book) as client:
        first = client.get("/api/v1/claims?limit=3").json()
        rest = client.get("/api/v1/claims", params={"limit": 500, "cursor": first["next"]}).json()
        page = client.get("/review").text
        token = re.search(r'name="token" value="([0-9a-f]+)"', page)
        assert token
        id_ = first["rows"][0]["claim"]
        client.post(f"/review/{id_}/reject", data={"token": token[1], "code": "other"})
        assert id_ not in client.get("/api/v1/claims").text
        again = client.get("/api/v1/claims", params={"limit": 500, "cursor": first["next"]}).json()
    assert again["rows"] == rest["rows"] and again["total"] == rest["total"]


@pytest.mark.parametrize("cursor", ["x", "!!!", "MQ", "MXwyMDMx", "LTF8MjAzMS0wMS0wMVQwMDowMDowMCswMDowMA"])
def test_a_cursor_of_others_is_refused(room: TestClient, cursor: str) -> None:
    answer = room.get("/api/v1/claims", params={"cursor": cursor})
    assert answer.status_code == 400 and "cursor" in answer.json()["error"]


def test_what_is_known_is_not_sent_again(room: TestClient) -> None:
    for path in ("/api/v1/events", "/feeds/updates.atom", "/api/v1/map"):
        tag = room.get(path).headers["etag"]
        assert room.get(path, headers={"if-none-match": tag}).status_code == 304


def test_the_past_is_asked_for(room: TestClient) -> None:
    assert room.get("/api/v1/claims?as_of=2001-01-01").json()["total"] == 0


def test_the_description_holds_every_path(room: TestClient) -> None:
    told = room.get("/api/v1/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert {f"/api/v1/{view[0]}" for view in VIEWS} <= set(told["paths"])
    assert "/feeds/updates.{form}" in told["paths"]
    rows = told["components"]["schemas"]["ClaimsPage"]["properties"]["rows"]
    assert rows["items"]["$ref"].endswith("ClaimRow")


def test_a_claim_comes_with_the_words_of_every_field(room: TestClient) -> None:
    row = room.get("/api/v1/claims?kind=control&place=Sool").json()["rows"][0]
    found = room.get(f"/api/v1/claims/{row['claim']}").json()
    page = room.get(f"/api/v1/documents/{row['document']}").json()
    assert found["record"]["kind"] == "control" and {"speaker", "place", "evidence"} <= {
        f["field"] for f in found["fields"]
    }
    for field in found["fields"]:
        assert page["text"][field["start"] : field["end"]] == field["words"]


@pytest.mark.parametrize("path", ["updates", "disputes", "places/Varn"])
def test_feeds_are_read_by_a_reader(room: TestClient, path: str) -> None:
    read = feedparser.parse(room.get(f"/feeds/{path}.atom").content)
    items = json.loads(room.get(f"/feeds/{path}.json").content)["items"]
    assert not read.bozo and [e.title for e in read.entries] == [item["title"] for item in items] != []
    assert len({e.id for e in read.entries}) == len(read.entries)
    assert all(e.link.startswith("http://localhost/events/") for e in read.entries)


@pytest.mark.parametrize(
    ("what", "title"),
    [("12 people killed", "Orra Lind: 12 people killed (Varn, Quessia)"), ("Varn held", "Orra Lind: Varn held")],
)
def test_a_feed_tells_the_place_once(what: str, title: str) -> None:
    row = SimpleNamespace(
        event="e", according_to="Orra Lind", what=what, place="Varn, Quessia", modality="actual", words="w",
        strip=Strip(1, 1, 1, (), "", "reported", False), claim="c", updated="u", kind="casualties",
    )  # fmt: skip
    assert [entry.title for entry in from_updates((row,), {"e": ("c", "u")})] == [title]


def test_odd_words_make_no_broken_feed() -> None:
    words = "a\x00b\x0b<&>\"'\ud800]]>\u202e"
    entry = Entry(words, words, words, words, "/x", "2031-05-04T00:00:00Z", "2031-05-04T00:00:00Z", words)
    root = ElementTree.fromstring(atom(Feed(words, "http://localhost", "/f", "2031-05-04T00:00:00Z", (entry,))))
    assert root.findtext("{*}entry/{*}content") == "ab<&>\"']]>\u202e"


def test_there_is_no_such_feed(room: TestClient) -> None:
    assert room.get("/feeds/updates.rss").status_code == 404
