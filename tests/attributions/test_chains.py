from __future__ import annotations

import pytest

from reportedly.attributions import Role
from reportedly.attributions.chains import role


@pytest.mark.parametrize(
    ("text", "words", "speaker", "chain"),
    [
        ("The governor said in a Telegram post that the bridge was open.", "the bridge was open",
         "The governor", [("channel", "Telegram post")]),
        ("Yousef Karim, a doctor, told AFP by phone that nine had died.", "nine had died",
         "Yousef Karim", [("channel", "phone"), ("agency", "AFP")]),
        ("Reuters reported, citing the port authority, that two tugs had sunk.", "two tugs had sunk",
         "the port authority", [("agency", "Reuters")]),
        ("State media said citing the interior ministry that the road was shut.", "the road was shut",
         "the interior ministry", [("outlet", "State media")]),
        ("According to AFP, the Ethiopian side said it wants a truce.", "it wants a truce",
         "the Ethiopian side", [("agency", "AFP")]),
        ("A statement from the health ministry said two wards had closed.", "two wards had closed",
         "the health ministry", [("channel", "statement")]),
        ("The mayor told a press conference that the pumps had failed.", "the pumps had failed",
         "The mayor", [("channel", "press conference")]),
        ("The spokesman Idris Bello was quoted by Xinhua as saying that the camp was empty.", "the camp was empty",
         "Idris Bello", [("agency", "Xinhua")]),
        ("The army tweeted that the pass was clear.", "the pass was clear", "The army", [("channel", "tweet")]),
        ("The Observatory told reporters that the hill had been retaken.", "the hill had been retaken",
         "The Observatory", []),
        ("Xinhua, citing the harbour board, said that the quay was closed.", "the quay was closed",
         "the harbour board", [("agency", "Xinhua")]),
        ("A diplomat, quoting a field report, told Reuters that the pass might fall.", "the pass might fall",
         "a field report", [("person", "A diplomat"), ("agency", "Reuters")]),
        ("Idris Bello, head of the council, is quoted by Xinhua as denying that the camp is empty.",
         "the camp is empty", "Idris Bello", [("agency", "Xinhua")]),
        ("The harbour master was cited by Xinhua as adding that a crane had sunk.", "a crane had sunk",
         "The harbour master", [("agency", "Xinhua")]),
        ("The rebels said through their Saba agency that the hill was theirs.", "the hill was theirs",
         "The rebels", [("agency", "their Saba agency")]),
        ("The mayor said in a pair of tweets that the pumps had failed.", "the pumps had failed",
         "The mayor", [("channel", "tweets")]),
        ('In a speech in Halfa on Friday, Idris Bello said: "The quay will stay open."', "The quay will stay open",
         "Idris Bello", [("channel", "speech")]),
        ("An AFP photographer at the port said two tugs were on fire.", "two tugs were on fire",
         "An AFP photographer at the port", []),
    ],
)  # fmt: skip
def test_the_hands_from_the_speaker_outwards(read, text, words, speaker, chain) -> None:
    found = read(text)
    assert found.speaker(words) == speaker
    assert found.chain(words) == chain


def test_a_later_sentence_tells_the_way_of_words_before(read) -> None:
    text = (
        "Governor Anton Melnyk said on Thursday that troops had taken the town hall. "
        "The governor shared the update in an online post, according to Reuters."
    )
    assert read(text).chain("troops had taken the town hall") == [("channel", "online post"), ("agency", "Reuters")]


def test_a_later_sentence_of_another_speaker_tells_nothing(read) -> None:
    text = (
        "Anton Melnyk said on Thursday that troops had taken the town hall. "
        "Rebels posted a video of it on Telegram, according to Reuters."
    )
    assert read(text).chain("troops had taken the town hall") == []


def test_an_agency_that_speaks_for_itself_is_no_relay(read) -> None:
    found = read("SANA said the road to the airport was open.")
    assert found.speaker("the road to the airport was open") == "SANA"
    assert found.chain("the road to the airport was open") == []


def test_every_relay_of_the_page_is_cited(read) -> None:
    found = read("Dr Lina Saab told AFP in a video call that nine had died.")
    for relay in found.said[0].chain:
        assert relay.span is not None
        assert found.page.document.words(relay.span) == relay.name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Agence France-Presse", Role.AGENCY),
        ("the state news agency Saba", Role.AGENCY),
        ("The Courier Radio", Role.OUTLET),
        ("social media", Role.PERSON),
        ("Amina Yusuf", Role.PERSON),
    ],
)
def test_roles_by_name(name: str, expected: Role) -> None:
    assert role(name) is expected


def test_words_that_go_on_come_through_the_same_channel(read) -> None:
    text = "The port board said on Telegram that the quay was shut. It added that a crane had sunk."
    assert read(text).chain("a crane had sunk") == [("channel", "Telegram")]


@pytest.mark.parametrize(
    "text",
    [
        "The port board said on Telegram that the quay was shut.\n\nIt added that a crane had sunk.",
        "The port board said on Telegram that the quay was shut. The mayor said that a crane had sunk.",
    ],
)
def test_a_new_paragraph_or_speaker_has_no_channel_before_it(read, text) -> None:
    assert read(text).chain("a crane had sunk") == []


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Mayor Idris Bello, quoted by Interfax, proposed that the quay be shut.", [("agency", "Interfax")]),
        ("A note from the port board, released by Interfax, asked that the quay be shut.", [("agency", "Interfax")]),
        ("Mayor Idris Bello told Ghanaian state television that the quay be shut.",
         [("outlet", "Ghanaian state television")]),
        ("Mayor Idris Bello told the town on television that the quay be shut.", [("channel", "television")]),
        ("In a statement about the tugs, the port board said: “They ask that the quay be shut.”",
         [("channel", "statement")]),
        ("They ask that the quay be shut, said the port board, in a statement carried by the Ghanaian agency GNN.",
         [("channel", "statement"), ("agency", "the Ghanaian agency GNN")]),
        ("Nobody knew, the mayor said in a tweet; the port board, for its part, asked that the quay be shut.", []),
        ("Omar Said told Reuters that a tug had sunk, adding that the quay be shut.", [("agency", "Reuters")]),
    ],
)  # fmt: skip
def test_who_hands_words_on_is_told_around_the_cue(read, text, chain) -> None:
    assert read(text).chain("the quay be shut") == chain
