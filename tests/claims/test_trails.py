"""Trails: what is kept of where the claims before happened."""

from reportedly.claims.trails import Trail
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
    trail = Trail().onward(TOWN, "attack").onward(None, "talks")
    assert trail == Trail(TOWN, (("Saraqib", "attack"),), lost=True)


def test_each_claim_counts_for_the_place_it_names():
    trail = Trail().onward(TOWN, "attack").onward(LAND, "talks").onward(TOWN, "casualties")
    assert trail.taken == (("Saraqib", "attack"), ("Syria", "talks"), ("Saraqib", "casualties")) and not trail.lost
