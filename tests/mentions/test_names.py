"""Names as a reader of the page would mark them. All sentences are invented."""

from __future__ import annotations

import pytest

from reportedly.documents import Block, BlockKind, Document, Published, identity
from reportedly.mentions import Mention, MentionKind
from reportedly.mentions.names import Names
from reportedly.mentions.words import Line
from reportedly.pipeline import instruments
from reportedly.sentences import Sentence, from_document
from reportedly.text import Span


def sentences(text: str, block: BlockKind = BlockKind.BODY) -> tuple[Sentence, ...]:
    from datetime import UTC, datetime

    name = identity("test", text)
    published = Published(datetime(2022, 3, 3, tzinfo=UTC), "given", "day")
    blocks = (Block(block, Span(name, 0, len(text))),)
    return from_document(Document(name, "test", "test", "", "", published, "", "", text, blocks))


@pytest.fixture(scope="module")
def names() -> Names:
    return next(marker for marker in instruments().markers if isinstance(marker, Names))


def marked(names: Names, text: str, block: BlockKind = BlockKind.BODY) -> set[tuple[str, str, str]]:
    return {(m.kind.value, m.text, m.label) for m in names(sentences(text, block))}


def test_a_group_is_marked_with_its_modifiers_and_the_demonym_inside(names: Names) -> None:
    found = marked(names, "Sudanese government forces shelled the quarter, and rebels fired back.")
    assert ("force", "Sudanese government forces", "") in found
    assert ("place", "Sudanese", "demonym") in found
    assert ("force", "rebels", "") in found


def test_a_title_gives_the_office_and_stays_outside_the_name(names: Names) -> None:
    found = marked(names, "Governor Taras Melnychenko met Gen. Idris Haroun on Monday.")
    assert ("person", "Taras Melnychenko", "governor") in found
    assert ("person", "Idris Haroun", "gen") in found


def test_a_surname_alone_is_a_person_once_the_page_has_the_full_name(names: Names) -> None:
    found = marked(names, "The mayor, Oksana Bilokin, left the town. Later Bilokin came back.")
    assert ("person", "Bilokin", "") in found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Shells fell near Deir ez-Zor overnight.", "Deir ez-Zor"),
        ("Kupiansk was retaken in September.", "Kupiansk"),
        ("They fled Houthi-held Marib on foot.", "Marib"),
        ("Convoys left Homs, Hama and Idlib.", "Hama"),
        ("An explosion shook the town of Zelenivka.", "Zelenivka"),
    ],
)
def test_places_are_marked(names: Names, text: str, place: str) -> None:
    assert ("place", place, "") in marked(names, text)


def test_a_capital_that_speaks_is_a_government(names: Names) -> None:
    assert ("place", "Moscow", "metonym") in marked(names, "Moscow said the village had been taken.")
    assert ("place", "Moscow", "") in marked(names, "A drone was shot down near Moscow.")


def test_upper_case_says_nothing_about_names(names: Names) -> None:
    found = marked(names, "REBELS LEAVE KHERSON SAYS MAYOR", BlockKind.HEADLINE)
    assert ("place", "KHERSON", "") in found
    assert not {kind for kind, _, _ in found} & {"person", "organisation"}


def test_facilities_and_weapons(names: Names) -> None:
    found = marked(names, "Su-25 jets and barrel bombs hit Qardaha hospital and a bakery.")
    assert ("facility", "Qardaha hospital", "") in found
    assert ("weapon", "barrel bombs", "") in found
    assert any(kind in ("weapon", "force") and text.startswith("Su-25") for kind, text, _ in found)


def test_lower_case_words_are_no_names(names: Names) -> None:
    found = marked(names, "It was a nice march through the mobile homes of the split village.")
    assert not {text for kind, text, _ in found if kind in ("person", "place", "organisation")}


def test_every_mention_stands_where_it_says(names: Names) -> None:
    text = "Ukraine's army and U.S. officials said Kyiv's mayor, Vitali Klitschko, was in Bucha."
    page = sentences(text)
    found: list[Mention] = list(names(page))
    assert len(found) > 4
    assert all(text[m.span.start : m.span.end] == m.text for m in found)
    assert any(m.kind is MentionKind.PLACE and m.text == "U.S." for m in found)


def test_compounds_come_apart_and_possessives_come_off() -> None:
    (sentence,) = sentences("The Isis-held town saw post-Soviet Ukraine's flag on the Syria-Iraq border.")
    words = [word.text for word in Line.of(sentence).words]
    assert {"Isis", "held", "Ukraine", "Syria", "Iraq", "Soviet"} <= set(words)


def test_an_unknown_name_behind_the_word_city_is_a_place(names: Names) -> None:
    assert ("place", "Belzovka", "") in marked(names, "Shells fell on the port city Belzovka at dawn, a nurse said.")


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("IS took the dam.", ("force", "IS", ""), True),
        ("Is the dam open?", ("force", "Is", ""), False),
        ("WHERE IS THE RELIEF?", ("force", "IS", ""), False),
        ("IS Takes the Dam Near Hajar", ("force", "IS", ""), True),
        ("The WHO sent doctors.", ("organisation", "WHO", ""), True),
        ("Who sent the doctors?", ("organisation", "Who", ""), False),
        ("Care was given to all.", ("organisation", "Care", ""), False),
    ],
)
def test_a_name_that_is_another_word_in_small_letters_wants_its_capitals(names: Names, text, name, told) -> None:  # type: ignore[no-untyped-def]
    assert (name in marked(names, text)) == told
