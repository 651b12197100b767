"""Whereabouts: which place of a page a claim happens at, with weights made by hand."""

import json
from datetime import UTC, datetime
from functools import cache, reduce

import pytest

from reportedly.captures import ARTICLE, Capture
from reportedly.claims import passages, turns, whereabouts
from reportedly.claims.choices import Scales, beliefs
from reportedly.claims.scenes import Scene
from reportedly.claims.trails import Trail
from reportedly.pipeline import lexicons, read

NOWHERE = {"nowhere": 0.7}
"""Nowhere is believed in as much as two places."""


@cache
def ready():
    return lexicons()


def chosen(text, weights, kinds=()):
    """Where nine were killed; ``kinds``: those of claims before that happened in Taftanaz."""
    article = {"doc": "page", "outlet": "The Ferry Post", "published": "2022-03-03", "title": "", "text": text}
    reading = read(Capture("page", datetime(2022, 3, 4, tzinfo=UTC), ARTICLE, json.dumps(article).encode()), ready())
    scene = Scene(reading.page, reading.referents, reading.attributions)
    passage = next(one for one in passages.from_scene(scene) if one.kind == "casualties")
    town = next((haunt.first.place for haunt in scene.haunts if haunt.first.place.value.name == "Taftanaz"), None)
    trail = reduce(lambda trail, kind: trail.onward(town, kind), kinds, Trail())
    place = whereabouts.chosen(passage, scene, None, trail, Scales(weights))
    return place and place.value.name


def test_places_beside_one_another_outweigh_nowhere_together():
    assert chosen("Buses left Binnish, Taftanaz and Sarmin in Syria. Nine people were killed.", NOWHERE) is not None


def test_places_far_from_one_another_do_not():
    assert chosen("Buses left Binnish, Palmyra and Daraa in Syria. Nine people were killed.", NOWHERE) is None


def test_of_places_beside_one_another_the_one_with_most_weight():
    text = "Buses left Binnish, Palmyra and Daraa and passed Taftanaz in Syria. Nine people were killed in Taftanaz."
    assert chosen(text, {"clause": 0.9, "country": -3.0}) == "Taftanaz"


@pytest.mark.parametrize("weight", [2.0, 3.0, 5.0])
def test_a_place_surely_believed_in_gives_way_to_none_beside_it(weight):
    text = "Buses left Binnish and Sarmin and, for a while, Saraqib in Syria. Nine people were killed in Taftanaz."
    assert chosen(text, {"clause": weight}) == "Taftanaz"


def test_a_country_speaks_for_none_of_its_towns():
    text = "Trucks left Syria for Binnish and Palmyra. Nine people were killed."
    assert chosen(text, {"country": 0.5, "nowhere": 0.6}) is None


def test_beliefs_come_to_one():
    scales = Scales({"clause": 2.0, "back": -400.0})
    shares = beliefs([[(turns.loose, "clause")], [(turns.loose, "back")], []], scales)
    assert sum(shares) == pytest.approx(1) and shares[0] > shares[2] > shares[1] >= 0


PASSED = "Buses from Taftanaz passed Palmyra, Daraa and Homs in Syria. Nine people were killed."


def test_where_claims_before_happened_the_next_does():
    assert chosen(PASSED, {"nowhere": 0.5, "taken once, far": 2.0}, ["attack"]) == "Taftanaz"
    assert chosen(PASSED, {"nowhere": 0.5, "taken once, far": 2.0}) is None


def test_a_place_that_claims_of_the_same_kind_took_last():
    weights = {"nowhere": 0.5, "last of its kind, casualties": 2.0}
    assert chosen(PASSED, weights, ["casualties", "attack"]) == "Taftanaz"
    assert chosen(PASSED, weights, ["attack", "attack"]) is None


def test_of_many_claims_in_one_place_most_took_it():
    weights = {"nowhere": 0.5, "taken by most, far": 2.0}
    assert chosen(PASSED, weights, ["attack"] * 3) == "Taftanaz"
    assert chosen(PASSED, weights, ["attack"] * 2) is None


def test_nowhere_has_a_trail_too():
    assert chosen(PASSED, {"far led from": 1.0, "nowhere after 2": 3.0}, ["attack"] * 2) is None
    assert chosen(PASSED, {"far led from": 1.0, "nowhere after 2": 3.0}, ["attack"]) == "Taftanaz"
