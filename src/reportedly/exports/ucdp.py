"""UCDP-GED-like: deadly events in the 49 columns of the Georeferenced Event Dataset. They are not UCDP's data.

``low`` and ``high`` are what is claimed; ``best`` stays empty, for nobody here decides. ``source_original`` is the
speaker, ``source_office`` the outlet, as the columns were meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportedly.claims.codes import civilian
from reportedly.exports.happenings import Happening, from_coverage
from reportedly.exports.sheets import Sheet, columns, fixed
from reportedly.judgements.doers import UNKNOWN
from reportedly.referents import Actor
from reportedly.views import Coverage

COLUMNS = columns("""
id | string | the first claim's id; never a UCDP id
relid | string | RPT and the event's id in this export
year | integer | year of date_start
active_year | integer | empty: needs a year's total
code_status | string | Claims
type_of_violence | integer | 1 a state takes part, 2 between two groups, 3 civilians are harmed; empty if unknown
conflict_dset_id | string | empty: not coded
conflict_new_id | string | empty: not coded
conflict_name | string | empty: not coded
dyad_dset_id | string | empty: not coded
dyad_new_id | string | empty: not coded
dyad_name | string | side_a - side_b where both are named
side_a_dset_id | string | empty: not coded
side_a_new_id | string | empty: not coded
side_a | string | who did it, as named
side_b_dset_id | string | empty: not coded
side_b_new_id | string | empty: not coded
side_b | string | the other side, as named
number_of_sources | integer | outlets that carry it
source_article | string | addresses of the pages, with semicolons
source_office | string | outlets, with semicolons
source_date | string | days of publication, with semicolons
source_headline | string | headlines, with semicolons
source_original | string | who says so, with semicolons
where_prec | integer | 1 site, 2 town or district, 4 region, 6 country, 7 across borders
where_coordinates | string | the place the point is of
where_description | string | the words the place was read from
adm_1 | string | empty: not coded
adm_2 | string | empty: not coded
latitude | number | degrees, WGS 84
longitude | number | degrees, WGS 84
geom_wkt | string | POINT (longitude latitude)
priogrid_gid | integer | cell of PRIO-GRID 2 (half a degree), computed from the point
country | string | ISO 3166 alpha-3
country_id | string | empty: not coded
region | string | empty: not coded
event_clarity | integer | 1 one event, 2 a running total over days
date_prec | integer | 1 the day, 2 within a week, 4 within a month, 5 longer
date_start | date | the earliest day
date_end | date | the latest day
deaths_a | integer | empty: claims do not tell sides' dead apart from their target
deaths_b | integer | least said of side b's dead, where the dead are soldiers of a named side
deaths_civilians | integer | least said, where the dead are civilians
deaths_unknown | integer | least said, where the page does not say who they were
best | integer | always empty: nobody here decides
high | integer | the greatest upper end anyone says
low | integer | the least lower end anyone says
gwnoa | string | empty: not coded
gwnob | string | empty: not coded
""")

_WHERE = {1: 1, 2: 2, 3: 2, 4: 4, 5: 6, 6: 7}
_WHEN = {1: 1, 2: 2, 3: 4, 4: 5}


def _rows(coverage: Coverage) -> Iterator[Mapping[str, Any]]:
    for happening in from_coverage(coverage, "casualties"):
        if happening.claim.proposition.state == "killed":
            yield {**_where(happening, coverage), **_who(happening), **_sources(happening), **_toll(happening)}


def _who(happening: Happening) -> Mapping[str, Any]:
    one, other = happening.actor, happening.target
    return {
        "id": happening.claim.id, "relid": f"RPT-{happening.row.event.id}", "year": happening.first.year,
        "code_status": "Claims", "type_of_violence": happening.codes.violence,
        "side_a": one.name if one else None, "side_b": other.name if other else None,
        "dyad_name": f"{one.name} - {other.name}" if one and other else None,
        "event_clarity": 1 if happening.first == happening.last else 2, "date_prec": _WHEN[happening.dated],
        "date_start": happening.first.isoformat(), "date_end": happening.last.isoformat(),
    }  # fmt: skip


def _named(actor: Actor | None) -> bool:
    return actor is not None and actor.party not in ("", UNKNOWN)


def _sources(happening: Happening) -> Mapping[str, Any]:
    pages = happening.documents
    return {
        "number_of_sources": len(happening.row.outlets), "source_office": "; ".join(happening.row.outlets),
        "source_article": "; ".join(page.url for page in pages), "source_original": "; ".join(happening.sources),
        "source_date": "; ".join(page.day.isoformat() for page in pages),
        "source_headline": "; ".join(page.title for page in pages if page.title),
    }  # fmt: skip


def _where(happening: Happening, coverage: Coverage) -> Mapping[str, Any]:
    place, slot = happening.place, happening.claim.proposition.place
    if place is None or slot is None:
        return {}
    return {
        "where_prec": _WHERE[int(place.precision)], "where_coordinates": place.canonical or place.name,
        "where_description": coverage.document(happening.claim).words(slot.span), "latitude": place.lat,
        "longitude": place.lon, "geom_wkt": f"POINT ({place.lon} {place.lat})", "country": place.country,
        "priogrid_gid": priogrid(place.lat, place.lon),
    }  # fmt: skip


def priogrid(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID 2: 720 columns of half a degree, counted from the south-west corner, from 1."""
    row, column = min(359, int((lat + 90) * 2)), min(719, int((lon + 180) * 2))
    return row * 720 + column + 1


def _toll(happening: Happening) -> Mapping[str, Any]:
    target = happening.target
    group = "deaths_unknown"
    if civilian(happening.claim.proposition.target):
        group = "deaths_civilians"
    elif _named(target):
        group = "deaths_b"
    return {group: happening.low, "low": happening.low, "high": happening.high, "best": None}


SHEET = Sheet("ucdp-like", "Deadly events in UCDP GED's columns", fixed(*COLUMNS), _rows)
