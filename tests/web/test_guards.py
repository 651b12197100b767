"""What stands before every page: hosts, policy, forms, binding."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from reportedly.errors import UsageError
from reportedly.web import settings
from reportedly.web.guards import host_of


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "", "[::2]:80"])
def test_a_stranger_s_name_is_refused(room: TestClient, host: str) -> None:
    assert room.get("/updates", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8765", "127.0.0.1:1", "[::1]:8765"])
def test_this_machine_s_names_are_answered(room: TestClient, host: str) -> None:
    assert room.get("/updates", headers={"host": host}).status_code == 200


def test_the_name_in_a_header_goes_without_port() -> None:
    assert [host_of(h) for h in ("A.b:80", "[::1]:9", "x")] == ["a.b", "[::1]", "x"]


@pytest.mark.parametrize("path", ["/updates", "/nowhere", "/assets/desk.css", "/api/v1/claims", "/feeds/updates.atom"])
def test_the_policy_is_on_every_answer(room: TestClient, path: str) -> None:
    headers = room.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "same-origin"


def test_no_page_holds_a_script_or_a_style_of_its_own(room: TestClient) -> None:
    for path in ("/updates", "/places", "/casualties", "/review", "/exports", "/method"):
        page = room.get(path).text
        assert "<style" not in page and " style=" not in page and " onclick" not in page
        assert all(tag.startswith((" src=", ' type="module" src=')) for tag in page.split("<script")[1:])
        assert 'src="http' not in page and "url(http" not in page


def test_a_form_from_elsewhere_is_refused(own_room: TestClient) -> None:
    path = "/review/undo"
    assert own_room.post(path, data={"token": "guess"}).status_code == 403
    assert own_room.post(path, data={"token": "x"}, headers={"origin": "https://evil.example"}).status_code == 403
    assert own_room.post(path, content=b"x" * 1_000_001).status_code == 413


def test_others_come_in_only_with_accounts(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--auth"):
        settings.answering_to("192.168.1.5", (), None)
    with pytest.raises(UsageError, match="--host-name"):
        settings.answering_to("0.0.0.0", (), tmp_path / "accounts.tsv")
    assert settings.answering_to("127.0.0.1", (), None) == settings.LOCAL
    assert "desk.example" in settings.answering_to("0.0.0.0", ("desk.example",), tmp_path / "accounts.tsv")


def test_a_colour_is_six_hexadecimal_digits() -> None:
    assert settings.colours(["RUS=#aa3300", "SYR:REB=#00AA11"]) == {"RUS": "#aa3300", "SYR:REB": "#00AA11"}
    for wrong in ("RUS=red", "RUS=#aa330", "x=#aa3300", "RUS=#aa3300}body{"):
        with pytest.raises(UsageError, match="no colour"):
            settings.colours([wrong])


def test_files_outside_the_assets_are_not_served(room: TestClient) -> None:
    for path in ("/assets/../settings.py", "/assets/%2e%2e/settings.py", "/assets/vendor", "/assets/none.css"):
        assert room.get(path).status_code == 404
