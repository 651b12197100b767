"""The signs by which a claim finds its speaker, on pages of our own."""

import json
from datetime import UTC, datetime

from reportedly.captures import ARTICLE, Capture
from reportedly.claims import passages, speakers
from reportedly.claims.choices import spelt
from reportedly.claims.scenes import Scene
from reportedly.pipeline import lexicons, read


def signs(text: str, kind: str) -> list[list[str]]:
    """The signs of everyone who may have said the first passage of a kind, the outlet last."""
    article = json.dumps({"doc": "page", "published": "2022-03-03", "title": "", "text": text}).encode()
    page = read(Capture("page", datetime(2022, 3, 4, tzinfo=UTC), ARTICLE, article), lexicons())
    scene = Scene(page.page, page.referents, page.attributions)
    passage = next(one for one in passages.from_scene(scene) if one.kind == kind)
    return spelt(speakers.signs(passage, scene, None, speakers.candidates(passage, scene)))


def test_how_the_evidence_begins_is_a_sign_of_the_outlets_own_voice():
    *_, own = signs("The monitor lost touch with the town after rebels shelled Kherson.", "attack")
    assert "own voice joined by after" in own


def test_one_who_speaks_twice_around_a_clause_is_seconded():
    rows = signs("The monitor said the road was cut. It added that rebels had shelled Kherson.", "attack")
    assert "around seconded" in rows[0]


def test_no_group_is_nobody():
    assert speakers.nameless("No group")
    assert not speakers.nameless("No 10")
