"""Annotations: each claim as a W3C Web Annotation on its page: position, quotation with its surroundings, fields."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.views import Coverage
from reportedly.views.citations import Citation, from_claim
from reportedly.views.coverage import according_to

AROUND = 32
"""Code points of the text before and behind a quotation."""


def lines(coverage: Coverage) -> Iterator[str]:
    """An annotation collection as one JSON-LD document, piece by piece."""
    yield '{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": ['
    between = "\n"
    for claim in coverage.relations.claims:
        yield between + json.dumps(annotation(claim, coverage), ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"


def annotation(claim: Claim, coverage: Coverage) -> dict[str, Any]:
    """One claim on its page; the first target is the evidence, the others are where its fields stand."""
    document = coverage.document(claim)
    cited = from_claim(claim, document)
    return {
        "id": f"urn:reportedly:claim:{claim.id}",
        "type": "Annotation",
        "motivation": "describing",
        "created": document.published.at.isoformat(),
        "body": [
            {"type": "TextualBody", "purpose": "describing", "value": claim.proposition.gist(), "format": "text/plain"},
            {"type": "TextualBody", "purpose": "tagging", "value": claim.proposition.kind},
            {"type": "TextualBody", "purpose": "commenting", "value": f"according to {according_to(claim, document)}"},
        ],
        "target": [_target(c, document) for c in sorted(cited, key=lambda c: c.field != "evidence")],
    }


def _target(citation: Citation, document: Document) -> dict[str, Any]:
    start, end = citation.span.start, citation.span.end
    return {
        "source": document.url or f"urn:reportedly:document:{document.id}",
        "state": {"type": "TimeState", "sourceDate": document.published.at.isoformat(), "cached": document.id},
        "field": citation.field,
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector", "exact": citation.words,
                "prefix": document.text[max(0, start - AROUND) : start], "suffix": document.text[end : end + AROUND],
            },
        ],
    }  # fmt: skip
