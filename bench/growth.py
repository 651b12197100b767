"""Whether the whole path grows in a line: what one more page costs when the book holds one, five and twenty thousand.

    python bench/growth.py [PAGES] [--tagger]

PAGES: default 20,000. Made-up articles of one sentence, fifty a day, of towns of many wars, so that the days grow with
the book and each day is as full as the one before; they go the whole way, from a file of records through reading,
judging and restating. By default the lexicons read alone, for with the tagger reading takes most of the time and hides
the rest.
Printed at each size: processor milliseconds a page over the last 500 pages, its ratio to the first size, how many
claims a page has, and the memory at most.
"""

from __future__ import annotations

import json
import platform
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reportedly.captures.reading import Options
from reportedly.documents.masthead import Masthead
from reportedly.ledger import Ledger
from reportedly.pipeline import instruments, lexicons
from reportedly.pipeline.posting import Desk

SIZES = (1000, 5000, 20_000)
STEP = 500
"""Pages of one file, and those that are timed at each size."""
A_DAY = 50
BEGAN = datetime(2023, 1, 2, tzinfo=UTC)
TOWNS = (
    "Kharkiv Kherson Donetsk Luhansk Mariupol Odesa Sumy Chernihiv Zaporizhzhia Mykolaiv Aleppo Idlib Homs Hama Raqqa "
    "Daraa Latakia Palmyra Sanaa Aden Taiz Hodeidah Marib Khartoum Omdurman Nyala Gaza Rafah Kabul Kandahar Herat "
    "Kunduz Jalalabad Mandalay Yangon Sittwe Mekelle Adwa Gondar Mosul Fallujah Tikrit Tripoli Benghazi Misrata Goma"
).split()
WHO = ("the mayor", "the governor", "police", "a hospital official", "residents", "the army", "a rescue worker")
DEEDS = (
    "Shelling struck a market in {town} on {day}, killing {n} people and wounding {m}, {who} said.",
    "Rockets hit the power plant of {town} on {day}, and {m} homes lost electricity, {who} said.",
    "Gunmen seized a checkpoint near {town} on {day} after a fight in which {n} soldiers died, {who} told reporters.",
    "An air strike on {day} destroyed a school in {town}, {who} said, adding that {n} children were killed.",
    "{m} people fled {town} on {day} after the fighting resumed, {who} said.",
    "A ceasefire in {town} held on {day}, {who} said, and {m} civilians left through a corridor.",
)


def article(number: int, chance: random.Random) -> dict[str, str]:
    hour = BEGAN + timedelta(days=number // A_DAY, minutes=number % A_DAY * 20)
    town, day = chance.choice(TOWNS), (hour - timedelta(days=chance.randrange(2))).strftime("%A")
    lines = [
        deed.format(town=town, day=day, n=chance.randrange(2, 60), m=chance.randrange(60, 900), who=chance.choice(WHO))
        for deed in chance.sample(DEEDS, 1)
    ]
    return {
        "doc": f"g{number}", "url": f"https://outlet{number % 40}.example/{number}", "outlet": f"Outlet {number % 40}",
        "published": hour.isoformat(), "title": f"Reports from {town}, {number}", "text": " ".join(lines),
    }  # fmt: skip


def steps(folder: Path, pages: int) -> Iterator[tuple[int, Path]]:
    """Files of articles, each with how many articles there are when it is in."""
    chance = random.Random(20311128)
    for start in range(0, pages, STEP):
        path = folder / f"{start}.jsonl"
        path.write_text("\n".join(json.dumps(article(start + n, chance)) for n in range(STEP)))
        yield start + STEP, path


def main(pages: int, tagger: bool) -> None:
    print(f"{platform.machine()}, Python {platform.python_version()}, {'with the tagger' if tagger else 'lexicons'}")
    first = 0.0
    with tempfile.TemporaryDirectory() as name, Ledger(f"{name}/book.db") as ledger:
        tools = instruments() if tagger else lexicons()
        for size, path in steps(Path(name), pages):
            began = time.process_time()
            summary = Desk(ledger, tools).add([str(path)], Options(), Masthead())
            spent = 1000 * (time.process_time() - began) / STEP
            assert summary.fates == {"stored": STEP}, summary.fates
            if size in SIZES or size == pages:
                first = first or spent
                held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                claims = ledger.counts()["Claim"]
                told = f"{spent:.1f} ms a page, ratio {spent / first:.2f}, {summary.claims / STEP:.1f} claims a page"
                print(f"{size:6} pages, {claims:6} claims: {told}; {held:,.0f} MiB", flush=True)


if __name__ == "__main__":
    numbers = [int(words) for words in sys.argv[1:] if words.isdigit()]
    main(numbers[0] if numbers else SIZES[-1], "--tagger" in sys.argv)
