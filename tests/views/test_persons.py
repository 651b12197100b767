"""Private persons by the words around their names."""

from __future__ import annotations

import pytest

from reportedly.views import persons

NAMED = (
    ("Olena Marchuk, 34, was killed at home.", ["Olena Marchuk"]),
    ("Shelling killed Aye Nyein Thu and her son Kyaw Zin.", ["Aye Nyein Thu", "Kyaw Zin"]),
    ("Three were hurt: Omar Saleh, Lina Haddad and Dr Yusuf al-Amin, who was wounded.",
     ["Omar Saleh", "Lina Haddad", "Yusuf al-Amin"]),
    ("The body of Gebre Tesfaye was found.", ["Gebre Tesfaye"]),
    ("His wife Iryna Bondar waits.", ["Iryna Bondar"]),
    ("Soldiers detained the teacher Ahmad Zia Noori on Friday.", ["Ahmad Zia Noori"]),
    ("Danylo Marchuk's brother Ostap Marchuk died.", ["Ostap Marchuk"]),
)  # fmt: skip
NOT_NAMED = (
    "Twelve people were killed in Deir Hafer, Governor Petro Zalizniak said.",
    "The Rapid Support Forces were hit by the Sudanese Armed Forces.",
    "Colonel Nabil Osman, the army spokesman, was wounded.",
    "The Free Harbour Council mourned the dead on Monday April 7.",
    "Tariq Aziz Street was shelled; two died.",
    "Talks between Ilan Tesk and Orra Lind went on.",
    "قُتل محمد علي في حلب",
)


@pytest.mark.parametrize(("words", "names"), NAMED)
def test_they_are_found(words: str, names: list[str]) -> None:
    assert list(persons.from_text(words)) == names


@pytest.mark.parametrize("words", NOT_NAMED)
def test_places_bodies_and_officials_are_not(words: str) -> None:
    assert list(persons.from_text(words)) == []


def test_a_name_goes_on_to_its_end() -> None:
    assert persons.whole("held Mahmoud al-Darwish, a teacher", 5) == "Mahmoud al-Darwish"
    assert persons.whole("held Mahmoud today", 5) == ""


def test_a_long_page_is_read_in_one_go() -> None:
    page = "Olena Marchuk, a nurse, was killed and " * 2000
    assert set(persons.from_text(page)) == {"Olena Marchuk"}
