"""Where somebody's words end, and where nothing was said. All pages are invented."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("cue", ["has not said whether", "has never confirmed that", "didn't announce that"])
def test_what_was_not_said_is_nobodys(read, cue) -> None:
    assert read(f"The port board {cue} nine tugs have sunk.").voice("nine tugs have sunk") is None


def test_a_denial_says_no(read) -> None:
    found = read("The port board has not denied that nine tugs have sunk.")
    assert found.speaker("nine tugs have sunk") == "The port board"


def test_and_according_to_looks_ahead(read) -> None:
    found = read("The board shut the quay and, according to two divers, sold nine tugs.")
    assert found.voice("The board shut the quay") is None
    assert found.speaker("sold nine tugs") == "two divers"


def test_a_cue_looks_back_no_further_than_a_semicolon(read) -> None:
    found = read("The tugs use the quay too; two were looted near the mill last week, Mayor Bello complained.")
    assert found.voice("The tugs use the quay") is None
    assert found.speaker("two were looted") == "Bello"
