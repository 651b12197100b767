"""Occurrences: claims as they stand on one version of one page."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from functools import cached_property

from reportedly.attributions import Relay, Stance
from reportedly.claims.codes import Codes, under
from reportedly.claims.propositions import Proposition
from reportedly.documents import BlockKind
from reportedly.referents import Actor, Period
from reportedly.text import Cited, Span, digest


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

    @property
    def codes(self) -> Codes:
        """What event coders call it, its modality counted in: aid that is promised is agreement, no aid."""
        return under(self.modality.value, self.proposition.codes())
