"""The ledger's own notation: a claim in three lines that a person reads like copy. Goldens are written in it.

Hennadiy Laguta (governor) <- online post <- Reuters <- Hindustan Times
reported, actual: control/captured: Kharkiv captured by Russian forces; where Kharkiv, Ukraine; when 2022-03-03
"Russian forces have taken control of an administrative building"
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.claims import Claim
from reportedly.documents import BlockKind, Document
from reportedly.text import Cited
from reportedly.views.coverage import chain, place_name


def page(claims: Iterable[Claim], document: Document) -> str:
    """All claims of a page in the order of their evidence, a blank line between two."""
    ordered = sorted(claims, key=lambda c: (c.evidence.start, c.evidence.end, c.proposition.kind, c.proposition.state))
    return "\n\n".join("\n".join(lines(claim, document)) for claim in ordered) + "\n"


def lines(claim: Claim, document: Document) -> Iterator[str]:
    """The three lines of a claim."""
    said = claim.proposition
    yield chain(claim, document)
    kind = f"{said.kind}/{said.state}" if said.state else said.kind
    teaser = "teaser, " if claim.part is BlockKind.TEASER else ""
    yield "; ".join([f"{teaser}{claim.stance.value}, {claim.modality.value}: {kind}: {said.gist()}", *_slots(claim)])
    yield f'"{document.words(claim.evidence)}"'


def _slots(claim: Claim) -> Iterator[str]:
    said = claim.proposition
    if said.place:
        yield f"where {place_name(said.place.value)}{_how(said.place)}"
    if said.time:
        first, last = said.time.value.earliest.isoformat(), said.time.value.latest.isoformat()
        yield f"when {first if first == last else f'{first} to {last}'}"
    if said.target:
        yield f"to {said.target.value.name} [{said.target.value.party}]"
    if said.actor:
        yield f"by {said.actor.value.name} [{said.actor.value.party}]"


def _how(cited: Cited[object]) -> str:
    return "" if cited.how == "verbatim" else f" ({cited.how})"
