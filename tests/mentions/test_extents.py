"""A tagger's names begin and end where their sentence says. All sentences are invented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from pages_for_tagger import sentences

from reportedly.mentions import Mention, MentionKind
from reportedly.mentions.extents import Extents
from reportedly.mentions.spellings import fold
from reportedly.sentences import Sentence
from reportedly.text import Span

PERSON, ORGANISATION, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE


class Book:
    """Two places of a gazetteer."""

    def weight(self, name: str) -> int:
        return int(fold(name) in ("port sudan", "tyne and wear")) * 1000


def settled(text: str, *taken: tuple[MentionKind, str]) -> list[tuple[MentionKind, str]]:
    """The names that are left of those taken, which stand in the text in this order or share words."""

    def marker(read: Sequence[Sentence]) -> Iterator[Mention]:
        for kind, words in taken:
            at = text.index(words)
            yield Mention(kind, Span(read[0].span.document, at, at + len(words)), words, "", 0.9)

    found = sorted(Extents(marker, Book(), {"malta"})(sentences(text)), key=lambda m: m.span.start)
    assert all(text[m.span.start : m.span.end] == m.text for m in found)
    return [(mention.kind, mention.text) for mention in found]


@pytest.mark.parametrize(
    ("text", "taken", "left"),
    [
        ("Ask anna.berg@lakes.example for it.", [(PERSON, "anna")], []),
        ("See www.lakes.example/Malta today.", [(PLACE, "Malta")], []),
        ("Ask Anna Berg@LAKES for it.", [(PERSON, "Anna Berg")], [(PERSON, "Anna Berg")]),
        ("It left the U.A.E. yesterday.", [(PLACE, "U.A.E")], [(PLACE, "U.A.E.")]),
        ("Harvest Mills Inc. closed.", [(ORGANISATION, "Harvest Mills Inc")], [(ORGANISATION, "Harvest Mills Inc.")]),
        ("They went to Aden.", [(PLACE, "Aden")], [(PLACE, "Aden")]),
        ("Olav Berg, Jr. spoke.", [(PERSON, "Olav Berg")], [(PERSON, "Olav Berg, Jr.")]),
        ("Ships left Port Sudan.", [(PLACE, "Port"), (PLACE, "Sudan")], [(PLACE, "Port Sudan")]),
        ("They left Ft. Selwyn.", [(PLACE, "Ft"), (PLACE, "Selwyn")], [(PLACE, "Ft. Selwyn")]),
        ("Ships left Port Homs.", [(PLACE, "Port"), (PLACE, "Homs")], [(PLACE, "Port"), (PLACE, "Homs")]),
        ("It rained on Marib and Aden.", [(PLACE, "Marib and Aden")], [(PLACE, "Marib"), (PLACE, "Aden")]),
        ("It rained on Tyne and Wear.", [(PLACE, "Tyne and Wear")], [(PLACE, "Tyne and Wear")]),
        ("It rained on Marib and villages.", [(PLACE, "Marib and villages")], [(PLACE, "Marib and villages")]),
        ("Malta signed.", [(ORGANISATION, "Malta")], [(PLACE, "Malta")]),
        ("Malta Bank paid.", [(PLACE, "Malta"), (ORGANISATION, "Malta Bank")], [(ORGANISATION, "Malta Bank")]),
    ],
)
def test_names_end_where_their_sentence_says(text, taken, left) -> None:  # type: ignore[no-untyped-def]
    assert settled(text, *taken) == left


def test_what_is_no_name_is_left_as_it_is() -> None:
    assert settled("He said so.", (MentionKind.CUE, "said")) == [(MentionKind.CUE, "said")]
