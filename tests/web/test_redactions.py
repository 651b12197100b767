"""A page that is redacted leaves no words behind in a newsroom that stays open."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
import types
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import newsroom_reports
import pytest
from conftest import opened
from fastapi.testclient import TestClient

from reportedly.documents import Document
from reportedly.ledger import Ledger
from reportedly.views import persons
from reportedly.web import desks
from reportedly.web.desks import Desk, Held

MARK = "malt house 77"
"""Words of pages that no other test has."""
CODE = (type, types.FunctionType, types.MethodType, types.ModuleType)


def told() -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    words = json.dumps(list(newsroom_reports.reports())).replace("grain hall", MARK)
    yield from (tuple(report) for report in json.loads(words))


def remembering() -> set[str]:
    """The functions of ours that remember something in which the words stand."""
    modules = [module for name, module in sys.modules.items() if name.startswith("reportedly.")]
    memories = {id(kept): kept for module in modules for kept in vars(module).values() if isinstance(kept, MEMORY)}
    return {f"{memory.__module__}.{memory.__qualname__}" for memory in memories.values() if _reaches(memory)}


MEMORY = type(lru_cache(len))


def _reaches(memory: object) -> bool:
    waiting, seen = [memory], set[int]()
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, str) and MARK in thing:
            return True
        if id(thing) not in seen and not isinstance(thing, CODE):
            seen.add(id(thing))
            waiting += gc.get_referents(thing)
    return False


def alive() -> bool:
    """A page with the words is held by anybody at all."""
    gc.unfreeze()
    gc.collect()
    return any(isinstance(thing, Document) and MARK in thing.text for thing in gc.get_objects())


def read(client: TestClient) -> None:
    for path in ("updates", "briefing", "events", "claims", "review", "claims?as_of=2099-01-01T00:00"):
        assert client.get(f"/{path}").status_code == 200


def redact_here(ledger: Path, page: str) -> None:
    with Ledger(str(ledger)) as book:
        assert book.redact(page, "told in confidence", "Anna")


def redact_elsewhere(ledger: Path, page: str) -> None:
    words = ("redact", page, "--reason", "told in confidence", "--by", "Anna", "--ledger", str(ledger))
    subprocess.run([sys.executable, "-m", "reportedly", *words], check=True, capture_output=True)


@pytest.mark.parametrize("redact", [redact_here, redact_elsewhere])
def test_no_word_of_a_redacted_page_is_remembered(tmp_path: Path, redact: object) -> None:
    ledger = newsroom_reports.write(tmp_path / "own.db", told())
    with opened(ledger) as client:
        read(client)
        assert remembering() and alive()
        with Ledger(str(ledger), read_only=True) as book:
            pages = [document.id for document in book.read(Document) if MARK in document.text]
        assert len(pages) == 4
        for page in pages:
            redact(ledger, page)  # type: ignore[operator]
        assert client.get("/updates").status_code == 200
        assert not remembering() and not alive()


def test_a_reading_begun_before_a_redaction_is_not_kept_when_it_ends_after_it(tmp_path: Path) -> None:
    ledger = newsroom_reports.write(tmp_path / "own.db", told())
    desk = Desk(ledger)
    before = desk.held()
    gone = next(document for document in before.coverage.documents.values() if MARK in document.text)
    events = [event for event, row in before.event_of.items() if str(row).find(gone.id) >= 0]

    def slow() -> Held:
        redact_here(ledger, gone.id)
        desk.renew()
        return before

    assert desk._kept(("as of", None), before, 6, slow) is before
    assert events and not any(desk.telling(event) is before for event in events)


def test_what_a_slow_page_remembers_after_a_redaction_is_forgotten_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desks, "LINGERING", 2.0)
    ledger = newsroom_reports.write(tmp_path / "own.db", told())
    desk = Desk(ledger)
    gone = next(page for page in desk.held().coverage.documents.values() if MARK in page.text)
    redact_here(ledger, gone.id)
    desk.renew()
    persons.from_text(gone.text)
    assert persons.from_text.cache_info().currsize
    until = time.monotonic() + 20
    while persons.from_text.cache_info().currsize and time.monotonic() < until:
        time.sleep(0.1)
    assert not persons.from_text.cache_info().currsize
