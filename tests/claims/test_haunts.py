"""Haunts: where a page names a place nearest to a sentence. All pages are invented."""

import pytest
from tests.claims.test_occasions import laid

TEXT = "Rain fell. Homs slept, Homs woke. Rain fell. Rain fell. Homs ate, Homs drank. Rain fell."


@pytest.mark.parametrize(
    ("ordinal", "behind"),
    [
        (0, ["slept"]),
        (1, ["slept", "woke"]),
        (2, ["slept", "ate"]),
        (3, ["slept", "ate"]),
        (4, ["ate", "drank"]),
        (5, ["ate"]),
    ],
)
def test_a_place_is_near_in_the_sentence_or_before_and_behind_it(ordinal, behind):
    scene = laid(TEXT)
    (homs,) = scene.haunts
    ends = [naming.place.span.end for naming in homs.near(ordinal)]
    assert [scene.page.document.text[end:].split()[0].rstrip(",.") for end in ends] == behind
