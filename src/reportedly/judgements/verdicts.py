"""What a judge may say, and the entry it is posted as."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime


class Same(enum.Enum):
    """What two claims may share."""

    ORIGIN = "origin"  # one utterance, however many outlets carry it
    EVENT = "event"  # one happening, however many parties speak of it


class Verdict(enum.Enum):
    """What the judge found."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """``left`` and ``right`` are claim ids. ``reasons``: feature and weight. ``judge``: "rule" or a reviewer's name."""

    same: Same
    left: str
    right: str
    verdict: Verdict
    reasons: tuple[tuple[str, float], ...]
    judge: str
    at: datetime
