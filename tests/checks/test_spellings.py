"""What is a slip of the pen and what another spelling; figures of the next sentence are no part of the first."""

from __future__ import annotations

import pytest
from test_pages_checked import casualties, page

from reportedly.checks.pages import arithmetic, headline_against_body
from reportedly.checks.spellings import slipped


@pytest.mark.parametrize(("written", "name"), [("Mairupol", "Mariupol"), ("Alepppo", "Aleppo"), ("Kherfon", "Kherson")])
def test_letters_that_moved_came_thrice_or_changed_are_slips(written: str, name: str) -> None:
    assert slipped(written, name)


@pytest.mark.parametrize(
    ("written", "name"),
    [("Aleppos", "Aleppo"), ("Taduf", "Tadef"), ("al-Qameshli", "Qamishli"), ("Hassia", "Ḩisyā’"), ("Sevre", "Zainsk")],
)
def test_the_spellings_of_a_foreign_name_are_no_slips(written: str, name: str) -> None:
    assert not slipped(written, name)


def test_a_part_belongs_to_the_figure_that_stands_before_it() -> None:
    document = page("Toll", "The shelling killed 10 people while air raids killed 82, among them 18 children.")
    toll = casualties(document, "The shelling killed 10 people", "killed", 10, 10)
    assert not list(arithmetic([toll], document))


def test_a_headline_may_add_up_what_the_body_tells_piece_by_piece() -> None:
    document = page("Shells kill 15 in two towns", "Shells killed 12 in Arun. In Belsk they killed 3, medics said.")
    head = casualties(document, "Shells kill 15", "killed", 15, 15)
    body = [
        casualties(document, words, "killed", n, n) for words, n in (("Shells killed 12", 12), ("they killed 3", 3))
    ]
    assert not list(headline_against_body([head, *body], document))
