"""Findings between pages: with a verdict, the words of both, and each once."""

from bundles import coded, laid_out, page, said

from reportedly.checks.books import from_table
from reportedly.testimony import Relations, Table, balanced


def relations() -> tuple[Relations, dict[str, object]]:
    pages = []
    for name, town in (("a", "Arun"), ("b", "Arun"), ("w", "Belsk")):
        document = page(
            name, f"Shells set the oil depot and the mill of {town} on fire, governor Anna Berg wrote on X."
        )
        record = said(
            "attack", f"Shells set the oil depot and the mill of {town} on fire", "Anna Berg/NOR", town,
            status="shelling", day="2030-05-01", via=["X"],
        )  # fmt: skip
        pages.append((document, coded(document, record)))
    return laid_out(*pages), {document.id: document for document, _ in pages}


def test_a_misreport_is_found_with_both_quotations() -> None:
    found, documents = relations()
    (finding,) = from_table(found, documents)  # type: ignore[arg-type]
    assert (finding.code, finding.verdict, len(finding.others)) == ("misreport", "misreport", 2)
    assert "mill of Belsk" in finding.message and "mill of Arun" in finding.message
    assert "stands alone" in finding.message


def test_a_table_that_was_not_read_along_its_rows_tells_no_disputes() -> None:
    """It has none to tell, which is not the same as that there are none."""
    found, documents = relations()
    table = balanced(found.claims, (), documents.values())  # type: ignore[arg-type]
    assert type(table) is Table and not {"disputes", "revisions"} & set(dir(table))


def test_books_that_do_not_balance_are_found() -> None:
    found, documents = relations()
    short = Table(found.claims, found.origins, (), (), (), (), ())
    assert {finding.code for finding in from_table(short, documents)} == {"balance"}  # type: ignore[arg-type]
    assert not short.balances
