"""Periods as a page means them. All sentences are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.mentions import Page
from reportedly.referents import Period, Referents
from reportedly.text import Span

Reader = Callable[..., tuple[Page, Referents]]


def period(read: Reader, text: str, words: str, day: str = "2022-03-03") -> Period:
    page, known = read(text, day)
    start = page.document.text.rindex(words)
    return known.periods[Span(page.document.id, start, start + len(words))].value


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        ("The town was shelled on Monday.", "Monday", "2022-02-28", "2022-02-28"),
        ("Talks will be held on Monday.", "Monday", "2022-03-07", "2022-03-07"),
        ("The road has been shut since January.", "January", "2022-01-01", "2022-03-03"),
        ("They left on 24 February. A day later the bridge fell.", "A day later", "2022-02-25", "2022-02-25"),
        ("BEIRUT, Feb 12 (Wire) - Shells fell on Friday.", "Friday", "2022-02-11", "2022-02-11"),
        (
            "Wire Saturday 12 Feb 2022 Shells fell on Friday near the port of the town.",
            "Friday",
            "2022-02-11",
            "2022-02-11",
        ),
        ("It rained over the past week.", "the past week", "2022-02-24", "2022-03-03"),
    ],
)
def test_days_of_the_page(read: Reader, text: str, words: str, earliest: str, latest: str) -> None:
    found = period(read, text, words)
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (earliest, latest)


def test_a_date_far_from_publication_is_no_dateline(read: Reader) -> None:
    found = period(read, "GENEVA, 4 May 2014 (Wire) - Talks failed on Monday.", "Monday")
    assert found.earliest.isoformat() == "2022-02-28"


def test_a_period_cannot_end_before_it_begins(read: Reader) -> None:
    found = period(read, "It was quiet on Tuesday.", "Tuesday")
    with pytest.raises(ValueError, match="before it begins"):
        Period(found.latest, found.earliest.replace(year=2021))
