"""A day of five hundred feeds, under a clock and a network of our own."""

from __future__ import annotations

import itertools
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from reportedly.captures import Capture, Fate, Receipt
from reportedly.captures.web import Again, waiting
from reportedly.cli.watching import _heeded
from reportedly.documents import Document
from reportedly.errors import LedgerError
from reportedly.ledger import Ledger
from reportedly.pipeline import Instruments, instruments
from reportedly.pipeline.posting import Desk
from reportedly.pipeline.watching import Manners, Watch

BEGAN = datetime(2031, 5, 4, tzinfo=UTC)
WORDS = "Rockets struck the market of Kharkiv on Sunday and killed four people, the mayor said. " * 4


@pytest.fixture(scope="module")
def tools() -> Instruments:
    return instruments()


class World:
    """A clock that moves only when someone sleeps, and hosts that note when they were asked."""

    def __init__(self) -> None:
        self.now = BEGAN
        self.asked: dict[str, list[datetime]] = defaultdict(list)
        self.visits: dict[str, list[datetime]] = defaultdict(list)
        self.news: dict[str, int] = {}
        self.failing: dict[str, float] = {}
        self.whole = 0

    def clock(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def __call__(self, url: str) -> Capture | Receipt:
        self.asked[urlsplit(url).netloc].append(self.now)
        text = f"<html><h1>Market struck</h1><p>{WORDS} {url}</p></html>"
        return Capture(url, self.now, "text/html", text.encode())

    def again(self, url: str, etag: str = "", modified: str = "") -> Again:
        self.asked[urlsplit(url).netloc].append(self.now)
        self.visits[url].append(self.now)
        if url in self.failing:
            return Again(Receipt(url, Fate.NOT_FETCHED, "The server answered 503"), self.failing[url])
        number = self.news.get(url, 0)
        if etag == f'"{number}"':
            return Again(None)
        self.whole += 1
        items = "".join(
            f"<item><title>Report {n}</title><link>{url}/{n}</link><description>Short.</description></item>"
            for n in range(number)
        )
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>{items}</channel></rss>'
        return Again(Capture(url, self.now, "application/rss+xml", body.encode(), (("etag", f'"{number}"'),)))


def watch(world: World, ledger: Ledger, tools: Instruments) -> Watch:
    desk = Desk(ledger, tools, clock=world.clock)
    return Watch(desk, world, world.clock, world.sleep, Manners(every=timedelta(hours=1)))


def test_a_day_of_five_hundred_feeds(tools: Instruments) -> None:
    world = World()
    urls = [f"https://host-{n % 50}.example/feed-{n}" for n in range(500)]
    world.news = {url: 1 if number < 12 else 0 for number, url in enumerate(urls)}
    with Ledger() as ledger:
        watched = watch(world, ledger, tools)
        watched.add(urls)
        watched.run(BEGAN + timedelta(days=1))
        assert len(tuple(ledger.read(Document))) == 12
    assert all(23 <= len(visits) <= 25 for visits in world.visits.values())
    assert world.whole == 500  # after the first visit nothing came whole that had not changed
    for times in world.asked.values():
        assert min(b - a for a, b in itertools.pairwise(times)) >= timedelta(seconds=5)


def test_news_is_fetched_once(tools: Instruments) -> None:
    world, url = World(), "https://quill.example/feed"
    world.news[url] = 2
    with Ledger() as ledger:
        watched = watch(world, ledger, tools)
        watched.add([url])
        watched.run(BEGAN + timedelta(hours=2))
        world.news[url] = 3
        watched.run(BEGAN + timedelta(hours=5))
        assert sorted(page.url for page in ledger.read(Document)) == [f"{url}/{n}" for n in range(3)]
    assert len(world.asked["quill.example"]) == len(world.visits[url]) + 3


def test_what_another_redacts_is_forgotten_and_the_watch_goes_on(tools: Instruments, tmp_path: Path) -> None:
    world, url, place = World(), "https://quill.example/feed", str(tmp_path / "book.db")
    world.news[url] = 1
    with Ledger(place) as ledger, watch(world, ledger, tools) as watched, Ledger(place) as another:
        watched.add([url])
        watched.run(BEGAN + timedelta(hours=2))
        assert _heeded(watched, ledger, 0) == 0
        (page,) = another.read(Document)
        assert ledger.document(page.id).text == page.text and watched._readers is not None
        reader = watched._readers._readers[0].process
        stones = another.redact(page.id, "told in confidence", "Anna")
        assert reader.is_alive() and _heeded(watched, ledger, 0) == len(stones) > 0
        with pytest.raises(LedgerError):
            ledger.document(page.id)
        assert not reader.is_alive()
        world.news[url] = 2
        watched.run(BEGAN + timedelta(hours=5))
        assert [found.url for found in ledger.read(Document)] == [f"{url}/1"]


def test_a_source_that_fails_is_asked_later_and_later(tools: Instruments) -> None:
    world, url = World(), "https://quill.example/feed"
    world.failing[url] = 0.0
    with Ledger() as ledger:
        watched = watch(world, ledger, tools)
        watched.add([url])
        watched.run(BEGAN + timedelta(hours=40))
        hours = [(visit - BEGAN) / timedelta(hours=1) for visit in world.visits[url]]
        assert [round(hour) for hour in hours] == [0, 2, 6, 14, 30]
        assert watched.feeds[url].reason == "The server answered 503"
        world.failing.clear()
        watched.run(BEGAN + timedelta(hours=60))
        assert watched.feeds[url].failures == 0


def test_a_server_that_asks_for_time_is_given_it(tools: Instruments) -> None:
    world, url = World(), "https://quill.example/feed"
    world.failing[url] = 7 * 3600.0
    with Ledger() as ledger:
        watched = watch(world, ledger, tools)
        watched.add([url])
        watched.run(BEGAN + timedelta(hours=13))
    assert [visit - BEGAN for visit in world.visits[url]] == [timedelta(0), timedelta(hours=7)]


@pytest.mark.parametrize(
    ("told", "seconds"),
    [("120", 120), ("Sun, 04 May 2031 00:10:00 GMT", 600), ("soon", 0), ("", 0), ("-5", 0), ("999999999", 86400)],
)
def test_how_long_a_server_asks_us_to_wait(told: str, seconds: float) -> None:
    assert waiting(told, BEGAN) == seconds


def test_a_silent_source_is_told(tools: Instruments) -> None:
    world, loud, still = World(), "https://loud.example/feed", "https://still.example/feed"
    world.news = {loud: 1, still: 1}
    with Ledger() as ledger:
        watched = watch(world, ledger, tools)
        watched.add([loud, still])
        watched.run(BEGAN + timedelta(hours=20))
        assert watched.silent() == ()
        world.news[loud] = 2
        watched.run(BEGAN + timedelta(hours=30))
        (silent,) = watched.silent()
        assert silent.url == still and silent.news < (BEGAN + timedelta(hours=1)).timestamp()


def test_the_state_is_taken_up_again(tools: Instruments) -> None:
    world, url = World(), "https://quill.example/feed"
    world.news[url] = 1
    with Ledger() as ledger:
        first = watch(world, ledger, tools)
        first.add([url])
        first.run(BEGAN + timedelta(hours=2))
        second = watch(world, ledger, tools)
        second.restore(first.written().splitlines())
        second.add([url])
        second.run(BEGAN + timedelta(hours=4))
        assert second.feeds[url].etag == '"1"'
    assert world.whole == 1
