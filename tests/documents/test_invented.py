"""Pages under names that are kept for examples say of themselves that nobody publishes there."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from reportedly import documents
from reportedly.captures import ARTICLE, Capture


@pytest.mark.parametrize(
    ("url", "invented"),
    [
        ("https://harbour.example/world/1", True),
        ("https://Harbour.EXAMPLE:8443/world", True),
        ("http://desk.test", True),
        ("https://a.invalid?x=1", True),
        ("https://harbour.example.org/world", False),
        ("https://times.com/news/for.example/1", False),
        ("https://example/", False),
        ("reports/one.example", False),
        ("", False),
    ],
)
def test_an_address_kept_for_examples(url: str, invented: bool) -> None:
    article = {"doc": "one", "url": url, "title": "Shells on the port", "text": "Two shells fell on the port."}
    capture = Capture(url or "one", datetime(2026, 1, 2, tzinfo=UTC), ARTICLE, json.dumps(article).encode())
    assert documents.from_capture(capture).invented is invented
