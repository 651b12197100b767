"""ACLED-like: events in the 31 columns that scripts for ACLED read. These are claims; they are not ACLED's data.

Columns after ACLED's codebook of 2023. What ACLED codes and we do not read (admin areas, interaction codes) is empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportedly.claims.codes import Acled, civilian
from reportedly.exports.happenings import Happening, from_coverage, quoted
from reportedly.exports.sheets import Sheet, columns, fixed
from reportedly.judgements.doers import UNKNOWN
from reportedly.referents import Actor
from reportedly.views import Coverage

COLUMNS = columns("""
event_id_cnty | string | RPT and the first claim's id; never an ACLED id
event_date | date | the earliest day the event may have been
year | integer | year of event_date
time_precision | integer | 1 the day is said, 2 within a week, 3 longer or only the day of the report
disorder_type | string | Political violence or Strategic developments
event_type | string | by kind and means; what has none in ACLED's codebook is left out
sub_event_type | string | by means, status and side
actor1 | string | who does it, as named on the fullest page
assoc_actor_1 | string | party code of actor1
inter1 | string | empty: not coded
actor2 | string | whom or what it is done to
assoc_actor_2 | string | party code of actor2
inter2 | string | empty: not coded
interaction | string | empty: not coded
civilian_targeting | string | Civilian targeting where the target is civilians, press or relief
iso | string | empty: see country
region | string | empty: not coded
country | string | ISO 3166 alpha-3 of the place
admin1 | string | empty: not coded
admin2 | string | empty: not coded
admin3 | string | empty: not coded
location | string | the place, in standard English
latitude | number | degrees, WGS 84
longitude | number | degrees, WGS 84
geo_precision | integer | 1 site or town, 2 district, 3 region or larger
source | string | outlets that carry it, with semicolons
source_scale | string | number of independent origins, at least and at most
notes | string | who says so in whose words
fatalities | integer | least number anyone says were killed; empty where nobody says; never a best estimate
tags | string | contested, claimed by, sides
timestamp | integer | first publication, seconds since 1970
""")

_KINDS = ("attack", "casualties", "control", "movement", "prisoners", "ceasefire", "talks", "materiel")


def _rows(coverage: Coverage) -> Iterator[Mapping[str, Any]]:
    for happening in from_coverage(coverage, *_KINDS):
        coded = happening.codes.acled
        if coded:
            yield _row(happening, coded, coverage)


def _row(happening: Happening, coded: Acled, coverage: Coverage) -> Mapping[str, Any]:
    place, said = happening.place, happening.claim.proposition
    killed = said.kind == "casualties" and said.state == "killed"
    tags = [*(["contested"] if happening.contested else []), *(f"side {side}" for side in happening.row.sides if side)]
    return {
        "event_id_cnty": f"RPT{happening.claim.id}", "event_date": happening.first.isoformat(),
        "year": happening.first.year, "time_precision": min(3, happening.dated),
        "disorder_type": coded.disorder, "event_type": coded.event, "sub_event_type": coded.sub_event,
        "actor1": _name(happening.actor), "assoc_actor_1": _party(happening.actor),
        "actor2": _name(happening.target), "assoc_actor_2": _party(happening.target),
        "civilian_targeting": "Civilian targeting" if civilian(said.target) else None,
        "country": place.country if place else None, "location": place.canonical or place.name if place else None,
        "latitude": place.lat if place else None, "longitude": place.lon if place else None,
        "geo_precision": _precision(int(place.precision)) if place else None,
        "source": "; ".join(happening.row.outlets),
        "source_scale": f"origins {happening.row.least} to {happening.row.most}", "notes": quoted(happening, coverage),
        "fatalities": happening.low if killed else None, "tags": "; ".join(tags),
        "timestamp": int(happening.documents[0].published.at.timestamp()),
    }  # fmt: skip


def _precision(precision: int) -> int:
    return 1 if precision <= 2 else 2 if precision == 3 else 3


def _name(actor: Actor | None) -> str | None:
    return actor.name if actor else None


def _party(actor: Actor | None) -> str:
    return actor.party if actor and actor.party != UNKNOWN else ""


SHEET = Sheet("acled-like", "Events in ACLED's columns", fixed(*COLUMNS), _rows)
