"""Screens: how long the newsroom takes to answer, on a ledger of many pages made from the articles of FA-KES.

Every page of the ledger is put together from sentences of real articles with the claims read from them, so that words,
kinds, places and days are as they come; which sentences stand together is drawn by a fixed lot. Prints for each screen
what its first asking took and the 50th and the 95th percentile of those that follow, and then the same of questions
that nobody asked before (a large book is laid out anew for each), with machine and commit.

Run: python bench/screens.py ARTICLES.csv [--pages 10000] [--base 200] [--ledger bench/out/screens.db]
A ledger that is there, a file or on a server, is measured as it is.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from reportedly import documents, pipeline
from reportedly.attributions import Relay
from reportedly.captures import ARTICLE, Capture
from reportedly.captures.reading import Options
from reportedly.captures.reading import read as captured
from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.judgements import Judgement, Same, Verdict
from reportedly.ledger import Ledger, addresses
from reportedly.text import Cited, Span
from reportedly.web.newsroom import create
from reportedly.web.settings import Settings

BEGIN = datetime(2017, 1, 1, 6, tzinfo=UTC)
OUTLETS = 40
SENTENCES = 5
SCREENS = (
    "/updates", "/updates?place=Aleppo", "/events", "/claims", "/places", "/casualties", "/services", "/talks",
    "/corridors", "/places?upto=2017-06-01", "/briefing", "/updates?kind=attack", "/updates?party=SYR",
    "/disputes", "/misreports", "/sources", "/review", "/agreement",
    "/exports", "/exports?form=acled-like", "/method", "/search?q=Aleppo", "/search?q=Observatory", "/api/v1/claims",
    "/api/v1/map", "/feeds/updates.atom",
)  # fmt: skip
Sentence = tuple[str, tuple[tuple[Claim, int], ...]]


def sentences(articles: Path, base: int) -> list[Sentence]:
    """Sentences that carry claims, each claim with where its sentence begins."""
    columns = (("text", "article_content"), ("title", "article_title"), ("outlet", "source"), ("published", "date"))
    options = Options(columns=columns, encoding="latin-1", date_format="%m/%d/%Y")
    found: list[Sentence] = []
    tools = pipeline.instruments()
    pages = (one for one in captured(str(articles), options) if isinstance(one, Capture))
    for _, capture in zip(range(base), pages, strict=False):
        reading = pipeline.read(capture, tools)
        for sentence in reading.page.sentences:
            held = tuple((c, sentence.span.start) for c in reading.claims if c.evidence in sentence.span)
            if held:
                found.append((reading.document.words(sentence.span), held))
    return found


def draw(seed: int) -> Iterator[int]:
    """A fixed lot: the linear congruential generator of Knuth's MMIX."""
    state = seed
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        yield state >> 33


def moved(claim: Claim, document: Document, by: int) -> Claim:
    """A claim on another page, its words so many code points further on; what it cited elsewhere cites its evidence."""
    evidence = Span(document.id, claim.evidence.start + by, claim.evidence.end + by)

    def cited(slot: Cited[Any] | None) -> Cited[Any] | None:
        if slot is None:
            return None
        inside = slot.span in claim.evidence
        span = Span(document.id, slot.span.start + by, slot.span.end + by) if inside else evidence
        return replace(slot, span=span)

    said = claim.proposition
    names = ("status", "actor", "target", "place", "time", "quantity", "subject")
    chain = tuple(Relay(hand.role, hand.name, evidence if hand.span else None) for hand in claim.chain)
    claimants = tuple(one for one in map(cited, claim.claimants) if one is not None)
    slots = {name: cited(getattr(said, name)) for name in names}
    return replace(claim, evidence=evidence, claimants=claimants, chain=chain, proposition=replace(said, **slots),
                   asserted=None)  # fmt: skip


def write(path: Path, pool: list[Sentence], pages: int) -> None:
    """The ledger: pages by the lot; claims from one sentence on several pages are one utterance and one event."""
    lot, told = draw(2017), dict[tuple[str, int], str]()
    with Ledger(str(path)) as book:
        for number in range(pages):
            picked = [pool[next(lot) % len(pool)] for _ in range(SENTENCES)]
            hour = BEGIN + timedelta(minutes=50 * number)
            body = {"doc": f"p{number}", "url": f"https://outlet{number % OUTLETS}.example/{number}",
                    "outlet": f"Outlet {number % OUTLETS}", "title": f"Report {number} of the day",
                    "published": hour.isoformat(), "text": " ".join(words for words, _ in picked)}  # fmt: skip
            capture = Capture(body["url"], hour, ARTICLE, json.dumps(body).encode())
            document = documents.from_capture(capture)
            entries: list[Any] = [capture, document]
            judged: list[Judgement] = []
            for words, held in picked:
                at = document.text.find(words, len(document.title))
                for n, (claim, start) in enumerate(held):
                    new = moved(claim, document, at - start)
                    first = told.setdefault((words, n), new.id)
                    entries.append(new)
                    if first != new.id:
                        judged += [Judgement(same, first, new.id, Verdict.YES, (("one sentence", 12.0),), "rule", hour)
                                   for same in Same]  # fmt: skip
            book.post(*entries, *judged)


def times(client: TestClient, path: str, rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds on the clock and of processor time for each of some askings of one address."""
    clock, processor = [], []
    for _ in range(rounds):
        began, worked = time.perf_counter(), time.process_time()
        answer = client.get(path)
        processor.append(1000 * (time.process_time() - worked))
        clock.append(1000 * (time.perf_counter() - began))
        assert answer.status_code == 200, (path, answer.status_code)
    return clock, processor


def questions(client: TestClient, many: int) -> Iterator[str]:
    """First pages that nobody asked for before: of places, kinds, speakers and days that the ledger has."""
    rows = client.get("/api/v1/claims?limit=500").json()["rows"]
    places = sorted({row["place"].split(",")[0] for row in rows if row["place"]})
    for place in places[:many]:
        yield f"/updates?place={place}"
        yield f"/claims?place={place}&kind=casualties"
    for kind in sorted({row["kind"] for row in rows}):
        yield f"/updates?kind={kind}"
    for who in sorted({row["according_to"].split()[-1] for row in rows if "own voice" not in row["according_to"]})[
        :many
    ]:
        yield f"/claims?who={who.strip('()')}"
    for day in sorted({row["published"][:10] for row in rows})[:many]:
        yield f"/events?on={day}"
    for row in rows[:: max(1, len(rows) // many)]:
        yield f"/events/{row['claim']}"
        yield f"/claims/{row['claim']}"
        yield f"/stories/{row['document']}"


def cold(client: TestClient, many: int) -> None:
    """Percentiles of first askings, by address."""
    found: dict[str, tuple[list[float], list[float]]] = {}
    for path in questions(client, many):
        clock, work = times(client, path, 1)
        name = path.split("/")[1].split("?")[0] + ("?" + path.split("?")[1].split("=")[0] if "?" in path else "/ID")
        for kept, new in zip(found.setdefault(name, ([], [])), (clock, work), strict=True):
            kept += new
    every = ([], []) if not found else tuple([v for pair in found.values() for v in pair[n]] for n in (0, 1))
    print("First askings, each of another question: n, median and 95 % on the clock, of processor time")
    for name, (clock, work) in (*found.items(), ("all of them", every)):
        figures = (statistics.median(clock), p95(clock), statistics.median(work), p95(work))
        print(f"{name:34}{len(clock):6}" + "".join(f"{figure:9.0f}" for figure in figures), flush=True)


def p95(values: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def main() -> None:
    """Make the ledger where it is not there, and ask every screen."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("articles", type=Path)
    asked.add_argument("--pages", type=int, default=10_000)
    asked.add_argument("--base", type=int, default=200)
    asked.add_argument("--rounds", type=int, default=20)
    asked.add_argument("--ledger", default="bench/out/screens.db")
    given = asked.parse_args()
    if not addresses.there(given.ledger):
        Path(given.ledger).parent.mkdir(parents=True, exist_ok=True)
        write(Path(given.ledger), sentences(given.articles, given.base), given.pages)
    measured(given.ledger, given.rounds)


def measured(ledger: str, rounds: int) -> None:
    """Ask every screen of a ledger, and questions that nobody asked before."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    print(
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {commit}"
    )
    app = create(Settings(ledger))
    with TestClient(app, base_url="http://localhost") as client:
        began = time.perf_counter()
        beforehand = app.state.desk.begin()
        head = client.get("/api/v1").json()["head"]
        print(f"first reading of {head['seq']:,} entries: {time.perf_counter() - began:.1f} s")
        if beforehand is not None:
            beforehand.join()
        print(f"pages of one kind laid out: {time.perf_counter() - began:.1f} s")
        rows = client.get("/api/v1/claims?limit=1").json()
        one = rows["rows"][0]
        deep = (f"/claims/{one['claim']}", f"/events/{one['claim']}", f"/pages/{one['document']}",
                f"/stories/{one['document']}")  # fmt: skip
        total = rows["window"]["total"] if rows["window"] else rows["total"]
        print(f"{total:,} claims. Milliseconds, on the clock and of processor time: first asking, median and 95 %")
        every = [_told(client, path, rounds) for path in (*SCREENS, *deep)]
        told = (statistics.median, p95)
        figures = [figure(clock) for clock in zip(*every, strict=True) for figure in told]
        print("first askings of all of them" + "".join(f"{figure:9.0f}" for figure in figures))
        cold(client, rounds)


def _told(client: TestClient, path: str, rounds: int) -> tuple[float, float]:
    """Prints the times of one screen; what its first asking took on the clock and of the processor."""
    (first,), (spent,) = times(client, path, 1)
    clock, work = times(client, path, rounds)
    name = path if len(path) < 40 else path[:24] + "..."
    figures = (first, statistics.median(clock), p95(clock), spent, statistics.median(work), p95(work))
    print(f"{name:34}" + "".join(f"{figure:9.0f}" for figure in figures), flush=True)
    return first, spent


if __name__ == "__main__":
    main()
