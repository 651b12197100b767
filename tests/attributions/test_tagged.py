from __future__ import annotations

from tests.attributions.conftest import page

from reportedly import attributions
from reportedly.attributions import Stance
from reportedly.mentions import Mention, MentionKind, Page
from reportedly.text import Span

TEXT = "Governor Anton Melnyk mused that the bridge was lost. He denied in a Telegram post that the mill had burned."


def tagged(*parts: tuple[str, str, str]) -> Page:
    """A page as a tagger would have marked it: source, cue, content by their words."""
    made = page(TEXT)
    found = []
    for source, cue, content in parts:
        head = span(made, cue)
        found += [
            Mention(MentionKind.CUE, head, cue, cue.lower(), 0.9),
            Mention(MentionKind.SOURCE, span(made, source), source, "", 0.9, head),
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
