"""What a claim is called in the codebooks of PLOVER, ACLED and UCDP."""

import re

import pytest

from reportedly.attributions import Stance
from reportedly.claims import BY_KIND, TOPICS, Claim, Modality
from reportedly.claims.codes import Acled, Plover
from reportedly.referents import Actor, Place
from reportedly.referents.places import Precision
from reportedly.text import Cited, Span

HERE = Span("page", 0, 4)
EVENTS = {
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip
ACLED = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
        "Looting/property destruction", "Non-violent transfer of territory", "Other",
    },
}  # fmt: skip


def cited(value):
    return Cited(value, HERE)


def actor(party):
    return cited(Actor(f"{party}:someone", "someone", party)) if party else None


def said(kind, status="", by="", on="", country=""):
    place = cited(Place("test:Oakford", "Oakford", country, 1.0, 2.0, Precision.TOWN)) if country else None
    return BY_KIND[kind](cited(status) if status else None, actor(by), actor(on), place)


def claim(proposition, modality=Modality.ACTUAL):
    return Claim((), proposition, modality, Stance.OWN, (), HERE)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_status_has_terms_that_are_in_the_books(topic):
    for status in ("", *topic.statuses):
        for by, on in (("", ""), ("SYR", "SYR:REB"), ("ISIS", "SYR:CVL")):
            codes = said(topic.kind, status, by, on).codes()
            assert codes.plover is None or codes.plover.event in EVENTS
            assert codes.acled is None or codes.acled.sub_event in ACLED[codes.acled.event]
            assert codes.violence in (None, 1, 2, 3)
            assert codes.plover is None or re.fullmatch(r"[a-z-]*", codes.plover.mode)


@pytest.mark.parametrize(
    ("by", "on", "violence"),
    [
        ("SYR", "SYR:REB", 1), ("SYR:REB", "SYR:MIL", 1), ("", "UKR", 1), ("RUS", "UKR", 1),
        ("ISIS", "SYR:REB", 2), ("YEM:HOU", "YEM:CVL", 3), ("", "MED", 3), ("RUS", "UKR:NGO", 3),
        ("", "SYR:REB", None), ("RUS", "", None), ("", "", None), ("UN", "SYR:REB", None),
    ],
)  # fmt: skip
def test_the_sides_decide_the_type_of_violence(by, on, violence):
    assert said("attack", "shelling", by, on).codes().violence == violence
    assert said("casualties", "killed", by, on).codes().violence == violence


def test_force_from_afar_is_remote_violence_and_at_hand_a_clash_or_an_attack_on_civilians():
    assert said("attack", "drone").codes().acled == Acled("Explosions/Remote violence", "Air/drone strike")
    assert said("attack", "ground", "SDN", "SDN:RSF").codes().acled == Acled("Battles", "Armed clash")
    assert said("attack", "small-arms", "", "SDN:CVL").codes().acled == Acled("Violence against civilians", "Attack")


def test_a_government_regains_only_its_own_country():
    overtaken = Acled("Battles", "Non-state actor overtakes territory")
    regained = Acled("Battles", "Government regains territory")
    assert said("control", "captured", "RUS", country="UKR").codes().acled == overtaken
    assert said("control", "captured", "AFG:TAL", country="AFG").codes().acled == overtaken
    assert said("control", "captured", "SYR:MIL", country="SYR").codes().acled == regained
    assert said("control", "retaken", country="SYR").codes().acled == regained
    assert said("control", "held", "UKR", country="UKR").codes().acled is None


def test_a_state_arrests_and_an_armed_group_abducts():
    arrest, abduction = said("prisoners", "detained", "EGY").codes(), said("prisoners", "detained", "ISIS").codes()
    assert (arrest.plover, arrest.acled) == (
        Plover("COERCE", "arrest", ("legal",)),
        Acled("Strategic developments", "Arrests"),
    )
    assert abduction.plover == Plover("ASSAULT", "abduct")
    assert abduction.acled == Acled("Violence against civilians", "Abduction/forced disappearance")
    assert arrest.acled.disorder == "Strategic developments"
    assert abduction.acled.disorder == "Political violence"


@pytest.mark.parametrize(
    ("kind", "status", "modality", "event"),
    [
        ("aid", "delivered", "planned", "AGREE"), ("aid", "delivered", "demanded", "REQUEST"),
        ("talks", "held", "demanded", "REQUEST"), ("talks", "held", "negated", "REJECT"),
        ("movement", "withdrawing", "planned", "AGREE"), ("movement", "withdrawing", "demanded", "REQUEST"),
        ("attack", "air", "planned", "THREATEN"), ("sanction", "imposed", "demanded", "THREATEN"),
        ("attack", "air", "negated", None), ("attack", "air", "possible", None), ("aid", "delivered", "possible", None),
        ("movement", "deployed", "demanded", "REQUEST"), ("movement", "deployed", "negated", "REJECT"),
        ("talks", "refused", "negated", "REJECT"), ("accusation", "", "planned", "ACCUSE"),
        ("accusation", "", "negated", None),
        ("aid", "delivered", "actual", "AID"), ("service", "out", "planned", None),
    ],
)  # fmt: skip
def test_what_has_not_happened_is_an_event_of_words_or_none(kind, status, modality, event):
    codes = claim(said(kind, status), Modality(modality)).codes
    assert (codes.plover and codes.plover.event) == event
    assert modality == "actual" or (codes.acled is None and codes.violence is None)
