"""A book too large to be read whole: what its pages lay out is what the whole reading would show of it."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from conftest import opened
from fastapi.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parents[1] / "ledger"))

from ledger_quarrels import ARMY, CHIEF, GUARD, posted, quarrel
from ledger_reports import MAYOR, NOON

from reportedly.cli import asking
from reportedly.judgements import Judgement, Same, Verdict
from reportedly.ledger import Decision, Ledger, Review, selections
from reportedly.ledger.selections import Sought
from reportedly.pipeline import surroundings
from reportedly.views import KIND_OF, disputes
from reportedly.web import api
from reportedly.web.desks import Desk, Sizes

LARGE = Sizes(whole=0)
NARROW = Sizes(whole=0, first=5, kin_of_first=60, asked=4, kin=60)
VIEWS = sorted({view for _, view, _, _ in api.VIEWS} | {"queues"})


@pytest.fixture(scope="module")
def whole(book: Path) -> Desk:
    return Desk(book)


@pytest.fixture(scope="module")
def narrow(book: Path) -> Iterator[TestClient]:
    with opened(book) as client:
        client.app.state.desk = Desk(book, NARROW)  # type: ignore[attr-defined]
        yield client


def rows(client: TestClient, path: str, query: str = "") -> list[dict[str, Any]]:
    """Every row of a list, from cursor to cursor."""
    found, cursor = [], ""
    for _ in range(100):
        page = client.get(f"/api/v1/{path}?{query}&cursor={cursor}").json()
        found += page["rows"]
        cursor = page["next"]
        if not cursor:
            return found
    raise AssertionError("the list has no end")


@pytest.mark.parametrize("view", VIEWS)
def test_a_large_book_laid_out_to_its_end_shows_what_the_whole_one_shows(book: Path, whole: Desk, view: str) -> None:
    laid = Desk(book, LARGE).held()
    assert laid.window is not None and laid.window.before == "" and laid.window.whole
    assert laid.view(view) == whole.held().view(view)


def test_masks_and_parties_are_those_of_the_whole_book(book: Path, whole: Desk) -> None:
    laid = Desk(book, LARGE).held()
    assert laid.masks.names == whole.held().masks.names != frozenset()
    assert set(laid.parties) == set(whole.held().parties)


@pytest.mark.parametrize(
    "sought", [Sought(place="varn"), Sought(kind="control"), Sought(party="ESK"), Sought(who="tesk"),
               Sought(on=date(2031, 5, 4)), Sought(place="SOOL", kind="casualties"), Sought(upto=date(2031, 5, 3))],
    ids=str,
)  # fmt: skip
def test_what_is_sought_is_found_by_the_index(book: Path, whole: Desk, sought: Sought) -> None:
    every = whole.held()

    def meant(claim: Any) -> bool:
        said = claim.proposition
        parties = {speaker.value.party.split(":")[0] for speaker in claim.claimants[:1]}
        time, day = said.time.value if said.time else None, every.coverage.document(claim).day
        touched = time.earliest <= sought.on <= time.latest if time and sought.on else day == sought.on
        return (
            (not sought.place or (said.place and sought.place.lower() in said.place.value.canonical.lower()))
            and sought.kind in ("", said.kind)
            and (not sought.party or sought.party in parties)
            and (not sought.who or any(sought.who in c.value.name.lower() for c in claim.claimants))
            and (not sought.on or touched)
            and (not sought.upto or day <= sought.upto)
        )

    expected = {claim.id for claim in every.coverage.relations.claims if meant(claim)}
    laid = Desk(book, LARGE).held(None, sought)
    if sought.who:  # it is found by the words of evidence too
        assert expected <= set(laid.coverage.own or ())
    else:
        assert set(laid.coverage.own or ()) == expected
    assert bool(expected) == (sought.upto is None)


def test_page_behind_page_every_claim_comes_once(narrow: TestClient, room: TestClient) -> None:
    told = [row["claim"] for row in rows(narrow, "claims")]
    assert sorted(told) == sorted(row["claim"] for row in rows(room, "claims"))
    assert len(told) > NARROW.first * 2


@pytest.fixture(scope="module")
def quarrels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of six days on each of which two sides say who holds a town, and of two that charge each other."""
    path = tmp_path_factory.mktemp("quarrels") / "book.db"
    with Ledger(str(path)) as ledger:
        for day in range(6):
            quarrel(ledger, day)
        posted(ledger, 70, MAYOR, ARMY, "violated")
        posted(ledger, 80, CHIEF, GUARD, "violated")
    return path


FEW_AT_ODDS = Sizes(whole=0, first=2, kin_of_first=0, asked=2, at_odds=2, kin=0)


def test_page_behind_page_every_dispute_of_the_book_comes_once_newest_first(quarrels: Path) -> None:
    with opened(quarrels) as whole, opened(quarrels) as parts:
        parts.app.state.desk = Desk(quarrels, FEW_AT_ODDS)  # type: ignore[attr-defined]
        told = [row["claims"] for row in rows(parts, "disputes")]
        assert told == [row["claims"] for row in rows(whole, "disputes")]
        assert len(told) == 7
        first = parts.get("/disputes").text
        assert first.count("data-row") == 2 and "2 claims at odds with older ones, of 14 in the book" in first
        assert parts.get("/feeds/disputes.atom").text.count("<entry>") == 2


ALIKE = (
    ("", 7), ("party=ESK", 7), ("party=QX", 7), ("party=NOR", 0), ("who=maan", 7), ("who=dast", 0), ("kind=control", 6),
    ("kind=ceasefire", 1), ("on=2031-05-04", 7), ("on=2031-05-05", 0), ("since=2031-05-07", 4), ("place=varn", 7),
)  # fmt: skip


@pytest.mark.parametrize(("asked", "many"), ALIKE)
@pytest.mark.parametrize("sizes", [Sizes(), replace(FEW_AT_ODDS, at_odds=50)], ids=["whole", "parts"])
def test_list_feed_and_screen_tell_the_same_disputes(quarrels: Path, sizes: Sizes, asked: str, many: int) -> None:
    with opened(quarrels) as room:
        room.app.state.desk = Desk(quarrels, sizes)  # type: ignore[attr-defined]
        assert len(rows(room, "disputes", asked)) == many
        assert room.get(f"/feeds/disputes.atom?{asked}").text.count("<entry>") == many
        assert room.get(f"/disputes?{asked}").text.count("data-row") == many


@pytest.mark.parametrize("every", [False, True])
@pytest.mark.parametrize("whole", [3, selections.WHOLE])
def test_the_command_line_tells_both_sides_of_a_dispute_though_one_is_asked_for(
    quarrels: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], whole: int, every: bool
) -> None:
    monkeypatch.setattr(selections, "WHOLE", whole)
    verb = asking._asks("disputes", "disputes", asking.DISPUTES)
    for party, many in (("ESK", 7), ("QX", 7), ("NOR", 0)):
        verb(ledger=str(quarrels), as_json=True, party=party, every=every)
        assert capsys.readouterr().out.count("\n") == many


def test_a_dispute_with_what_is_joined_and_yet_another_event_is_told_under_its_newer_claim(tmp_path: Path) -> None:
    with Ledger(str(tmp_path / "book.db")) as ledger:
        charge, again = (posted(ledger, number, MAYOR, ARMY, "violated") for number in (0, 1))
        answer = posted(ledger, 10, CHIEF, GUARD, "violated")
        for left, right, weight in ((charge, again, 12.0), (charge, answer, 1.0), (again, answer, -9.0)):
            verdict = Verdict.YES if weight > 0 else Verdict.NO
            ledger.post(Judgement(Same.EVENT, left.id, right.id, verdict, (("one town", weight),), "rule", NOON))
        upto = ledger.shelf.upto(None)
        told = {one.id: surroundings.contested(ledger, [one.id], upto).coverage for one in (charge, answer)}
    assert not told[charge.id].relations.disputes
    assert len(disputes.from_coverage(told[answer.id])) == 1


def test_what_comes_behind_the_disputes_that_are_read_is_laid_out_meanwhile(quarrels: Path) -> None:
    desk = begun(quarrels, FEW_AT_ODDS)
    first = desk.held(None, Sought(at_odds=True))
    assert first.window is not None and first.window.before
    for thread in threading.enumerate():
        if thread.name == "behind":
            thread.join(30)
    assert any(Sought(at_odds=True, before=first.window.before) in key for key in desk._then)


def test_an_event_tells_all_who_say_so_though_they_said_it_long_ago(narrow: TestClient, room: TestClient) -> None:
    carried = {row["claim"]: row["strip"]["outlets"] for row in rows(room, "claims")}
    assert {row["claim"]: row["strip"]["outlets"] for row in rows(narrow, "claims")} == carried
    assert max(carried.values()) > 1


def test_an_event_with_more_reports_than_are_laid_out_says_so(book: Path) -> None:
    alone = Desk(book, Sizes(whole=0, first=1, kin_of_first=0)).held()
    assert alone.window is not None and alone.window.claims == 1
    with opened(book) as client:
        client.app.state.desk = Desk(book, Sizes(whole=0, first=500, kin_of_first=500, kin=0))  # type: ignore[attr-defined]
        many = max(rows(client, "events"), key=lambda row: row["outlets"])
        assert "More reports are joined" in client.get(f"/events/{many['claims'][0]}").text


def test_what_the_pages_of_one_kind_show_is_laid_out_before_anybody_asks(book: Path) -> None:
    newest = Desk(book, NARROW)
    newest.renew()
    older = [
        row.event
        for kind in KIND_OF.values()
        for row in Desk(book, NARROW).held(None, Sought(kind=kind)).view("events")
        if newest.telling(row.event) is None
    ]
    desk = begun(book)
    assert older and all(desk.telling(event) for event in older)


SCREENS = (
    "/updates", "/events", "/claims", "/places", "/casualties", "/services", "/talks", "/corridors", "/disputes",
    "/misreports", "/sources", "/review", "/briefing", "/exports", "/method", "/search?q=Varn", "/feeds/updates.atom",
    "/updates?place=Varn", "/places?upto=2031-05-04", "/api/v1/map", "/updates?as_of=2031-05-04T09:30Z",
)  # fmt: skip


@pytest.mark.parametrize("path", SCREENS)
def test_every_screen_stands_and_says_what_part_it_shows(narrow: TestClient, path: str) -> None:
    answer = narrow.get(path)
    assert answer.status_code == 200
    if "<main" in answer.text and not path.startswith("/search"):
        assert "in the book" in answer.text


def test_a_claim_that_is_not_laid_out_is_still_behind_its_address(narrow: TestClient, room: TestClient) -> None:
    oldest = rows(room, "claims")[-1]
    newest = {row["claim"] for row in narrow.get("/api/v1/claims").json()["rows"]}
    assert oldest["claim"] not in newest
    for path in (f"/claims/{oldest['claim']}", f"/events/{oldest['claim']}", f"/pages/{oldest['document']}",
                 f"/stories/{oldest['document']}", f"/review?claim={oldest['claim']}",
                 f"/api/v1/claims/{oldest['claim']}"):  # fmt: skip
        assert narrow.get(path).status_code == 200, path
        assert (
            narrow.get(path.replace(oldest["claim"], "0" * 16).replace(oldest["document"], "0" * 16)).status_code == 404
        )


def test_older_ones_are_a_step_away(narrow: TestClient) -> None:
    first = narrow.get("/updates").text
    step = first.split('">older →')[0].rsplit('href="', 1)[1]
    assert step.startswith("/updates?before=")
    older = narrow.get(step).text
    assert "Further back" in older and ">newest</a>" in older


def test_what_was_known_then_knows_nothing_of_later(book: Path) -> None:
    desk = Desk(book, NARROW)
    with Ledger(str(book), read_only=True) as ledger:
        hours = [posting.posted_at for posting in ledger.postings()]
    then = hours[len(hours) // 2]
    held = desk.held(then, Sought(kind="control"))
    assert held.coverage.relations.claims
    assert all(datetime.fromisoformat(hour) <= then for hour in held.first_seen.values())
    assert held.head.seq < desk.head().seq


def test_what_a_reviewer_struck_is_left_out_of_a_part(own_book: Path) -> None:
    desk = Desk(own_book, NARROW)
    struck = desk.held().coverage.relations.claims[-1]
    with Ledger(str(own_book)) as ledger:
        ledger.post(Review(struck.id, Decision.REJECTED, "desk", datetime.fromisoformat("2031-05-05T10:00:00+00:00")))
    desk.renew()
    assert struck.id not in desk.held().claim_of
    assert struck.id not in desk.around(None, (struck.id,)).claim_of


def begun(book: Path, sizes: Sizes = NARROW) -> Desk:
    """A desk that has laid out all that it does beforehand."""
    desk = Desk(book, sizes)
    grown(desk)
    return desk


def grown(desk: Desk) -> None:
    work = desk.begin()
    assert work is not None
    work.join()


def test_what_was_asked_for_last_is_at_hand_again_when_the_book_has_grown(own_book: Path) -> None:
    one = Sizes(whole=0, first=1, kin_of_first=0, asked=1, kin=0)
    desk, other = begun(own_book, one), begun(own_book, one)
    newest = desk.held(None, Sought(kind="casualties")).window
    older = Sought(kind="casualties", before=newest.before if newest else "")
    row = next(row for row in desk.held(None, older).view("events") if other.telling(row.event) is None)
    decided = Review(row.claims[0], Decision.ACCEPTED, "desk", datetime.fromisoformat("2031-05-05T10:00:00+00:00"))
    with Ledger(str(own_book)) as ledger:
        ledger.post(decided)
    grown(desk)
    told = desk.telling(row.event)
    assert told is not None and told.head == desk.head() != other.held().head


def test_a_decision_is_seen_on_the_next_page(own_book: Path) -> None:
    with opened(own_book) as client:
        client.app.state.desk = Desk(own_book, LARGE)  # type: ignore[attr-defined]
        page = client.get("/review").text
        claim = page.split("/accept")[0].rsplit("/", 1)[1]
        token = page.split('name="token" value="')[1].split('"')[0]
        answer = client.post(f"/review/{claim}/reject", data={"token": token, "code": "other"})
        assert "rejected: other" in answer.text
        assert claim not in {row["claim"] for row in client.get("/api/v1/claims").json()["rows"]}


def test_nobody_decides_on_a_claim_that_was_never_read(own_book: Path) -> None:
    with opened(own_book) as client:
        token = client.get("/review").text.split('name="token" value="')[1].split('"')[0]
        for verb in ("accept", "reject"):
            answer = client.post(f"/review/none-such/{verb}", data={"token": token, "code": "other"})
            assert answer.status_code == 404
        assert client.get("/review").status_code == 200


def test_the_command_line_lays_out_a_part_and_says_so(
    book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(selections, "WHOLE", 3)
    monkeypatch.setattr(asking, "LEAST", 4)
    verb = asking._asks("claims", "claims", asking.CLAIMS)
    verb(ledger=str(book), limit=1, as_json=True)
    part = capsys.readouterr()
    assert part.err == "laid out: the newest 4 claims of what is asked; --all reads it whole\n"
    verb(ledger=str(book), limit=1, as_json=True, every=True)
    whole = capsys.readouterr()
    assert whole.err == "" and whole.out == part.out != ""


def test_of_a_large_book_the_command_line_tells_what_is_at_odds(
    quarrels: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    verb = asking._asks("disputes", "disputes", asking.DISPUTES)
    verb(ledger=str(quarrels), as_json=True)
    whole = capsys.readouterr().out
    monkeypatch.setattr(selections, "WHOLE", 3)
    monkeypatch.setattr(surroundings, "AT_ODDS", 4)  # in two handfuls
    verb(ledger=str(quarrels), as_json=True)
    part = capsys.readouterr()
    assert part.out == whole and whole.count("\n") == 7
    assert part.err == "laid out: all claims at odds with older ones of what is asked; --all reads it whole\n"
    monkeypatch.setattr(asking, "LEAST_AT_ODDS", 1)
    verb(ledger=str(quarrels), as_json=True, limit=1)
    assert "laid out: the newest 2 claims at odds with older ones" in capsys.readouterr().err


@pytest.mark.parametrize("whole", [3, selections.WHOLE])
def test_the_command_line_lists_what_one_party_says_or_holds(
    quarrels: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], whole: int
) -> None:
    monkeypatch.setattr(selections, "WHOLE", whole)
    asking._asks("claims", "claims", asking.CLAIMS)(ledger=str(quarrels), as_json=True, party="ESK")
    told = [json.loads(line)["according_to"] for line in capsys.readouterr().out.splitlines()]
    assert told == ["Bero Maan (chief of staff)"] * 7


def test_a_part_with_nothing_in_it_is_not_told_as_the_whole_book(
    book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(selections, "WHOLE", 3)
    monkeypatch.setattr(asking, "LEAST_BETWEEN", 2)
    monkeypatch.setattr(asking, "BEHIND_A_ROW", 1)
    asking._asks("misreports", "misreports", asking.MISREPORTS)(ledger=str(book), limit=1)
    told = capsys.readouterr().out
    assert "Nothing among the newest 2 claims of what is asked; --all reads the whole ledger." in told
    with opened(book) as client:
        assert "data-row" in client.get("/misreports").text
        client.app.state.desk = Desk(book, Sizes(whole=0, first=2))  # type: ignore[attr-defined]
        page = client.get("/misreports").text
        assert "Nothing among the claims laid out here." in page and "Look among older ones" in page
