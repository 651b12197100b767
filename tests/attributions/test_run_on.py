"""Pages that have lost their commas, and sources that stand behind their cues. All pages are invented."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        ("The lorries were halted at the mill close to an old quarry said Mayor Idris Bello.", "The lorries", "Bello"),
        ("The lorries were halted near an old quarry said the Board of Halfa a group which sells bread.", "The lorries",
         "the Board of Halfa"),
        ('"The lorries were halted" Idris Bello the envoy of the port for relief issues said.', "The lorries",
         "Idris Bello"),
        ("Nine men drowned a group tracking the floods said.", "Nine men drowned", "a group tracking the floods"),
        ("Omar Said told the radio adding the quay was shut.", "the quay was shut", "Omar Said"),
    ],
)  # fmt: skip
def test_whose_words_without_a_comma(read, text, said, speaker) -> None:
    assert read(text).speaker(said).endswith(speaker)


def test_what_stands_behind_an_inverted_source_is_not_said(read) -> None:
    text = "The lorries were halted near an old quarry said the Board of Halfa a group which sells bread."
    (found,) = read(text).parts()
    assert found[2] == ["The lorries were halted near an old quarry"]


def test_an_operation_behind_its_verb_has_said_nothing(read) -> None:
    assert read("The army today announced Operation Silent Dawn.").speaker("The army today") is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The quay board in turn claimed that nine tugs had sunk.", "The quay board"),
        ("The quay board has so far confirmed that nine tugs had sunk.", "The quay board"),
    ],
)
def test_an_aside_before_the_verb_is_no_source(read, text, speaker) -> None:
    assert read(text).speaker("nine tugs had sunk") == speaker


def test_without_commas_while_begins_what_another_says(read) -> None:
    found = read("Radio Halfa said the quay was shut as a clerk in the port said nine tugs had sunk.")
    assert found.speaker("the quay was shut") == "Radio Halfa"
    assert found.speaker("nine tugs had sunk") == "a clerk in the port"
    assert found.chain("nine tugs had sunk") == []


def test_according_to_is_no_content(read) -> None:
    found = read("The tugs were sold, according to Reuters, citing a clerk of the port board.")
    assert found.speaker("The tugs were sold") == "a clerk of the port board"
    assert found.chain("The tugs were sold") == [("agency", "Reuters")]


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        ("Nine tugs sank off Soba before a pilot whose boat was seized was put ashore in the old port local residents "
         "and relief groups said.", "a pilot whose boat", "local residents and relief groups"),
        ("The ferry took home miners who were trapped by floods after they were told to dig near the quay the Halfa "
         "rescue unit said.", "miners who were trapped", "the Halfa rescue unit"),
        ("A clerk who asked not to be named said nine tugs had sunk.", "nine tugs had sunk",
         "A clerk who asked not to be named"),
    ],
)  # fmt: skip
def test_a_relative_clause_that_runs_into_who_speaks_is_said(read, text, said, speaker) -> None:
    assert read(text).speaker(said) == speaker
