"""Names lose what is none of them, a town is parted from its state, and a gap as long as a page costs nothing."""

import time

import pytest

from reportedly.mentions import MentionKind
from reportedly.mentions.trimmings import names


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (MentionKind.PERSON, "Mrs. Alma Petrov", ["Alma Petrov"]),
        (MentionKind.PERSON, "Mr.", []),
        (MentionKind.PERSON, "Drita Hoxha", ["Drita Hoxha"]),
        (MentionKind.ORGANISATION, "Harvest Mills , Inc. of", ["Harvest Mills , Inc."]),
        (MentionKind.PLACE, "San Rafael Ca", ["San Rafael", "Ca"]),
        (MentionKind.PLACE, "miramar florida", ["miramar", "florida"]),
        (MentionKind.PLACE, "Buffalo, New York", ["Buffalo", "New York"]),
        (MentionKind.PLACE, "New York", ["New York"]),
        (MentionKind.PLACE, "Southern California", ["Southern California"]),
        (MentionKind.PLACE, "Mong La", ["Mong La"]),
        (MentionKind.PLACE, "Baton Rouge LA", ["Baton Rouge", "LA"]),
        (MentionKind.PLACE, "Lake Michigan", ["Lake Michigan"]),
        (MentionKind.PLACE, "Texas", ["Texas"]),
        (MentionKind.PLACE, "Deir al-Zor,", ["Deir al-Zor"]),
    ],
)
def test_names_are_trimmed_and_parted(kind, text, expected):
    assert [text[left:right] for left, right in names(kind, text)] == expected


def test_a_gap_inside_a_name_takes_no_time():
    started = time.process_time()
    assert list(names(MentionKind.PERSON, f"Alma{' ' * 50_000}Petrov of")) == [(0, 50_010)]
    assert time.process_time() - started < 1
