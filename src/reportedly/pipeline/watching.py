"""Watching: feeds asked again and again, politely, and told of when they fall silent.

A feed is asked with its last validators, never before a server's Retry-After, later and later when it fails. Hosts are
asked one request at a time with a pause between. What the book has is not fetched again. Time and network come in.
Pages are read in a process of its own, as `readers` does, from the first that has news until the watch ends or is to
forget what it read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol
from urllib.parse import urlsplit

from reportedly.captures import Capture, Fate, Receipt
from reportedly.captures.reading import Options
from reportedly.captures.reading import read as captured
from reportedly.captures.web import Again
from reportedly.documents.masthead import Masthead
from reportedly.pipeline.pages import read_noted
from reportedly.pipeline.posting import Desk
from reportedly.pipeline.readers import Readers

LONGEST = timedelta(days=1)
"""A feed that fails is asked at least so often."""
KNOWN = "the book has it"


class Fetch(Protocol):
    """Asks the network: a page, or a page again with the validators of its last answer."""

    def __call__(self, url: str) -> Capture | Receipt: ...

    def again(self, url: str, etag: str = "", modified: str = "") -> Again:
        """The page if it has changed."""
        ...


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was last seen. ``due``: when it is asked next, ``news``: when it last had some, in Unix time."""

    url: str
    due: float
    news: float
    etag: str = ""
    modified: str = ""
    failures: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Manners:
    """Between two visits of a feed; between two requests of one host; the silence after which a feed is told of."""

    every: timedelta = timedelta(minutes=15)
    pause: timedelta = timedelta(seconds=5)
    silent: timedelta = timedelta(hours=24)


class Watch:
    """Feeds under watch. ``clock`` tells the hour; ``sleep`` waits so many seconds."""

    def __init__(
        self, desk: Desk, fetch: Fetch, clock: Callable[[], datetime], sleep: Callable[[float], None],
        manners: Manners | None = None,
    ) -> None:  # fmt: skip
        self.feeds: dict[str, Feed] = {}
        self._desk, self._fetch, self._clock, self._sleep = desk, fetch, clock, sleep
        self._manners = manners or Manners()
        self._hosts: dict[str, float] = {}
        self._readers: Readers | None = None

    def __enter__(self) -> Watch:
        return self

    def __exit__(self, *_: object) -> None:
        self.forget()

    def forget(self) -> None:
        """End the process that reads pages, and with it what it remembers of them; the next news begins another."""
        if self._readers is not None:
            self._readers.__exit__()
            self._readers = None

    def add(self, urls: Iterable[str]) -> None:
        """Watch these feeds from now on; the first visits are spread over the interval, so that none come at once."""
        fresh = [url for url in dict.fromkeys(urls) if url not in self.feeds]
        now, step = self._now(), self._manners.every.total_seconds() / max(1, len(fresh))
        for number, url in enumerate(fresh):
            self.feeds[url] = Feed(url, now + number * step, now)

    def run(self, until: datetime) -> None:
        """Visit every feed as it falls due, until an hour."""
        while self.feeds:
            feed = min(self.feeds.values(), key=lambda f: (f.due, f.url))
            if max(feed.due, self._now()) > until.timestamp():
                return
            self._wait(feed.due)
            self.feeds[feed.url] = self._visited(feed)

    def silent(self) -> tuple[Feed, ...]:
        """The feeds that had no news for too long, the longest silent first."""
        before = self._now() - self._manners.silent.total_seconds()
        return tuple(sorted((f for f in self.feeds.values() if f.news <= before), key=lambda f: (f.news, f.url)))

    def written(self) -> str:
        """The state as JSON, one feed a line."""
        return "".join(json.dumps(asdict(self.feeds[url])) + "\n" for url in sorted(self.feeds))

    def restore(self, lines: Iterable[str]) -> None:
        """Take up a state that was `written`."""
        for line in lines:
            feed = Feed(**json.loads(line))
            self.feeds[feed.url] = feed

    def _visited(self, feed: Feed) -> Feed:
        self._queue(feed.url)
        answer = self._fetch.again(feed.url, feed.etag, feed.modified)
        every = self._manners.every.total_seconds()
        if isinstance(answer.got, Receipt):
            self._desk.take(answer.got, Masthead())
            wait = min(every * 2 ** min(feed.failures + 1, 10), LONGEST.total_seconds())
            due = self._now() + max(wait, answer.later)
            return replace(feed, due=due, failures=feed.failures + 1, reason=answer.got.reason)
        feed = replace(feed, due=self._now() + max(every, answer.later), failures=0, reason="")
        return feed if answer.got is None else self._taken(feed, answer.got)

    def _taken(self, feed: Feed, capture: Capture) -> Feed:
        """Post what is new in a feed."""
        fresh = list(self._news(feed.url, capture))
        for done in self._reading().read(fresh, Masthead()) if fresh else ():
            self._desk.enter(done)
        if fresh:
            self._desk.close()
        news = self._now() if fresh else feed.news
        return replace(
            feed, news=news, etag=capture.header("etag") or "", modified=capture.header("last-modified") or ""
        )

    def _reading(self) -> Readers:
        if self._readers is None:
            self._readers = Readers(self._desk.instruments, read=read_noted).__enter__()
        return self._readers

    def _news(self, url: str, capture: Capture) -> Iterator[Capture | Receipt]:
        """The items of a feed that the book does not have."""
        options = Options(fetch=lambda asked: capture if asked == url else self._page(asked))
        for outcome in captured(url, options):
            reason = outcome.reason if isinstance(outcome, Receipt) else outcome.header("partial") or ""
            if KNOWN not in reason and not (isinstance(outcome, Capture) and self._has(outcome)):
                yield outcome

    def _has(self, capture: Capture) -> bool:
        return self._desk.ledger.knows(capture.id, "Capture")

    def _page(self, url: str) -> Capture | Receipt:
        if self._desk.ledger.versions(url):
            return Receipt(url, Fate.NOT_FETCHED, KNOWN)
        self._queue(url)
        return self._fetch(url)

    def _queue(self, url: str) -> None:
        """Wait for the turn of a host."""
        host = urlsplit(url).netloc.lower()
        self._wait(self._hosts.get(host, 0.0))
        self._hosts[host] = self._now() + self._manners.pause.total_seconds()

    def _wait(self, until: float) -> None:
        if (left := until - self._now()) > 0:
            self._sleep(left)

    def _now(self) -> float:
        return self._clock().timestamp()
