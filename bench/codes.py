"""Codes on PLOVER's coded sentences: is a claim of the sentence called what its coder called it?

    python bench/codes.py SHARED [--show N]

SHARED holds data/plover. The gold records are read with their older names (DEMAND is REQUEST now, FIGHT is ASSAULT,
DISAPPROVE and INVESTIGATE are ACCUSE); the sentences of petrarch2's test suite with CAMEO codes, by PLOVER's table.
Each sentence is read alone, as the body of a page. PROTEST has no kind of ours and is counted apart. A sentence is
right when some claim of it has the coder's event type; "first" asks that of the first claim alone.

On 29 November 2026: gold records 109 of 322 right (.339), 109 of the 212 for which any claim has a term (.514); ASSAULT
26 of 32, CONSULT 7 of 11, REJECT 17 of 34, AGREE 14 of 40, REQUEST 8 of 34; CONCEDE, COOPERATE and PROTEST have no kind
of ours. petrarch2's sentences, mostly of invented peoples who share information, 15 of 174.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from places import document
from reportedly.pipeline import Instruments, instruments, read_document

RENAMED = {"DEMAND": "REQUEST", "FIGHT": "ASSAULT", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE"}
Coded = tuple[str, str, frozenset[str]]


def plover(folder: Path) -> Iterator[Coded]:
    for record in json.loads((folder / "PLOVER_GSR_CAMEO.txt").read_text("utf-8")):
        event = RENAMED.get(record["event"], record["event"])
        if event != "DOCUMENT":
            yield record["id"], record["text"].strip("{} "), frozenset({event})


def petrarch(folder: Path) -> Iterator[Coded]:
    table = dict(re.findall(r"(?m)^(\d+): (\w+),", (folder / "CAMEO2PLOVER-2021.txt").read_text("utf-8")))
    words = (folder / "petrarch2_PETR.UnitTest.records.xml").read_text("utf-8", errors="replace")
    for n, told in enumerate(re.findall(r"<Sentence .*?</Sentence>", words, re.DOTALL)):
        text = re.search(r"<Text>(.*?)</Text>", told, re.DOTALL)
        codes = re.findall(r'eventcode\s*=\s*"(\d+)"', told)
        events = frozenset(table[code] for code in codes if code in table)
        if text and events:
            yield f"petrarch {n}", " ".join(text[1].split()), events


def called(text: str, name: str, tools: Instruments) -> list[str]:
    reading = read_document(document({"doc": name, "text": text, "published": "2000-01-01"}), tools)
    ordered = sorted(reading.claims, key=lambda claim: claim.evidence.start)
    return [claim.codes.plover.event for claim in ordered if claim.codes.plover]


def report(title: str, rows: list[Coded], tools: Instruments, show: int) -> None:
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    read: Counter[str] = Counter()
    first, confused, missed = 0, Counter[tuple[str, str]](), []
    for name, text, events in rows:
        found, event = called(text, name, tools), min(events)
        asked[event] += 1
        read[event] += bool(found)
        right[event] += bool(events & set(found))
        first += bool(found) and found[0] in events
        if not events & set(found):
            confused[event, found[0] if found else "-"] += 1
            missed.append((event, found, text))
    print(title)
    for label, chosen in (("all", list(asked)), ("but PROTEST", [event for event in asked if event != "PROTEST"])):
        n, hit, told = (sum(counted[event] for event in chosen) for counted in (asked, right, read))
        print(f"  {label:12} right {hit}/{n} = {hit / n:.3f}; where any claim is coded {hit}/{told} = {hit / told:.3f}")
    print(f"  first claim right {first}/{len(rows)} = {first / len(rows):.3f}")
    for event in sorted(asked):
        print(f"  {event:10} right {right[event]:3} of {asked[event]:3}, coded {read[event]:3}")
    print("  taken for:", ", ".join(f"{a}>{b} {n}" for (a, b), n in confused.most_common(12)))
    for event, found, text in missed[:show]:
        print(f"    {event} {found} | {text[:160]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N sentences that were got wrong")
    asked = parser.parse_args()
    folder, tools = asked.shared / "data" / "plover", instruments()
    report("PLOVER gold records", list(plover(folder)), tools, asked.show)
    report("petrarch2 test sentences", list(petrarch(folder)), tools, asked.show)


if __name__ == "__main__":
    main()
