"""Who is who. Sentences and most persons are invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from reportedly.mentions import Page
from reportedly.pipeline import Instruments
from reportedly.referents import Actor, Lexicon, Referents
from reportedly.referents.actors import surname_key
from reportedly.text import Span

Reader = Callable[..., tuple[Page, Referents]]
SYRIA = "Fighting went on in Homs and Aleppo, the Syrian Observatory for Human Rights said. "


def named(read: Reader, text: str, words: str, day: str = "2016-07-20") -> Actor:
    page, known = read(text, day)
    start = page.document.text.rindex(words)
    return known.actor_named(words, Span(page.document.id, start, start + len(words)))


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Russian warplanes", "RUS"),
        ("regime forces", "SYR"),
        ("the army", "SYR"),
        ("rebels", "SYR:REB"),
        ("residents", "SYR:CVL"),
        ("Syrian Democratic Forces", "SYR:SDF"),
        ("Nusra Front", "SYR:HTS"),
        ("Islamic State fighters", "ISIS"),
        ("Turkish-backed rebels", "SYR:REB"),
        ("US-led coalition", "USA"),
        ("Russia and the regime", "RUS"),
        ("activists", "SYR:NGO"),
        ("Bashar al-Assad", "SYR"),
        ("Staffan de Mistura", "UN"),
    ],
)
def test_parties_on_a_page_about_syria(read: Reader, words: str, party: str) -> None:
    assert named(read, SYRIA + f"Later {words} were seen again.", words).party == party


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("Shelling of Omdurman and Khartoum killed residents.", "residents", "SDN:CVL"),
        ("In Kachin and Sagaing the junta bombed Lashio, Myanmar.", "junta", "MMR"),
        ("Drones hit Marib and Taiz, Yemen; Houthi fighters advanced. The rebels deny it.", "rebels", "YEM:HOU"),
        ("A war broke out in Vanuatu. The army holds Port Vila, Vanuatu.", "army", "VUT"),
        ("In Helmand and Kandahar, Afghanistan, insurgents attacked.", "insurgents", "AFG:INS"),
    ],
)
def test_wars_with_and_without_a_lexicon(read: Reader, text: str, words: str, party: str) -> None:
    assert named(read, text, words, "2024-05-02").party == party


def test_an_office_is_read_where_the_person_is_introduced(read: Reader) -> None:
    page, known = read("Olha Rybak, the mayor of Kupiansk in Ukraine, said so. Later Rybak left.", "2023-05-01")
    start = page.document.text.rindex("Rybak")
    actor = known.actors[Span(page.document.id, start, start + 5)].value
    town = known.places[Span(page.document.id, start := page.document.text.index("Kupiansk"), start + 8)].value
    assert (actor.office, actor.party, actor.jurisdiction) == ("mayor", "UKR", town.id)


def test_a_governor_of_the_lexicon_has_his_region(read: Reader) -> None:
    text = "Shells fell in Ukraine on Thursday. Governor Hennadiy Laguta said Kherson was held."
    actor = named(read, text, "Hennadiy Laguta", "2022-03-03")
    assert (actor.party, actor.office, actor.jurisdiction) == ("UKR", "governor", "geonames:706442")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Laguta", "Lahuta"), ("Zelensky", "Zelenskyy"), ("Zelenskiy", "Zelenskyi"), ("Synegubov", "Syniehubov"),
     ("Hussein", "Hussain"), ("Lukashenko", "Lukaschenko")],
)  # fmt: skip
def test_spellings_of_a_surname_sound_alike(one: str, other: str) -> None:
    assert surname_key(one) == surname_key(other)


def test_different_surnames_do_not() -> None:
    assert surname_key("Kherson") != surname_key("Kharkiv") and surname_key("Shoigu") != surname_key("Lavrov")


def test_the_day_decides_who_holds_an_office(tools: Instruments) -> None:
    then, now = (tools.lexicon.named("Jolani", date(year, 1, 1)) for year in (2016, 2026))
    assert then is not None and then.party == "SYR:HTS" and now is None
    today = tools.lexicon.named("Ahmed al-Sharaa", date(2026, 1, 1))
    assert today is not None and today.party == "SYR"


def test_rows_of_the_users_own_win() -> None:
    header = "id\tname\taliases\tkind\tparty\toffice\tjurisdiction\tsince\tuntil\tnote"
    countries = ["iso3\tname\tcapital\tdemonyms\taliases", "ABC\tAbecia\tAbe\tAbecian\t"]
    rows = [header, "\tThe Front\t\tforce\tABC:REB\t\t\t\t\t", "\tThe Front\t\tforce\tABC:FRO\t\t\t\t\t"]
    record = Lexicon(rows, countries).named("the front", date(2026, 1, 1))
    assert record is not None and record.party == "ABC:FRO"


def test_nothing_tells_and_so_the_party_is_unknown(read: Reader) -> None:
    assert named(read, "Somebody called Jo Blank was quoted.", "Jo Blank").party == "UNK"


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        (
            "Israeli air strikes killed nine people in Gaza City, the health ministry said.",
            "the health ministry",
            "PSE",
        ),
        ("Shells fell on the port, the health ministry in Gaza said.", "the health ministry", "PSE"),
        (
            "Russian soldiers fled Izium. The Ministry of Defence of Ukraine said so.",
            "The Ministry of Defence",
            "UKR",
        ),
    ],
)
def test_a_ministry_tells_for_the_ground_it_stands_on(read: Reader, text: str, words: str, party: str) -> None:
    """The side that acted is not the side that speaks of what was done to it."""
    assert named(read, text, words, "2024-01-10").party[:3] == party


@pytest.mark.parametrize(
    ("whose", "party"),
    [("its", "RUS"), ("their", "RUS"), ("missing", "SYR")],
)
def test_what_is_somebody_s_own_is_of_the_state_its_sentence_names(read: Reader, whose: str, party: str) -> None:
    """However long an aside stands between them; without a word for whose they are they are the page's."""
    aside = "Russia's envoy, who had spoken of nothing but bread, salt, ferries, wells and mills until noon,"
    assert named(read, f"{SYRIA}{aside} said six of {whose} troops were found.", "troops").party == party
