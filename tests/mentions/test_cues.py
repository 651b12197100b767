from __future__ import annotations

from importlib import resources

import pytest

from reportedly import sentences
from reportedly.documents import BlockKind
from reportedly.mentions.cues import Cue, Cues, from_label, lexicon, speechless
from reportedly.sentences import Sentence
from reportedly.text import Span

LINES = (resources.files("reportedly") / "data" / "cues.tsv").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES[1:]]
MARKER = Cues(LINES)


def sentence(text: str) -> Sentence:
    return Sentence(Span("d", 0, len(text)), text, BlockKind.BODY, 0, sentences.tokens(text))


def marked(text: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.label) for mention in MARKER([sentence(text)])]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[4]}")
def test_every_row_is_marked_in_its_own_sentence(row: list[str]) -> None:
    lemma, _, stance, modality, pattern, example = row
    assert f"{lemma}/{stance}/{modality}/{pattern}" in [label for _, label in marked(example)]


def test_rows_are_sorted_unique_and_of_known_kinds() -> None:
    keys = [(row[0], row[4]) for row in ROWS]
    assert sorted(ROWS) == ROWS
    assert len(set(keys)) == len(keys)
    assert {row[2] for row in ROWS} == {"own", "reported", "claimed", "confirmed"}
    assert {row[3] for row in ROWS} <= {"actual", "negated", "demanded", "planned", "possible"}


def test_a_cue_is_the_whole_verb_group() -> None:
    assert marked("The mayor has also repeatedly said that the mill is shut.")[0][0] == "has also repeatedly said"


def test_a_longer_form_wins() -> None:
    assert marked("The envoy called for a truce.")[0][0] == "called for"


@pytest.mark.parametrize(
    "text",
    [
        "The report on the raid ran to nine pages.",
        "The Kurdish-backed fighters left.",
        "The raid claimed the lives of nine men.",
        "Floods hit the port, claiming the lives of nine men.",
        "He put the map away.",
        "The war went on for years.",
        "Troops of the United States arrived.",
    ],
)
def test_words_that_only_look_like_cues(text: str) -> None:
    assert marked(text) == []


def test_a_figure_makes_put_a_cue() -> None:
    assert marked("The clinic put the dead at nineteen, or 20.")[0][1].startswith("put/")


def test_a_label_reads_back() -> None:
    cue = Cue("deny", "reported", "negated", "topic")
    assert from_label(cue.label) == cue
    assert from_label("said") == Cue("said")


def test_the_lexicon_puts_longer_forms_first() -> None:
    found = lexicon(
        ["h", "call\tcalled\treported\tactual\ttopic\tx", "call for\tcalled for\treported\tdemanded\ttopic\tx"]
    )
    assert [words for words, _ in found["called"]] == [("called", "for"), ("called",)]


@pytest.mark.parametrize(
    ("words", "silent"),
    [("had never", True), ("largely", True), ("has said", False), ("allegedly", False), (":", False)],
)
def test_auxiliaries_and_adverbs_alone_are_speechless(words: str, silent: bool) -> None:
    assert speechless(words.split()) is silent
