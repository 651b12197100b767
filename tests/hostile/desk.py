"""A desk for hostile inputs: each goes the whole way into a book, and what became of it is told in one line."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from reportedly.captures import Fate, Receipt
from reportedly.captures.reading import Options
from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.documents.masthead import Masthead
from reportedly.ledger import Ledger, verify
from reportedly.pipeline import Instruments, instruments
from reportedly.pipeline.posting import Desk

NOW = datetime(2031, 5, 5, 12, tzinfo=UTC)
SECONDS = 25.0
"""Processor time one input may take here. The hungriest takes nine; a reader in its own process is given 60."""


@dataclass(frozen=True)
class Told:
    """What became of an input: one line, the pages and claims it left, and the seconds of processor time it took."""

    outcome: str
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    seconds: float

    @property
    def text(self) -> str:
        return "\n".join(document.text for document in self.documents)


@lru_cache(maxsize=1)
def tools() -> Instruments:
    return instruments()


def ingest(name: str, body: bytes) -> Told:
    """Add a file with these bytes to a fresh book. The book must be sound and hold the bytes of what it took or not."""
    began = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        path, book = Path(folder) / name, Path(folder) / "book.db"
        path.write_bytes(body)
        with Ledger(str(book), clock=lambda: NOW) as ledger:
            Desk(ledger, tools(), clock=lambda: NOW).add([str(path)], Options(now=NOW), Masthead())
            receipts = tuple(ledger.read(Receipt))
            pages, claims = tuple(ledger.read(Document)), tuple(ledger.read(Claim))
            for receipt in receipts:
                if receipt.capture is not None:
                    kept = ledger.capture(receipt.capture).body
                    assert kept == body or kept in body or name.endswith(WRAPPED), "the raw bytes are kept"
        assert verify(str(book)).sound
    told = _line(receipts, pages).replace(str(path), name).replace(folder + "/", "")
    return Told(told, pages, claims, time.process_time() - began)


WRAPPED = (".json", ".jsonl", ".csv", ".xml", ".warc", ".warc.gz", ".gz", ".zip", ".eml", ".mbox")
"""Containers: the capture is of an item in them, in our own form."""


def _line(receipts: tuple[Receipt, ...], pages: tuple[Document, ...]) -> str:
    fates = dict.fromkeys(
        f"{receipt.fate.value}: {receipt.reason}" if receipt.reason else receipt.fate.value for receipt in receipts
    )
    counts = {told: sum(_same(told, receipt) for receipt in receipts) for told in fates}
    parts = [f"{count} x {told}" if count > 1 else told for told, count in counts.items()]
    flags = sorted({flag.code for page in pages for flag in page.flags})
    return "; ".join(parts) + (f" [{', '.join(flags)}]" if flags else "")


def _same(told: str, receipt: Receipt) -> bool:
    return told == (f"{receipt.fate.value}: {receipt.reason}" if receipt.reason else receipt.fate.value)


Check = Callable[[], str]
"""Does what a row says and returns what became of it, in one line."""

__all__ = ["NOW", "SECONDS", "Check", "Fate", "Told", "ingest", "tools"]
