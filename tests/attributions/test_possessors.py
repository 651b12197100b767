"""Whose ministry "its defence ministry" is. All pages are invented."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.attributions.conftest import page

from reportedly import attributions, mentions, sentences
from reportedly.pipeline import lexicons


@pytest.fixture(scope="module")
def markers() -> Sequence[mentions.Marker]:
    return lexicons().markers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Chad denied it. Its defence ministry said nine tugs had sunk.", "Chad's defence ministry"),
        ("Chadian troops left the quay. Its army said nine tugs had sunk.", "the Chadian army"),
        ("Chad, its air force said, had sunk nine tugs.", "Chad's air force"),
        ("Troops left the quay. Its army said nine tugs had sunk.", "Its army"),
        ("Chad was shelled by Mali on Sunday. Its army said nine tugs had sunk.", "Its army"),
        ("Forty Malian troops had left the quay, Chad claimed. Its army said nine tugs had sunk.", "Chad's army"),
        ("Chad denied it. Its critics said nine tugs had sunk.", "Its critics"),
    ],
)
def test_its_army_is_that_of_the_land_named_before(markers, text, speaker) -> None:
    bare = page(text)
    read = mentions.from_document(bare.document, sentences.from_document(bare.document), markers)
    (said,) = (one for one in attributions.from_page(read) if one.lemma == "say")
    assert said.speakers[0].name == speaker
