"""Facilities: which town holds a hospital that no gazetteer knows, and where none does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.mentions import MentionKind, Page
from reportedly.referents import Referents

Reader = Callable[..., tuple[Page, Referents]]


def lying(page: Page, known: Referents, words: str) -> set[str]:
    """Where the facilities of some name lie."""
    sites = [m.span for m in page.mentions if m.kind is MentionKind.FACILITY and words in m.text]
    assert sites
    return {known.places[span].value.canonical for span in sites if span in known.places}


def test_a_facility_lies_in_the_town_named_beside_it(read: Reader) -> None:
    page, known = read("Medics in Sumy, Ukraine, said that Ostrohlyad Hospital took in nine people.")
    assert lying(page, known, "Ostrohlyad") == {"Sumy, Ukraine"}


def test_the_town_of_another_paragraph_holds_no_facility(read: Reader) -> None:
    page, known = read("A shell fell on Sumy in Ukraine.\n\nSurgeons left Ostrohlyad Hospital before dawn.")
    assert lying(page, known, "Ostrohlyad") == set()


def test_a_facility_lies_in_one_place_on_a_page(read: Reader) -> None:
    page, known = read(
        "Ostrohlyad Hospital in Sumy is the only one left in the north of Ukraine.\n\n"
        "A drone fell on Poltava on Monday. Guards left Ostrohlyad Hospital the same day."
    )
    assert lying(page, known, "Ostrohlyad") == {"Sumy, Ukraine"}


def test_a_town_abroad_that_the_page_does_not_speak_of_holds_no_facility(read: Reader) -> None:
    text = (
        "Shells fell on Sumy, on Poltava, on Kharkiv, on Dnipro and on Kherson in Ukraine.\n\n"
        "Porto confirmed that one of its nurses was hurt at Ostrohlyad Hospital."
    )
    page, known = read(text)
    assert not any("Portugal" in place for place in lying(page, known, "Ostrohlyad"))


@pytest.mark.parametrize("noun", ["Schools", "Hospitals", "The hospital"])
def test_a_noun_that_begins_a_sentence_is_no_name(read: Reader, noun: str) -> None:
    page, known = read(f"Rockets struck Sumy in Ukraine at noon. {noun} stayed shut.")
    sites = [m.span for m in page.mentions if m.kind is MentionKind.FACILITY]
    assert not any(span in known.places for span in sites)


def test_a_facility_of_a_land_that_the_page_does_not_speak_of_is_another_of_its_name(read: Reader) -> None:
    page, known = read("Iraqi troops in Mosul, Iraq, said that al-Shifa hospital in Mosul was theirs.")
    assert lying(page, known, "Shifa") == {"Mosul, Iraq"}


def test_an_airport_of_a_large_town_abroad_lies_there(read: Reader) -> None:
    text = "Shells fell on Sumy, on Poltava and on Kharkiv in Ukraine.\n\nCrowds met at Marseille airport near noon."
    assert lying(*read(text), "Marseille") == {"Marseille, France"}


def test_no_facility_lies_in_the_middle_of_a_country(read: Reader) -> None:
    page, known = read("Guards in Sumy, Ukraine, called for Lithuania Hospital to be cleared. Lithuania agreed.")
    assert "Lithuania" not in lying(page, known, "Lithuania")
