"""Families of outlets, by a dated table; what it does not know stands for itself."""

from datetime import date
from pathlib import Path

from bundles import coded, judged, page, said

import reportedly
from reportedly.judgements.outlets import Outlets
from reportedly.testimony import Row, relations

TABLE = (
    "name\tfamily\tkind\tsince\tuntil",
    "Morning Crier\tBerg Press\tpaper\t\t",
    "Evening Crier\tBerg Press\tpaper\t2029-01-01\t",
    "Nordwire\tNordwire\tagency\t\t",
)
TAKEN = "Gunmen have seized the grain silos of Arun"


def test_a_family_holds_from_its_day_on() -> None:
    outlets = Outlets(TABLE)
    assert outlets.family("The Evening Crier", date(2030, 1, 1)) == "Berg Press"
    assert outlets.family("Evening Crier", date(2028, 1, 1)) == "evening crier"
    assert outlets.family("Village Voice", date(2030, 1, 1)) == "village voice"
    assert (outlets.agency("Nordwire", date(2030, 1, 1)), outlets.agency("Morning Crier", date(2030, 1, 1))) == (
        True,
        False,
    )


def row(outlets: Outlets | None, *names: str) -> Row:
    """One event that pages of these outlets have in their own voice, each in its own words."""
    pages = []
    for n, name in enumerate(names):
        document = page(f"p{n}", f"{TAKEN}, and shops number {n} of the old town are shut.", name)
        record = said("control", TAKEN, "", "Arun", status="captured", day="2030-05-01", actor="gunmen/NOR:REB")
        pages.append((document, coded(document, record)))
    claims = [claim for _, coded_claims in pages for claim in coded_claims]
    more = (outlets,) if outlets else ()
    (found,) = relations(claims, judged(pages), [document for document, _ in pages], *more).rows
    return found


def test_two_papers_of_one_house_add_one_at_most() -> None:
    assert (
        row(Outlets(TABLE), "Morning Crier", "Evening Crier").least,
        row(Outlets(TABLE), "Morning Crier", "Evening Crier").most,
    ) == (0, 1)
    assert row(None, "Morning Crier", "Evening Crier").most == 2
    assert row(Outlets(TABLE), "Morning Crier", "Village Voice").most == 2


def test_the_shipped_table_is_read() -> None:
    path = Path(reportedly.__file__).parent / "data" / "outlets.tsv"
    outlets = Outlets(path.read_text(encoding="utf-8").splitlines())
    assert outlets.agency("AFP", date(2020, 1, 1))
    assert outlets.family("AFP", date(2020, 1, 1)) == outlets.family("Agence France-Presse", date(2020, 1, 1))
    assert outlets.family("The Observer", date(2024, 1, 1)) != outlets.family("The Observer", date(2026, 1, 1))


def test_each_outlet_of_the_actors_has_an_id_of_its_own_family() -> None:
    folder = Path(reportedly.__file__).parent / "data"
    outlets = Outlets((folder / "outlets.tsv").read_text(encoding="utf-8").splitlines())
    lines = (folder / "actors.tsv").read_text(encoding="utf-8").splitlines()
    rows = [dict(zip(lines[0].split("\t"), line.split("\t"), strict=False)) for line in lines[1:]]
    day = date(2026, 1, 1)
    for row in rows:
        if row["party"] == "MED" and row["kind"] == "organisation":
            names = [row["name"], *filter(None, row["aliases"].split("|"))]
            known = {outlets.family(name, day) for name in names if outlets.knows(name, day)}
            assert len(known) <= 1, row["name"]
