"""Names as real reports have them: no page, feed or file gives a private one away, and none hides a public one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import newsroom_reports
import pytest
from conftest import opened
from fastapi.testclient import TestClient
from private_persons import PAGES, PRIVATE, PUBLIC

PATHS = (
    "/updates", "/briefing", "/events", "/claims", "/places", "/casualties", "/disputes", "/misreports", "/sources",
    "/search?q=killed", "/search?q=wounded", "/review", "/exports?form=claims", "/api/v1/claims", "/api/v1/events",
    "/api/v1/updates", "/api/v1/casualties", "/feeds/updates.atom", "/feeds/updates.json", "/exports/csv/file",
    "/exports/claims/file", "/exports/geojson/file", "/exports/testimony/file", "/exports/acled-like/file",
    "/exports/ucdp-like/file", "/exports/plover/file", "/exports/annotations/file",
)  # fmt: skip


def _reports() -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Each page with one claim of its own: its first sentence, about people in general, as a reader might leave it."""
    for n, (title, text) in enumerate(PAGES):
        article = {
            "doc": f"p{n}", "url": f"https://p{n}.example/", "outlet": f"Paper {n}", "title": title, "text": text,
            "published": f"2031-05-04T0{n}:10:00Z",
        }  # fmt: skip
        speaker = [{"name": name, "party": "QUE"} for name in PUBLIC[:3] if name in text]
        evidence = text[: text.index(".") + 1] if "Dr" not in text else text[: text.index(", the health")]
        claim = {"kind": "casualties", "status": "killed", "evidence": evidence, "stance": "reported",
                 "target": newsroom_reports.PEOPLE, "speaker": speaker, "place": newsroom_reports.VARN}  # fmt: skip
        yield article, [claim]


@pytest.fixture(scope="module")
def privacy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with opened(newsroom_reports.write(tmp_path_factory.mktemp("privacy") / "book.db", _reports())) as client:
        yield client


def _shown(client: TestClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.text


@pytest.mark.parametrize("path", PATHS)
def test_no_list_gives_a_name_away(privacy: TestClient, path: str) -> None:
    words = _shown(privacy, path)
    assert [name for name in PRIVATE if name in words] == []


def test_no_page_of_a_claim_gives_a_name_away(privacy: TestClient) -> None:
    rows = privacy.get("/api/v1/claims").json()["rows"]
    assert len(rows) == len(PAGES)
    words = ""
    for row in rows:
        paths = (f"/claims/{row['claim']}?whole=1", f"/events/{row['claim']}", f"/pages/{row['document']}")
        words += "".join(_shown(privacy, path) for path in (*paths, f"/stories/{row['document']}"))
    assert [name for name in PRIVATE if name in words] == []
    assert "Marchuk" not in words and "al-Darwish" not in words, "nor does a surname that stands alone"
    assert [name for name in PUBLIC if name not in words] == []
