"""Pieces of a page: every highlighted word is a cited word, and no word is lost."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from reportedly.documents import Block, BlockKind, Document, Published
from reportedly.text import Span
from reportedly.views import citations, edits

TEXT = "Town taken\n\nThe army took Varn on Sunday. Nobody was hurt.\n\nAlso read: rain"


def page(text: str = TEXT) -> Document:
    spans, start = [], 0
    for part in text.split("\n\n"):
        spans.append(Span("d", start, start + len(part)))
        start += len(part) + 2
    kinds = (BlockKind.HEADLINE, BlockKind.BODY, BlockKind.TEASER)
    blocks = tuple(Block(kind, span) for kind, span in zip(kinds, spans, strict=False))
    hour = Published(datetime(2031, 5, 4, tzinfo=UTC), "given")
    return Document("d", "n", "c", "u", "o", hour, "", "", text, blocks)


MARKS = st.lists(
    st.tuples(st.sampled_from(["evidence", "place", "time"]), st.integers(0, 70), st.integers(1, 20)).map(
        lambda m: (m[0], Span("d", m[1], min(len(TEXT), m[1] + m[2])), "c1")
    ),
    max_size=8,
)


@given(MARKS)
def test_no_word_is_lost_and_every_mark_is_exact(marks: list[tuple[str, Span, str]]) -> None:
    document = page()
    found = citations.passages(document, marks)
    assert ["".join(p.text for p in one.pieces) for one in found] == TEXT.split("\n\n")
    for block, one in zip(document.blocks, found, strict=True):
        at = block.span.start
        for piece in one.pieces:
            covering = {field for field, span, _ in marks if span.start <= at and at + len(piece.text) <= span.end}
            assert set(piece.fields) == covering
            at += len(piece.text)


def test_the_narrowest_field_is_named_where_its_words_end() -> None:
    document = page()
    at = TEXT.index("Varn")
    marks = [("evidence", Span("d", 12, 41), "c"), ("place", Span("d", at, at + 4), "c")]
    pieces = citations.passages(document, marks)[1].pieces
    varn = next(p for p in pieces if p.text == "Varn")
    assert (varn.field, varn.label, varn.evidence) == ("place", "place", True)
    assert [p.label for p in pieces if p.text != "Varn"] == ["", "", ""]


def test_blocks_beside_the_words_are_near() -> None:
    far = page(TEXT + "\n\nmore")
    assert [one.near for one in citations.passages(page(), [("evidence", Span("d", 0, 4), "c")])] == [True, True, False]
    assert far.text.endswith("more")


def test_two_versions_hold_what_both_say() -> None:
    one, other = page("The army took Varn."), page("The army took Sool on Sunday.")
    found = edits.between(one, other)
    assert "".join(e.text for e in found if e.change != "added") == one.text
    assert "".join(e.text for e in found if e.change != "removed") == other.text
    assert ("removed", "Varn") in {(e.change, e.text) for e in found}


def test_words_shared_by_chance_are_no_edge_of_a_change() -> None:
    one, other = page("They meet the old guard of the port."), page("Heavy rain hit the far side of the port.")
    found = edits.between(one, other)
    assert [(e.change, e.text) for e in found] == [
        ("removed", "They meet the old guard"), ("added", "Heavy rain hit the far side"), ("kept", " of the port."),
    ]  # fmt: skip
