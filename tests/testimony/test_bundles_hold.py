"""Six bundles of invented reports, on which no weight was set: their coded claims show what they should.

The bundles have the form of the scenario gold; who officials are, what they say and what happens is made up.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reportedly.captures import ARTICLE, Capture
from reportedly.claims import given
from reportedly.documents import from_capture
from reportedly.judgements import judge
from reportedly.testimony import Relations, relations

AT = datetime(2031, 1, 1, tzinfo=UTC)
BUNDLES = sorted((Path(__file__).parent / "scenarios").glob("*.json"))
Pairs = set[tuple[str, ...]]


@cache
def bundle(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@cache
def laid_out(path: Path) -> Relations:
    told = bundle(path)
    bodies = [json.dumps({**report, "doc": report["id"]}).encode() for report in told["reports"]]
    urls = [report["url"] for report in told["reports"]]
    documents = [from_capture(Capture(url, AT, ARTICLE, body)) for url, body in zip(urls, bodies, strict=True)]
    coded = {page.name: [c for c in told["claims"] if c["report"] == page.name] for page in documents}
    claims = [claim for page in documents for claim in given.from_records(coded[page.name], page)]
    return relations(claims, judge(claims, (), documents, AT), documents)


def misreports(found: Relations) -> Pairs:
    return {(m.claim.external_id, m.field) for m in found.misreports if m.verdict == "misreport"}


@pytest.mark.parametrize("path", BUNDLES, ids=lambda path: path.stem)
def test_no_relay_is_charged_that_did_not_slip(path: Path) -> None:
    assert misreports(laid_out(path)) <= {(m["claim"], m["field"]) for m in bundle(path)["misreports"]}


def test_most_slips_are_found() -> None:
    found = sum(len(misreports(laid_out(path))) for path in BUNDLES)
    assert found >= 12 and sum(len(bundle(path)["misreports"]) for path in BUNDLES) == 18


@pytest.mark.parametrize("path", BUNDLES, ids=lambda path: path.stem)
def test_the_book_balances(path: Path) -> None:
    assert laid_out(path).balances and len(laid_out(path).claims) == len(bundle(path)["claims"])
