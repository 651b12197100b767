"""The newsroom keeps to its own description: Schemathesis asks what the description allows and what it does not.

Examples are few and the same every time; `REPORTEDLY_EXAMPLES=200 pytest tests/fuzz/test_api_promises.py` asks more.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from reportedly.web.newsroom import create
from reportedly.web.settings import Settings

sys.path.insert(0, str(Path(__file__).parents[1] / "web"))

import newsroom_reports

EXAMPLES = int(os.environ.get("REPORTEDLY_EXAMPLES", "4"))
LISTS = (not_a_server_error, content_type_conformance, response_schema_conformance)


def asked(ledger: Path) -> TestClient:
    return TestClient(create(Settings(ledger)), base_url="http://localhost", raise_server_exceptions=False)


DESCRIPTION = asked(Path("nowhere.db")).get("/api/v1/openapi.json").json()
SCHEMA = schemathesis.openapi.from_dict(DESCRIPTION)
few = settings(
    max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    book = newsroom_reports.write(tmp_path_factory.mktemp("newsroom") / "book.db")
    with asked(book) as client:
        yield client


def test_the_description_names_the_lists() -> None:
    assert len([path for path in DESCRIPTION["paths"] if path.startswith("/api/v1/")]) > 12


@SCHEMA.include(path_regex="^/api/", method="GET").parametrize()
@few
def test_the_api_answers_as_it_says(case: schemathesis.Case, newsroom: TestClient) -> None:
    case.validate_response(answered(case, newsroom), checks=list(LISTS))


@SCHEMA.exclude(path_regex="^/api/").include(method="GET").parametrize()
@few
def test_no_page_is_a_fault(case: schemathesis.Case, newsroom: TestClient) -> None:
    case.validate_response(answered(case, newsroom), checks=[not_a_server_error])


def answered(case: schemathesis.Case, newsroom: TestClient) -> object:
    """What the newsroom answers to a case. Ledgers and pages of others are not followed to."""
    headers = {name: str(value) for name, value in (case.headers or {}).items()}
    return newsroom.request(
        case.method, case.formatted_path, params=case.query, headers=headers, follow_redirects=False
    )
