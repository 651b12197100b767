"""A ledger of a million claims, made cheaply: true sentences and readings on made-up pages, judged by construction.

    python bench/million.py ARTICLES.csv [--claims 1000000] [--read N] [--ledger bench/out/million.db] [--server]

Then every screen is asked (`bench/screens.py`), with ``--server`` on Debian's PostgreSQL with its own settings, which
is given the same rows by COPY, its triggers at rest; an audit at the end tells whether it is the same book.

Sentences of FA-KES with the claims the desk reads from them (`bench/screens.py`) are told again on made-up pages,
fifty-five a day, five sentences a page, of some forty stories that a day has; dates move with the pages. No tagger
reads the pages and no judge compares them: what one sentence says on pages of two days is one utterance and one
happening by construction, each judged against its first report alone, and the judges' blocks, which no screen asks for,
are left out. One relay in twenty has another figure (a minimal pair), one in twelve another speaker with another figure
(one happening, two utterances). All else is as always: entries, chain, index and search are written by `Ledger.post`, a
hundred pages a transaction. With ``--read N`` only the first N claims are; their pages then come again some years
later under other names, written as rows, chained and indexed, until there are enough. A load that judges is measured by
`bench/backfill.py load`.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg

from repeats import SEARCHES, again
from reportedly import documents
from reportedly.captures import ARTICLE, Capture, Fate, Receipt
from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.judgements import Judgement, Same, Verdict
from reportedly.judgements.judges import MINIMAL
from reportedly.ledger import Ledger, posts, verify
from reportedly.ledger.entries import GENESIS
from reportedly.ledger.index import Clerk
from reportedly.ledger.stores import plain
from reportedly.ledger.words import fold
from reportedly.referents import Actor, Count, Period
from reportedly.text import Cited
from screens import BEGIN, Sentence, draw, measured, moved, sentences

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "ledger"))

from ledger_servers import fresh_database, server

PAGES_A_DAY, SENTENCES, STORIES, OUTLETS = 55, 5, 40, 60
GARBLED, OPPOSED = 20, 12
TOGETHER = 100
OTHERS = (
    Actor("SYR:a-spokesman-for-the-defence-ministry", "a spokesman for the Defence Ministry", "SYR"),
    Actor("RUS:the-russian-reconciliation-centre", "the Russian reconciliation centre", "RUS"),
)


def told(claim: Claim, document: Document, at: int, days: int) -> Claim:
    """A claim on another page, its days moved with the page's."""
    new = moved(claim, document, at)
    time_ = new.proposition.time
    if time_ is None:
        return new
    by = timedelta(days)
    period = Period(time_.value.earliest + by, time_.value.latest + by, time_.value.timex)
    return replace(new, proposition=replace(new.proposition, time=replace(time_, value=period)))


def figured(claim: Claim, more: int) -> Claim:
    """The claim with another figure."""
    count = claim.proposition.quantity
    if count is None or count.value.low is None:
        return claim
    other = Cited(Count(count.value.low + more, count.value.low + more), count.span, count.how)
    return replace(claim, proposition=replace(claim.proposition, quantity=other))


def judged(first: str, new: str, how: str, hour: datetime) -> list[Judgement]:
    """What stands between a report and the first of its story. ``how``: told, garbled or opposed."""
    reasons = ((MINIMAL + "quantity", 6.0),) if how == "garbled" else (("one sentence", 12.0),)
    every = (Same.EVENT,) if how == "opposed" else tuple(Same)
    return [Judgement(same, first, new, Verdict.YES, reasons, "rule", hour) for same in every]


class Hasty(Clerk):
    """Enters all but the blocks by which the judges find near pages: they are two fifths of the work."""

    def _blocks(self, claim: Claim, document: Document) -> None:
        """Nothing."""


class Desk:
    """Tells pages one after another; remembers the first report of each story."""

    def __init__(self, pool: list[Sentence], seed: int) -> None:
        self.pool = pool
        self.lot = draw(seed)
        self.first: dict[tuple[int, int, int], str] = {}
        self.stories: dict[int, list[int]] = {}

    def of_day(self, day: int) -> list[int]:
        """The sentences a day has: half are of the day before."""
        if day not in self.stories:
            kept = self.stories.get(day - 1, [])[STORIES // 2 :]
            self.stories = {day: [*kept, *(next(self.lot) % len(self.pool) for _ in range(STORIES - len(kept)))]}
            self.first = {key: id_ for key, id_ in self.first.items() if key[0] >= day - 2}
        return self.stories[day]

    def page(self, number: int) -> list[Any]:
        """The entries of a page."""
        day, within = divmod(number, PAGES_A_DAY)
        hour = BEGIN + timedelta(days=day, minutes=within * 18)
        stories = self.of_day(day)
        picked = list(dict.fromkeys(stories[next(self.lot) % STORIES] for _ in range(SENTENCES)))
        outlet = next(self.lot) % OUTLETS
        body = {"doc": f"p{number}", "url": f"https://outlet{outlet}.example/{number}", "outlet": f"Outlet {outlet}",
                "title": f"Report {number} of the day", "published": hour.isoformat(),
                "text": " ".join(self.pool[one][0] for one in picked)}  # fmt: skip
        capture = Capture(body["url"], hour, ARTICLE, json.dumps(body).encode())
        document = documents.from_capture(capture)
        claims: list[Claim] = []
        judgements: list[Judgement] = []
        for story in picked:
            words, held = self.pool[story]
            at = document.text.find(words, len(document.title))
            for n, (claim, start) in enumerate(held):
                made, links = self._claim(
                    (day, story, n), told(claim, document, at - start, self._moved(claim, day)), hour
                )
                claims.append(made)
                judgements += links
        return [capture, Receipt(capture.url, Fate.STORED, "", capture.id), document, *claims, *judgements]

    def _moved(self, claim: Claim, day: int) -> int:
        time_ = claim.proposition.time
        return ((BEGIN + timedelta(days=day)).date() - time_.value.latest).days if time_ else 0

    def _claim(self, key: tuple[int, int, int], claim: Claim, hour: datetime) -> tuple[Claim, list[Judgement]]:
        first = self.first.get(key) or self.first.get((key[0] - 1, *key[1:]))
        if first is None:
            self.first[key] = claim.id
            return claim, []
        self.first[key] = first
        how, chance = "told", next(self.lot)
        if claim.proposition.quantity is not None and claim.claimants:
            if chance % GARBLED == 0:
                how, claim = "garbled", figured(claim, 1 + chance % 7)
            elif chance % OPPOSED == 0:
                other = Cited(OTHERS[chance % 2], claim.claimants[0].span, "made up")
                how, claim = "opposed", replace(figured(claim, 3 + chance % 11), claimants=(other,))
        return claim, judged(first, claim.id, how, hour) if first != claim.id else []


def write(path: Path, pool: list[Sentence], wanted: int) -> Iterator[tuple[int, int]]:
    """Post pages until the ledger holds so many claims; pages and claims after each transaction."""
    desk, pages, claims = Desk(pool, 2017), 0, 0
    hour = datetime.now(UTC)
    with Ledger(str(path), clock=lambda: hour) as ledger:
        ledger._clerk = Hasty(ledger.store, ledger.shelf)
        while claims < wanted:
            batch = [entry for number in range(pages, pages + TOGETHER) for entry in desk.page(number)]
            hour = BEGIN + timedelta(days=(pages + TOGETHER) // PAGES_A_DAY + 1)
            ledger.post(*batch)
            pages += TOGETHER
            claims += sum(isinstance(entry, Claim) for entry in batch)
            yield pages, claims


COPIED = (
    "entries", "blobs", "captures", "receipts", "documents", "places", "place_areas", "claims", "judgements",
    "findings", "reviews", "odds",
)  # fmt: skip


def served(path: Path, address: str) -> None:
    """Give a server the rows of a file."""
    began = time.perf_counter()
    Ledger(str(path)).close()  # brought up to the tables of today
    Ledger(address).close()
    with psycopg.connect(address) as there, sqlite3.connect(path) as here:
        there.execute("set search_path = reportedly; set session_replication_role = replica")
        for table in COPIED:
            columns = [row[1] for row in here.execute(f"pragma table_info({table})")]
            with there.cursor().copy(f"copy {table} ({', '.join(columns)}) from stdin") as copy:
                for row in here.execute(f"select {', '.join(columns)} from {table}"):
                    copy.write_row([plain(value) if isinstance(value, str) else value for value in row])
        for table, sql in SEARCHES.items():
            there.execute("create temp table told (seq bigint, one text, two text) on commit drop")
            with there.cursor().copy("copy told from stdin") as copy:
                for seq, *words in here.execute(sql):
                    copy.write_row((seq, *(plain(fold(part or "")) for part in words)))
            both = "to_tsvector('simple', one) || $$'|':1$$::tsvector || to_tsvector('simple', two)"
            there.execute(f"insert into {table} select seq, {both} from told; drop table told")
        last, head = here.execute("select seq, hash from entries order by seq desc limit 1").fetchone()
        row = (1, last, "owner", head)
        there.execute("insert into posts values (%s, 1, %s, %s, %s)", (last, "owner", head, posts.link(GENESIS, row)))
        there.execute("update anchor set seq = %s, hash = %s", (last, head))
    with psycopg.connect(address, autocommit=True) as there:
        there.execute("vacuum analyze")
    print(f"given to the server: {time.perf_counter() - began:.0f} s")


def audit(address: str) -> None:
    """Whether the chain of the whole book holds on the server."""
    found = verify(address)
    faults = [fault for fault in found.faults if "verbatim" not in fault.message]
    told = f"FAULTS {faults[:3]}" if faults else "chain, posts, ids and bytes sound"
    moved_ = len(found.faults) - len(faults)
    print(
        f"audit: {found.entries:,} entries, {told}; {moved_} claims cite their evidence for a word that stood elsewhere"
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("articles", type=Path)
    asked.add_argument("--claims", type=int, default=1_000_000)
    asked.add_argument("--read", type=int, help="claims to be posted one by one (default: all)")
    asked.add_argument("--base", type=int, default=200, help="articles that sentences are taken from")
    asked.add_argument("--ledger", type=Path, default=Path("bench/out/million.db"))
    asked.add_argument("--server", action="store_true", help="ask a PostgreSQL server with the same rows, not the file")
    asked.add_argument("--rounds", type=int, default=20)
    given = asked.parse_args()
    if not given.ledger.exists():
        given.ledger.parent.mkdir(parents=True, exist_ok=True)
        make(given.ledger, sentences(given.articles, given.base), given.read or given.claims)
        again(given.ledger, given.claims)
    if not given.server:
        measured(str(given.ledger), given.rounds)
        return
    with tempfile.TemporaryDirectory(dir=given.ledger.parent) as folder:
        Path(folder).chmod(0o755)
        with server(folder=folder) as address:
            book = fresh_database(address)
            served(given.ledger, book)
            measured(book, given.rounds)
            if not given.read:
                audit(book)


def make(path: Path, pool: list[Sentence], wanted: int) -> None:
    """The ledger, with the time it took."""
    began, worked, next_ = time.perf_counter(), time.process_time(), 0
    for pages, claims in write(path, pool, wanted):
        if claims >= next_:
            took, spent = time.perf_counter() - began, time.process_time() - worked
            print(f"{pages:,} pages, {claims:,} claims: {took:.0f} s, {spent:.0f} of processor time", flush=True)
            next_ += max(10_000, wanted // 20)


if __name__ == "__main__":
    main()
