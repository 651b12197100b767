"""The stores a ledger is tested on: an SQLite file, and a PostgreSQL server that is started once for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from ledger_servers import NOT_DURABLE, fresh_database, reason_to_skip, server


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a running server; skips, with the reason, where there can be none."""
    if reason := reason_to_skip():
        pytest.skip(reason)
    with server(*NOT_DURABLE) as address:
        yield address


@pytest.fixture
def database(postgres: str) -> str:
    """The address of a database with nothing in it."""
    return fresh_database(postgres)


@pytest.fixture(params=["file", "server"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new book may be, on each of the stores."""
    return str(tmp_path / "book.db") if request.param == "file" else request.getfixturevalue("database")
