"""Clauses are found without a parser, with and without commas."""

import pytest

from reportedly.claims import clauses
from reportedly.documents import BlockKind
from reportedly.sentences import Sentence, tokens
from reportedly.text import Span


def clause(text, word, edges=()):
    sentence = Sentence(Span("page", 0, len(text)), text, BlockKind.BODY, 0, tokens(text))
    at = next(i for i, token in enumerate(sentence.tokens) if token.text == word)
    span = clauses.span(sentence, *clauses.around(sentence, at, at, clauses.cuts(sentence, edges)))
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("A shell hit the mill, killing two millers.", "hit", "A shell hit the mill"),
        ("A shell hit the mill, killing two millers.", "killing", "killing two millers"),
        ("A shell hit the mill killing two millers and wounding six.", "wounding", "wounding six"),
        ("Guards fled while the rebels entered Oakford.", "entered", "the rebels entered Oakford"),
        ("The mayor, who fled on Monday, is in Elmham.", "fled", "who fled on Monday"),
        ("Shells fell on the port and the army advanced on Elmham.", "advanced", "the army advanced on Elmham"),
        ("Three men were killed after jets bombed the depot.", "killed", "Three men were killed"),
        ("They say that the bridge was destroyed.", "destroyed", "the bridge was destroyed"),
        ("Shells hit Oakford, Elmham and Ashby on Friday.", "hit", "Shells hit Oakford, Elmham and Ashby on Friday"),
        ("The toll since Monday has risen to nine dead.", "dead", "The toll since Monday has risen to nine dead"),
        ("Over 80 troops and “militiamen” were killed.", "killed", "Over 80 troops and “militiamen” were killed"),
    ],
)
def test_the_clause_around_a_word(text, word, expected):
    assert clause(text, word) == expected


def test_the_words_of_an_attribution_are_cut_off():
    text = "The mayor said a shell hit the mill on Monday officials added."
    assert clause(text, "hit", edges=(0, 9, 10, 14, 15, 46, 47)) == "a shell hit the mill on Monday"


def test_a_sentence_without_any_mark_is_trimmed_around_its_trigger():
    text = "There " + "very " * 60 + "loudly exploded " + "far " * 60 + "away."
    assert len(clause(text, "exploded").split()) <= clauses.LONGEST
