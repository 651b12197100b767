"""Denials: what a no is said to: a refusal that has happened, a truce that is not kept, a habit and no deed of a day.

Read off the words of a passage that a tagger takes for negated.
"""

from __future__ import annotations

import re
from itertools import pairwise

from reportedly.attributions import Attribution
from reportedly.claims.passages import Passage
from reportedly.mentions.nouns import words

_REFUSABLE = words("talks ceasefire corridor")
_REFUSED = re.compile(
    r"\b(?:refus|reject)(?:es?|ed|s|ing)\b|\b(?:turn(?:s|ed|ing)? down|declin(?:es|ed|ing)|boycott\w*)\b"
)
_WILLED = words("will would won’t won't wo 'll ’ll cannot possible")
_NAYS = words("not no n't n’t never won't won’t cannot")
_UNKEPT = re.compile(r"(?:\bnot|n['’]t) (?:observ|respect|honour|comply|adher|abid)\w*")
_OFTEN = words("always repeatedly consistently routinely regularly denies deny")
_HABITUALLY = frozenset((do, no) for do in ("do", "does") for no in ("not", "n't", "n’t"))
_UNCONFIRMED = re.compile(
    r"\b(?:not|n['’]t|never|cannot|(?:unable|declined|refused) to) (?:\w+ ){0,3}(?:confirm|verif)\w*"
    r"(?: that| whether)?$"
)
_MOVED = frozenset({"displacement/evacuated", "displacement/returned", "prisoners/exchanged"})
_PUT_OFF = re.compile(
    r"\b(?:evacuations?|returns?|transfers?|exchanges?|swaps?|trips?)\b(?: \w+){0,4}"
    r" (?:halted|suspended|postponed|cancell?ed|called off|put off)\b"
)
_NEAR = 8
"""Words before evidence that may leave it unconfirmed."""
_POINTING = words("the a an this that these those it its his her their him them")


def refused(passage: Passage) -> bool:
    """ "He would not negotiate", "Tripoli rejected it": a refusal has happened, whatever it says no to.

    Of ten such claims that a tagger takes for negated nine are so by hand (gold/train and gold/own, November 2026).
    """
    if passage.kind not in _REFUSABLE:
        return False
    said = set(passage.words)
    if _REFUSED.search(" ".join(passage.words)):
        return True
    return passage.status == "refused" and not said.isdisjoint(_WILLED) and not said.isdisjoint(_NAYS)


def unkept(passage: Passage) -> bool:
    """ "Neither side is observing the truce" is no refusal and no denial: it is violated."""
    return passage.kind == "ceasefire" and _UNKEPT.search(" ".join(passage.words)) is not None


def turned_down(passage: Passage) -> bool:
    """ "Tripoli refused it": a truce is refused, whatever was agreed of it before."""
    return passage.kind == "ceasefire" and _REFUSED.search(" ".join(passage.words)) is not None


def put_off(passage: Passage) -> bool:
    """ "The evacuation was halted", "trips for today have been called off": nobody is moved, so nobody was by this.

    So in all three claims by hand that tell it (November 2026).
    """
    return f"{passage.kind}/{passage.status}" in _MOVED and _PUT_OFF.search(" ".join(passage.words)) is not None


def unconfirmed(passage: Passage) -> bool:
    """ "The ministry would not confirm that", "could not be verified that": it may be so, and nobody has said it."""
    before = passage.sentence.lower[max(passage.start - _NEAR, 0) : passage.start]
    return _UNCONFIRMED.search(" ".join(before)) is not None


def standing(passage: Passage, attribution: Attribution | None) -> bool:
    """An attack denied as a habit: "its army never fires on a hospital", "Moscow denies targeting civilians".

    Told by "never" or "does not", or by a denial in the present or often made, of what nobody points at.
    """
    lower = passage.sentence.lower
    near = lower[max(passage.start - 3, 0) : passage.first + 1]
    if passage.kind != "attack":
        return False
    if "never" in near or any(pair in _HABITUALLY for pair in pairwise(near)):
        return passage.form == "verb"
    if attribution is None or attribution.lemma != "deny" or not lower[passage.first].endswith("ing"):
        return False
    return not _OFTEN.isdisjoint(lower[: passage.first]) and _POINTING.isdisjoint(lower[passage.first : passage.end])
