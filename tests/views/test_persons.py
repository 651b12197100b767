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
    ("The mayor's daughter Lida Harrow was wounded.", ["Lida Harrow"]),
    ("Lida Harrow, daughter of the mayor, was wounded.", ["Lida Harrow"]),
    ("The chief of the guard let go of Lida Harrow, 9, who was wounded.", ["Lida Harrow"]),
)  # fmt: skip
NOT_NAMED = (
    "Twelve people were killed in Deir Hafer, Governor Petro Zalizniak said.",
    "The Rapid Support Forces were hit by the Sudanese Armed Forces.",
    "Colonel Nabil Osman, the army spokesman, was wounded.",
    "The Free Harbour Council mourned the dead on Monday April 7.",
    "Tariq Aziz Street was shelled; two died.",
    "Talks between Ilan Tesk and Orra Lind went on.",
    "Troops were killed near Oldport, North Quessia, was the word.",
    "Shells killed two in Tal Orrin hilltop, and the strategic Tal Orrin hilltop was captured.",
    "The head of the Harbour Council Petro Zalizniak was wounded.",
    "قُتل محمد علي في حلب",
)


@pytest.mark.parametrize(("words", "names"), NAMED)
def test_they_are_found(words: str, names: list[str]) -> None:
    assert list(persons.from_text(words)) == names


@pytest.mark.parametrize("words", NOT_NAMED)
def test_places_bodies_and_officials_are_not(words: str) -> None:
    assert list(persons.from_text(words)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells fell on the villages of Oldport and Tal Orrin.", "Tal Orrin"),
        ("An attack on Bab Orrin neighbourhood killed two.", "Bab Orrin"),
        ("A sniper fired in Ebba Road.", "Ebba Road"),
        ("The tanker Lida Harrow was hit by shells.", "Lida Harrow"),
        ("Hurricane Edda struck the harbour.", "Hurricane Edda"),
        ("Soldiers met member of parliament Lida Harrow.", "Lida Harrow"),
        ("Fighting went on around Lida Orrin.", "Lida Orrin"),
    ],
)
def test_a_place_a_thing_and_an_official_are_told_by_the_words_around_them(text: str, name: str) -> None:
    assert persons.otherwise(text, text.index(name), name)


@pytest.mark.parametrize(
    "text",
    [
        "An attack on Lida Harrow was reported.",
        "Soldiers near the market held Lida Harrow.",
        "A shell fell near the school. Near it stood Lida Harrow.",
        "The general met Lida Harrow in Varn.",
        "The son of Lida Harrow fled to Varn.",
        "In Lida Harrow's street a shell fell.",
    ],
)
def test_in_doubt_it_is_a_person(text: str) -> None:
    assert not persons.otherwise(text, text.index("Lida Harrow"), "Lida Harrow")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Lida Harrow Killed", ("Lida Harrow",)),
        ("Casualties Reported", ()),
        ("Allies Liberate Villages From", ()),
        ("Quessias F-16s", ()),
        ("LIDA HARROW", ("LIDA HARROW",)),
        ("Olena Marchuk Wounded With Ostap Marchuk", ("Olena Marchuk", "Ostap Marchuk")),
    ],
)
def test_words_of_a_headline_are_no_part_of_a_name(words: str, names: tuple[str, ...]) -> None:
    assert persons.parts(words) == names


def test_a_name_goes_on_to_its_end() -> None:
    assert persons.whole("held Mahmoud al-Darwish, a teacher", 5) == "Mahmoud al-Darwish"
    assert persons.whole("held Mahmoud today", 5) == ""


def test_a_long_page_is_read_in_one_go() -> None:
    page = "Olena Marchuk, a nurse, was killed and " * 2000
    assert set(persons.from_text(page)) == {"Olena Marchuk"}
