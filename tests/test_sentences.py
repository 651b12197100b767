from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly import documents, sentences
from reportedly.captures import Capture
from reportedly.documents import BlockKind

CUT = {
    "abbreviated titles": "He met Gen. Smith. | Mr. Jones left.",
    "a fort, and feet": "They left Ft. Selwyn by a wall of 6 ft. | It fell.",
    "initialism before a name": "The U.S. Army struck.",
    "initialism before a new sentence": "It was backed by the U.S. | The army left at 10 a.m. | They came back.",
    "initials": "A letter by J. P. Jones was read.",
    "decimal numbers": "It cost 3.5 million. | Nobody paid.",
    "month before a figure": "On Oct. 27 they fled.",
    "quote closed behind the stop": '"We will fight." | He left.',
    "question inside an attribution": '"Why?" he asked.',
    "dots that trail off": "They said... nothing. | And then… it ended.",
    "no capitals at all": "the army left. | the rebels stayed.",
    "typographic quotes": "“It is over,” he said. | “We won.”",
    "an item's number is no sentence": "1. First point.",
    "exclamation": "Go! | The man fled.",
    "danda": "सेना चली गई। | विद्रोही रुके।",
    "a web address": "Syria.tv reported it.",
}


@pytest.mark.parametrize("written", CUT.values(), ids=CUT)
def test_cuts_where_a_reader_would(written: str) -> None:
    assert cut(written.replace(" | ", " ")) == written.split(" | ")


def test_a_stop_with_no_space_behind_it_still_ends() -> None:
    assert cut("Ten were killed.The army denied it.") == ["Ten were killed.", "The army denied it."]


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences.spans(text)]


def test_words_are_cut_as_in_the_treebanks() -> None:
    words = "Kherson's troops didn't fire Su-25s, 9,000 U.S.-led men at 10:30; see https://a.example/x?y=1."
    assert [token.text for token in sentences.tokens(words)] == [
        "Kherson", "'s", "troops", "did", "n't", "fire", "Su-25s", ",", "9,000", "U.S.", "-", "led", "men", "at",
        "10:30", ";", "see", "https://a.example/x?y=1", ".",
    ]  # fmt: skip


def page(text: str) -> documents.Document:
    return documents.from_capture(Capture("a.txt", datetime(2022, 3, 3, tzinfo=UTC), "text/plain", text.encode()))


def test_lines_blocks_and_paragraphs_are_kept_apart() -> None:
    document = page(
        "Bridge falls in Derna after the rain\nThe bridge fell. Two died.\n\n-\nPort of Sirte opens again\n"
    )
    assert [(s.block, s.paragraph, s.text) for s in sentences.from_document(document)] == [
        (BlockKind.HEADLINE, 0, "Bridge falls in Derna after the rain"),
        (BlockKind.BODY, 1, "The bridge fell."),
        (BlockKind.BODY, 1, "Two died."),
        (BlockKind.TEASER, 3, "Port of Sirte opens again"),
    ]


RUN_IN = {
    "a heading": "Along the canal | In this half-built school two families sleep on the floor.",
    "a heading behind the last stop": "He left. | Waiting at the mill | There are no buses to the east today.",
    "a place": "Tarn | A military source said on Monday that the road was open.",
    "the line of another story": "Ferry sinks off Lamu Sunday 4 May 2014 | At least nine people were killed there.",
    "what was said": "The mayor said We will not leave the town to them.",
    "an area with a letter": "Troops entered Area A of the occupied hills before dawn.",
    "a phase with a number": "The army began Phase Two of the plan on Monday night.",
    "a title in capitals": "Rocket Attack On Market Kills Nine and Injures Dozens in the Hills",
    "a newspaper": "She told The Echo that the mill had burnt down.",
    "a list": "3) The harbour was shut for the day.",
}


@pytest.mark.parametrize("written", RUN_IN.values(), ids=RUN_IN)
def test_a_heading_run_into_its_paragraph_ends_before_it(written: str) -> None:
    body = page(f"Bridge falls in Derna after the rain\n{written.replace(' | ', ' ')}")
    assert [s.text for s in sentences.from_document(body) if s.block is BlockKind.BODY] == written.split(" | ")


def test_prose_without_a_stop_is_cut_at_a_space() -> None:
    lengths = [end - start for start, end in sentences.spans("bread " * 5000)]
    assert max(lengths) <= sentences.LONGEST
    assert sum(lengths) + len(lengths) == 30000


@given(st.text(alphabet=st.sampled_from("aB. \n\"'”?!…-(5é。\u2028\t,"), max_size=200))
def test_every_sentence_stands_on_its_page_and_no_word_is_lost(text: str) -> None:
    spans = list(sentences.spans(text))
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


@given(st.text(max_size=200))
def test_tokens_hold_every_mark_but_white_space(text: str) -> None:
    words = sentences.tokens(text, 7)
    assert all(text[token.start - 7 : token.end - 7] == token.text for token in words)
    assert "".join(token.text for token in words) == "".join(text.split())
