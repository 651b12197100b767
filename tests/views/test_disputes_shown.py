"""Where a dispute is said to be: a quarrel over a toll stands in no town that the figures' sentences do not name."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "testimony"))

import pytest
from bundles import Page, coded, laid_out, page, said

from reportedly.testimony import Dispute
from reportedly.views import Coverage, disputes


def told(name: str, who: str, dead: int, how: str) -> Page:
    words = f"{dead} soldiers of Norland have been killed"
    document = page(name, f"{words}, {who.partition('/')[0]} said.")
    slots = {"status": "killed", "target": "soldiers of Norland/NOR", "figure": dead, "day": "2030-05-02"}
    (claim,) = coded(document, said("casualties", words, who, place="Arun", **slots))
    place = claim.proposition.place
    assert place
    return document, (replace(claim, proposition=replace(claim.proposition, place=replace(place, how=how))),)


@pytest.mark.parametrize(("how", "where"), [("context: article", ""), ("verbatim", "Arun, Norland")])
def test_a_quarrel_over_a_toll_stands_where_its_sentences_say(how: str, where: str) -> None:
    pages = [told("one", "Omar Dast/SUD", 9000, how), told("two", "Lena Holt/NOR", 498, how)]
    quarrel = Dispute(*(claim for _, (claim,) in pages), "quantity", ())
    table = replace(laid_out(*pages), disputes=(quarrel,))
    coverage = Coverage(table, {document.id: document for document, _ in pages})
    assert [row.place for row in disputes.from_coverage(coverage)] == [where]


def test_two_versions_of_a_page_quarrel_in_one_row() -> None:
    pages = [told("one", "Omar Dast/SUD", 9000, "verbatim"), told("two", "Lena Holt/NOR", 498, "verbatim")]
    later = told("three", "Omar Dast/SUD", 9000, "verbatim")
    (first,), (second,), (again,) = (claims for _, claims in (*pages, later))
    table = replace(
        laid_out(*pages, later),
        disputes=(Dispute(first, second, "quantity", ()), Dispute(again, second, "quantity", ())),
    )
    coverage = Coverage(table, {document.id: document for document, _ in (*pages, later)})
    assert len(disputes.from_coverage(coverage)) == 1


def test_a_charge_that_is_asked_for_keeps_the_one_that_stands_against_it() -> None:
    """Two that blame each other are two events; whoever asks for one of them is told both sides whole."""
    pages = [told("one", "Omar Dast/SUD", 9000, "verbatim"), told("two", "Lena Holt/NOR", 498, "verbatim")]
    (left,), (right,) = (claims for _, claims in pages)
    one, two = map(laid_out, pages)
    table = replace(
        one,
        claims=(left, right),
        events=(*one.events, *two.events),
        rows=(*one.rows, *two.rows),
        disputes=(Dispute(left, right, "blame", ()),),
    )
    asked = Coverage(table, {document.id: document for document, _ in pages}).only(lambda claim: claim.id == right.id)
    (row,) = disputes.from_coverage(asked)
    assert (row.sides, row.kind, row.outlets) == (("SUD", "NOR"), "casualties", 2)
    assert (row.earliest, row.latest) == ("2030-05-02", "2030-05-02")
    assert asked.strip(left).contested and asked.strip(right).contested
    assert [claim.id for claim in asked.claims()] == [right.id]
    assert asked.only(lambda claim: True).row_of.keys() == {left.id, right.id}
