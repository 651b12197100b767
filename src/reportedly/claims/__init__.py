"""Claim: someone asserts a proposition, through a chain, in words we can point at."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import get_args

from reportedly.attributions import Relay, Stance
from reportedly.claims.accusations import Accusation
from reportedly.claims.aid import Aid
from reportedly.claims.attacks import Attack
from reportedly.claims.casualties import Casualties
from reportedly.claims.ceasefires import Ceasefire
from reportedly.claims.control import Control
from reportedly.claims.corridors import Corridor
from reportedly.claims.damage import Damage
from reportedly.claims.diplomacy import Diplomacy
from reportedly.claims.displacement import Displacement
from reportedly.claims.materiel import Materiel
from reportedly.claims.movements import Movement
from reportedly.claims.notices import Notice
from reportedly.claims.prisoners import Prisoners
from reportedly.claims.propositions import Proposition
from reportedly.claims.sanctions import Sanction
from reportedly.claims.services import Service
from reportedly.claims.talks import Talks
from reportedly.documents import BlockKind
from reportedly.referents import Actor, Period
from reportedly.text import Cited, Span, digest

Topic = (
    Control | Attack | Casualties | Displacement | Materiel | Damage | Service | Talks | Ceasefire | Corridor | Aid
    | Sanction | Prisoners | Movement | Diplomacy | Accusation | Notice
)  # fmt: skip
"""The closed union of topics: a match over it that forgets one is a type error."""

TOPICS: tuple[type[Topic], ...] = get_args(Topic)
"""Every topic, in the order of claims.md."""

BY_KIND: Mapping[str, type[Topic]] = MappingProxyType({topic.kind: topic for topic in TOPICS})
"""The topic of a kind's name."""


class Modality(enum.Enum):
    """Whether it is said to have happened (claims.md, Fields)."""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DEMANDED = "demanded"
    NEGATED = "negated"


@dataclass(frozen=True)
class Claim:
    """One occurrence of a proposition in one document version.

    ``claimants``: first origin first; empty is the outlet's own voice. ``chain``: speaker side first, publisher last.
    ``evidence``: the shortest clause that carries the proposition. ``part``: the kind of block it stands in.
    ``asserted``: when it was said, where the page tells. ``external_id``: the id a claim from elsewhere came with.
    """

    claimants: tuple[Cited[Actor], ...]
    proposition: Proposition
    modality: Modality
    stance: Stance
    chain: tuple[Relay, ...]
    evidence: Span
    part: BlockKind = BlockKind.BODY
    asserted: Cited[Period] | None = None
    external_id: str = ""

    @cached_property
    def id(self) -> str:
        """Digest of all of it: posting twice is harmless."""
        return digest(
            self.claimants, self.proposition, self.modality, self.stance, self.chain,
            self.evidence, self.part, self.asserted, self.external_id,
        )  # fmt: skip
