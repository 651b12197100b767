"""Periods as a page means them. All sentences are invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from reportedly.mentions import Page
from reportedly.referents import Period, Referents, wars
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
        ("The pumps have failed twice this year.", "this year", "2022-01-01", "2022-03-03"),
        ("The envoy will return this month.", "this month", "2022-03-03", "2022-03-31"),
        ("The bridge is to be repaired by 20 March.", "20 March", "2022-03-03", "2022-03-20"),
        ("A curfew stays in place until Saturday.", "Saturday", "2022-03-03", "2022-03-05"),
        ("The ferry will sail within ten days.", "ten days", "2022-03-03", "2022-03-13"),
        ("The bridge could be cut within 20 days.", "20 days", "2022-03-03", "2022-03-23"),
        ("Both are bound to leave the quay within two months.", "two months", "2022-03-03", "2022-05-03"),
        ("The mill had burnt down within two days.", "two days", "2022-03-01", "2022-03-03"),
        ("The pumps are to run again by the end of the month.", "the end of the month", "2022-03-03", "2022-03-31"),
        ("No ferry sails until the end of the week.", "the end of the week", "2022-03-03", "2022-03-06"),
        ("The well was dug at the start of the month.", "the start of the month", "2022-03-01", "2022-03-03"),
        ("Deserters have 20 days to hand in their rifles.", "20 days", "2022-03-03", "2022-03-23"),
        ("The mayor had given them three days to pack.", "three days", "2022-03-03", "2022-03-06"),
        ("In ten days, the ferry will sail again.", "ten days", "2022-03-03", "2022-03-13"),
        ("In ten days, the ferry sank twice.", "ten days", "2022-02-21", "2022-03-03"),
        ("The pumps stood still for five hours.", "five hours", "2022-03-03", "2022-03-03"),
        ("The pumps stood still for several hours.", "several hours", "2022-03-03", "2022-03-03"),
        ("The pumps stood still for 20 hours.", "20 hours", "2022-03-02", "2022-03-03"),
        ("They were without water for two months.", "two months", "2022-01-03", "2022-03-03"),
        ("Lorries are expected in the coming days.", "the coming days", "2022-03-03", "2022-03-10"),
        ("The raid came two days after a truce was signed.", "two days", "2022-03-01", "2022-03-01"),
        ("The town fell on Sunday, a day after its port.", "a day", "2022-02-26", "2022-02-26"),
        ("Shells fell on Saturday and Sunday.", "Saturday", "2022-02-26", "2022-02-27"),
        ("Between 3 January and 9 February no lorry came.", "9 February", "2022-01-03", "2022-02-09"),
        ("Drones struck on 11 and 12 February.", "12 February", "2022-02-11", "2022-02-12"),
        ("The depot burnt on 18 August last year.", "18 August", "2021-08-18", "2021-08-18"),
        ("The mine closed in early 2021.", "early 2021", "2021-01-01", "2021-04-30"),
        ("The well was dug in early February.", "early February", "2022-02-01", "2022-02-09"),
        ("It rained in the first half of February.", "the first half of February", "2022-02-01", "2022-02-14"),
        ("Snow fell in the second half of January.", "the second half of January", "2022-01-17", "2022-01-31"),
        ("The envoys meet again between April 20 and 30.", "April 20", "2022-04-20", "2022-04-30"),
        ("The envoys were to meet again on Friday.", "Friday", "2022-03-04", "2022-03-04"),
        ("The guards held the mill until December.", "December", "2021-12-01", "2021-12-31"),
        ("28-02-2022 Shells fell on Tuesday near the port of the town.", "Tuesday", "2022-02-22", "2022-02-22"),
        ("02.28.2022 Shells fell on Tuesday near the port of the town.", "Tuesday", "2022-02-22", "2022-02-22"),
        ("31-02-2022 Shells fell on Tuesday near the port of the town.", "Tuesday", "2022-03-01", "2022-03-01"),
        ("A week ago the mill was hit.", "A week ago", "2022-02-24", "2022-02-24"),
        ("It was hit at the weekend.", "the weekend", "2022-02-26", "2022-02-27"),
        ("It fell last September, they said.", "last September", "2021-09-01", "2021-09-30"),
    ],
)
def test_days_of_the_page(read: Reader, text: str, words: str, earliest: str, latest: str) -> None:
    found = period(read, text, words)
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (earliest, latest)


@pytest.mark.parametrize(
    ("countries", "today", "first"),
    [
        (("UKR",), date(2022, 3, 3), date(2022, 2, 24)),
        (("UKR",), date(2016, 3, 3), date(2014, 4, 6)),
        (("POL", "UKR"), date(2022, 3, 3), date(2022, 2, 24)),
        (("LBY",), date(2022, 3, 3), None),
        (("SDN",), date(2023, 4, 15), None),
    ],
)
def test_the_first_day_of_a_war(countries: tuple[str, ...], today: date, first: date | None) -> None:
    assert wars.begun(countries, today) == first


def test_so_much_a_day_is_no_time(read: Reader) -> None:
    page, known = read("The ward gets four hours of power a day.")
    assert not any(page.document.words(span) == "a day" for span in known.periods)


def test_a_date_far_from_publication_is_no_dateline(read: Reader) -> None:
    found = period(read, "GENEVA, 4 May 2014 (Wire) - Talks failed on Monday.", "Monday")
    assert found.earliest.isoformat() == "2022-02-28"


def test_a_period_cannot_end_before_it_begins(read: Reader) -> None:
    found = period(read, "It was quiet on Tuesday.", "Tuesday")
    with pytest.raises(ValueError, match="before it begins"):
        Period(found.latest, found.earliest.replace(year=2021))
