"""Times: what is marked, and what the words mean against a day. All sentences are invented."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from reportedly.documents import Block, BlockKind, Document, Published, identity
from reportedly.mentions.times import times
from reportedly.referents.calendars import from_words
from reportedly.referents.spells import Anchor
from reportedly.sentences import from_document
from reportedly.text import Span

THURSDAY = date(2022, 3, 3)


def marked(text: str) -> list[str]:
    name = identity("test", text)
    blocks = (Block(BlockKind.BODY, Span(name, 0, len(text))),)
    published = Published(datetime(2022, 3, 3, tzinfo=UTC), "given", "day")
    return [m.text for m in times(from_document(Document(name, "t", "t", "", "", published, "", "", text, blocks)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They came on Thursday night and left last week.", ["Thursday night", "last week"]),
        ("Since March and in recent days, as in early 2015.", ["March", "recent days", "early 2015"]),
        ("On 3 March 2022, on March 3, 2022, on Feb. 23 and on 2022-03-03.",
         ["3 March 2022", "March 3, 2022", "Feb. 23", "2022-03-03"]),
        ("Three days ago, for two weeks, every day of the 1990s.",
         ["Three days ago", "two weeks", "every day", "the 1990s"]),
        ("He may march in the sun; a 25-year-old may not.", []),
        ("Some 2,015 troops and 1990 rebels were there.", []),
        ("İzmir, İzmit and İnegöl went dark on THURSDAY, 5 MAY.", ["THURSDAY, 5 MAY"]),  # İ: two in lower case
        ("A second ferry sank a second later.", ["a second later"]),
        ("The bakery stood empty for a sixth day; on the third day it rained.", ["a sixth day"]),
        ("Nurses spoke of Tuesdays shelling and yesterdays dead.", ["Tuesday", "yesterday"]),  # apostrophes lost
        ("The clinic opens on Tuesdays only, shuts Fridays and Sundays, and works Mondays.", []),
        ("They are shut Mondays because guards attack them.", []),
        ("Envoys will meet for the second week of May.", ["May"]),
    ],
)  # fmt: skip
def test_times_are_marked_without_their_preposition(text: str, found: list[str]) -> None:
    assert marked(text) == found


@pytest.mark.parametrize(
    ("words", "timex", "earliest", "latest"),
    [
        ("Thursday", "2022-03-03", "2022-03-03", "2022-03-03"),
        ("Wednesday night", "2022-03-02TNI", "2022-03-02", "2022-03-02"),
        ("last Thursday", "2022-02-24", "2022-02-24", "2022-02-24"),
        ("next Friday", "2022-03-04", "2022-03-04", "2022-03-04"),
        ("yesterday", "2022-03-02", "2022-03-02", "2022-03-02"),
        ("a sixth day", "P6D", "2022-02-26", "2022-03-03"),  # for that long
        ("the 3rd consecutive week", "P3W", "2022-02-17", "2022-03-03"),
        ("last week", "2022-W08", "2022-02-21", "2022-02-27"),
        ("earlier this week", "2022-W09", "2022-02-28", "2022-03-03"),
        ("last month", "2022-02", "2022-02-01", "2022-02-28"),
        ("24 February", "2022-02-24", "2022-02-24", "2022-02-24"),
        ("December", "2021-12", "2021-12-01", "2021-12-31"),
        ("late December", "2021-12", "2021-12-21", "2021-12-31"),
        ("2011", "2011", "2011-01-01", "2011-12-31"),
        ("the 1990s", "199X", "1990-01-01", "1999-12-31"),
        ("three days ago", "2022-02-28", "2022-02-28", "2022-02-28"),
        ("two weeks", "P2W", "2022-02-17", "2022-03-03"),
        ("the first quarter of 2014", "2014-Q1", "2014-01-01", "2014-03-31"),
        ("last summer", "2021-SU", "2021-06-01", "2021-08-31"),
        ("10:30 a.m. on Tuesday", "2022-03-01T10:30", "2022-03-01", "2022-03-01"),
        ("now", "PRESENT_REF", "2022-03-03", "2022-03-03"),
        ("daily", "P1D", "2022-03-03", "2022-03-03"),
    ],
)
def test_words_are_read_against_a_thursday(words: str, timex: str, earliest: str, latest: str) -> None:
    period = from_words(words, Anchor(THURSDAY))
    assert period is not None
    assert (period.timex, period.earliest.isoformat(), period.latest.isoformat()) == (timex, earliest, latest)


def test_a_weekday_ahead_is_the_next_one() -> None:
    period = from_words("Monday", Anchor(THURSDAY, ahead=True))
    assert period is not None and period.earliest == date(2022, 3, 7)


def test_a_day_that_no_calendar_has_means_nothing() -> None:
    assert from_words("31 June 2021", Anchor(THURSDAY)) is None
