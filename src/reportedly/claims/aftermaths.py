"""Aftermaths: harm that a later sentence tells of an attack already told, "nine others were hurt in the strike"."""

from __future__ import annotations

import re

_BACK = re.compile(
    r"\b(?:the|this|that) (?:\w+ )?(?:attacks?|strikes?|raids?|airstrikes?|bombings?|blasts?|explosions?|shelling"
    r"|bombardments?|assault|barrage|massacre)\b"
    r"|\b(?:another|(?<!each )others?)\b"
    r"|\b(?:the|among the|of the) (?:dead|killed|wounded|injured|victims|casualties)\b"
    r"|\b(?:death|higher|initial) toll\b|\btoll of\b",
    re.IGNORECASE,
)
REACH = 3
"""Sentences that such harm stands at most behind its attack, in one paragraph or the next.

Actors of harm gained and lost by it: 14 and 1 on gold/train, 4 and 2 on gold/dev (November 2026).
"""


def refers(words: str) -> bool:
    """Whether the words of a passage point back at an attack: by name, at its dead, or at "others"."""
    return _BACK.search(words) is not None
