"""Claim: someone asserts a proposition, through a chain, in words we can point at."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.attributions import Attribution
from reportedly.claims import readings, repeats
from reportedly.claims.occurrences import Claim, Modality
from reportedly.claims.propositions import Proposition
from reportedly.claims.topics import BY_KIND, TOPICS, Topic
from reportedly.mentions import Page
from reportedly.referents import Referents

__all__ = ["BY_KIND", "TOPICS", "Claim", "Modality", "Proposition", "Topic", "from_attributions"]


def from_attributions(attributions: Sequence[Attribution], page: Page, referents: Referents) -> tuple[Claim, ...]:
    """Every claim of a page in the order of its evidence, repeats left out.

    A claim inside the content of an attribution is its speaker's; outside of all contents it is the outlet's own.
    """
    return repeats.without(readings.from_page(page, tuple(attributions), referents), page.document)
