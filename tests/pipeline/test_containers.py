"""Locations are opened in a process of its own: one that is lost costs what is left of its location."""

from __future__ import annotations

import io
import json
import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportedly.captures import Capture, Fate, Receipt
from reportedly.captures.reading import Options
from reportedly.captures.reading import read as captured
from reportedly.errors import UsageError
from reportedly.pipeline.containers import Opener
from reportedly.pipeline.readers import Limits

AT = datetime(2031, 5, 4, 12, tzinfo=UTC)
ONE = {"published": "2031-05-04", "text": "Rockets struck the market, the mayor said."}

LINK = {"url": "https://quill.example/2", "published": "2031-05-04"}


def burn() -> None:
    while True:
        pass


DEEDS: dict[str, tuple[Callable[[], object], str]] = {
    "burn": (burn, "Opening it took more than 1 seconds of processor time"),
    "die": (lambda: os.kill(os.getpid(), signal.SIGKILL), "The process that opened it ended with signal 9"),
    "sleep": (lambda: time.sleep(60), "Opening it took more than 1 seconds"),
}


def fetching(deed: Callable[[], object]) -> Callable[[str], Capture | Receipt]:
    """A network that does a deed when a page is asked for."""

    def fetch(url: str) -> Capture | Receipt:
        deed()
        return Receipt(url, Fate.NOT_FETCHED, "nothing there")

    return fetch


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(said) for said in (ONE, LINK, ONE)))
    (tmp_path / "b.jsonl").write_text("\n".join(json.dumps({**ONE, "doc": f"r{n}"}) for n in range(30)))
    return [str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl")]


@pytest.mark.parametrize("deed", sorted(DEEDS))
def test_a_lost_process_costs_the_rest_of_its_location(files: list[str], deed: str) -> None:
    act, reason = DEEDS[deed]
    limits = Limits(seconds=1, patience=1.0 if deed == "sleep" else 100.0)
    with Opener(Options(fetch=fetching(act), now=AT), limits) as opener:
        came = list(opener.open(files))
    first, lost = came[0], came[1]
    assert first == next(captured(files[0], Options(now=AT)))
    assert isinstance(lost, Receipt)
    assert (lost.location, lost.fate) == (files[0], Fate.PARTIAL)
    assert lost.reason == f"{reason}; 1 input came out of it before"
    assert came[2:] == list(captured(files[1], Options(now=AT))) and len(came) == 32


def test_what_comes_is_what_comes_without_a_process(files: list[str]) -> None:
    options = Options(now=AT)
    expected = [said for location in (*files, "nowhere.html") for said in captured(location, options)]
    with Opener(options) as opener:
        assert list(opener.open([*files, "nowhere.html"])) == expected


def test_what_is_piped_in_is_opened_too(files: list[str]) -> None:
    piped = Options(stdin=io.BytesIO(b"Rockets struck the market, the mayor said."), now=AT)
    with Opener(piped) as opener:
        came = list(opener.open([files[1], "-"]))
    assert len(came) == 31 and isinstance(came[30], Capture)
    assert came[30].body == b"Rockets struck the market, the mayor said."


def test_a_file_that_swells_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b'{"text": "' + b"a" * 60_000_000 + b'"}')
    with Opener(Options(now=AT), replace(Limits(), memory=100 << 20)) as opener:
        (came,) = opener.open([str(path)])
    assert isinstance(came, Receipt) and came.fate is Fate.REJECTED and "memory" in came.reason


def test_an_answer_that_no_memory_is_left_for_is_told(files: list[str]) -> None:
    class Swelling(Receipt):
        def __reduce__(self) -> str:
            raise MemoryError

    options = Options(fetch=lambda url: Swelling(url, Fate.NOT_FETCHED, ""), now=AT)
    with Opener(options, replace(Limits(), memory=1 << 30)) as opener:
        first, lost, *others = opener.open(files)
    assert isinstance(first, Capture) and isinstance(lost, Receipt) and len(others) == 30
    assert lost.reason == "Opening it took more than 1024 MiB of memory; 1 input came out of it before"


def test_what_cannot_be_done_is_still_said(tmp_path: Path) -> None:
    def refuse(url: str) -> Capture | Receipt:
        raise UsageError("There is no such thing")

    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(LINK) + "\n")
    with Opener(Options(fetch=refuse)) as opener, pytest.raises(UsageError, match="no such thing"):
        list(opener.open([str(path)]))
