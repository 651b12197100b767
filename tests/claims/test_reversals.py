"""Reversals: who stands before a verb of suffering did not do what the clause tells of. All pages are invented."""

import json
from datetime import UTC, datetime
from functools import cache

import pytest

from reportedly.captures import ARTICLE, Capture
from reportedly.claims import from_attributions
from reportedly.mentions import Mention, MentionKind, Page
from reportedly.pipeline import lexicons, read
from reportedly.text import Span


@cache
def ready():
    return lexicons()


def roles(text, marked, kind):
    """Actor and target, in words, of a page of one sentence on which a tagger has marked ``marked`` as the actor."""
    body = json.dumps({"doc": "page", "published": "2022-03-03", "text": text}).encode()
    page = read(Capture("page", datetime(2022, 3, 4, tzinfo=UTC), ARTICLE, body), ready())
    document, end = page.document, len(text) - 1
    evidence = Mention(MentionKind.EVIDENCE, Span(document.id, 0, end), text[:end], f"{kind}/actual", 0.95)
    at = text.index(marked)
    hung = Span(document.id, at, at + len(marked))
    role = Mention(MentionKind.ROLE, hung, marked, f"actor/{evidence.label}", 0.95, evidence.span)
    mentions = sorted((*page.page.mentions, evidence, role), key=lambda m: (m.span, m.kind.value, m.label))
    tagged = Page(document, page.page.sentences, tuple(mentions), True)
    (claim,) = from_attributions(page.attributions, tagged, page.referents)
    actor, target = claim.proposition.actor, claim.proposition.target
    return (actor and document.words(actor.span), target and document.words(target.span))


@pytest.mark.parametrize(
    ("text", "marked", "kind", "expected"),
    [
        ("Malian soldiers repelled an assault by JNIM.", "Malian soldiers", "attack/ground", "JNIM"),
        ("Ukrainian forces beat off three Russian attacks.", "Ukrainian forces", "attack/ground", "Russian"),
        ("The Malian army foiled two rebel raids.", "The Malian army", "attack/ground", "rebel"),
        ("The Houthis lost two hills to the Yemeni army.", "The Houthis", "control/captured", "Yemeni army"),
        ("The Houthis were pushed out of two valleys.", "The Houthis", "control/captured", None),
        ("Two hills were wrested from the grip of Boko Haram.", "Boko Haram", "control/captured", None),
        ("Two hills were lost by the Houthis.", "the Houthis", "control/captured", None),
        ("Militiamen repelled an attack launched by Malian troops.", "Militiamen", "attack/ground", "Malian troops"),
    ],
)
def test_who_suffers_is_the_target_and_no_actor(text, marked, kind, expected):
    assert roles(text, marked, kind) == (expected, marked)


@pytest.mark.parametrize(
    ("text", "marked", "kind", "actor"),
    [
        ("Boko Haram lost forty men.", "Boko Haram", "casualties/killed", None),
        ("Niger received nine ambulances from the Turkish army.", "Niger", "aid/delivered", "Turkish army"),
        ("Niger received nine ambulances.", "Niger", "aid/delivered", None),
    ],
)
def test_who_loses_men_or_is_given_something_did_not_do_it(text, marked, kind, actor):
    assert roles(text, marked, kind)[0] == actor


@pytest.mark.parametrize(
    ("text", "marked", "kind"),
    [
        ("The Malian army repelled the assault.", "The Malian army", "attack/ground"),
        ("Malian soldiers pushed the miners out of two valleys.", "Malian soldiers", "control/captured"),
        ("Militiamen repelled an attack on a depot of the Malian army.", "Militiamen", "attack/ground"),
        ("Militiamen repelled an attack on a depot held by the Malian army.", "Militiamen", "attack/ground"),
        ("The Houthis repulsed Saudi troops and launched an attack on Marib.", "The Houthis", "attack/ground"),
        ("Yemeni troops freed two hills from Houthi control.", "Yemeni troops", "control/retaken"),
        ("Two hills were freed from the Houthis by Yemeni troops.", "Yemeni troops", "control/retaken"),
        ("Two hills were lost by the Houthis to the Yemeni army.", "the Yemeni army", "control/captured"),
        ("Turkish soldiers got flour to nine villages.", "Turkish soldiers", "aid/delivered"),
        ("The Houthis took two hills after losing a third.", "The Houthis", "control/captured"),
        ("The Houthis hold the hills that they lost in May.", "The Houthis", "control/held"),
    ],
)
def test_else_who_is_marked_stays(text, marked, kind):
    assert roles(text, marked, kind)[0] == marked
