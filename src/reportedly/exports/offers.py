"""Offers: every format by its name, with what it is for. The command line and the newsroom read the same table."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from reportedly.claims import Claim
from reportedly.exports import acled, claims, csv, gdelt, geojson, hxl, parquet, plover, testimony, ucdp, viina
from reportedly.exports.annotations import lines as annotated
from reportedly.exports.sheets import Sheet, columns, fixed
from reportedly.views import Coverage


@dataclass(frozen=True, slots=True)
class Offer:
    """``ending`` and ``media_type`` of the file; ``sheet`` where it is a table with a codebook.

    Of a form that is no text (`parquet`) ``pieces`` are what a preview shows.
    """

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


CODEBOOK = columns("""
claim | string | id of the claim, or the id it came with
event | string | the happening it is about, in this export
document | string | name of the page version it stands on
url | string | the page
outlet | string | who published it
published | datetime | when, as the page says
part | string | block it stands in; teaser: another story's words
kind | string | what is claimed, of the closed list
status | string | its state, where one fits
modality | string | actual, planned, possible, demanded, negated
stance | string | own, reported, claimed, confirmed: how the page holds it
speaker | string | who says so; empty: the outlet's own voice
speaker_party | string | party code of the speaker
via | string | hands between speaker and page that the page names, nearest the speaker first
actor | string | who does it
actor_party | string | party code of the actor
target | string | whom or what it is done to
target_party | string | party code of the target
subject | string | the service, the bridge, the topic of talks
place | string | where, in standard English
country | string | ISO 3166 alpha-3
lat | number | degrees, WGS 84
lon | number | degrees, WGS 84
precision | string | site, town, district, region, country, area: how exact the point is
earliest | date | first day it can have been
latest | date | last day it can have been
low | integer | at least so many; empty: open
high | integer | at most so many; empty: open
approximate | boolean | about, nearly, some
outlets | integer | outlets that carry the event
independent_origins | integer | different speakers who assert it, at least
independent_origins_most | integer | the same if every page without a source had one of its own
sides | string | parties of those speakers
contested | boolean | another side says what cannot be so at the same time
misreport | string | verdict where it contradicts the utterance it relays
evidence | string | the words, as they stand on the page
start | integer | where they begin, code points
end | integer | where they end, code points
place_how | string | how the place was read; "context: article": its sentence names none, the page does elsewhere
time_how | string | how the days were read; "context: published": no words tell them, the page's own day stands
published_from | string | where the day of the page is from; "file date", "retrieval": the page names none
""")

CLAIMS = Sheet(
    "csv",
    "Claims, one a row",
    fixed(*CODEBOOK),
    lambda coverage: (csv.cells_of(claim, coverage) for claim in coverage.relations.claims),
)
SHEETS = (acled.SHEET, ucdp.SHEET, viina.SHEET, hxl.SHEET, gdelt.SHEET)
CSV = "text/csv; charset=utf-8"

OFFERS: Mapping[str, Offer] = {
    offer.name: offer
    for offer in (
        Offer("csv", "one row a claim, every slot with its words", "csv", CSV, csv.lines, CLAIMS),
        Offer("parquet", "the same with typed columns", parquet.ENDING, parquet.MEDIA_TYPE, csv.lines, CLAIMS),
        *(Offer(s.name, s.title, "csv", CSV, s.lines, s) for s in SHEETS),
        Offer("claims", "the exchange format: a page a line, every field cited", "jsonl", "application/jsonl", _claims),
        Offer("geojson", "claims with a place, precision told", "geojson", "application/geo+json", geojson.pieces),
        Offer("testimony", "the whole table: origins, events, disputes", "json", "application/json", _testimony),
        Offer("plover", "events in PLOVER's terms", "jsonl", "application/jsonl", plover.lines),
        Offer("annotations", "W3C Web Annotations", "jsonld", "application/ld+json", annotated),
    )
}
