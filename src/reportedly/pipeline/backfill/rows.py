"""Rows: the tables of a shard. Columns to ask with, and beside them all that a ledger needs, exactly as it was.

``entry`` is the thing itself as the book writes it; a document's without its text, which stands in a column. ``page``
is the bytes of the page, deflated. A row's ``position`` is the number of the input it came from.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from reportedly.captures import Capture, Fate, Receipt
from reportedly.checks import Finding
from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.ledger import codec
from reportedly.pipeline.pages import Page
from reportedly.text import Cited

_CAPTURE = (
    ("page_url", "VARCHAR"), ("retrieved", "VARCHAR"), ("media_type", "VARCHAR"), ("headers", "VARCHAR"),
    ("page", "BLOB"),
)  # fmt: skip
TABLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "documents": (
        ("position", "BIGINT"), ("document", "VARCHAR"), ("doc", "VARCHAR"), ("url", "VARCHAR"),
        ("outlet", "VARCHAR"), ("published", "TIMESTAMP"), ("published_by", "VARCHAR"), ("title", "VARCHAR"),
        ("byline", "VARCHAR"), ("flags", "VARCHAR"), ("text", "VARCHAR"), ("entry", "VARCHAR"), *_CAPTURE,
    ),
    "claims": (
        ("position", "BIGINT"), ("document", "VARCHAR"), ("claim", "VARCHAR"), ("kind", "VARCHAR"),
        ("status", "VARCHAR"), ("modality", "VARCHAR"), ("stance", "VARCHAR"), ("part", "VARCHAR"),
        ("speaker", "VARCHAR"), ("speaker_party", "VARCHAR"), ("actor", "VARCHAR"), ("actor_party", "VARCHAR"),
        ("target", "VARCHAR"), ("target_party", "VARCHAR"), ("subject", "VARCHAR"), ("place", "VARCHAR"),
        ("place_id", "VARCHAR"), ("country", "VARCHAR"), ("lat", "DOUBLE"), ("lon", "DOUBLE"),
        ("earliest", "DATE"), ("latest", "DATE"), ("low", "BIGINT"), ("high", "BIGINT"), ("approximate", "BOOLEAN"),
        ("evidence", "VARCHAR"), ("evidence_start", "BIGINT"), ("evidence_end", "BIGINT"), ("entry", "VARCHAR"),
    ),
    "findings": (
        ("position", "BIGINT"), ("document", "VARCHAR"), ("code", "VARCHAR"), ("verdict", "VARCHAR"),
        ("message", "VARCHAR"), ("entry", "VARCHAR"),
    ),
    "rejected": (
        ("position", "BIGINT"), ("location", "VARCHAR"), ("fate", "VARCHAR"), ("reason", "VARCHAR"), *_CAPTURE,
    ),
}  # fmt: skip
"""Name and type of every column. They are only ever added to at the end."""
NO_DAY = ""
"""The day of what was not read: it tells no day of publication."""
_LARGEST = 2**63 - 1

Row = tuple[Any, ...]


def of_page(position: int, capture: Capture, page: Page) -> Mapping[str, list[Row]]:
    """The rows of a page that was read, by their tables; a row's first cell is its day."""
    day, document = page.document.day.isoformat(), page.document
    return {
        "documents": [(day, position, *_document(document), *_capture(capture))],
        "claims": [(day, position, document.id, *_claim(claim, document)) for claim in page.claims],
        "findings": [(day, position, document.id, *_finding(finding)) for finding in page.findings],
    }


def of_receipt(position: int, receipt: Receipt, capture: Capture | None = None) -> Mapping[str, list[Row]]:
    """The row of an input that was not read; with its bytes where there are some."""
    bytes_ = _capture(capture) if capture else (None,) * len(_CAPTURE)
    return {
        "rejected": [(NO_DAY, position, _clean(receipt.location), receipt.fate.value, _clean(receipt.reason), *bytes_)]
    }


def page_of(document: Mapping[str, Any], claims: Iterable[str], findings: Iterable[str]) -> tuple[Capture, Page]:
    """A page as it was read, out of its rows. ``claims`` and ``findings``: their entries."""
    bare = codec.loads(document["entry"], Document)
    return capture_of(document), Page(
        replace(bare, text=document["text"]),
        tuple(codec.loads(entry, Claim) for entry in claims),
        tuple(codec.loads(entry, Finding) for entry in findings),
    )


def capture_of(row: Mapping[str, Any]) -> Capture:
    """The bytes of a page as they were retrieved, out of a row."""
    headers = tuple((str(name), str(value)) for name, value in json.loads(row["headers"]))
    retrieved = datetime.fromisoformat(row["retrieved"])
    return Capture(row["page_url"], retrieved, row["media_type"], zlib.decompress(row["page"]), headers)


def receipt_of(row: Mapping[str, Any]) -> Receipt:
    """What became of an input that was not read, out of its row."""
    return Receipt(row["location"], Fate(row["fate"]), row["reason"])


def _document(document: Document) -> Row:
    published = document.published
    return (
        document.id, document.name, document.url, document.outlet, published.at.isoformat(), published.source,
        document.title, document.byline, " ".join(flag.code for flag in document.flags), document.text,
        codec.dumps(replace(document, text="")),
    )  # fmt: skip


def _capture(capture: Capture) -> Row:
    told = (_clean(capture.url), capture.retrieved.isoformat(), _clean(capture.media_type))
    return (*told, json.dumps(capture.headers), zlib.compress(capture.body, 6))


def _claim(claim: Claim, document: Document) -> Row:
    said = claim.proposition
    place, time = said.place.value if said.place else None, said.time.value if said.time else None
    count = said.quantity.value if said.quantity else None
    return (
        claim.id, said.kind, said.state, claim.modality.value, claim.stance.value, claim.part.value,
        *_party(claim.claimants[0] if claim.claimants else None), *_party(said.actor), *_party(said.target),
        said.subject.value if said.subject else None,
        *((place.canonical or place.name, place.id, place.country, place.lat, place.lon) if place else (None,) * 5),
        *((time.earliest.isoformat(), time.latest.isoformat()) if time else (None, None)),
        *((_storable(count.low), _storable(count.high), count.approximate) if count else (None,) * 3),
        document.words(claim.evidence), claim.evidence.start, claim.evidence.end, codec.dumps(claim),
    )  # fmt: skip


def _party(cited: Cited[Any] | None) -> tuple[str | None, str | None]:
    return (cited.value.name, cited.value.party) if cited else (None, None)


def _storable(number: int | None) -> int | None:
    """A column counts to 2**63 - 1; the entry keeps the number whole."""
    return None if number is None else max(-_LARGEST, min(number, _LARGEST))


def _finding(finding: Finding) -> Row:
    return (finding.code, finding.verdict, finding.message, codec.dumps(finding))


def _clean(words: str) -> str:
    """Words as UTF-8 has them: what a file or a page is called may be no text."""
    return words.encode("utf-8", "backslashreplace").decode()
