"""Review: decisions are entries of the book, two people decide apart, and what they decided shows everywhere."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import opened
from fastapi.testclient import TestClient

from reportedly.judgements import Judgement, Verdict
from reportedly.judgements.clusters import UNTOLD
from reportedly.ledger import Decision, Ledger, Review, verify
from reportedly.pipeline.restating import restate
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


def test_what_was_merged_or_split_is_taken_back_step_by_step(own_room: TestClient, own_book: Path) -> None:
    mine, other = row(own_room, "kind=control&who=Lind"), row(own_room, "kind=control&place=Sool")

    def together() -> bool:
        return "Morning Lantern" in own_room.get(f"/events/{mine['claim']}").text

    before = own_room.get("/api/v1/events?who=Lind&kind=control").json()["rows"]
    own_room.post(f"/review/{mine['claim']}/split/{other['claim']}", data=token(own_room))
    own_room.post(f"/review/{mine['claim']}/merge/{other['claim']}", data=token(own_room))
    own_room.post(f"/review/{mine['claim']}/accept", data=token(own_room))
    assert together()
    assert "taken back" in own_room.post("/review/undo", data=token(own_room)).text and together()
    own_room.post("/review/undo", data=token(own_room))
    assert not together(), "the split stands again"
    own_room.post("/review/undo", data=token(own_room))
    assert together(), "the machine's judgement stands again"
    assert "nothing to take back" in own_room.post("/review/undo", data=token(own_room)).text
    assert own_room.get("/api/v1/events?who=Lind&kind=control").json()["rows"] == before
    assert "one kind, one day (+12)" in own_room.get(f"/events/{mine['claim']}").text
    with Ledger(str(own_book), read_only=True) as ledger:
        said = [j.verdict.value for j in ledger.read(Judgement) if j.judge == "desk"]
    assert said == ["no", "yes", "unsure", "unsure"] and verify(str(own_book)).sound


def test_a_merge_of_two_that_were_never_judged_is_taken_back_whole(own_room: TestClient, own_book: Path) -> None:
    mine, other = row(own_room, "kind=control&who=Lind"), row(own_room, "kind=service")
    own_room.post(f"/review/{mine['claim']}/merge/{other['claim']}", data=token(own_room))
    own_room.post("/review/undo", data=token(own_room))
    with Ledger(str(own_book), read_only=True) as ledger:
        *_, last = (j for j in ledger.read(Judgement) if j.judge == "desk")
    assert (last.verdict, last.reasons) == (Verdict.UNSURE, UNTOLD)


def test_a_correction_after_a_merge_is_one_deed(own_room: TestClient) -> None:
    mine, other = row(own_room, "kind=control&who=Lind"), row(own_room, "kind=control&place=Sool")
    own_room.post(f"/review/{mine['claim']}/split/{other['claim']}", data=token(own_room))
    data = {**token(own_room), "field": "modality", "words": "negated"}
    own_room.post(f"/review/{mine['claim']}/correct", data=data)
    assert row(own_room, "kind=control&who=Lind")["modality"] == "negated"
    own_room.post("/review/undo", data=token(own_room))
    assert row(own_room, "kind=control&who=Lind")["claim"] == mine["claim"]
    own_room.post("/review/undo", data=token(own_room))
    assert "Morning Lantern" in own_room.get(f"/events/{mine['claim']}").text


def faults(client: TestClient, document: str) -> int:
    return client.get(f"/pages/{document}").text.count('<span class="tag alarm">misreport</span>')


def test_what_was_decided_is_in_the_findings_at_once(own_room: TestClient, own_book: Path) -> None:
    with Ledger(str(own_book)) as ledger:
        restate(ledger)
        assert [finding.code for finding in ledger.findings()] == ["misreport", "misreport"]
    garbled = row(own_room, "kind=control&place=Sool")
    assert faults(own_room, garbled["document"]) == 2
    for other in own_room.get("/api/v1/claims?kind=control&who=Tesk").json()["rows"]:
        if other["claim"] != garbled["claim"]:
            own_room.post(f"/review/{garbled['claim']}/split/{other['claim']}", data=token(own_room))
    with Ledger(str(own_book), read_only=True) as ledger:
        assert len(list(ledger.findings())) == 1, "the book follows the reviewer's word"
    assert faults(own_room, garbled["document"]) == 1


def test_what_is_struck_garbles_nothing(own_room: TestClient) -> None:
    garbled = row(own_room, "kind=control&place=Sool")
    assert faults(own_room, garbled["document"]) == 2
    own_room.post(f"/review/{garbled['claim']}/reject", data={**token(own_room), "code": "other"})
    assert faults(own_room, garbled["document"]) == 1
    own_room.post("/review/undo", data=token(own_room))
    assert faults(own_room, garbled["document"]) == 2


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
