"""Offers: every format by its name, with what it is for. The command line and the newsroom read the same table."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from reportedly.claims import Claim
from reportedly.exports import acled, claims, csv, gdelt, geojson, hxl, plover, testimony, ucdp, viina
from reportedly.exports.annotations import lines as annotated
from reportedly.exports.sheets import Column, Sheet, fixed
from reportedly.views import Coverage


@dataclass(frozen=True, slots=True)
class Offer:
    """``ending`` and ``media_type`` of the file; ``sheet`` where it is a table with a codebook."""

    name: str
    meaning: str
    ending: str
    media_type: str
    pieces: Callable[[Coverage], Iterator[str]]
    sheet: Sheet | None = None


def _claims(coverage: Coverage) -> Iterator[str]:
    by_page: dict[str, list[Claim]] = {id_: [] for id_ in coverage.documents}
    for claim in coverage.relations.claims:
        by_page[claim.evidence.document].append(claim)
    pages = sorted(coverage.documents.values(), key=lambda d: (d.published.at, d.name, d.id))
    return (line + "\n" for line in claims.lines((page, by_page[page.id]) for page in pages))


def _testimony(coverage: Coverage) -> Iterator[str]:
    told = testimony.record(coverage.relations, coverage.documents, claims.record)
    yield json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _type(name: str) -> str:
    whole = {"low", "high", "outlets", "independent_origins", "independent_origins_most", "start", "end"}
    return "integer" if name in whole else "number" if name in ("lat", "lon") else "string"


CLAIMS = Sheet(
    "csv",
    "Claims, one a row",
    fixed(*(Column(name, _type(name), "see the reference of the export") for name in csv.COLUMNS)),
    lambda coverage: (csv.cells_of(claim, coverage) for claim in coverage.relations.claims),
)
SHEETS = (acled.SHEET, ucdp.SHEET, viina.SHEET, hxl.SHEET, gdelt.SHEET)
CSV = "text/csv; charset=utf-8"

OFFERS: Mapping[str, Offer] = {
    offer.name: offer
    for offer in (
        Offer("csv", "one row a claim, every slot with its words", "csv", CSV, csv.lines, CLAIMS),
        *(Offer(s.name, s.title, "csv", CSV, s.lines, s) for s in SHEETS),
        Offer("claims", "the exchange format: a page a line, every field cited", "jsonl", "application/jsonl", _claims),
        Offer("geojson", "claims with a place, precision told", "geojson", "application/geo+json", geojson.pieces),
        Offer("testimony", "the whole table: origins, events, disputes", "json", "application/json", _testimony),
        Offer("plover", "events in PLOVER's terms", "jsonl", "application/jsonl", plover.lines),
        Offer("annotations", "W3C Web Annotations", "jsonld", "application/ld+json", annotated),
    )
}
