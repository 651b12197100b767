"""Which of several names on a page is the one a source stands for. All pages are invented."""

from __future__ import annotations

import pytest
from tests.attributions.conftest import page

from reportedly import attributions
from reportedly.mentions import Mention, MentionKind, Page
from reportedly.text import Span


def test_a_monitor_with_an_article_goes_before_a_headlines_words(read) -> None:
    text = (
        "Floods drown nine in Port Halfa Monitor. Floods drowned nine last night a monitor said."
        " The Halfa Observatory for River Towns said two more were missing."
    )
    assert read(text).speaker("Floods drowned nine") == "The Halfa Observatory for River Towns"


def test_a_quoted_subject_is_not_it(read) -> None:
    text = 'The Halfa Observatory said nine had drowned. "Reuters moved its staff" on Monday it said.'
    assert read(text).speaker("moved its staff") == "The Halfa Observatory"


def test_a_person_stands_behind_the_land_of_an_office() -> None:
    bare = page("The envoy to Ghana Anton Melnyk said that the pass was mined.")
    start = bare.document.text.index("Ghana")
    ghana = Mention(MentionKind.PLACE, Span(bare.document.id, start, start + 5), "Ghana")
    (one,) = attributions.from_page(Page(bare.document, bare.sentences, (ghana, *bare.mentions)))
    assert one.speakers[0].name == "Anton Melnyk"


def test_a_full_name_ends_with_the_surname(read) -> None:
    text = "Tags: Anton Melnyk Halfa Floods Community. The envoy Anton Melnyk said that the pass was mined."
    assert read(text).speaker("the pass was mined") == "Anton Melnyk"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The mayor, Ursula von der Halm, said the quay was shut.", "Ursula von der Halm"),
        ("The head of the diocese's relief work, Fr. Ruel Bello, said the quay was shut.", "Ruel Bello"),
        ("Layla Nasser left. Her son called it a day. She said the quay was shut.", "Layla Nasser"),
    ],
)
def test_a_person_is_named_in_full(read, text, speaker) -> None:
    assert read(text).speaker("the quay was shut") == speaker


def test_two_blanks_behind_a_body_are_one(read) -> None:
    text = "The Halfa Relief Fund  in Ghana sent boats. The HRF said that nine had drowned."
    assert read(text).speaker("nine had drowned") == "Halfa Relief Fund"
