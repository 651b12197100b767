"""Goldens: our own pages and the claims they give, in the ledger's notation.

`make goldens` rewrites them; the diff is the review.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportedly import pipeline
from reportedly.captures.reading import Options
from reportedly.documents.masthead import Masthead
from reportedly.exports import notation

PAGES = Path(__file__).parent / "pages"


@pytest.fixture(scope="session")
def instruments() -> pipeline.Instruments:
    return pipeline.instruments()


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.txt")), ids=lambda page: page.stem)
def test_page_gives_its_claims(page: Path, instruments: pipeline.Instruments) -> None:
    masthead = Masthead(outlet="The Morning Sample", published=page.stem[:10])
    (reading,) = pipeline.readings([str(page)], Options(), masthead, instruments)
    assert isinstance(reading, pipeline.Reading)
    found = notation.page(reading.claims, reading.document)
    golden = page.with_suffix(".claims")
    if os.environ.get("REPORTEDLY_REWRITE_GOLDENS"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
