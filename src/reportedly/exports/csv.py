"""CSV: one row a claim, one column a slot, each with its words and who carries it. Stable columns; see `COLUMNS`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from reportedly.claims import Claim
from reportedly.views import Coverage

COLUMNS = (
    "claim", "event", "document", "url", "outlet", "published", "part", "kind", "status", "modality", "stance",
    "speaker", "speaker_party", "via", "actor", "actor_party", "target", "target_party", "subject", "place", "country",
    "lat", "lon", "precision", "earliest", "latest", "low", "high", "approximate", "outlets", "independent_origins",
    "independent_origins_most", "sides", "contested", "misreport", "evidence", "start", "end", "place_how",
    "time_how", "published_from",
)  # fmt: skip
"""The columns, in order. They are only ever added to at the end."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def lines(coverage: Coverage) -> Iterator[str]:
    """The header, then a line a claim, teasers among them and marked so in ``part``."""
    yield _line(COLUMNS)
    for claim in coverage.relations.claims:
        cells = cells_of(claim, coverage)
        yield _line([cells[column] for column in COLUMNS])


def cells_of(claim: Claim, coverage: Coverage) -> Mapping[str, Any]:
    """A claim's row by column name; None where the page does not say."""
    said, document, row = claim.proposition, coverage.document(claim), coverage.row_of[claim.id]
    place, time = said.place.value if said.place else None, said.time.value if said.time else None
    count = said.quantity.value if said.quantity else None
    garbled = coverage.garbled.get(claim.id)
    actors = {
        "speaker": claim.claimants[0].value if claim.claimants else None,
        "actor": said.actor.value if said.actor else None,
        "target": said.target.value if said.target else None,
    }
    return {
        "claim": claim.external_id or claim.id, "event": row.event.id, "document": document.name, "url": document.url,
        "outlet": document.outlet, "published": document.published.at.isoformat(), "part": claim.part.value,
        "kind": said.kind, "status": said.state, "modality": claim.modality.value, "stance": claim.stance.value,
        **{name: actor.name if actor else None for name, actor in actors.items()},
        **{f"{name}_party": actor.party if actor else None for name, actor in actors.items()},
        "via": " > ".join(relay.name for relay in claim.chain if relay.span is not None),
        "subject": said.subject.value if said.subject else None,
        "place": place.canonical or place.name if place else None, "country": place.country if place else None,
        "lat": place.lat if place else None, "lon": place.lon if place else None,
        "precision": place.precision.name.lower() if place else None,
        "earliest": time.earliest.isoformat() if time else None, "latest": time.latest.isoformat() if time else None,
        "low": count.low if count else None, "high": count.high if count else None,
        "approximate": count.approximate if count else None, "outlets": len(row.outlets),
        "independent_origins": row.least, "independent_origins_most": row.most, "sides": " ".join(row.sides),
        "contested": claim.id in coverage.disputed, "misreport": garbled.verdict if garbled else None,
        "evidence": coverage.words(claim), "start": claim.evidence.start, "end": claim.evidence.end,
        "place_how": said.place.how if said.place else None, "time_how": said.time.how if said.time else None,
        "published_from": document.published.source,
    }  # fmt: skip


def safe(value: Any) -> Any:
    """A cell that a spreadsheet will not take for a formula: words that begin like one get an apostrophe in front."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _line(cells: Any) -> str:
    page = io.StringIO()
    csv.writer(page, lineterminator="\r\n").writerow([safe(cell) for cell in cells])
    return page.getvalue()
