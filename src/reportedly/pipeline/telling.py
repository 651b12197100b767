"""Telling: coverage in a format that others read, as pieces of text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from reportedly.claims import Claim
from reportedly.exports import claims, csv, geojson, testimony
from reportedly.views import Coverage


def told(form: str, held: Coverage) -> Iterator[str]:
    """The pieces of a file; ``form`` is a key of `FORMS`."""
    return FORMS[form](held)


def _claims(held: Coverage) -> Iterator[str]:
    by_page: dict[str, list[Claim]] = {id_: [] for id_ in held.documents}
    for claim in held.relations.claims:
        by_page[claim.evidence.document].append(claim)
    pages = sorted(held.documents.values(), key=lambda document: (document.published.at, document.name, document.id))
    return (line + "\n" for line in claims.lines((page, by_page[page.id]) for page in pages))


def _testimony(held: Coverage) -> Iterator[str]:
    yield json.dumps(testimony.record(held.relations, held.documents, claims.record), ensure_ascii=False, indent=1)
    yield "\n"


FORMS: Mapping[str, Callable[[Coverage], Iterator[str]]] = {
    "claims": _claims,
    "csv": csv.lines,
    "geojson": geojson.pieces,
    "testimony": _testimony,
}
"""Every format by its name on the command line."""
