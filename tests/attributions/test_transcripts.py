"""Whose words the turns of an interview are. All pages are invented."""

from __future__ import annotations

INTERVIEW = (
    "Mayor Idris Bello spoke on Radio Halfa today.\n\n[BEGIN RECORDING] [BELLO] The quay is shut. Nine tugs have sunk."
    "\n\n[REPORTER] Was the mill hit as well?\n\n[BELLO] I believe the mill is safe. Divers are on their way."
    "\n\nThe port stays closed until Friday."
)


def test_a_labelled_turn_is_who_answers(read) -> None:
    found = read(INTERVIEW)
    assert found.speaker("Nine tugs have sunk") == found.speaker("Divers are on their way") == "BELLO"
    assert found.speaker("the mill is safe") == "BELLO"
    assert found.words(found.voice("Nine tugs have sunk").content) == ["The quay is shut. Nine tugs have sunk."]


def test_what_is_asked_and_what_is_told_around_are_the_outlets(read) -> None:
    found = read(INTERVIEW)
    assert found.voice("Was the mill hit") is None
    assert found.voice("The port stays closed") is None


def test_a_page_that_is_all_transcript_goes_on_to_the_next_label(read) -> None:
    found = read("Host: What sank?\n\nBello: Nine tugs sank.\n\nTwo cranes fell.\n\nHost: When?\n\nBello: At dawn.")
    assert found.speaker("Two cranes fell") == "Bello"


def test_a_heading_that_comes_back_is_nobody(read) -> None:
    found = read("The quay is shut.\n\nRelated: Nine tugs sank.\n\nRelated: Two cranes fell.")
    assert found.voice("Two cranes fell") is None


def test_headings_are_no_labels(read) -> None:
    found = read("Roads: the bridge is shut to lorries.\n\nFlights: none until Friday.\n\nPower: out since dawn.")
    assert found.said == ()
