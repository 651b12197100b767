"""VIINA-like: who holds a place on a day, one column for each party that says so. A panel of claims, not of the front.

A day has a row when someone speaks of it; nothing is carried forward or filled in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportedly.claims import Claim, Modality
from reportedly.exports.sheets import Column, Sheet, columns
from reportedly.judgements.doers import UNKNOWN
from reportedly.referents import Place
from reportedly.views import Coverage

FIRST = columns("""
geonameid | string | GeoNames id of the place where it has one, else ours
asciiname | string | the place
country | string | ISO 3166 alpha-3
latitude | number | degrees, WGS 84
longitude | number | degrees, WGS 84
precision | string | site, town, district, region, country, area: how exact the point is
date | date | the last day the claim speaks of; the day of the report where it names none
status | string | the party all claimants name as holding it; CONTESTED where they differ
""")
_HOLDS = frozenset({"captured", "held", "retaken"})


def _columns(coverage: Coverage) -> tuple[Column, ...]:
    parties = sorted({_party(claim) for claim in coverage.claims("control")})
    meaning = "the party that claimants of {} name as holding it; UNK: outlets' own voices and sides not known"
    return (*FIRST, *(Column(f"status_{party}", "string", meaning.format(party)) for party in parties))


def _rows(coverage: Coverage) -> Iterator[Mapping[str, Any]]:
    cells: dict[tuple[str, str, str], dict[str, set[str]]] = {}
    places: dict[str, Place] = {}
    for claim in coverage.claims("control"):
        slot = claim.proposition.place
        if slot is None or claim.modality is not Modality.ACTUAL:
            continue
        places[slot.value.id] = slot.value
        key = (slot.value.canonical or slot.value.name, slot.value.id, _day(claim, coverage))
        cells.setdefault(key, {}).setdefault(_party(claim), set()).add(_holder(claim))
    for (name, id_, day), said in sorted(cells.items()):
        yield {**_place(places[id_], name), "date": day, "status": _one(set().union(*said.values())), **_by(said)}


def _by(said: Mapping[str, set[str]]) -> Mapping[str, str]:
    return {f"status_{party}": _one(holders) for party, holders in said.items()}


def _place(place: Place, name: str) -> Mapping[str, Any]:
    return {
        "geonameid": place.id.removeprefix("geonames:"), "asciiname": name, "country": place.country,
        "latitude": place.lat, "longitude": place.lon, "precision": place.precision.name.lower(),
    }  # fmt: skip


def _holder(claim: Claim) -> str:
    said = claim.proposition
    if said.state not in _HOLDS:
        return "CONTESTED"
    return said.actor.value.party if said.actor else UNKNOWN


def _one(holders: set[str]) -> str:
    return next(iter(holders)) if len(holders) == 1 else "CONTESTED"


def _party(claim: Claim) -> str:
    return claim.claimants[0].value.party.replace(":", "_") if claim.claimants else UNKNOWN


def _day(claim: Claim, coverage: Coverage) -> str:
    time = claim.proposition.time
    return (time.value.latest if time else coverage.document(claim).day).isoformat()


SHEET = Sheet("viina-like", "Control by place, day and claimant's party", _columns, _rows)
