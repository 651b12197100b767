"""Doers: whose side does it, where the words of a speaker leave it to him: "we did not strike the town"."""

from __future__ import annotations

import re

from reportedly.claims import Claim

OURS = re.compile(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)
UNKNOWN = "UNK"
"""The party of whom nothing tells the side."""


def doer(claim: Claim) -> str:
    """The party code of the actor; the speaker's where the actor is "we"; empty where nobody is named."""
    actor = claim.proposition.actor
    if actor is None:
        return ""
    if actor.value.party == UNKNOWN and claim.claimants and OURS.search(actor.value.name):
        return claim.claimants[0].value.party
    return actor.value.party
