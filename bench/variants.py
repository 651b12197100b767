"""Variants: the articles of FA-KES told again with other figures and on other days, as the archives of a crawl.

They belong to their outlets: the archives are for measuring, and are not to be passed on.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import html
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

AN_ARCHIVE = 250
ARCHIVES = 12
"""As many at least: a driver that is to be killed halfway needs some shards."""
FIRST_DAY = date(2016, 1, 1)


def archives(folder: Path, number: int) -> None:
    """Every variant has other figures and another day; an archive covers three days, as a crawl does."""
    folder.mkdir(parents=True, exist_ok=True)
    pages, size = _variants(), min(AN_ARCHIVE, -(-number // ARCHIVES))
    for start in range(0, number, size):
        with (folder / f"variants-{start // size:04}.warc.gz").open("wb") as file:
            for at, (url, page) in enumerate(islice(pages, min(size, number - start)), start):
                file.write(gzip.compress(_record(url, page, at), 6, mtime=0))
    print(f"{number} pages in {len(list(folder.glob('*.warc.gz')))} archives in {folder}")


def _variants() -> Iterator[tuple[str, str]]:
    (table,) = sorted(Path("../shared/data/fa_kes").glob("*.csv"))
    with table.open(encoding="latin-1", newline="") as file:
        articles = list(csv.DictReader(file))
    round_ = at = 0
    while True:
        for article in articles:
            day = (FIRST_DAY + timedelta(days=at * 3 // AN_ARCHIVE)).isoformat()
            text = _refigured(article["article_content"], round_)
            paragraphs = "".join(f"<p>{html.escape(words)}</p>\n" for words in re.split(r"(?<=\.) (?=[A-Z])", text))
            yield (
                f"https://{article['source']}.example/{day}/{article['unit_id']}-{round_}",
                f"<html><head><title>{html.escape(article['article_title'])}</title>\n"
                f'<meta property="article:published_time" content="{day}T08:00:00Z"></head>\n'
                f"<body><article><h1>{html.escape(article['article_title'])}</h1>\n{paragraphs}</article></body></html>",
            )
            at += 1
        round_ += 1


def _refigured(text: str, more: int) -> str:
    return re.sub(r"\b\d{1,3}\b", lambda found: str(int(found[0]) + more), text)


def _record(url: str, page: str, number: int) -> bytes:
    """A WARC record of one answer."""
    body = page.encode()
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
    block = answer.encode() + body
    name = hashlib.md5(url.encode()).hexdigest()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{name[:8]}-{name[8:12]}-{name[12:16]}-"
        f"{name[16:20]}-{name[20:]}>\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-01-01T00:00:{number % 60:02}Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"
