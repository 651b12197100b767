"""The verbs that open the newsroom, as their users run them."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

COMMAND = [sys.executable, "-c", "from reportedly.cli.main import main; main()"]


def test_it_stays_on_this_machine_unless_told_who_may_come_in(book: Path) -> None:
    told = [*COMMAND, "serve", "--ledger", str(book), "--host", "0.0.0.0"]
    done = subprocess.run(told, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2 and "--auth" in done.stderr


def test_it_opens_and_answers(book: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = [*COMMAND, "serve", "--ledger", str(book), "--port", str(port), "--colour", "ESK=#aa3300"]
    with subprocess.Popen(told, stdout=subprocess.PIPE, text=True) as opened:
        try:
            assert opened.stdout and f":{port}/" in opened.stdout.readline()
            for _ in range(200):
                try:
                    page = httpx.get(f"http://127.0.0.1:{port}/updates", timeout=20)
                    break
                except httpx.ConnectError:
                    time.sleep(0.1)
            assert page.status_code == 200 and "/colours.css" in page.text and "server" not in page.headers
            assert "#aa3300" in httpx.get(f"http://127.0.0.1:{port}/colours.css").text
        finally:
            opened.terminate()
