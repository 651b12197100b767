"""Quantities and what they count. All sentences are invented."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reportedly.documents import Block, BlockKind, Document, Published, identity
from reportedly.mentions.numerals import number
from reportedly.mentions.quantities import Quantities
from reportedly.referents.counts import Count, from_words
from reportedly.sentences import from_document
from reportedly.text import Span

WORDS = ("word\tclass", "soldier\tforce", "woman\tpeople", "people\tpeople", "child\tpeople")


def marked(text: str) -> list[tuple[str, str]]:
    name = identity("test", text)
    blocks = (Block(BlockKind.BODY, Span(name, 0, len(text))),)
    published = Published(datetime(2022, 3, 3, tzinfo=UTC), "given", "day")
    page = from_document(Document(name, "t", "t", "", "", published, "", "", text, blocks))
    return [(m.text, m.label) for m in Quantities(WORDS)(page)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("9,000", 9000),
        ("9.000", 9000),
        ("9 000", 9000),
        ("3,50,000", 350_000),
        ("1.2 lakh", 120_000),
        ("2 crore", 20_000_000),
        ("١٢٠", 120),
        ("two hundred and six", 206),
        ("twenty-five", 25),
        ("half a million", 500_000),
        ("1.5 million", 1_500_000),
        ("a thousand", 1000),
        ("soldiers", None),
    ],
)
def test_numerals_of_many_habits(written: str, value: float | None) -> None:
    assert number(written) == value


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("at least 20", Count(20, None)),
        ("more than 450", Count(450, None)),
        ("no fewer than 300", Count(300, None)),
        ("up to 12", Count(None, 12)),
        ("fewer than 40", Count(None, 40)),
        ("between 10 and 15", Count(10, 15)),
        ("10-12", Count(10, 12)),
        ("nearly 3,700", Count(3700, 3700, approximate=True)),
        ("some 9.000", Count(9000, 9000, approximate=True)),
        ("dozens", Count(24, None, approximate=True)),
        ("tens of thousands", Count(20_000, None, approximate=True)),
        ("several hundred", Count(200, None, approximate=True)),
        ("two dozen", Count(24, 24)),
        ("not a single", Count(0, 0)),
        ("both", Count(2, 2)),
        ("a", Count(1, 1)),
        ("70 or more", Count(70, None)),
        ("several", None),
    ],
)
def test_counts_keep_their_bounds(written: str, count: Count | None) -> None:
    assert from_words(written) == count


def test_what_is_no_quantity_is_left_alone() -> None:
    text = (
        "A man, aged 34, and a 25-year-old fired a T-72 on 3 March 2022 at 10:30, on the 3rd day of 2021, "
        "under resolution 2254; call 0 800 507 028."
    )
    assert [words for words, label in marked(text) if label != "article"] == []


def test_numbers_of_other_things_say_so() -> None:
    found = dict(marked("They paid $4 million, lost 30 percent of 40 km in 5 days, and 12 people died."))
    assert found == {"4 million": "money", "30": "percent", "40": "measure", "5": "time", "12": ""}


def test_an_article_before_a_victim_counts_one() -> None:
    assert marked("A young woman and a soldier were hurt near a bridge.") == [("A", "article"), ("a", "article")]


def test_a_letter_that_is_two_in_small_letters_moves_no_count() -> None:
    assert marked("İzmir and İzmit lost AT LEAST TWELVE ferries.") == [("AT LEAST TWELVE", "")]


def test_a_year_before_a_noun_is_no_count() -> None:
    assert marked("In 2015 people left; 2015 people came back.") == [("2015", "")]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Nasser Tamim, 34, a baker, was among the dead.", []),
        ("Selma Oran, 19, and Idris Vahl, 52, were hurt.", []),
        ("In Lower Varda, 34 people were killed.", ["34"]),
        ("The ministry said, 34 soldiers fell.", ["34"]),
    ],
)
def test_an_age_behind_a_name_counts_nobody(text: str, numbers: list[str]) -> None:
    assert [words.split()[0] for words, _ in marked(text)] == numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Three quarters of a million people left Tarn.", [("Three quarters of a million", "")]),
        ("More than half of the 48,000 books burnt.", [("More than half of the 48,000", "")]),
        ("Seven in ten houses are gone.", [("Seven in ten", "rate")]),
        ("They handed over another 30 captives and held over 20 more.", [("another 30", ""), ("over 20", "")]),
        ("The depot was hit twice and the bridge four times.", [("twice", "times"), ("four", "times")]),
        ("Oslo gave $40m for a mast of 40m.", [("40m", "money")]),
        ("As many as 800 may flee on 3 May.", [("As many as 800", "")]),
        ("A boy of nine is hurt, and two sisters, aged 4 and 11, are missing.", [("two", "")]),
        ("Vahl, 24, is free.", []),
        ("Shells fell in Tarn, 24, and Varda, 9.", [("24", ""), ("9", "")]),
        ("A miller of 64 was killed, and a nurse of 29.", []),
        ("A widow of 81 and a driver, 45, and nine others died.", [("nine", "")]),
        ("One and a half million people left.", [("One and a half million", "")]),
        ("A father of two fell with a commander of 12 men.", [("12", "")]),
        ("A convoy of 64 left with a family of five.", [("64", ""), ("five", "")]),
        ("A group of 11 gunmen met the Group of 20.", [("11", "")]),
        ("They asked for Leopard 2 tanks and mended the 230 kV line.", [("230", "measure")]),
        ("The dead rose from 10 to 33, a range of 10 to 33.", [("33", ""), ("10 to 33", "")]),
        ("Some 8 thousand 57 people left; 8 thousand 5 years ago.", [("Some 8 thousand 57", ""), ("8 thousand", "")]),
        ("More than half of the 70 or so drones fell.", [("More than half of the 70 or so", "")]),
    ],
)
def test_what_a_number_is_a_number_of(text: str, found: list[tuple[str, str]]) -> None:
    assert [pair for pair in marked(text) if pair[1] not in ("article", "time")] == found


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("three quarters of a million", Count(750_000, 750_000)),
        ("more than half of the 48,000", Count(24_000, None)),
        ("about 70 per cent of the 5,000", Count(3500, 3500, approximate=True)),
        ("more than half of the 70 or so", Count(35, None, approximate=True)),
        ("8 thousand 57", Count(8057, 8057)),
        ("one and a half million", Count(1_500_000, 1_500_000)),
        ("two to three dozen", Count(24, 36)),
        ("between 10 and 12 million", Count(10_000_000, 12_000_000)),
        ("five or six hundred", Count(500, 600)),
        ("between 500 and 2 thousand", Count(500, 2000)),
        ("1.2 billions", Count(1_200_000_000, 1_200_000_000)),
        ("half-a-million", Count(500_000, 500_000)),
        ("40m", Count(40_000_000, 40_000_000)),
        ("not one", Count(0, 0)),
        ("twice", Count(2, 2)),
    ],
)
def test_shares_and_sums_are_worked_out(written: str, count: Count) -> None:
    assert from_words(written) == count


@pytest.mark.parametrize("words", [",".join(["999"] * 120), "half of the " + ",".join(["999"] * 120), "9" * 400 + "m"])
def test_a_number_that_no_machine_can_hold_counts_nothing(words: str) -> None:
    assert from_words(words) is None
