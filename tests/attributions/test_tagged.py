from __future__ import annotations

import pytest
from tests.attributions.conftest import page

from reportedly import attributions
from reportedly.attributions import Stance
from reportedly.attributions.tagged import governed, governing, source
from reportedly.mentions import Mention, MentionKind, Page
from reportedly.text import Span

TEXT = "Governor Anton Melnyk mused that the bridge was lost. He denied in a Telegram post that the mill had burned."


def tagged(*parts: tuple[str, str, str]) -> Page:
    """A page as a tagger would have marked it: source, cue, content by their words."""
    made = page(TEXT)
    found = []
    for told, cue, content in parts:
        head = span(made, cue)
        found += [
            Mention(MentionKind.CUE, head, cue, cue.lower(), 0.9),
            Mention(MentionKind.SOURCE, span(made, told), told, "", 0.9, head),
            Mention(MentionKind.CONTENT, span(made, content), content, "", 0.9, head),
        ]
    return Page(made.document, made.sentences, (*made.mentions, *found))


def span(made: Page, words: str) -> Span:
    start = made.document.text.index(words)
    return Span(made.document.id, start, start + len(words))


def test_the_taggers_parts_are_kept_with_the_lexicons_stance() -> None:
    made = tagged(("He", "denied", "that the mill had burned"))
    (one,) = attributions.from_page(made)
    assert [made.document.words(s) for s in one.content] == ["that the mill had burned"]
    assert one.modality == "negated"
    assert one.speakers[0].name == "Anton Melnyk"
    assert [relay.name for relay in one.chain] == ["Telegram post"]


def test_a_cue_the_lexicon_lacks_is_neutral_before_a_clause() -> None:
    made = tagged(("Governor Anton Melnyk", "lost. He", "that the bridge was"))
    (one,) = attributions.from_page(made)
    assert one.stance is Stance.REPORTED


NOTES = "The harbour board.\n\nMayor Idris Bello spoke at the mill of repairs to the quay, then made a claim of theft."


def cut(words: str, text: str = NOTES) -> Span:
    start = text.index(words)
    return Span("notes", start, start + len(words))


def test_a_cue_has_the_preposition_that_it_governs_its_content_by() -> None:
    cue, content = cut("made a claim"), (cut("of theft"),)
    assert governing(cue, content, NOTES) == cut("made a claim of")
    assert governed(cue, content, NOTES) == (cut("theft"),)


def test_a_preposition_away_from_the_cue_stays_with_the_content() -> None:
    cue, content = cut("spoke"), (cut("of repairs to the quay"),)
    assert governing(cue, content, NOTES) == cue
    assert governed(cue, content, NOTES) == content


def test_a_scrap_beside_a_longer_piece_is_no_content() -> None:
    assert governed(cut("spoke"), (cut("th"), cut("repairs to the quay")), NOTES) == (cut("repairs to the quay"),)
    assert governed(cut("spoke"), (cut("th"),), NOTES) == (cut("th"),)


def test_a_source_is_one_piece_of_the_cues_paragraph() -> None:
    cue = cut("spoke")
    assert source(cue, (cut("The harbour board"), cut("Idris Bello")), NOTES) == (cut("Idris Bello"),)
    assert source(cue, (cut("board.\n\nMayor Idris Bello"),), NOTES) == (cut("Mayor Idris Bello"),)
    assert source(cue, (), NOTES) == ()


@pytest.mark.parametrize(
    ("cue", "kept"),
    [("had", False), ("in a Telegram post", True)],
)
def test_a_cue_of_auxiliaries_alone_says_nothing(cue: str, kept: bool) -> None:
    made = tagged(("He", cue, "burned"))
    assert bool(attributions.from_page(made)) is kept
