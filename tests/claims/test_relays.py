"""Through whom a claim came to its page. All pages and outlets but the agencies are invented."""

import json
from datetime import UTC, datetime

import pytest

from reportedly.captures import ARTICLE, Capture
from reportedly.exports.claims import records
from reportedly.pipeline import lexicons, read


def told(text: str) -> list[list[str]]:
    """The relays of each claim of a page of The Ferry Post."""
    article = {"doc": "page", "outlet": "The Ferry Post", "published": "2022-03-03", "title": "", "text": text}
    page = read(Capture("page", datetime(2022, 3, 4, tzinfo=UTC), ARTICLE, json.dumps(article).encode()), lexicons())
    return [[relay["name"] for relay in claim["via"]] for claim in records(page.claims, page.document)["claims"]]


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        ("A nurse told Reuters that rebels shelled Kherson.", ["Reuters"]),
        ("A nurse told the Ferry Post that rebels shelled Kherson.", []),
        ("HALFA (Reuters) - A nurse told Reuters that rebels shelled Kherson.", []),
        ("TASSELS hung at the mill. A nurse told TASS that rebels shelled Kherson.", ["TASS"]),
    ],
)
def test_whoever_tells_the_page_is_no_hand_between(text, relays):
    assert told(text) == [relays]


def test_an_agency_that_is_cited_first_stays_one():
    text = "Reuters reported rain in Halfa. A nurse told Reuters that rebels shelled Kherson."
    assert ["Reuters"] in told(text)
