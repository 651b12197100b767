"""Testimony as one JSON: claims, origins, events and what reports are to each other, in the form scenario gold has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.testimony import Relations, Row

Record = dict[str, Any]


def record(
    relations: Relations, documents: Mapping[str, Document], claim_record: Callable[[Claim, Document], Record]
) -> Record:
    """The whole table of some claims. ``documents`` by id; ``claim_record`` gives a claim's exchange form.

    A claim that came with an id keeps it; else, or where two came with one id, its digest stands.
    """
    name = _names(relations.claims)
    title = {document.id: document.name for document in documents.values()}
    return {
        "claims": [
            {
                **claim_record(claim, documents[claim.evidence.document]),
                "id": name[claim.id],
                "report": title[claim.evidence.document],
            }
            for claim in relations.claims
        ],
        "origins": [
            {"id": o.id, "speaker": o.speaker, "party": o.party, "claims": [name[claim.id] for claim in o.claims]}
            for o in relations.origins
            if o.known
        ],
        "events": [_event(row, name) for row in relations.rows],
        "disputes": [
            {"a": name[d.left.id], "b": name[d.right.id], "about": d.about, "reasons": list(d.reasons)}
            for d in relations.disputes
        ],
        "misreports": [
            {
                "claim": name[m.claim.id], "field": m.field, "reported": m.reported, "others": m.others,
                "against": [name[c.id] for c in m.against], "verdict": m.verdict, "reasons": list(m.reasons),
            }
            for m in relations.misreports
        ],
        "revisions": [
            {"from": name[r.earlier.id], "to": name[r.later.id], "field": r.field} for r in relations.revisions
        ],
        "copies": [
            {"original": title[c.original], "copy": title[c.copy], "share": c.share, "credited": c.credited}
            for c in relations.copies
        ],
        "corrections": [
            {"report": title[c.report], "corrects": title[c.corrects], "field": c.field, "note": c.note}
            for c in relations.corrections
            if c.note
        ],
        "edits": [
            {"report": title[c.report], "edits": title[c.corrects], "field": c.field}
            for c in relations.corrections
            if not c.note
        ],
    }  # fmt: skip


def _names(claims: tuple[Claim, ...]) -> dict[str, str]:
    given = [claim.external_id for claim in claims]
    single = {name for name in given if name and given.count(name) == 1} if len(given) < 5000 else _singles(given)
    return {claim.id: claim.external_id if claim.external_id in single else claim.id for claim in claims}


def _singles(given: list[str]) -> set[str]:
    seen: dict[str, int] = {}
    for name in given:
        seen[name] = seen.get(name, 0) + 1
    return {name for name, count in seen.items() if name and count == 1}


def _event(row: Row, name: Mapping[str, str]) -> Record:
    return {
        "id": row.event.id,
        "kind": row.event.kind,
        "claims": [name[claim.id] for claim in row.event.claims],
        "outlets": list(row.outlets),
        "independent_origins": row.least,
        "independent_origins_most": row.most,
        "sides": list(row.sides),
        "corroborated": row.corroborated,
    }
