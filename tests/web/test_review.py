"""Review: decisions are entries of the book, two people decide apart, and what they decided shows everywhere."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import opened
from fastapi.testclient import TestClient

from reportedly.ledger import Decision, Ledger, Review, verify
from reportedly.text import digest
from reportedly.views import queues


def token(client: TestClient) -> dict[str, str]:
    found = re.search(r'name="token" value="([0-9a-f]+)"', client.get("/review").text)
    assert found
    return {"token": found[1]}


def card(client: TestClient) -> str:
    found = re.search(r"/review/([0-9a-f]{16})/accept", client.get("/review").text)
    return found[1] if found else ""


def row(client: TestClient, query: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/api/v1/claims?{query}").json()["rows"][0]
    return found


def reviews(book: Path) -> list[Review]:
    with Ledger(str(book), read_only=True) as ledger:
        return list(ledger.read(Review))


def test_the_mismatch_comes_first(room: TestClient) -> None:
    page = room.get("/review").text
    assert "relay mismatch" in page and "Morning Lantern" in page


def test_accepting_goes_on_to_the_next_card(own_room: TestClient, own_book: Path) -> None:
    first = card(own_room)
    answer = own_room.post(f"/review/{first}/accept", data=token(own_room))
    assert "accepted" in answer.text and card(own_room) != first
    (said,) = reviews(own_book)
    assert (said.about, said.decision, said.reviewer) == (first, Decision.ACCEPTED, "desk")
    assert verify(str(own_book)).sound


def test_what_is_rejected_is_left_out_and_says_why(own_room: TestClient) -> None:
    id_ = row(own_room, "kind=talks")["claim"]
    own_room.post(f"/review/{id_}/reject", data={**token(own_room), "code": "not a claim", "note": "a calendar"})
    assert own_room.get("/api/v1/talks").json()["total"] == 0
    gone = own_room.get(f"/claims/{id_}")
    assert gone.status_code == 404 and "rejected by desk: not a claim: a calendar" in gone.text
    assert own_room.post(f"/review/{id_}/reject", data={**token(own_room), "code": "boring"}).status_code == 400


def test_taking_back_brings_it_back(own_room: TestClient, own_book: Path) -> None:
    id_ = row(own_room, "kind=talks")["claim"]
    own_room.post(f"/review/{id_}/reject", data={**token(own_room), "code": "other"})
    own_room.post("/review/undo", data=token(own_room))
    assert own_room.get("/api/v1/talks").json()["total"] == 1
    assert [r.decision.value for r in reviews(own_book)] == ["rejected", "withdrawn"]
    assert "nothing to take back" in own_room.post("/review/undo", data=token(own_room)).text


@pytest.mark.parametrize(
    ("field", "words", "query", "shown"),
    [
        ("quantity", "between 3 and 5", "kind=casualties&who=Lind", {"low": 3, "high": 5, "approximate": False}),
        ("time", "2031-05-03 to 2031-05-04", "kind=casualties&who=Lind", {"earliest": "2031-05-03"}),
        ("status", "wounded", "kind=casualties&who=Lind", "wounded"),
        ("modality", "negated", "kind=casualties&who=Lind", "negated"),
        ("speaker", "Mara Quist / QUE", "kind=casualties&who=Lind", "Mara Quist"),
    ],
)
def test_one_field_is_put_right(own_room: TestClient, field: str, words: str, query: str, shown: Any) -> None:
    old = row(own_room, query)
    own_room.post(f"/review/{old['claim']}/correct", data={**token(own_room), "field": field, "words": words})
    where = {"speaker": "according_to"}.get(field, field)
    found = [r for r in own_room.get("/api/v1/claims?kind=casualties").json()["rows"] if r["words"] == old["words"]]
    assert len(found) == 1 and found[0]["claim"] != old["claim"]
    value = found[0][where]
    assert value.items() >= shown.items() if isinstance(shown, dict) else value == shown
    page = own_room.get(f"/claims/{found[0]['claim']}").text
    assert "corrected by desk" in page or field == "modality"


def test_a_correction_keeps_its_event_and_can_be_taken_back(own_room: TestClient) -> None:
    old = row(own_room, "kind=casualties&who=Lind")
    data = {**token(own_room), "field": "quantity", "words": "4"}
    own_room.post(f"/review/{old['claim']}/correct", data=data)
    new = row(own_room, "kind=casualties&who=Lind")
    assert new["strip"]["outlets"] == old["strip"]["outlets"] == 4
    assert f"/claims/{new['claim']}" in own_room.get(f"/claims/{old['claim']}").text
    own_room.post("/review/undo", data=token(own_room))
    assert row(own_room, "kind=casualties&who=Lind")["claim"] == old["claim"]
    assert own_room.get(f"/claims/{new['claim']}").status_code == 404


@pytest.mark.parametrize(
    ("field", "words"),
    [("status", "taken"), ("time", "soon"), ("quantity", "a few"), ("modality", "maybe"), ("place", "Nowhere-at-all"),
     ("actor", " / QUE")],
)  # fmt: skip
def test_words_that_are_no_such_field_change_nothing(
    own_room: TestClient, own_book: Path, field: str, words: str
) -> None:
    id_ = row(own_room, "kind=casualties&who=Lind")["claim"]
    own_room.post(f"/review/{id_}/correct", data={**token(own_room), "field": field, "words": words})
    assert reviews(own_book) == []


def test_a_place_is_named_as_the_gazetteer_has_it(own_room: TestClient) -> None:
    id_ = row(own_room, "kind=service")["claim"]
    data = {**token(own_room), "field": "place", "words": "Kherson, Ukraine"}
    own_room.post(f"/review/{id_}/correct", data=data)
    assert row(own_room, "kind=service")["place"] == "Kherson, Ukraine"


def test_happenings_are_split_and_merged_by_a_person(own_room: TestClient) -> None:
    mine, other = row(own_room, "kind=control&who=Lind"), row(own_room, "kind=control&place=Sool")
    assert own_room.get(f"/events/{mine['claim']}").text.count("Morning Lantern") > 0
    own_room.post(f"/review/{mine['claim']}/split/{other['claim']}", data=token(own_room))
    assert "Morning Lantern" not in own_room.get(f"/events/{mine['claim']}").text
    own_room.post(f"/review/{mine['claim']}/merge/{other['claim']}", data=token(own_room))
    assert "Morning Lantern" in own_room.get(f"/events/{mine['claim']}").text
    assert own_room.post(f"/review/{mine['claim']}/merge/none", data=token(own_room)).status_code == 404


def test_two_decide_apart_and_a_third_between_them(own_book: Path) -> None:
    with opened(own_book, reviewer="Ada") as ada, opened(own_book, reviewer="Ben") as ben:
        id_ = row(ada, "kind=talks")["claim"]
        ada.post(f"/review/{id_}/reject", data={**token(ada), "code": "other", "note": "Ada's own reason"})
        page = ben.get(f"/review?claim={id_}").text
        assert f"/review/{id_}/accept" in page and "Ada" not in page
        ben.post(f"/review/{id_}/accept", data=token(ben))
        found = ada.get("/agreement").text
        assert "To adjudicate" in found and "Ada&#39;s own reason" in found and "n = 1" in found
        ada.post(f"/agreement/{id_}", data={**token(ada), "decision": "accepted"})
        assert "To adjudicate" not in ada.get("/agreement").text
        assert ada.get(f"/claims/{id_}").status_code == 200


def test_one_claim_in_five_is_for_two() -> None:
    drawn = sum(queues.doubled(digest(n)) for n in range(2000))
    assert 340 < drawn < 460


def test_the_queue_goes_out_and_decisions_come_in(own_room: TestClient, own_book: Path) -> None:
    lines = own_room.get("/review/tasks.jsonl").text.splitlines()
    tasks = [json.loads(line) for line in lines]
    for task in tasks:
        assert any(span["label"] == "evidence" for span in task["spans"])
        assert all(0 <= span["start"] < span["end"] <= len(task["text"]) for span in task["spans"])
    answers = [{**task, "answer": answer} for task, answer in zip(tasks, ("accept", "reject", "ignore"), strict=False)]
    file = {"file": ("back.jsonl", "\n".join(map(json.dumps, answers)).encode())}
    assert "2 decisions of 2" in own_room.post("/review/decisions", data=token(own_room), files=file).text
    assert [r.decision.value for r in reviews(own_book)] == ["accepted", "rejected"]


def test_label_studio_s_form_goes_both_ways(own_room: TestClient, own_book: Path) -> None:
    tasks = json.loads(own_room.get("/review/tasks.json").text)
    tasks[0]["annotations"] = [{"result": [{"type": "choices", "value": {"choices": ["Accepted"]}}]}]
    file = {"file": ("back.json", json.dumps(tasks).encode())}
    own_room.post("/review/decisions", data=token(own_room), files=file)
    assert [(r.about, r.decision) for r in reviews(own_book)] == [(tasks[0]["data"]["claim"], Decision.ACCEPTED)]
    broken = {"file": ("back.jsonl", b"{nothing")}
    assert "line 1 is no JSON" in own_room.post("/review/decisions", data=token(own_room), files=broken).text
