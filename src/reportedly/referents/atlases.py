"""Atlases: the shipped gazetteer, read from a packed table, a table of countries and a table of our own.

The packed table (its form: ``training/gazetteer.py``) stays packed in memory; a place is made when it is asked for.
"""

from __future__ import annotations

import json
import zlib
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from reportedly.mentions.spellings import fold
from reportedly.referents import bearings
from reportedly.referents.places import Candidate, Place, Precision

TWO_SLIPS = 9
"""Letters from which a name may differ by two slips; shorter ones only by one (claims.md 4)."""
FEWEST = 10
"""Settlements below which a country or region has no parts."""
DOMINANT = 20
"""Of two places that one slip could mean, the one with this many times the people of the other is meant."""


def table_rows(lines: Iterable[str]) -> Iterator[list[str]]:
    """The rows of a tab-separated table without its header."""
    rows = (line.rstrip("\n").split("\t") for line in lines)
    next(rows, None)
    return rows


class Table:
    """The packed table: names to places by binary search, places by number."""

    def __init__(self, packed: bytes) -> None:
        head, _, body = packed.partition(b"\n")
        sections, start = {}, 0
        for name, length in json.loads(head).items():
            sections[name] = zlib.decompress(body[start : start + length])
            start += length
        self._keys = sections["keys"]
        ends = np.append(np.flatnonzero(np.frombuffer(self._keys, np.uint8) == 10), len(self._keys))
        self._ends = array("I", ends.astype("<u4").tobytes())
        self._counts = sections["counts"]
        self._first = array("I", accumulate(self._counts, initial=0))
        self._refs = array("I", sections["refs"])
        self._columns = {name: array("I", sections[name]) for name in ("ids", "people", "parents")}
        self._ids = np.frombuffer(sections["ids"], "<u4")
        self._by_id = np.argsort(self._ids, kind="stable")
        self._points = array("f", sections["lat"]), array("f", sections["lon"])
        self._kinds, self._countries = sections["kinds"], sections["countries"]
        self._codes = sections["codes"].decode().split("\n")
        self._names = sections["names"].split(b"\n")

    def _key(self, row: int) -> bytes:
        return self._keys[(self._ends[row - 1] + 1 if row else 0) : self._ends[row]]

    def _row_from(self, sought: bytes) -> int:
        """The first row whose name does not stand before some bytes."""
        return bisect_left(range(len(self._ends)), sought, key=self._key)

    def row(self, key: str) -> int | None:
        """The row of a folded name."""
        sought = key.encode()
        row = self._row_from(sought)
        return row if row < len(self._ends) and self._key(row) == sought else None

    def places(self, key: str) -> tuple[tuple[int, bool], ...]:
        """Numbers of the places with a folded name, most populous first, and whether it is an alternate name."""
        row = self.row(key)
        if row is None:
            return ()
        refs = self._refs[self._first[row] : self._first[row] + self._counts[row]]
        return tuple((ref >> 1, bool(ref & 1)) for ref in refs)

    def people(self, number: int) -> int:
        """Inhabitants of a place; 0 when unknown."""
        return self._columns["people"][number]

    def number(self, geonames: int) -> int | None:
        """The place with a GeoNames id."""
        at = int(np.searchsorted(self._ids, geonames, sorter=self._by_id))
        number = int(self._by_id[at]) if at < len(self._by_id) else -1
        return number if number >= 0 and self._columns["ids"][number] == geonames else None

    def country(self, number: int) -> str:
        """ISO alpha-3 of the country of a place."""
        return self._codes[self._countries[number]]

    def areas(self, number: int) -> tuple[int, ...]:
        """The districts and regions that hold a place, nearest first."""
        found = []
        parent = self._columns["parents"][number]
        while parent:
            found.append(parent - 1)
            parent = self._columns["parents"][parent - 1]
        return tuple(found)

    def identity(self, number: int) -> str:
        """The public id of a place."""
        return f"geonames:{self._columns['ids'][number]}"

    def place(self, number: int, country: Place | None) -> Place:
        """The place itself, inside its country."""
        name, code = self._names[number].decode(), self.country(number)
        return Place(
            id=self.identity(number),
            name=name,
            country=code,
            lat=round(self._points[0][number], 5),
            lon=round(self._points[1][number], 5),
            precision=Precision(self._kinds[number]),
            within=(*map(self.identity, self.areas(number)), *((country.id,) if country else ())),
            population=self.people(number),
            canonical=f"{name}, {country.name if country else code}",
        )

    def names_in(self, code: str, initial: str) -> tuple[str, ...]:
        """Every folded name of a place in a country that begins with a letter."""
        if code not in self._codes or not initial:
            return ()
        first, last = (self._row_from(initial.encode() + end) for end in (b"", b"\xff"))
        refs = slice(self._first[first], self._first[last])
        numbers = np.frombuffer(self._refs, "<u4")[refs] >> 1
        inside = np.frombuffer(self._countries, np.uint8)[numbers] == self._codes.index(code)
        rows = np.repeat(np.arange(first, last), np.frombuffer(self._counts, np.uint8)[first:last])
        return tuple(self._key(int(row)).decode() for row in np.unique(rows[inside]))

    def towns_of(self, place: Place) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Latitudes and longitudes of the settlements of a country or region."""
        lat, lon = (np.frombuffer(column, "<f4").astype(float) for column in self._points)
        towns = np.frombuffer(self._kinds, np.uint8) == Precision.TOWN
        if place.precision is Precision.COUNTRY:
            inside = np.frombuffer(self._countries, np.uint8) == self._codes.index(place.country)
        else:
            number = self.number(int(place.id.removeprefix("geonames:")))
            near = np.frombuffer(self._columns["parents"], "<u4").astype(int) - 1
            inside = (near == number) | (near[near] == number)
        return lat[towns & inside], lon[towns & inside]


class Atlas:
    """Every settlement of 500 people, two levels of regions, countries, and the places our own table adds.

    ``packed``: the bytes of places.bin. ``countries``, ``own``: the lines of countries.tsv and places_own.tsv.
    """

    def __init__(self, packed: bytes, countries: Iterable[str], own: Iterable[str] = ()) -> None:
        self._table = Table(packed)
        self._countries: dict[str, Place] = {}
        self._capitals: dict[str, str] = {}
        self._extra: dict[str, list[Candidate]] = defaultdict(list)
        self._renamed: dict[int, str] = {}
        self._moved: dict[int, tuple[float, float, Precision]] = {}
        for row in table_rows(countries):
            self._add_country(row)
        for row in table_rows(own):
            self._add_own(row)
        self.look_up = lru_cache(20_000)(self._look_up)
        self.weight = lru_cache(20_000)(self._weight)
        self.respelt = lru_cache(4_000)(self._respelt)
        self.part = lru_cache(500)(self._part)
        self._names_in = lru_cache(200)(self._table.names_in)

    def _add_country(self, row: list[str]) -> None:
        code, _, number, name, lat, lon, capital, demonyms, aliases, _, people = row
        place = Place(
            f"geonames:{number}", name, code, float(lat), float(lon), Precision.COUNTRY, (), int(people), canonical=name
        )
        self._countries[code], self._capitals[code] = place, fold(capital)
        self._name(place, name, aliases)
        for demonym in filter(None, demonyms.split("|")):
            self._extra[fold(demonym)].append(Candidate(place, "demonym"))

    def _add_own(self, row: list[str]) -> None:
        name, aliases, code, lat, lon, precision, people, number = row
        country = self._countries.get(code)
        if number:
            known = self._table.number(int(number))
            if known is None:
                raise ValueError(f"no place has the GeoNames id {number} of {name!r}")
            self._renamed[known] = name
            if lat:
                self._moved[known] = float(lat), float(lon), Precision(int(precision))
            place = self._place(known)
        else:
            place = Place(
                id=f"own:{fold(name).replace(' ', '-')}",
                name=name,
                country=code,
                lat=float(lat),
                lon=float(lon),
                precision=Precision(int(precision)),
                within=(country.id,) if country else (),
                population=int(people or 0),
                canonical=f"{name}, {country.name}" if country else name,
            )
        self._name(place, name, aliases)

    def _place(self, number: int) -> Place:
        """A place of the packed table, by the name that our own table prefers and at the point it knows."""
        country = self._countries.get(self._table.country(number))
        place = self._table.place(number, country)
        if number in self._moved:
            lat, lon, precision = self._moved[number]
            place = replace(place, lat=lat, lon=lon, precision=precision)
        name = self._renamed.get(number)
        return (
            replace(place, name=name, canonical=f"{name}, {country.name if country else place.country}")
            if name
            else place
        )

    def _name(self, place: Place, name: str, aliases: str) -> None:
        self._extra[fold(name)].append(Candidate(place, "verbatim"))
        for key in sorted({fold(alias) for alias in aliases.split("|")} - {"", fold(name)}):
            self._extra[key].append(Candidate(place, "alternate name"))

    def country(self, code: str) -> Place | None:
        """The country with an ISO alpha-3 code."""
        return self._countries.get(code)

    def _part(self, place: Place, bearing: str) -> Place | None:
        """The part of an area on one side ("north-east"): the middle of what is settled there."""
        if place.precision not in (Precision.COUNTRY, Precision.REGION) or not place.id.startswith("geonames:"):
            return None
        lat, lon = self._table.towns_of(place)
        if len(lat) < FEWEST:
            return None
        middle = bearings.middle(lat, lon, bearing)
        return replace(
            place,
            id=f"{place.id}/{bearing}",
            name=f"{bearing} of {place.name}",
            lat=round(middle[0], 3),
            lon=round(middle[1], 3),
            precision=Precision.REGION,
            within=(place.id, *place.within),
            canonical=f"{bearing} of {place.canonical}",
        )

    def _weight(self, name: str) -> int:
        """1 + the inhabitants of the largest place of that name; 0 when no place has it. Countries count as any."""
        key = fold(name)
        own = max((c.place.population + 1 for c in self._extra.get(key, ())), default=0)
        return max(own, max((self._table.people(number) + 1 for number, _ in self._table.places(key)[:1]), default=0))

    def _look_up(self, name: str) -> tuple[Candidate, ...]:
        key = fold(name)
        own = self._extra.get(key, [])
        known = {candidate.place.id for candidate in own}
        rest = (
            Candidate(self._place(number), "alternate name" if other else "verbatim")
            for number, other in self._table.places(key)
        )
        return self._with_capital(key, (*own, *(candidate for candidate in rest if candidate.place.id not in known)))

    def _with_capital(self, key: str, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        """The candidates of a name, the capital known as one: of its towns of that name the most populous."""
        towns = [at for at, one in enumerate(found) if self._capital(key, one.place)]
        if not towns:
            return found
        first = max(towns, key=lambda at: (found[at].place.population, -at))
        return tuple(replace(one, capital=at == first) for at, one in enumerate(found))

    def _capital(self, key: str, place: Place) -> bool:
        return place.precision is Precision.TOWN and self._capitals.get(place.country) == key

    def _respelt(self, name: str, countries: Sequence[str]) -> Candidate | None:
        """The one place in these countries whose name differs by a slip of the pen; None when none or two."""
        key = fold(name)
        slips = 2 if len(key.removeprefix("al ")) >= TWO_SLIPS else 1
        names = [known for code in countries for known in self._names_in(code, key[:1])]
        near = process.extract(key, names, scorer=DamerauLevenshtein.distance, score_cutoff=slips, limit=None)
        if not near:
            return None
        fewest = int(min(found[1] for found in near))
        places = {
            c.place.id: c.place
            for n, d, _ in near
            if d == fewest
            for c in self.look_up(n)
            if c.place.country in countries
        }
        holders = {area for place in places.values() for area in place.within}
        places = {name: place for name, place in places.items() if name not in holders}
        ordered = sorted(places.values(), key=lambda place: (-place.population, place.id))
        if len(ordered) > 1 and ordered[0].population < DOMINANT * max(1, ordered[1].population):
            return None
        return Candidate(ordered[0], f"edit distance {fewest}")
