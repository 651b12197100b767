"""Places as a page means them. All sentences are invented."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable

import numpy as np
import pytest

from reportedly import referents
from reportedly.mentions import MentionKind, Page
from reportedly.mentions.spellings import fold
from reportedly.pipeline import Instruments
from reportedly.referents import Referents
from reportedly.referents.atlases import Atlas
from reportedly.referents.bearings import middle
from reportedly.referents.places import Place, Precision
from reportedly.text import Span

Reader = Callable[..., tuple[Page, Referents]]


def place(page: Page, known: Referents, words: str) -> Place:
    start = page.document.text.index(words)
    return known.places[Span(page.document.id, start, start + len(words))].value


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("Kiev", "Kyiv, Ukraine"),
        ("Kharkov", "Kharkiv, Ukraine"),
        ("Deraa", "Daraa, Syria"),
        ("Deir Ezzor", "Deir ez-Zor, Syria"),
        ("San'a", "Sanaa, Yemen"),
        ("Rangoon", "Yangon, Myanmar"),
        ("Donbass", "Donbas, Ukraine"),
        ("Black Sea", "Black Sea"),
        ("Turkish", "Turkey"),
    ],
)
def test_press_spellings_lead_to_one_place(tools: Instruments, name: str, canonical: str) -> None:
    assert tools.gazetteer.look_up(name)[0].place.canonical == canonical


def test_no_place_has_that_name(tools: Instruments) -> None:
    assert tools.gazetteer.look_up("Xqzt Vnmrple") == ()
    assert tools.gazetteer.weight("Xqzt Vnmrple") == 0


def test_city_and_region_of_one_name_are_two_candidates(tools: Instruments) -> None:
    kinds = {c.place.precision for c in tools.gazetteer.look_up("Kherson") if c.place.country == "UKR"}
    assert {Precision.TOWN, Precision.REGION} <= kinds


def test_the_word_beside_a_name_chooses_city_or_region(read: Reader) -> None:
    page, known = read("Fighting went on across Idlib province in Syria. Shells hit the city of Homs.")
    assert place(page, known, "Idlib").precision is Precision.REGION
    assert place(page, known, "Homs").precision is Precision.TOWN


def test_one_word_makes_regions_of_all_names_before_it(read: Reader) -> None:
    page, known = read(
        "In Syria, shells fell on Idlib, Aleppo and Hama provinces. Ukraine lost Kherson and one region."
    )
    assert {place(page, known, name).precision for name in ("Idlib", "Aleppo", "Hama")} == {Precision.REGION}
    assert place(page, known, "Kherson").precision is Precision.TOWN


def test_a_hill_is_no_town_of_a_country_that_the_page_does_not_name(read: Reader) -> None:
    page, known = read(
        "Syrian troops in Syria shelled Raqqa. Syria lost it. There fighters held Tower, a hill above the river."
    )
    start = page.document.text.index("Tower")
    assert Span(page.document.id, start, start + 5) not in known.places


def test_a_town_across_the_border_is_no_stray(read: Reader) -> None:
    page, known = read("Syrian shells fell near Azaz in Syria. Three Syrians died and were carried to Kilis.")
    assert place(page, known, "Kilis").country == "TUR"


def test_a_river_is_not_the_town_of_its_name(read: Reader) -> None:
    page, known = read("Ukrainian troops crossed the Dnipro. Ukraine buried two of them in Dnipro.")
    river, town = page.document.text.index("Dnipro"), page.document.text.rindex("Dnipro")
    assert known.places[Span(page.document.id, river, river + 6)].value.precision is Precision.AREA
    assert known.places[Span(page.document.id, town, town + 6)].value.precision is Precision.TOWN


def test_a_village_that_no_table_has_lies_where_the_words_beside_it_say(read: Reader) -> None:
    page, known = read("In Afghanistan a bomb hit the village of Wraskand in Logar province on Monday.")
    cited = known.places[next(m.span for m in page.mentions if m.text == "Wraskand")]
    assert (cited.value.name, cited.how) == ("Logar", "context: Logar")


def test_a_hotel_lies_in_the_town_named_beside_it(read: Reader) -> None:
    page, known = read("Gunmen stormed the Blue Lantern hotel in Mogadishu. Nairobi condemned it. Somalia mourns.")
    assert place(page, known, "Blue Lantern hotel").name == "Mogadishu"


def test_on_a_page_of_the_world_a_name_is_the_state_s_before_a_town_s(read: Reader) -> None:
    page, known = read("The United States, Russia, Iran and Turkey met. He was flown from the United States to Cuba.")
    assert place(page, known, "Cuba").precision is Precision.COUNTRY


def test_what_holds_a_place_is_read_beside_it(read: Reader) -> None:
    page, known = read("A factory burned in Paris, Texas, on Monday.")
    assert place(page, known, "Paris").country == "USA"
    page, known = read("Ministers met in Paris on Monday.")
    assert place(page, known, "Paris").country == "FRA"


def test_the_war_of_the_page_chooses_among_names(read: Reader) -> None:
    page, known = read("Libyan officials said shells fell on Tripoli and on Misrata.")
    assert place(page, known, "Tripoli").country == "LBY"
    page, known = read("Lebanese soldiers fell back from Tripoli to Beirut, Lebanon's army said.")
    assert place(page, known, "Tripoli").country == "LBN"


def test_a_slip_of_the_pen_is_repaired_and_shown(read: Reader) -> None:
    page, known = read("Ukrainian troops hold the town of Mairupol, Ukraine's army said.")
    start = page.document.text.index("Mairupol")
    cited = known.places[Span(page.document.id, start, start + 8)]
    assert (cited.value.canonical, cited.how) == ("Mariupol, Ukraine", "edit distance 1")


def test_two_cities_are_no_slip_of_one_another(read: Reader) -> None:
    page, known = read("Ukrainian troops hold Kharkiv, and Russian forces are in Kherson.")
    assert place(page, known, "Kharkiv").name == "Kharkiv"
    assert place(page, known, "Kherson").name == "Kherson"


def test_a_side_of_a_country_lies_on_that_side(read: Reader) -> None:
    page, known = read("Strikes hit northern Syria. Nothing else was heard from Syria.")
    north = place(page, known, "Syria")
    assert north.lat > 36 and north.precision is Precision.REGION and north.within[0] == "geonames:163843"


def test_the_side_of_a_country_is_where_most_of_its_land_there_is_settled(read: Reader) -> None:
    page, known = read("Convoys crossed north-eastern Syria, and shells fell in eastern Ukraine.")
    side, front = place(page, known, "Syria"), place(page, known, "Ukraine")
    assert side.distance(Place("", "", "SYR", 36.6, 40.9, Precision.REGION)) < 50
    assert front.distance(Place("", "", "UKR", 48.4, 37.7, Precision.REGION)) < 50


def test_the_side_of_a_country_is_not_the_corner_beside_it(read: Reader) -> None:
    page, known = read("Wells ran dry in eastern Syria. Roads in eastern Afghanistan are open.")
    desert, hills = place(page, known, "Syria"), place(page, known, "Afghanistan")
    assert desert.distance(Place("", "", "SYR", 35.2, 40.3, Precision.REGION)) < 80
    assert hills.distance(Place("", "", "AFG", 34.4, 70.2, Precision.REGION)) < 80


@pytest.mark.parametrize(
    ("words", "sided"),
    [
        ("Drones were heard in Syria's north-east, residents said.", True),
        ("Mines were laid in Syria’s rebel-held north and along the river.", True),
        ("Ships lay off Syria's west coast.", False),
        ("Syria's northern neighbour sent flour.", False),
    ],
)
def test_the_side_that_a_country_has(read: Reader, words: str, sided: bool) -> None:
    page, known = read(words)
    assert (place(page, known, "Syria").precision is Precision.REGION) is sided


def test_islands_and_exclaves_far_off_draw_no_side_of_a_country_there(read: Reader) -> None:
    page, known = read("Fires burnt in western Spain and in the western United States, and snow fell in Norway.")
    assert place(page, known, "Spain").lon > -8
    assert place(page, known, "United States").lon > -125


def test_what_lies_far_beyond_a_country_does_not_draw_its_sides_there(read: Reader) -> None:
    page, known = read("Trains stood still in south-western Russia, and in eastern Britain as well.")
    south, east = place(page, known, "Russia"), place(page, known, "Britain")
    assert south.distance(Place("", "", "RUS", 48.0, 41.0, Precision.REGION)) < 300
    assert east.distance(Place("", "", "GBR", 52.3, 0.5, Precision.REGION)) < 100


def test_the_side_where_an_area_has_no_land_is_what_lies_nearest_to_it() -> None:
    shore = [10.0 - step / 10 for step in range(10)]
    lat, lon = np.array([*shore, *[0.0] * 10]), np.array([*[0.0] * 10, *shore])
    assert all(0 <= degrees <= 10 for degrees in middle(lat, lon, "north-east"))


def test_a_district_without_a_town_in_the_table_lies_where_our_own_table_says(read: Reader) -> None:
    page, known = read("A patrol found mines in Musa Qala district of Helmand province, Afghanistan.")
    assert place(page, known, "Musa Qala").distance(Place("", "", "AFG", 32.4, 64.7, Precision.TOWN)) < 30


def test_a_state_that_owns_a_base_abroad_does_not_hold_its_town(read: Reader) -> None:
    page, known = read("Norway asked the United States about a US depot in Lebanon.")
    assert place(page, known, "Lebanon").canonical == "Lebanon"


def test_a_state_or_capital_is_no_town_of_the_state_named_before_it(read: Reader) -> None:
    page, known = read("A mill burned in Syria. US blames Damascus for it, and the US Russia deal on grain is off.")
    assert place(page, known, "Damascus").country == "SYR"
    assert place(page, known, "Russia").canonical == "Russia"


def test_a_facility_lies_where_its_name_says(read: Reader) -> None:
    page, known = read("Rockets struck Qardaha hospital in Syria, medics said.")
    sites = [m.span for m in page.mentions if m.kind is MentionKind.FACILITY]
    assert known.places[sites[0]].value.canonical == "Qardaha, Syria"


def test_spans_given_are_resolved_exactly(read: Reader, tools: Instruments) -> None:
    page, _ = read("Turkish jets flew over Manbij.")
    asked = [Span(page.document.id, 0, 7), Span(page.document.id, 23, 29)]
    found = referents.places_at(asked, page, tools.gazetteer)
    assert [found[span].place.name for span in asked] == ["Turkey", "Manbij"]
    assert all(0 < found[span].score <= 1 for span in asked)


def test_distance_is_along_the_sphere() -> None:
    kyiv = Place("a", "Kyiv", "UKR", 50.45, 30.52, Precision.TOWN)
    lviv = Place("b", "Lviv", "UKR", 49.84, 24.03, Precision.TOWN)
    assert kyiv.distance(lviv) == pytest.approx(468, abs=5)


def test_folding_leaves_case_accents_and_hyphens_aside() -> None:
    assert fold("Deir ez-Zor") == fold("DEIR EZ ZOR") and fold("Türkiye’s") == "turkiyes"


def packed(**sections: bytes) -> bytes:
    bodies = {name: zlib.compress(body) for name, body in sections.items()}
    return (json.dumps({name: len(body) for name, body in bodies.items()}) + "\n").encode() + b"".join(bodies.values())


def test_an_own_row_that_points_nowhere_is_refused() -> None:
    none = packed(keys=b"a", counts=b"\x00", refs=b"", names=b"A", ids=b"", lat=b"", lon=b"", people=b"", kinds=b"",
                  countries=b"", parents=b"", codes=b"")  # fmt: skip
    header = "name\taliases\tcountry\tlat\tlon\tprecision\tpopulation\tgeonames"
    with pytest.raises(ValueError, match="no place has the GeoNames id 7"):
        Atlas(none, ["header"], [header, "Nowhere\t\tUKR\t\t\t\t\t7"])
