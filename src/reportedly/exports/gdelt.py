"""GDELT-like: one row a mention of an event on a page, in the 16 columns of GDELT 2.0. Not GDELT's data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from reportedly.claims import Claim
from reportedly.exports.sheets import Sheet, columns, fixed
from reportedly.text import Cited
from reportedly.views import Coverage

COLUMNS = columns("""
GLOBALEVENTID | string | the event's id in this export; never a GDELT id
EventTimeDate | string | when the event was first reported, YYYYMMDDHHMMSS (UTC)
MentionTimeDate | string | when this page was published, YYYYMMDDHHMMSS (UTC)
MentionType | integer | 1: a page of the web
MentionSourceName | string | the outlet
MentionIdentifier | string | the page's address
SentenceID | integer | the block of the page the words stand in, from 1
Actor1CharOffset | integer | where the actor stands, code points; -1 when not named
Actor2CharOffset | integer | where the target stands; -1 when not named
ActionCharOffset | integer | where the evidence begins
InRawText | integer | 1: these offsets are of the archived text
Confidence | integer | empty: no score is made up
MentionDocLen | integer | code points of the page
MentionDocTone | number | empty: tone is not read
MentionDocTranslationInfo | string | empty
Extras | string | who says so
""")


def _rows(coverage: Coverage) -> Iterator[Mapping[str, Any]]:
    for row in coverage.relations.rows:
        hours = [coverage.document(claim).published.at for claim in row.event.claims]
        for claim in row.event.claims:
            yield {"GLOBALEVENTID": row.event.id, "EventTimeDate": _stamp(min(hours)), **_mention(claim, coverage)}


def _mention(claim: Claim, coverage: Coverage) -> Mapping[str, Any]:
    document, said = coverage.document(claim), claim.proposition
    block = next((n for n, block in enumerate(document.blocks, 1) if claim.evidence.overlaps(block.span)), None)
    return {
        "MentionTimeDate": _stamp(document.published.at), "MentionType": 1, "MentionSourceName": document.outlet,
        "MentionIdentifier": document.url, "SentenceID": block, "Actor1CharOffset": _start(said.actor),
        "Actor2CharOffset": _start(said.target), "ActionCharOffset": claim.evidence.start, "InRawText": 1,
        "MentionDocLen": len(document.text), "Extras": "; ".join(c.value.name for c in claim.claimants),
    }  # fmt: skip


def _start(slot: Cited[Any] | None) -> int:
    return slot.span.start if slot else -1


def _stamp(hour: datetime) -> str:
    return hour.astimezone(UTC).strftime("%Y%m%d%H%M%S")


SHEET = Sheet("gdelt-like", "Mentions in GDELT 2.0's columns", fixed(*COLUMNS), _rows)
