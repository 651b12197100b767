"""What a scan for times skips: nowhere that a form could begin, whatever the form."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.mentions import times


@pytest.mark.parametrize("form", times.FORMS)
def test_every_form_begins_as_the_scan_expects(form: str) -> None:
    written = st.from_regex(re.compile(f"(?:{form})", re.IGNORECASE), fullmatch=True)

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(written)
    def begins(words: str) -> None:
        assert re.match(times.BEGINS, words, re.IGNORECASE)

    begins()
