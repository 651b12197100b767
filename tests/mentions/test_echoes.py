"""A name told surely once is told wherever it stands. All sentences are invented."""

from __future__ import annotations

from time import process_time

import pytest
from pages_for_tagger import sentences

from reportedly.mentions import Mention, MentionKind
from reportedly.mentions.echoes import echoes
from reportedly.text import Span

TOLD = "Ann Berg leads Norvane. "


def found(
    text: str, kind: MentionKind = MentionKind.ORGANISATION, name: str = "Norvane", score: float = 0.97
) -> list[str]:
    """What stands around each echo of one mark of a name, with the echo in brackets."""
    read = sentences(text)
    at = text.index(name)
    mark = Mention(kind, Span(read[0].span.document, at, at + len(name)), name, "", score)
    spans = [mention.span for mention in echoes(read, [mark])]
    assert all(text[span.start : span.end] == name for span in spans)
    return [f"{text[: span.start]}[{name}]{text[span.end :]}".removeprefix(TOLD) for span in spans]


def test_a_body_named_once_is_named_wherever_it_stands() -> None:
    assert found(TOLD + "They sent it via Norvane pipes.") == ["They sent it via [Norvane] pipes."]


@pytest.mark.parametrize(
    "rest",
    [
        "They saw Norvane Lake.",
        "They saw Old Norvane there.",
        "They saw Norvanes there.",
        "See norvane.example and www.Norvane.example today.",
        "An anti-Norvane march passed.",
    ],
)
def test_a_longer_name_or_word_is_another(rest: str) -> None:
    assert found(TOLD + rest) == []


def test_what_is_unsure_and_what_is_a_place_has_no_echo() -> None:
    assert found(TOLD + "They sent it via Norvane pipes.", score=0.9) == []
    assert found(TOLD + "They sent it via Norvane pipes.", MentionKind.PLACE) == []


def test_a_page_full_of_one_name_takes_its_time_once() -> None:
    began = process_time()
    assert len(found(TOLD + "via Norvane pipes, " * 5000)) == 5000
    assert process_time() - began < 2
