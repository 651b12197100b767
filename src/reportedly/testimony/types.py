"""What reports are to each other: disputes, misreports, revisions, copies and corrections, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.claims import Claim

SUSPICIOUS = "suspicious"
MISREPORT = "misreport"


@dataclass(frozen=True)
class Dispute:
    """Two parties' claims that cannot both be so, or that a newsroom sets side by side. ``about``: slot or event."""

    left: Claim
    right: Claim
    about: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Misreport:
    """A relay that differs from the other relays of its own source in one slot.

    ``field``: the slot; ``reported`` and ``others``: the differing words; ``against``: the claims it is told against;
    ``verdict``: "misreport" where it stands alone or internal evidence tells against it, else "suspicious".
    """

    claim: Claim
    against: tuple[Claim, ...]
    field: str
    reported: str
    others: str
    verdict: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Revision:
    """One speaker's later word on the same thing."""

    earlier: Claim
    later: Claim
    field: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """Document ids. ``share``: of the shorter text's word sequences in the other; ``credited``: by a line."""

    original: str
    copy: str
    share: float
    credited: bool


@dataclass(frozen=True, slots=True)
class Correction:
    """Document ids: a later version or notice that puts a page right. ``note``: its words, empty when silent."""

    report: str
    corrects: str
    field: str
    note: str
