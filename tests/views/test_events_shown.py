"""An event as a row, as a matrix of who says what, and as the disputes in it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "testimony"))

from bundles import AT, Page, coded, laid_out, page, said

from reportedly.judgements import Judgement, Same, Verdict
from reportedly.testimony import Dispute
from reportedly.views import Coverage, control, disputes, events, matrices


def told(name: str, words: str, speaker: str, day: str = "", **slots: str) -> Page:
    document = page(name, f"{words}, {speaker.partition('/')[0]} said.")
    return document, coded(document, said("control", words, speaker, "Arun", day=day or None, **slots))


def one_event(*pages: Page, contested: bool = True) -> Coverage:
    first, second = (claims[0] for _, claims in pages)
    left, right = sorted((first.id, second.id))
    one = Judgement(Same.EVENT, left, right, Verdict.YES, (), "Anna", AT)
    laid = laid_out(*pages, more=[one])
    dispute = (Dispute(first, second, "status", ("two parties, status apart",)),) if contested else ()
    return Coverage(replace(laid, disputes=dispute), {document.id: document for document, _ in pages})


def test_both_sides_of_a_dispute_carry_the_mark_though_they_speak_of_two_days() -> None:
    held = told("one", "Arun has been taken", "Omar Dast/SUD", "2030-05-01", status="captured")
    fought = told("two", "Arun is still fought over", "Lena Holt/NOR", "2030-05-02", status="contested")
    for contested in (True, False):
        coverage = one_event(held, fought, contested=contested)
        (row,) = coverage.relations.rows
        assert {line.cells[0].differs for line in matrices.from_row(row, coverage)} == {contested}


def test_the_claim_whose_words_a_row_has_stands_before_the_others() -> None:
    bare = told("one", "Arun has been taken", "Omar Dast/SUD", status="captured")
    full = told(
        "two", "Sudland forces took Arun", "Lena Holt/NOR", "2030-05-01", status="captured", actor="Sudland/SUD"
    )
    for pages in ((bare, full), (full, bare)):
        (row,) = events.from_coverage(one_event(*pages, contested=False))
        assert row.what == "Arun captured by Sudland" and row.claims[0] == full[1][0].id and len(row.claims) == 2


def test_what_a_side_denies_is_told_in_words() -> None:
    besieged = told("one", "Arun is encircled", "Omar Dast/SUD", status="besieged")
    denied = told("two", "Arun is encircled", "Lena Holt/NOR", status="besieged", modality="negated")
    (row,) = disputes.from_coverage(one_event(besieged, denied))
    assert (row.first_says, row.second_says) == ("Arun besieged", "Arun besieged, denied")


def test_nothing_is_agreed_in_a_row_in_which_parties_dispute() -> None:
    """Two sides say that Arun was taken; a third quarrels with one of them over the day after."""
    pages = [
        told("one", "Sudland has taken Arun", "Omar Dast/SUD", "2030-05-01", status="captured", actor="Sudland/SUD"),
        told(
            "two", "Arun is in Sudland's hands", "Lena Holt/NOR", "2030-05-01", status="captured", actor="Sudland/SUD"
        ),
        told("three", "Arun is still fought over", "Ada Bren/EST", "2030-05-02", status="contested"),
    ]
    one, two, three = (claims[0] for _, claims in pages)
    pairs = [sorted((left.id, right.id)) for left, right in ((one, two), (two, three), (one, three))]
    laid = laid_out(*pages, more=[Judgement(Same.EVENT, *pair, Verdict.YES, (), "Anna", AT) for pair in pairs])
    quarrel = (Dispute(one, three, "status", ("two parties, status apart",)),)
    for disputed, standing in (((), "agreed"), (quarrel, "reported")):
        table = replace(laid, disputes=disputed)
        rows = control.from_coverage(Coverage(table, {document.id: document for document, _ in pages}))
        assert [row.standing for row in rows if row.claim == two.id] == [standing]


def test_a_page_carries_an_utterance_once_and_again_where_it_garbles_it() -> None:
    def report(claim: str, garbled: str = "") -> matrices.Relayed:
        return matrices.Relayed("The Quay", "Arun fell", "", "reported", AT, garbled, claim, "page one")

    headline, text, slip = report("a"), report("b"), report("c", "misreport")
    row = matrices.MatrixRow("Omar Dast", "SUD", True, (), (headline, text, slip), "a")
    assert row.pages == (headline, slip)
