"""Notices: practical information for the public: who issued it, what it says, where, until when.

Telephone numbers and addresses of people are masked here; the page itself keeps its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.claims import Claim
from reportedly.views.coverage import Coverage, Strip, according_to, place_name

_NUMBER = re.compile(r"\+?\d(?:[\d ()./-]{5,}\d)")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]+")
MASK = "[masked]"


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """``says``: the notice's words with numbers and mail addresses masked. Notices are never merged across issuers."""

    issued_by: str
    says: str
    place: str
    earliest: str
    latest: str
    outlet: str
    published: str
    strip: Strip
    claim: str
    document: str


def from_coverage(coverage: Coverage) -> tuple[NoticeRow, ...]:
    """Newest page first."""
    return tuple(_row(claim, coverage) for claim in coverage.claims("notice"))


def _row(claim: Claim, coverage: Coverage) -> NoticeRow:
    said, document = claim.proposition, coverage.document(claim)
    period = said.time.value if said.time else None
    return NoticeRow(
        issued_by=according_to(claim, document),
        says=masked(coverage.words(claim)),
        place=place_name(said.place.value if said.place else None),
        earliest=period.earliest.isoformat() if period else "",
        latest=period.latest.isoformat() if period else "",
        outlet=document.outlet,
        published=document.published.at.isoformat(),
        strip=coverage.strip(claim),
        claim=claim.id,
        document=document.id,
    )


def masked(words: str) -> str:
    """The words with telephone numbers and mail addresses taken out."""
    return _MAIL.sub(MASK, _NUMBER.sub(MASK, words))
