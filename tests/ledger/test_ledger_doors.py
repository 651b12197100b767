"""The verbs and the newsroom take the address of a server where they take the path of a file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from fastapi.testclient import TestClient
from ledger_reports import report, ticking

from reportedly.ledger import Ledger, addresses
from reportedly.web.newsroom import create
from reportedly.web.settings import Settings

PAGE = """Depot burns

VARN, Oct. 12 - Army units captured the town of Tal Rifaat in Syria on Saturday, the defence ministry said.
"""


def run(*words: str, code: int = 0) -> str:
    """A verb in a process of its own; what it printed."""
    command = [sys.executable, "-c", "from reportedly.cli.main import main; main()", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == code, (done.stdout, done.stderr)
    return done.stdout + done.stderr


def test_a_page_is_added_asked_for_and_audited_on_a_server(database: str, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    assert "there is no ledger at" in run("claims", "--ledger", database, code=2)
    given = ("--outlet", "Sample Daily", "--published", "2019-10-12")
    assert "1 stored" in run("add", str(page), "--ledger", database, *given)
    assert "1 was there already" in run("add", str(page), "--ledger", database, *given)
    rows = [json.loads(line) for line in run("claims", "--json", "--ledger", database).splitlines()]
    assert [row["kind"] for row in rows] == ["control"]
    assert "Sound" in run("verify", "--ledger", database)


def test_a_book_is_copied_to_a_server_and_back(database: str, tmp_path: Path) -> None:
    first, back = f"sqlite:{tmp_path / 'first.db'}", f"sqlite:{tmp_path / 'back.db'}"
    with Ledger(first, clock=ticking()) as ledger:
        ledger.post(*report(1))
        ledger.post(*report(2))
    told = run("copy", first, database)
    assert "8 entries and 1 kept body copied into postgres://" in told
    assert told.splitlines()[-1] == run("copy", database, back).splitlines()[-1]
    assert "Sound: 8 entries" in told
    assert addresses.path(back).is_file()


def test_the_newsroom_opens_on_a_server(database: str) -> None:
    with TestClient(create(Settings(database)), base_url="http://localhost") as client:
        assert "--ledger postgres://owner@" in client.get("/").text
        with Ledger(database, clock=ticking()) as ledger:
            ledger.post(*report(1))
        page = client.get("/claims")
        assert page.status_code == 200
        assert "Varn" in page.text
