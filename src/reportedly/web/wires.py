"""Wires: the feeds under watch, as `reportedly watch` last wrote them down beside the ledger."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reportedly.ledger import addresses
from reportedly.pipeline.watching import Feed, Manners
from reportedly.web.phrases import lapse, number

OVERDUE = timedelta(hours=1)
"""How long after its hour a feed that was not asked means that nobody is watching."""


@dataclass(frozen=True)
class Wire:
    """``state``: asked, silent, failing, or not watched; ``words`` say it in full. ``news`` and ``due`` in UTC."""

    url: str
    state: str
    words: str
    news: datetime
    due: datetime


def from_ledger(ledger: str | Path, now: datetime) -> tuple[Wire, ...]:
    """The feeds, those that need somebody first; none where no watch was ever begun, or its file cannot be read."""
    state = addresses.beside(str(ledger), ".watch")
    try:
        lines = state.read_text(encoding="utf-8").splitlines()
        feeds = [Feed(**json.loads(line)) for line in lines if line.strip()]
    except (OSError, ValueError, TypeError):
        return ()
    wires = (_wire(feed, now) for feed in feeds)
    return tuple(sorted(wires, key=lambda wire: (ORDER.index(wire.state), wire.url)))


ORDER = ("failing", "silent", "not watched", "asked")


def _wire(feed: Feed, now: datetime) -> Wire:
    news, due = (datetime.fromtimestamp(second, UTC) for second in (feed.news, feed.due))
    if feed.failures:
        state, words = "failing", f"failed {number(feed.failures, 'time')}: {feed.reason or 'no reason told'}"
    elif now - news > Manners().silent:
        state, words = "silent", f"no news for {lapse(now - news)}"
    elif now - due > OVERDUE:
        state, words = "not watched", f"was due {lapse(now - due)} ago; reportedly watch is not running"
    else:
        state, words = "asked", "asked in turn"
    return Wire(feed.url, state, words, news, due)
