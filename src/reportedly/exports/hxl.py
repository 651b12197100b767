"""HXL: one row a claim about people and their needs, with the row of hashtags for humanitarian tools (HXL 1.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportedly.claims import Claim
from reportedly.exports.csv import cells_of
from reportedly.exports.sheets import Sheet, columns, fixed
from reportedly.views import Coverage, services

KINDS = ("casualties", "displacement", "damage", "service", "corridor", "ceasefire", "aid", "attack")

COLUMNS = columns("""
kind | string | what is claimed | #event +type
status | string | its state | #status
modality | string | actual, planned, possible, demanded, negated | #meta +modality
services | string | which services: "power; water"; empty for other kinds | #service
affected | string | whom or what it is done to | #affected +name
affected_party | string | party code of the affected | #affected +code
low | integer | at least so many | #affected +num +min
high | integer | at most so many | #affected +num +max
place | string | the place in standard English | #loc +name
country | string | ISO 3166 alpha-3 | #country +code
latitude | number | degrees, WGS 84 | #geo +lat
longitude | number | degrees, WGS 84 | #geo +lon
precision | string | site, town, district, region, country, area | #geo +precision
start | date | the earliest day | #date +start
end | date | the latest day | #date +end
speaker | string | who says so; empty: the outlet's own voice | #org +speaker
stance | string | own, reported, claimed, confirmed | #meta +stance
outlet | string | who carries it | #org +outlet
published | datetime | when | #date +reported
origins | integer | independent origins, at least | #indicator +origins +num
contested | boolean | another side says what cannot be so at the same time | #indicator +contested
words | string | as they stand on the page | #description +quote
url | string | the page | #meta +url
claim | string | id | #meta +id
""")


def _rows(coverage: Coverage) -> Iterator[Mapping[str, Any]]:
    for claim in coverage.claims(*KINDS):
        cells = cells_of(claim, coverage)
        yield {
            **{name: cells.get(name) for name in ("kind", "status", "modality", "low", "high", "place", "country")},
            "services": _services(claim, coverage), "affected": cells["target"],
            "affected_party": cells["target_party"], "latitude": cells["lat"], "longitude": cells["lon"],
            "precision": cells["precision"], "start": cells["earliest"], "end": cells["latest"],
            "speaker": cells["speaker"], "stance": cells["stance"], "outlet": cells["outlet"],
            "published": cells["published"], "origins": cells["independent_origins"],
            "contested": cells["contested"], "words": cells["evidence"], "url": cells["url"], "claim": claim.id,
        }  # fmt: skip


def _services(claim: Claim, coverage: Coverage) -> str:
    return "; ".join(services.told_of(claim, coverage.words(claim))) if claim.proposition.kind == "service" else ""


SHEET = Sheet("hxl", "Claims about people and their needs, with HXL hashtags", fixed(*COLUMNS), _rows, tagged=True)
