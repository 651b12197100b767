"""What the pages say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import newsroom_reports
import pytest
from conftest import opened
from fastapi.testclient import TestClient

from reportedly.claims import gists
from reportedly.web import phrases

Claim = Callable[..., dict[str, Any]]
SCREENS = (
    "updates", "briefing", "events", "claims", "places", "casualties", "services", "talks", "corridors", "disputes",
    "misreports", "sources", "review", "agreement", "exports", "method", "search?q=Varn", "account", "api",
)  # fmt: skip


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_answers(room: TestClient, name: str) -> None:
    answer = room.get(f"/{name}")
    assert answer.status_code == 200 and "<h1>" in answer.text


def test_every_page_says_that_its_reports_are_invented(room: TestClient) -> None:
    for page in ("/updates", "/claims", "/places"):
        assert "Invented for show, no news" in room.get(page).text


def test_the_door_leads_to_the_updates(room: TestClient) -> None:
    assert room.get("/", follow_redirects=False).headers["location"] == "/updates"


def test_every_row_ends_with_who_carries_it(room: TestClient) -> None:
    page = room.get("/updates").text
    assert page.count("<article") == page.count('class="strip"') > 5
    assert "<b>4 outlets</b>" in page and "Orra Lind ← Eastern Bulletin" in page


def test_from_a_number_to_its_words_is_one_click(room: TestClient) -> None:
    page = room.get("/casualties").text
    link = re.search(r'class="figure" href="(/claims/[0-9a-f]+)"', page)
    assert link
    words = room.get(link[1]).text
    assert 'class="evidence"' in words and "12" in words and "SHA-256" in words


def test_the_words_are_marked_by_field(room: TestClient, claim: Claim) -> None:
    page = room.get(f"/claims/{claim('kind=control&place=Sool')['claim']}").text
    assert "in an online post on Sunday that" in page and "Morning Lantern" in page
    assert re.search(r'<mark class="evidence"[^>]*>the Eastern Army has taken the grain hall in Sool', page)
    assert "misreport" in page and "elsewhere <b>Varn</b>" in page


def test_the_panel_is_a_part_of_the_page(room: TestClient, claim: Claim) -> None:
    part = room.get(f"/claims/{claim('kind=control')['claim']}", headers={"hx-request": "true"}).text
    assert "<html" not in part and 'class="cite"' in part


def test_cells_that_cannot_both_be_so_carry_a_mark(room: TestClient, claim: Claim) -> None:
    page = room.get(f"/events/{claim('kind=control&who=Lind')['claim']}").text
    assert page.count('class="ne"') >= 2 and "who says what" in page.lower()
    assert "Quill Wire" in page and 'class="tree"' in page


def test_a_mismatch_stands_beside_what_others_have(room: TestClient) -> None:
    page = room.get("/misreports").text
    assert "Morning Lantern" in page and re.search(r'boxed">Sool<', page) and re.search(r'boxed good">Varn<', page)


def test_parties_are_set_against_each_other(room: TestClient) -> None:
    page = room.get("/disputes").text
    assert "Ilan Tesk" in page and "Orra Lind" in page and "≠" in page


def test_places_say_how_exact_they_are(room: TestClient) -> None:
    features = room.get("/api/v1/map").json()["features"]
    precision = {f["properties"]["place"]: f["properties"]["precision"] for f in features}
    assert precision == {"Varn, Quessia": "town", "Sool, Quessia": "town", "Amber Region, Quessia": "region"}
    page = room.get("/places").text
    assert all(f'data-place="{place}"' in page for place in precision), "everything on the map is in the list"


def test_lists_are_narrowed(room: TestClient) -> None:
    assert "Orra Lind" not in room.get("/updates?kind=talks").text.split("<main")[1]
    assert "Nothing here is about that" in room.get("/updates?place=Atlantis").text
    assert room.get("/updates?on=2031-05-04").text.count("<article") > 3
    assert room.get("/updates?on=1999-01-01").text.count("<article") == 0
    assert room.get("/updates?since=2031-05-04T12:00").text.count("<article") < room.get("/updates").text.count(
        "<article"
    )


@pytest.mark.parametrize("query", ["as_of=soon", "on=yesterday", "after=-1", "after=x", "since=never"])
def test_what_makes_no_sense_is_told(room: TestClient, query: str) -> None:
    answer = room.get(f"/updates?{query}")
    assert (answer.status_code == 400 and "Not understood" in answer.text) or "Not done" in answer.text


def test_before_the_book_was_written_there_is_nothing(room: TestClient) -> None:
    page = room.get("/updates?as_of=2001-01-01").text
    assert "No claims yet" in page and "What the book held as of 2001-01-01" in page


def test_search_finds_names_words_and_places(room: TestClient) -> None:
    assert room.get("/search?q=Tesk").text.count("<article") >= 5
    assert "Morning Lantern" in room.get('/search?q="grain hall" Sool').text
    assert "0 claims" in room.get("/search?q=zzzz").text
    assert room.get('/search?q="(").').status_code == 200


def test_full_coverage_merges_by_event(room: TestClient, claim: Claim) -> None:
    page = room.get(f"/stories/{claim('kind=control&place=Sool')['document']}").text
    assert "Full coverage" in page and page.count("<tr data-row") == 2 and "Harbour Post" in page


def test_two_versions_stand_side_by_side(room: TestClient) -> None:
    rows = room.get("/api/v1/claims?kind=control&who=Tesk").json()["rows"]
    one, other = (next(r["document"] for r in rows if r["outlet"] == o) for o in ("Harbour Post", "Morning Lantern"))
    page = room.get(f"/pages/{one}/beside/{other}").text
    assert "<del>" in page and "<ins>Sool</ins>" in page


def test_a_planned_round_of_talks_is_said_to_be_planned_once_and_its_words_lead_to_the_page(room: TestClient) -> None:
    page = room.get("/talks").text
    assert "planned</a>" in page and ">planned</span>" not in page
    assert re.search(r'<a class="quoted" href="/claims/[^"]+"[^>]*><q>', page)


def test_pages_that_name_the_day_alone_are_shown_without_an_hour(tmp_path: Path) -> None:
    told = ((dict(article, published="2031-05-04"), coded) for article, coded in newsroom_reports.reports())
    with opened(newsroom_reports.write(tmp_path / "dated.db", told)) as client:
        row = client.get("/api/v1/claims?kind=control&place=Varn").json()["rows"][0]
        claim, document = row["claim"], row["document"]
        for path in (f"/events/{claim}", f"/stories/{document}", f"/claims/{claim}", f"/pages/{document}", "/review"):
            page = client.get(path).text
            assert "4 May 2031" in page and "00:00" not in page.partition("<footer")[0], path


def test_the_briefing_names_no_side_that_is_not_known_and_no_toll_without_a_figure(tmp_path: Path) -> None:
    def unsure() -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
        for article, coded in newsroom_reports.reports():
            yield article, [dict(claim, actor={"name": "gunmen"}, quantity=None) for claim in coded]

    with opened(newsroom_reports.write(tmp_path / "unsure.db", unsure())) as client:
        page = client.get("/briefing").text
        assert "Who holds what" in page and " by ," not in page and "no figure" not in page


@pytest.mark.parametrize(
    ("victims", "told"),
    [("its troops", "of its troops"), ("Sudland troops", "Sudland troops"), ("a nurse", "nurse")],
)
def test_a_figure_of_somebodys_own_is_told_as_of_them(victims: str, told: str) -> None:
    assert gists.behind_figure(victims) == told


def test_no_two_parties_look_the_same() -> None:
    parties = [f"P{n:02}" for n in range(40)]
    assert len({(phrases.shape(code, parties), phrases.tone(code, parties)) for code in parties}) == 40


def test_a_garbled_place_says_what_the_others_have(room: TestClient) -> None:
    page = room.get("/places").text
    assert "other relays of these words have" in page and page.count("other relays of these words have") == 1


def test_what_is_not_there_is_told(room: TestClient) -> None:
    for path in ("/claims/none", "/events/none", "/pages/none", "/stories/none", "/exports?form=none", "/nowhere"):
        assert room.get(path).status_code == 404


def test_an_empty_book_says_how_to_begin(tmp_path: Path) -> None:
    with opened(tmp_path / "none.db") as client:
        page = client.get("/updates")
        assert page.status_code == 200 and "reportedly add" in page.text
        assert client.get("/api/v1/claims").status_code == 404


def test_a_page_that_is_known_is_not_sent_again(room: TestClient) -> None:
    tag = room.get("/events").headers["etag"]
    assert room.get("/events", headers={"if-none-match": tag}).status_code == 304


def test_growth_is_told_and_shown(own_room: TestClient, own_book: Path) -> None:
    seq = own_room.get("/api/v1").json()["head"]["seq"]
    assert "banner" not in own_room.get(f"/fresh?seq={seq}").text
    assert "has grown by 1 entry" in own_room.get(f"/fresh?seq={seq - 1}").text


def test_right_to_left_words_are_isolated(room: TestClient) -> None:
    page = room.get("/claims?place=Varn&kind=control").text
    assert "<bdi" in page and "المحافظ" in page
    css = room.get("/assets/desk.css").text
    assert "unicode-bidi: isolate" in css and "unicode-bidi: plaintext" in css


def test_a_briefing_says_of_what_it_tells_the_state(room: TestClient) -> None:
    assert "talks of " in room.get("/briefing").text


class TestPrivatePersons:
    PATHS = (
        "/updates", "/events", "/claims", "/casualties", "/search?q=baker", "/api/v1/claims", "/api/v1/events",
        "/feeds/updates.atom", "/feeds/updates.json", "/exports/csv/file", "/exports/claims/file",
        "/exports/geojson/file", "/exports/testimony/file", "/exports/acled-like/file", "/exports/annotations/file",
    )  # fmt: skip

    @pytest.mark.parametrize("path", PATHS)
    def test_they_are_masked(self, room: TestClient, path: str) -> None:
        words = room.get(path).text
        assert "Pell" not in words and "[name masked]" in words

    def test_they_are_masked_in_parquet(self, room: TestClient, tmp_path: Path) -> None:
        duckdb = pytest.importorskip("duckdb", reason="DuckDB writes Parquet; it is not installed")
        offered = room.get("/exports?form=parquet").text
        assert "take parquet" in offered and "datapackage.json" not in offered  # it tells its types by itself
        for path in ("/exports/parquet/file", "/exports/csv/parquet?kind=casualties"):
            answer = room.get(path)
            assert answer.headers["content-type"] == "application/vnd.apache.parquet"
            (tmp_path / "taken").write_bytes(answer.content)
            rows = duckdb.sql(f"select kind, evidence from read_parquet('{tmp_path / 'taken'}')").fetchall()
            assert "[name masked]" in str(rows) and "Pell" not in str(rows)
            assert ({kind for kind, _ in rows} == {"casualties"}) is ("?kind" in path)

    def test_speakers_are_not(self, room: TestClient) -> None:
        assert "Ilan Tesk" in room.get("/updates").text

    def test_a_mask_is_lifted_with_a_reason_that_is_written_down(self, own_room: TestClient, claim: Claim) -> None:
        id_ = claim("kind=casualties&who=Tesk&on=2031-05-04")["claim"]
        page = own_room.get(f"/claims/{id_}").text
        if "name masked" not in page:
            rows = own_room.get("/api/v1/claims?kind=casualties").json()["rows"]
            id_ = next(row["claim"] for row in rows if "masked" in row["gist"])
            page = own_room.get(f"/claims/{id_}").text
        found = re.search(r'name="token" value="([0-9a-f]+)"', page)
        assert "Pell" not in page and found
        shown = own_room.post(f"/claims/{id_}/unmask", data={"token": found[1], "reason": "next of kin asked"})
        assert "Jonah Pell" in shown.text
        assert "next of kin asked" in own_room.get("/account").text
        assert own_room.post(f"/claims/{id_}/unmask", data={"token": found[1], "reason": " "}).status_code == 400

    def test_numbers_in_notices_are_masked(self, room: TestClient) -> None:
        page = room.get("/corridors").text
        assert "7946" not in page and "[masked]" in page


def test_a_page_that_names_no_day_says_so_among_the_updates(tmp_path: Path) -> None:
    article, told = next(newsroom_reports.reports())
    undated = ({**article, "published": None}, told)
    with opened(newsroom_reports.write(tmp_path / "own.db", [undated])) as room:
        assert "no date on the page" in room.get("/updates").text
    with opened(newsroom_reports.write(tmp_path / "dated.db", [(article, told)])) as room:
        assert "no date on the page" not in room.get("/updates").text
