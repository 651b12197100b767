"""What a scan for times or quantities skips: nowhere that a form could begin, whatever the form."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.mentions import quantities, times

FORMS = [(form, room.BEGINS) for room in (times, quantities) for form in room.FORMS]


@pytest.mark.parametrize(("form", "beginnings"), FORMS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_form_begins_as_the_scan_expects(form: str, beginnings: str, data: st.DataObject) -> None:
    words = data.draw(st.from_regex(re.compile(f"(?:{form})", re.IGNORECASE), fullmatch=True))
    assert re.match(beginnings, words, re.IGNORECASE)


def test_a_half_may_be_joined_to_its_article() -> None:
    assert re.match(quantities.BEGINS, "an-half of 5,000")
