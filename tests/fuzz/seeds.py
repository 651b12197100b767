"""Write the first inputs of every target into its corpus: small, of our own making, each for one turn of the code.

python tests/fuzz/seeds.py

What a longer run finds is added beside them by hand, under the name of what was wrong.
"""

from __future__ import annotations

import gzip
import json
import sys
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from archives import packed

stored = partial(packed, method=zipfile.ZIP_STORED)
CORPORA = Path(__file__).parent / "corpora"
LEAD = "Rockets struck the market of Kharkiv on Sunday and killed at least four people, the mayor said."
SECOND = "The power plant of the city was damaged, and trains to the border were halted until Monday."
STORY = f"KHARKIV, May 4 (Reuters) - {LEAD}\n\n{SECOND}\n\n(Reporting by A. Quill; Editing by B. Quill)"
LD = {"@type": "NewsArticle", "headline": "Market struck", "datePublished": "2031-05-04T10:00:00+03:00"}
PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><title>Market struck | The Quill</title>'
    f'<script type="application/ld+json">{json.dumps(LD)}</script><meta property="og:site_name" content="The Quill">'
    f"</head><body><article><h1>Market struck</h1><p>{LEAD}</p><p>{SECOND}</p></article>"
    '<aside><a href="/b">Bridge struck in the north of the region</a></aside></body></html>'
)
RECORD = {"doc": "a", "published": "2031-05-04", "outlet": "The Quill", "title": "Market struck", "text": STORY}
TIMES = (
    "On Sunday, 4 May 2031, at 5:30 p.m. local time; two days ago; since March; from 3 to 5 May; overnight; last week;"
    " in the spring of 2014; the 1990s; 03/04/2022; 2031-05-04T10:00Z; every night for six months; the second quarter.",
    "The day before yesterday, 30 February, 31/31/2031, May 99, year 0, 9999-12-31, the year 10000, Monday week.",
    "Tomorrow at noon, by Friday, until the end of next month, 48 hours later, Day 69, in the coming days.",
)
QUANTITIES = (
    "At least 4 people, 30 to 40 soldiers, over 9,000 homes, 9.000 shells, 1.2 lakh refugees, ٩٠٠٠ families, ४५० men.",
    "Dozens of tanks, no fewer than two, neither of them, half a million tons, between five and six dozen, 1,0,0,0.",
    "A 9-year-old boy, a Su-25, 3.5 per cent, $4bn, 120mm, ² and ½, zero, nobody, 10**20, 99999999999999999999.",
)


def page(number: int = 0) -> bytes:
    return PAGE.replace("Kharkiv", f"Kharkiv {number}").encode()


def feed(kind: str) -> bytes:
    item = f"<title>Market struck</title><link>https://quill.example/1</link><description>{LEAD} {SECOND}</description>"
    if kind == "atom":
        entry = (
            f"<title>Market struck</title><id>1</id><updated>2031-05-04T10:00:00Z</updated><content>{STORY}</content>"
        )
        return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Quill</title><entry>{entry}</entry></feed>'.encode()
    if kind == "json":
        entries = [{"id": "1", "url": "https://quill.example/1", "content_text": STORY}]
        return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Q", "items": entries}).encode()
    if kind == "rdf":
        return f'<rdf:RDF xmlns="http://purl.org/rss/1.0/"><item>{item}</item></rdf:RDF>'.encode()
    date = "<pubDate>Sun, 04 May 2031 10:00:00 GMT</pubDate><guid>1</guid>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel><item>{item}{date}</item></channel></rss>'.encode()


def warc(*bodies: bytes) -> bytes:
    return b"".join(_record(number, body) for number, body in enumerate(bodies))


def _record(number: int, body: bytes) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://quill.example/{number}\r\n"
        f"WARC-Date: 2031-05-04T10:00:00Z\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def mail(body: str, kind: str = "text/plain; charset=utf-8", coding: str = "8bit") -> bytes:
    head = "From: =?utf-8?q?Qu=C3=ADll?= <a@quill.example>\nSubject: Struck\nDate: Sun, 04 May 2031 18:05:00 +0300\n"
    return f"{head}MIME-Version: 1.0\nContent-Type: {kind}\nContent-Transfer-Encoding: {coding}\n\n{body}\n".encode()


def seeds() -> Iterator[tuple[str, str, bytes]]:
    """Target, name and bytes of each."""
    yield "documents", "page", b"\0" + page()
    yield "documents", "text", b"\1" + STORY.encode()
    yield "documents", "record", b"\2" + json.dumps(RECORD).encode()
    yield "documents", "wide", b"\3" + PAGE.encode("utf-16")
    yield "documents", "narrow", b"\4" + "“Shells fell,” the mayor’s office said.".encode("cp1252")
    yield "documents", "broken", b"\0<html><p>" + LEAD.encode() + b"<table><td colspan='-1'><!--<script><b><i>"
    for kind in ("rss", "atom", "json", "rdf"):
        yield "feeds", kind, feed(kind)
    yield "feeds", "cut", feed("rss")[:-60]
    yield "warc", "plain", b"\0" + warc(page(1), page(2))
    yield "warc", "packed", b"\1" + gzip.compress(warc(page(1)), mtime=0)
    yield "warc", "cut", b"\1" + gzip.compress(warc(page(1), page(2)), mtime=0)[:-90]
    yield "warc", "lying", b"\0" + warc(page(1)).replace(b"Content-Length: ", b"Content-Length: 9") + warc(page(2))
    yield (
        "zips",
        "stored",
        stored(("a.html", page(1)), ("b.txt", STORY.encode()), ("c.zip", stored(("a.html", page())))),
    )
    yield "zips", "packed", packed(("a.html", page(1)), ("b.jsonl", json.dumps(RECORD).encode()), method=8)
    yield "zips", "cut", stored(("a.html", page(1)), ("b.html", page(2)))[:-40]
    parts = f"--b\nContent-Type: text/plain\n\n{STORY}\n--b\nContent-Type: text/html\n\n{PAGE}\n--b--\n"
    yield "mails", "plain", b"\0" + mail(STORY)
    yield "mails", "parts", b"\0" + mail(parts, 'multipart/alternative; boundary="b"')
    yield "mails", "coded", b"\0" + mail("U2hlbGxzIGZlbGwu=3D=", "text/html; charset=x-none", "base64")
    mark = b"From a@quill.example Sun May  4 18:05:00 2031\n"
    yield "mails", "box", b"\1" + mark + mail(STORY) + b"\n" + mark + mail(parts, "multipart/mixed; boundary=b")
    for number, words in enumerate(TIMES):
        yield "times", f"words-{number}", words.encode()
    for number, words in enumerate(QUANTITIES):
        yield "quantities", f"words-{number}", words.encode()


if __name__ == "__main__":
    for target, name, body in seeds():
        (CORPORA / target).mkdir(parents=True, exist_ok=True)
        (CORPORA / target / name).write_bytes(body)
