import pytest

from reportedly.mentions import MentionKind
from reportedly.mentions.subtypes import subtype


@pytest.mark.parametrize(
    "name", ["Rapid Support Forces", "the 4th Armoured Division", "Houthis", "Syrian army", "police"]
)
def test_bodies_that_bear_arms_are_forces(name):
    assert subtype(MentionKind.ORGANISATION, name) is MentionKind.FORCE


@pytest.mark.parametrize("name", ["Ministry of Health", "Doctors Without Borders", "Reuters"])
def test_other_bodies_stay(name):
    assert subtype(MentionKind.ORGANISATION, name) is MentionKind.ORGANISATION


def test_buildings_are_facilities_and_towns_are_not():
    assert subtype(MentionKind.PLACE, "Al-Shifa Hospital") is MentionKind.FACILITY
    assert subtype(MentionKind.PLACE, "El Fasher") is MentionKind.PLACE
    assert subtype(MentionKind.PERSON, "John Bridge") is MentionKind.PERSON
