"""Trails: what is kept of where the claims before happened."""

from dataclasses import replace
from functools import reduce

from reportedly.claims.trails import RECENT, Steps, Trail
from reportedly.referents import Place
from reportedly.referents.places import Precision
from reportedly.text import Cited, Span


def cited(name, precision, country="SYR"):
    return Cited(Place(name, name, country, 35.0, 37.0, precision), Span("page", 0, 5))


TOWN, LAND = cited("Saraqib", Precision.TOWN), cited("Syria", Precision.COUNTRY)
ABROAD = cited("Lebanon", Precision.COUNTRY, "LBN")


def test_a_country_does_not_drive_out_its_town():
    assert Trail().onward(TOWN, "attack").onward(LAND, "talks").last is TOWN


def test_another_country_does():
    assert Trail().onward(TOWN, "attack").onward(ABROAD, "talks").last is ABROAD


def test_a_claim_without_a_place_leaves_the_trail_as_it_was():
    before = Trail().onward(TOWN, "attack")
    assert before.onward(None, "talks") == replace(before, lost=True)


def test_each_claim_counts_for_the_place_it_names():
    trail = Trail().onward(TOWN, "attack").onward(LAND, "talks").onward(TOWN, "casualties")
    assert trail.times == {"Saraqib": 2, "Syria": 1} and not trail.lost
    assert trail.alike == {"attack": {"Saraqib"}, "talks": {"Syria"}, "casualties": {"Saraqib"}}


def test_how_long_ago_a_place_was_taken_is_told_of_the_last_claims_alone():
    trail = reduce(lambda trail, _: trail.onward(ABROAD, "talks"), range(RECENT - 1), Trail().onward(TOWN, "talks"))
    assert Steps.of(trail, "talks").ago == {"Saraqib": RECENT - 1, "Lebanon": 0}
    assert Steps.of(trail.onward(ABROAD, "talks"), "talks").ago == {"Lebanon": 0}


def test_where_claims_of_a_kind_went_last():
    trail = Trail().onward(TOWN, "attack").onward(ABROAD, "attack").onward(TOWN, "talks")
    assert trail.latest == {"attack": "Lebanon", "talks": "Saraqib"}
