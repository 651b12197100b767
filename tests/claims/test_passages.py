"""Passages: what of a tagger's evidence is one proposition. All pages are invented."""

import json
from datetime import UTC, datetime
from functools import cache

import pytest

from reportedly.captures import ARTICLE, Capture
from reportedly.claims import from_attributions
from reportedly.mentions import Mention, MentionKind, Page
from reportedly.pipeline import lexicons, read
from reportedly.text import Span


@cache
def ready():
    return lexicons()


def told(text, *marks):
    """The claims read from evidence marked as (words, label, score): kind, status and evidence."""
    body = json.dumps({"doc": "page", "published": "2022-03-03", "text": text}).encode()
    read_page = read(Capture("page", datetime(2022, 3, 4, tzinfo=UTC), ARTICLE, body), ready())
    page = read_page.page
    mentions = sorted((*page.mentions, *(mark(page.document, *one) for one in marks)), key=lambda m: m.span.start)
    tagged = Page(page.document, page.sentences, tuple(mentions), True)
    found = from_attributions(read_page.attributions, tagged, read_page.referents)
    return [(c.proposition.kind, c.proposition.state, page.document.words(c.evidence)) for c in found]


def mark(document, words, label, score=0.9):
    start = document.text.index(words)
    return Mention(MentionKind.EVIDENCE, Span(document.id, start, start + len(words)), words, label, score)


KILLED = "casualties/killed/actual/own"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Jon Tarl, head of a school in the old harbour,", "was shot near his house"),
        ("On the road to the mill,", "a girl and her mother were shot"),
        ("The guards of the mill were shot,", "all of them from behind"),
    ],
)
def test_evidence_that_breaks_in_two_is_one(first, second):
    found = told(f"{first} {second}.", (first, KILLED, 0.7), (second, KILLED))
    assert found == [("casualties", "killed", f"{first} {second}")]


def test_two_counts_side_by_side_are_two_claims():
    first, second = "Nine guards were shot at the mill,", "four of them boys"
    found = told(f"{first} {second}.", (first, KILLED), (second, KILLED))
    assert [evidence for *_, evidence in found] == [first, second]


@pytest.mark.parametrize(
    ("words", "kept"),
    [("Their old strategy", False), ("Two old trucks", True), ("Cutting off Tarl", True), ("Tarl in old hands", True)],
)
def test_three_words_that_neither_do_nor_count_anything_are_no_claim(words, kept):
    assert bool(told(f"{words} for now.", (words, "movement/withdrawing/actual/own"))) is kept


def test_a_page_on_which_a_tagger_marked_nothing_bears_nothing():
    text = "The shelling of the tax bill began at noon. Critics bombed his campaign in Oakford."
    assert told(text) == []


@pytest.mark.parametrize(("others", "kept"), [(0, True), (40, False)])
def test_a_mark_that_stands_nearly_alone_must_be_surer(others, kept):
    words = "Three miners were shot"
    text = f"{words} in Oakford. " + "The choir sang an old tune. " * others
    assert bool(told(text, (words, KILLED, 0.82))) is kept


def test_a_mark_that_leaves_little_doubt_may_stand_alone():
    words = "Three miners were shot"
    assert told(f"{words} in Oakford. " + "The choir sang an old tune. " * 40, (words, KILLED, 0.99))
