"""Pages are read in processes of their own: one that dies costs its page, and the book is the same for any number."""

from __future__ import annotations

import itertools
import json
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reportedly.captures import ARTICLE, Capture, Fate, Receipt
from reportedly.captures.reading import Options
from reportedly.documents.masthead import Masthead
from reportedly.errors import SpanError
from reportedly.ledger import Ledger, verify
from reportedly.mentions import Mention
from reportedly.pipeline import Instruments, instruments, lexicons
from reportedly.pipeline.pages import Page
from reportedly.pipeline.posting import Desk
from reportedly.pipeline.readers import SMALL, Limits, Readers
from reportedly.sentences import Sentence
from reportedly.views import persons

AT = datetime(2031, 5, 4, 12, tzinfo=UTC)
WORDS = "Rockets struck the market of Kharkiv on Sunday and killed {number} people, the mayor said."


@pytest.fixture(scope="module")
def tools() -> Instruments:
    return instruments()


def troubled(tools: Instruments) -> Instruments:
    """Instruments of which one marker does what the page says."""

    def trouble(sentences: Sequence[Sentence]) -> Iterator[Mention]:
        text = " ".join(sentence.text for sentence in sentences)
        if "burn" in text:
            while True:
                pass
        elif "swell" in text:
            _ = bytearray(1 << 34)
        elif "die" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        elif "sleep" in text:
            time.sleep(60)
        elif "slip" in text:
            raise SpanError("cited from another page")
        elif "stumble" in text:
            raise KeyError("a fault")
        yield from ()

    return replace(tools, markers=(*tools.markers, trouble))


def page(number: int, text: str = WORDS) -> Capture:
    said = {"doc": f"r{number}", "published": "2031-05-04", "outlet": "The Quill", "text": text.format(number=number)}
    return Capture(f"https://quill.example/{number}", AT, ARTICLE, json.dumps(said).encode())


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        ("burn", "more than 1 seconds of processor time"),
        ("swell", "more memory than one page may have"),
        ("die", "ended with signal 9"),
        ("sleep", "more than 3 seconds"),
        ("stumble", "a fault in Reportedly"),
    ],
)
def test_a_reader_that_fails_costs_its_page_alone(tools: Instruments, deed: str, reason: str) -> None:
    limits = Limits(seconds=1, patience=3 if deed == "sleep" else 100)
    said = [page(1), page(2, f"The page says: {deed}."), page(3)]
    with Readers(troubled(tools), 1, limits) as readers:
        outcomes = [outcome for _, outcome in readers.read(said, Masthead())]  # type: ignore[misc]
    assert reason in outcomes[1]
    assert all(isinstance(outcome, Page) and outcome.claims for outcome in (outcomes[0], outcomes[2]))


def test_words_cited_from_another_page_stop_the_work(tools: Instruments) -> None:
    with Readers(troubled(tools), 1) as readers, pytest.raises(SpanError, match="another page"):
        list(readers.read([page(1), page(2, "We slip.")], Masthead()))


def test_outcomes_come_in_the_order_of_the_inputs(tools: Instruments) -> None:
    lost = Receipt("https://quill.example/lost", Fate.NOT_FETCHED, "The server answered 404")
    said = [page(1), lost, page(2, "We die."), *(page(number) for number in range(3, 12)), lost]
    with Readers(troubled(tools), 3) as readers:
        done = list(readers.read(iter(said), Masthead()))
    assert [outcome if isinstance(outcome, Receipt) else outcome[0] for outcome in done] == said


def test_a_page_that_kills_its_reader_is_kept_with_the_reason(tools: Instruments, tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(page(n, t).body.decode() for n, t in ((1, WORDS), (2, "We die."), (3, WORDS))))
    with Ledger() as ledger:
        summary = Desk(ledger, troubled(tools)).add([str(path)], Options(), Masthead(), jobs=1)
        assert dict(summary.fates) == {"stored": 2, "rejected": 1}
        (lost,) = [receipt for receipt in ledger.read(Receipt) if receipt.fate is Fate.REJECTED]
        assert lost.reason == "The process that read it ended with signal 9"
        assert lost.capture is not None and b"We die." in ledger.capture(lost.capture).body


def test_a_reader_goes_when_its_parent_is_killed(tools: Instruments) -> None:
    reading, writing = os.pipe()
    parent = os.fork()
    if parent == 0:
        with Readers(tools, 1) as readers:
            os.write(writing, b"%d" % readers._readers[0].process.pid)
            time.sleep(60)
    reader = int(os.read(reading, 20))
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)
    assert any(gone(reader) or time.sleep(0.05) for _ in range(200))


def gone(process: int) -> bool:
    """No such process, or one that is dead and waits for its parent to hear of it."""
    try:
        return " Z " in Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return True


def test_the_book_is_the_same_for_any_number_of_readers(tools: Instruments, tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(page(number).body.decode() for number in range(9)))
    heads = {jobs: head(tools, path, tmp_path / f"book-{jobs}.db", jobs) for jobs in (0, 1, 2)}
    assert len(set(heads.values())) == 1


def head(tools: Instruments, path: Path, book: Path, jobs: int) -> str:
    with Ledger(str(book), clock=ticking()) as ledger:
        Desk(ledger, tools, clock=ticking()).add([str(path)], Options(now=AT), Masthead(), jobs)
    found = verify(str(book))
    assert found.sound and found.claims
    return found.head


def ticking() -> Callable[[], datetime]:
    looks = itertools.count()
    return lambda: AT + timedelta(minutes=next(looks))


def test_readers_go_when_their_work_is_done(tools: Instruments) -> None:
    with Readers(tools, 2) as readers:
        list(readers.read([page(1), page(2)], Masthead()))
        processes = [reader.process for reader in readers._readers]
        assert all(process.is_alive() for process in processes)
    assert not any(process.is_alive() for process in processes)


def test_readers_forget_before_the_next_page_what_they_remember_of_those_before(tools: Instruments) -> None:
    def counted(capture: Capture, ready: Instruments, _: Masthead) -> str:
        said = capture.body.decode()
        persons.from_text(said)
        ready.gazetteer.look_up(said)
        return f"{persons.from_text.cache_info().currsize} {ready.gazetteer.look_up.cache_info().currsize}"

    for memory in (persons.from_text, tools.gazetteer.look_up):
        memory.cache_clear()
    with Readers(tools, read=counted) as readers:

        def pages() -> Iterator[Capture]:
            for number in range(4):
                if number == 2:
                    readers.forget()
                yield Capture(f"https://a.example/{number}", AT, ARTICLE, f"A page, number {number}".encode())

        assert [outcome for _, outcome in readers.read(pages(), Masthead())] == ["1 1", "2 2", "1 1", "2 2"]


def noted(number: int, words: int = 10) -> Capture:
    return Capture(str(number), AT, ARTICLE, b"w" * words)


def test_readers_read_on_while_an_outcome_is_posted(tmp_path: Path) -> None:
    def reading(capture: Capture, _: Instruments, __: Masthead) -> str:
        (tmp_path / capture.url).touch()
        return capture.url

    with Readers(lexicons(), read=reading) as readers:
        done = readers.read(map(noted, range(5)), Masthead())
        next(done)
        assert any((tmp_path / "2").exists() or time.sleep(0.05) for _ in range(200))
        assert [outcome for _, outcome in done] == ["1", "2", "3", "4"]  # type: ignore[misc]


@pytest.mark.parametrize("words", [SMALL - 1, SMALL, 8 * SMALL])
def test_neither_end_of_a_pipe_waits_for_the_other_to_take_what_it_sends(words: int) -> None:
    def reading(capture: Capture, _: Instruments, __: Masthead) -> str:
        return capture.url * 16 * SMALL

    with Readers(lexicons(), 2, read=reading) as readers:
        done = list(readers.read((noted(number, words) for number in range(8)), Masthead()))
    assert [outcome[0] for _, outcome in done] == list("01234567")  # type: ignore[misc]


def test_a_page_with_long_headers_is_no_small_one() -> None:
    def reading(capture: Capture, _: Instruments, __: Masthead) -> str:
        return capture.url * 16 * SMALL

    headers = tuple((f"x-{number}", f"{number:01024}") for number in range(256))
    with Readers(lexicons(), read=reading) as readers:
        pages = (replace(noted(number), headers=headers) for number in range(3))
        assert [outcome[0] for _, outcome in readers.read(pages, Masthead())] == list("012")  # type: ignore[misc]


def test_what_a_reader_that_dies_was_to_read_next_is_read_by_another(tmp_path: Path) -> None:
    def reading(capture: Capture, _: Instruments, __: Masthead) -> str:
        if capture.url == "0":
            while not (tmp_path / "go").exists():
                time.sleep(0.01)
            os.kill(os.getpid(), signal.SIGKILL)
        return capture.url

    def pages() -> Iterator[Capture]:
        yield noted(0)
        yield noted(1)
        (tmp_path / "go").touch()  # both are handed out
        yield noted(2)

    with Readers(lexicons(), read=reading) as readers:
        outcomes = [outcome for _, outcome in readers.read(pages(), Masthead())]  # type: ignore[misc]
    assert outcomes == ["The process that read it ended with signal 9", "1", "2"]
