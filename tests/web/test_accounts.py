"""Who may come in, and what for."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import opened
from fastapi.testclient import TestClient

from reportedly.errors import UsageError
from reportedly.web import accounts, journals

PASSWORD = "a long enough password"


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("people") / "accounts.tsv"
    for name, role in (("rea", "reader"), ("rev", "reviewer"), ("adam", "admin")):
        accounts.enrol(path, name, role, PASSWORD)
    return path


def come_in(client: TestClient, name: str, password: str = PASSWORD) -> int:
    found = re.search(r'name="token" value="([0-9a-f]+)"', client.get("/login").text)
    assert found
    data = {"name": name, "password": password, "token": found[1]}
    return client.post("/login", data=data, follow_redirects=False).status_code


def test_nobody_sees_a_page_without_a_login(own_book: Path, people: Path) -> None:
    with opened(own_book, accounts=people) as client:
        assert client.get("/updates", follow_redirects=False).headers["location"] == "/login"
        assert client.get("/api/v1/claims").status_code == 401
        assert client.get("/exports/csv/file", follow_redirects=False).status_code == 303
        assert come_in(client, "rea", "wrong") == 403 and come_in(client, "nobody") == 403
        assert come_in(client, "rea") == 303 and client.get("/updates").status_code == 200


def test_a_role_may_what_the_roles_before_it_may(own_book: Path, people: Path) -> None:
    with opened(own_book, accounts=people) as client:
        come_in(client, "rea")
        assert client.get("/review").status_code == 403 and client.get("/agreement").status_code == 403
        come_in(client, "rev")
        assert client.get("/review").status_code == 200 and "Journal" not in client.get("/account").text
        come_in(client, "adam")
        assert client.get("/review").status_code == 200 and "login refused" not in client.get("/account").text
        assert "Journal" in client.get("/account").text


def test_a_form_is_bound_to_its_login(own_book: Path, people: Path) -> None:
    with opened(own_book, accounts=people) as client:
        come_in(client, "rev")
        old = re.search(r'name="token" value="([0-9a-f]+)"', client.get("/review").text)
        come_in(client, "adam")
        assert old and client.post("/review/undo", data={"token": old[1]}).status_code == 403


def test_a_cookie_of_others_opens_nothing(own_book: Path, people: Path) -> None:
    with opened(own_book, accounts=people) as client:
        client.cookies.set(accounts.COOKIE, accounts.cookie("another secret", "adam"))
        assert client.get("/updates", follow_redirects=False).status_code == 303


def test_the_cookie_is_for_this_site_alone(own_book: Path, people: Path) -> None:
    with opened(own_book, accounts=people) as client:
        found = re.search(r'name="token" value="([0-9a-f]+)"', client.get("/login").text)
        assert found
        data = {"name": "rea", "password": PASSWORD, "token": found[1]}
        cookie = client.post("/login", data=data, follow_redirects=False).headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie


def test_the_door_stays_shut_after_many_tries(own_book: Path, people: Path) -> None:
    with opened(own_book, accounts=people) as client:
        for _ in range(8):
            assert come_in(client, "rea", "wrong") == 403
        assert come_in(client, "rea") == 403


def test_a_file_of_accounts_is_read_strictly(tmp_path: Path) -> None:
    path = tmp_path / "accounts.tsv"
    with pytest.raises(UsageError, match="no file of accounts"):
        accounts.read(path)
    path.write_text("eve\tking\tsecret\n", encoding="utf-8")
    with pytest.raises(UsageError, match="line 1"):
        accounts.read(path)
    for name, role, password in (("eve", "king", PASSWORD), ("e\tve", "reader", PASSWORD), ("eve", "reader", "short")):
        with pytest.raises(UsageError):
            accounts.enrol(tmp_path / "new.tsv", name, role, password)
    assert not (tmp_path / "new.tsv").exists()


def test_a_line_taken_out_of_the_journal_shows(tmp_path: Path) -> None:
    journal = tmp_path / "journal.jsonl"
    for deed in ("login", "unmask", "login"):
        journals.write(journal, "ada", deed)
    assert journals.sound(journal) and [line["deed"] for line in journals.read(journal)] == ["login", "unmask", "login"]
    first, _, third = journal.read_text(encoding="utf-8").splitlines()
    journal.write_text(f"{first}\n{third}\n", encoding="utf-8")
    assert not journals.sound(journal)


def test_many_processes_write_one_journal(tmp_path: Path) -> None:
    journal = tmp_path / "journal.jsonl"
    write = "import sys; from pathlib import Path; from reportedly.web import journals\n"
    write += "for n in range(25): journals.write(Path(sys.argv[1]), sys.argv[2], 'unmask')"
    desks = [subprocess.Popen([sys.executable, "-c", write, str(journal), name]) for name in ("ada", "bea", "cyd")]
    assert [desk.wait() for desk in desks] == [0, 0, 0]
    assert len(journals.read(journal)) == 75 and journals.sound(journal)
