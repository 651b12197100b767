"""GeoJSON (RFC 7946): one feature a claim with a place, properties flat, the precision of the point always told."""

from __future__ import annotations

import json
from collections.abc import Iterator

from reportedly.exports.csv import cells_of
from reportedly.views import Coverage

_MOVED = {"earliest": "time_start", "latest": "time_end"}
_LEFT_OUT = frozenset({"lat", "lon"})


def pieces(coverage: Coverage) -> Iterator[str]:
    """A feature collection, piece by piece. Claims without a place are not on a map; teasers are other stories'."""
    yield '{"type": "FeatureCollection", "features": ['
    between = "\n"
    for claim in coverage.claims():
        if claim.proposition.place:
            cells = cells_of(claim, coverage)
            feature = {
                "type": "Feature",
                "id": claim.id,
                "geometry": {"type": "Point", "coordinates": [cells["lon"], cells["lat"]]},
                "properties": {_MOVED.get(k, k): value for k, value in cells.items() if k not in _LEFT_OUT},
            }
            yield between + json.dumps(feature, ensure_ascii=False)
            between = ",\n"
    yield "\n]}\n"
