"""Strays are taken out of what a name may mean; where there are none, all stays as it was."""

from __future__ import annotations

from reportedly.referents import strays
from reportedly.referents.places import Candidate, Place, Precision
from reportedly.referents.resolutions import Naming, Resolution

RAQQA = Candidate(Place("1", "Raqqa", "SYR", 35.95, 39.01, Precision.TOWN, (), 220_000), "verbatim")
TOWER = Candidate(Place("2", "Tower", "IRL", 51.92, -8.61, Precision.TOWN, (), 3_000), "verbatim")
TOWN, HILL = Naming("Raqqa"), Naming("Tower")
CANDIDATES = {TOWN: (RAQQA,), HILL: (TOWER,)}
CHOSEN = {naming: Resolution(one.place, 1.0, one.how, ()) for naming, (one,) in CANDIDATES.items()}


def test_a_small_place_of_a_country_that_the_page_does_not_name_is_astray() -> None:
    assert strays.without(CANDIDATES, CHOSEN, {"SYR": 3.0}) == {TOWN: (RAQQA,), HILL: ()}


def test_where_nothing_is_astray_the_candidates_are_the_same() -> None:
    assert strays.without(CANDIDATES, CHOSEN, {"SYR": 3.0, "IRL": 1.0}) == CANDIDATES


def test_a_page_that_names_hardly_any_country_has_no_strays() -> None:
    assert strays.without(CANDIDATES, CHOSEN, {"SYR": 1.0}) == CANDIDATES


def test_what_the_words_beside_a_name_say_holds_it_is_no_stray() -> None:
    held = Naming("Tower", qualifiers=("IRL",))
    candidates, chosen = {TOWN: (RAQQA,), held: (TOWER,)}, {TOWN: CHOSEN[TOWN], held: CHOSEN[HILL]}
    assert strays.without(candidates, chosen, {"SYR": 3.0}) == candidates


def test_two_places_by_other_names_do_not_speak_for_each_other() -> None:
    sides = [Naming("North Quay"), Naming("South Quay")]
    places = [Place(name.name, "Block", "QAT", 25.3, 51.4 + at / 10, Precision.TOWN) for at, name in enumerate(sides)]
    options = {naming: (Candidate(place, "alternate name"),) for naming, place in zip(sides, places, strict=True)}
    chosen = CHOSEN | {naming: Resolution(one.place, 1.0, one.how, ()) for naming, (one,) in options.items()}
    assert strays.without(CANDIDATES | options, chosen, {"SYR": 3.0, "IRL": 1.0}) == CANDIDATES | dict.fromkeys(
        sides, ()
    )


def test_a_page_speaks_of_the_country_that_most_of_its_places_lie_in() -> None:
    towns = [Naming(name) for name in ("Tabqa", "Maskana", "Resafa")]
    near = [Place(name.name, name.name, "SYR", 36.0, 38.0 + at, Precision.TOWN) for at, name in enumerate(towns)]
    options = CANDIDATES | {n: (Candidate(p, "verbatim"),) for n, p in zip(towns, near, strict=True)}
    chosen = {naming: Resolution(one.place, 1.0, one.how, ()) for naming, (one,) in options.items()}
    assert strays.without(options, chosen, {"SYR": 0.7}) == options | {HILL: ()}
