"""How fast the ledger posts and answers: against bare SQLite in the same run, and at a size given.

    python bench/ledger.py [CLAIMS] [DOCUMENTS]

CLAIMS: default 20,000. DOCUMENTS: how many a transaction, default 1. Above 200,000 claims the audit is left out.
Synthetic claims: invented outlets, places and figures, ten claims a document.
"""

from __future__ import annotations

import os
import platform
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from reportedly.attributions import Relay, Role, Stance
from reportedly.captures import ARTICLE, Capture
from reportedly.claims import Claim, Modality
from reportedly.claims.attacks import Attack
from reportedly.claims.casualties import Casualties
from reportedly.documents import Block, BlockKind, Document, Published, identity
from reportedly.ledger import Ledger, codec, verify
from reportedly.referents import Actor, Count, Period, Place
from reportedly.referents.places import Precision
from reportedly.text import Cited, Span

FIRST = date(2022, 1, 1)
DAYS = 730
SENTENCE = "Shelling hit the town of P{place} on Thursday and killed {low} people, the governor of R{region} said. "
A_DOCUMENT = 10


def place(number: int) -> Place:
    region, country = f"region:X{number % 20}.{number % 200}", f"X{number % 20:02}"
    within = (region, f"country:{country}")
    lat, lon = 10 + number % 50, 20 + number % 70
    return Place(
        f"town:{number}", f"P{number}", country, lat, lon, Precision.TOWN, within, 5000, f"P{number}, {country}"
    )


def report(number: int, share: float, chance: random.Random) -> tuple[Capture, Document, list[Claim]]:
    """One report. ``share``: how far through the two years it stands, 0 to 1."""
    day = FIRST + timedelta(days=int(share * DAYS))
    towns = [chance.randrange(2000) for _ in range(A_DOCUMENT)]
    text = "".join(SENTENCE.format(place=town, low=chance.randrange(90), region=town % 200) for town in towns)
    capture = Capture(f"https://example.org/{number}", datetime.now(UTC), ARTICLE, text.encode())
    id_ = identity(capture.id, text)
    published = Published(datetime(day.year, day.month, day.day, tzinfo=UTC), "given")
    block = Block(BlockKind.BODY, Span(id_, 0, len(text)))
    outlet = f"Outlet {number % 40}"
    document = Document(id_, f"r{number}", capture.id, capture.url, outlet, published, "", "", text, (block,))
    return capture, document, list(claims(document, towns, day))


def claims(document: Document, towns: list[int], day: date) -> Iterator[Claim]:
    start = 0
    for position, town in enumerate(towns):
        end = document.text.index(" said. ", start) + 7
        evidence = Span(document.id, start, end - 7)
        when = Cited(Period(day - timedelta(days=town % 3), day, "XXXX-WXX-4"), Span(document.id, start + 5, start + 9))
        speaker = Cited(
            Actor(f"office:governor-{town % 200}", "the governor", f"X{town % 20:02}", "governor"), evidence
        )
        where = Cited(place(town), Span(document.id, start + 25, start + 26 + len(str(town))))
        quantity = Cited(Count(town % 90, None), Span(document.id, start + 30, start + 32))
        topic = (
            Attack(place=where, time=when) if position % 2 else Casualties(place=where, time=when, quantity=quantity)
        )
        chain = (Relay(Role.AGENCY, "Reuters", Span(document.id, start, start + 8)),)
        yield Claim((speaker,), topic, Modality.ACTUAL, Stance.REPORTED, chain, evidence)
        start = end


def bare(path: str, bodies: list[tuple[str, str]]) -> float:
    """Bodies of the same size into one table with an index on the id, a transaction for each document: the baseline."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("pragma journal_mode = wal")
    db.execute("pragma synchronous = full")
    db.execute("create table entries (seq integer primary key, id text, body text)")
    db.execute("create index by_id on entries(id)")
    began = time.perf_counter()
    for start in range(0, len(bodies), A_DOCUMENT + 2):
        db.execute("begin immediate")
        db.executemany("insert into entries(id, body) values (?, ?)", bodies[start : start + A_DOCUMENT + 2])
        db.execute("commit")
    took = time.perf_counter() - began
    db.close()
    return took


def post(path: str, wanted: int, together: int) -> tuple[float, float, int]:
    """Seconds in `Ledger.post`, seconds in the last tenth alone, and its claims."""
    together = min(together, wanted // A_DOCUMENT // 10)
    chance = random.Random(7)
    tenth = wanted // A_DOCUMENT * 9 // 10
    took = last = 0.0
    with Ledger(path) as ledger:
        for number in range(0, wanted // A_DOCUMENT, together):
            reports = [report(n, n * A_DOCUMENT / wanted, chance) for n in range(number, number + together)]
            entries = [entry for capture, document, found in reports for entry in (capture, document, *found)]
            began = time.perf_counter()
            ledger.post(*entries)
            spent = time.perf_counter() - began
            took += spent
            last += spent if number >= tenth else 0
    return took, last, (wanted // A_DOCUMENT - tenth) * A_DOCUMENT


def codec_speed() -> tuple[float, float, float]:
    """Claims a second written, read and named."""
    _, _, found = report(1, 0.5, random.Random(1))
    bodies = [codec.dumps(claim) for claim in found]
    rounds = 200
    times = []
    for action in (
        lambda: [codec.dumps(claim) for claim in found],
        lambda: [codec.loads(body, Claim) for body in bodies],
        lambda: [vars(claim).pop("id", None) or claim.id for claim in found],
    ):
        began = time.perf_counter()
        for _ in range(rounds):
            action()
        times.append(rounds * len(found) / (time.perf_counter() - began))
    return times[0], times[1], times[2]


def questions(ledger: Ledger) -> dict[str, Callable[[], object]]:
    day = FIRST + timedelta(days=DAYS // 2)
    region = Place("region:X7.107", "R107", "X07", 1, 2, Precision.REGION, ("country:X07",))
    week = day + timedelta(days=6)
    some = ledger.claims(limit=1)[0]
    return {
        "claims(limit=50)": lambda: ledger.claims(limit=50),
        "newest(limit=50)": lambda: ledger.newest(limit=50),
        "newest(kind)": lambda: ledger.newest(50, kind="attack"),
        "newest(country)": lambda: ledger.newest(50, country="X07"),
        "newest(kind, country)": lambda: ledger.newest(50, kind="attack", country="X07"),
        "newest(kind, region)": lambda: ledger.newest(50, kind="attack", place="region:X7.107"),
        "claims(country, one week)": lambda: ledger.claims(50, country="X07", since=day, until=week),
        "claims(place)": lambda: ledger.claims(50, place="town:7"),
        "claims(document)": lambda: ledger.claims(document=some.evidence.document),
        "near(kind, country, 3 days)": lambda: ledger.near("attack", None, "X07", day, day + timedelta(days=2)),
        "near(kind, region, 3 days)": lambda: ledger.near("attack", region, "X07", day, day + timedelta(days=2)),
        "near(kind, town, 3 days)": lambda: ledger.near("attack", place(7), "X07", day, day + timedelta(days=2)),
        "said_by(office, 3 days)": lambda: ledger.said_by("office:governor-7", day, day + timedelta(days=2)),
        "search(rare words)": lambda: ledger.search("P1999 killed", 50),
        "search(common word)": lambda: ledger.search("shelling", 50),
        "claim(id)": lambda: ledger.claim(some.id),
        "document(id)": lambda: (ledger.shelf.forget(), ledger.document(some.evidence.document)),
        "versions(url)": lambda: ledger.versions("https://example.org/3"),
        "counts()": lambda: ledger.counts(),
        "as of an hour": lambda: ledger.newest(50, as_of=datetime.now(UTC)),
    }


def milliseconds(ask: Callable[[], object]) -> float:
    """Median of seven, after one to warm the pages."""
    ask()
    took = []
    for _ in range(7):
        began = time.perf_counter()
        ask()
        took.append(time.perf_counter() - began)
    return 1000 * statistics.median(took)


def memory() -> float:
    """The most this process ever held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(wanted: int, together: int) -> None:
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}", end=", ")
    print(f"SQLite {sqlite3.sqlite_version}")
    written, read, named = codec_speed()
    print(f"codec: {written:,.0f} claims/s written, {read:,.0f} read, {named:,.0f} named")
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/ledger.db"
        took, last, claims_last = post(path, wanted, together)
        with sqlite3.connect(path) as db:
            bodies = list(db.execute("select id, body from entries limit 24000"))
        took_bare = bare(f"{folder}/bare.db", bodies) / len(bodies) * (A_DOCUMENT + 2) / A_DOCUMENT * wanted
        speed, at_the_end = wanted / took, claims_last / last
        print(f"post: {wanted:,} claims in {took:.1f} s: {speed:,.0f} claims/s, in the last tenth {at_the_end:,.0f}")
        print(f"bare SQLite, one table, one index: {wanted / took_bare:,.0f} claims/s; ratio {took / took_bare:.1f}")
        print(f"file: {Path(path).stat().st_size / wanted:,.0f} bytes a claim, its document and bytes among them")
        with Ledger(path, read_only=True) as ledger:
            for name, ask in questions(ledger).items():
                print(f"{name:28} {milliseconds(ask):8.2f} ms")
        print(f"memory while posting and asking at most: {memory():,.0f} MiB")
        if wanted <= 200_000:
            began = time.perf_counter()
            sound = verify(path).sound
            print(
                f"verify: {wanted / (time.perf_counter() - began):,.0f} claims/s, {'sound' if sound else 'NOT SOUND'}"
            )
    print(f"memory at most: {memory():,.0f} MiB")


if __name__ == "__main__":
    given = [int(number.replace(",", "")) for number in sys.argv[1:]]
    main(*(*given, *(20_000, 1)[len(given) :]))
