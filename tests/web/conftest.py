"""A newsroom of invented reports: asked in the process, or served on a port of its own for a browser."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import newsroom_reports
import pytest
import uvicorn
from fastapi.testclient import TestClient

from reportedly.web.newsroom import create
from reportedly.web.settings import LOCAL, Settings


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger nobody writes to."""
    return newsroom_reports.write(tmp_path_factory.mktemp("newsroom") / "book.db")


@pytest.fixture
def own_book(book: Path, tmp_path: Path) -> Path:
    """A copy that a test may write to."""
    return Path(shutil.copy(book, tmp_path / "own.db"))


def opened(ledger: Path, **settings: Any) -> TestClient:
    return TestClient(create(Settings(ledger, **settings)), base_url="http://localhost")


@pytest.fixture(scope="session")
def room(book: Path) -> Iterator[TestClient]:
    with opened(book) as client:
        yield client


@pytest.fixture
def own_room(own_book: Path) -> Iterator[TestClient]:
    with opened(own_book) as client:
        yield client


@pytest.fixture(scope="session")
def claim(room: TestClient) -> Callable[..., dict[str, Any]]:
    """The first row of the API's claims that an address part asks for."""

    def first(query: str) -> dict[str, Any]:
        found: dict[str, Any] = room.get(f"/api/v1/claims?{query}").json()["rows"][0]
        return found

    return first


@pytest.fixture(scope="session")
def served() -> Iterator[Callable[..., str]]:
    """Serve a ledger on a free port; the address. All are closed at the end."""
    servers: list[tuple[uvicorn.Server, threading.Thread]] = []

    def serve(ledger: Path, **settings: Any) -> str:
        app = create(Settings(ledger, hosts=LOCAL, **settings))
        server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        servers.append((server, thread))
        return f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"

    yield serve
    for server, thread in servers:
        server.should_exit = True
        thread.join(5)


assert httpx  # the client speaks through it
