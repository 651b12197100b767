"""The verbs that open the newsroom, as their users run them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import httpx

COMMAND = [sys.executable, "-c", "from reportedly.cli.main import main; main()"]


def test_it_stays_on_this_machine_unless_told_who_may_come_in(book: Path) -> None:
    told = [*COMMAND, "serve", "--ledger", str(book), "--host", "0.0.0.0"]
    done = subprocess.run(told, capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 2 and "--auth" in done.stderr


def test_it_opens_and_answers_on_the_port_it_tells(book: Path) -> None:
    told = [*COMMAND, "serve", "--ledger", str(book), "--port", "0", "--colour", "ESK=#aa3300"]
    with subprocess.Popen(told, stdout=subprocess.PIPE, text=True) as opened:
        try:
            found = re.search(r"http://127\.0\.0\.1:([1-9]\d*)/", opened.stdout.readline() if opened.stdout else "")
            assert found
            base = found[0].rstrip("/")
            page = httpx.get(f"{base}/updates", timeout=180)
            assert page.status_code == 200 and "/colours.css" in page.text and "server" not in page.headers
            assert "#aa3300" in httpx.get(f"{base}/colours.css", timeout=180).text
            again = subprocess.run([*told[:-3], found[1]], capture_output=True, text=True, check=False, timeout=180)
            assert again.returncode == 2 and f"port {found[1]} of 127.0.0.1 is taken" in again.stderr
            assert "another --port" in again.stderr
        finally:
            opened.terminate()
