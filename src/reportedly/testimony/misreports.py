"""Misreports: a report that contradicts its own source, told by the other relays of the same utterance.

Which relay is the misreport: the one that stands alone against two or more; with one against one, the one that internal
evidence tells against (the speaker's own page, the relay it names as its source, its own correction, or a slip that it
makes throughout); else both are suspicious.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.judgements import Judgement, Same, by_pair
from reportedly.judgements.copies import credits
from reportedly.judgements.judges import MINIMAL
from reportedly.judgements.names import folded
from reportedly.testimony.rows import Row
from reportedly.testimony.types import MISREPORT, SUSPICIOUS, Correction, Misreport

Pair = tuple[Claim, Claim, str]
BESIDE = 300
"""Code points before and behind a claim within which the page says from whom it has the words."""


def from_rows(
    rows: Iterable[Row],
    judgements: Iterable[Judgement],
    documents: Mapping[str, Document],
    corrections: Iterable[Correction],
) -> tuple[Misreport, ...]:
    """The misreports in the cells of the table, in the order of the rows."""
    slots = _minimal(judgements)
    righted = {correction.corrects: correction.report for correction in corrections}
    found = [
        misreport
        for row in rows
        for cell in row.cells
        for misreport in _in_cell(cell.claims, slots, documents, righted)
    ]
    return _throughout(found, documents)


def _minimal(judgements: Iterable[Judgement]) -> dict[str, list[tuple[str, str]]]:
    """Each claim of a minimal pair with its partners and the slot, sorted."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for judgement in by_pair(judgements).values():
        for reason, _ in judgement.reasons:
            if judgement.same is Same.ORIGIN and reason.startswith(MINIMAL):
                slot = reason.removeprefix(MINIMAL)
                found[judgement.left].append((judgement.right, slot))
                found[judgement.right].append((judgement.left, slot))
    return {claim: sorted(partners) for claim, partners in found.items()}


def _in_cell(
    claims: tuple[Claim, ...],
    slots: Mapping[str, list[tuple[str, str]]],
    documents: Mapping[str, Document],
    righted: Mapping[str, str],
) -> list[Misreport]:
    against: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    by_id = {claim.id: claim for claim in claims}
    for name in sorted(by_id):
        for other, slot in slots.get(name, ()):
            if other in by_id:
                against[name, slot].append(by_id[other])
    told = {key: _told_against(by_id[key[0]], others, documents, righted) for key, others in against.items()}
    return [
        _misreport(by_id[name], against[name, slot], slot, told[name, slot], documents)
        for name, slot in sorted(against, key=lambda k: (by_id[k[0]].evidence.document, by_id[k[0]].evidence.start, k))
        if told[name, slot] or not any(told[other.id, slot] for other in against[name, slot])
    ]


def _told_against(
    claim: Claim, others: list[Claim], documents: Mapping[str, Document], righted: Mapping[str, str]
) -> tuple[str, ...]:
    """Why this relay, and not the others, is the one that slipped."""
    mine = documents[claim.evidence.document]
    pages = {other.evidence.document for other in others}
    reasons = []
    if righted.get(mine.id) in pages:
        reasons.append("its own later version puts it right")
    if len({documents[page].url or page for page in pages} - {mine.url}) >= 2:
        reasons.append("it stands alone against two or more relays")
    for other in others:
        page = documents[other.evidence.document]
        if _own_words(other, page) and not _own_words(claim, mine):
            reasons.append("the speaker's own page tells against it")
        elif page.id != mine.id and (credits(mine, page) or _names(claim, mine, page)):
            reasons.append("the relay it names as its source tells against it")
    return tuple(dict.fromkeys(reasons))


def _own_words(claim: Claim, page: Document) -> bool:
    """The page is the speaker's own: a ministry's release, a charity's update."""
    outlet = folded(page.outlet)
    near = folded(page.text[:400])
    names = [folded(claimant.value.name) for claimant in claim.claimants]
    return (bool(outlet) and any(outlet in name or name in outlet for name in names)) or _of_body(outlet, names, near)


def _of_body(outlet: str, names: list[str], near: str) -> bool:
    body = {word for word in outlet.split() if len(word) > 2 and word not in ("the", "news", "press")}
    official = bool(
        body & {"ministry", "command", "forces", "army", "government", "office", "msf", "ocha", "idf", "council"}
    )
    return official and any(name.split()[-1] in near for name in names if name)


def _names(claim: Claim, mine: Document, page: Document) -> bool:
    """The claim's chain names the other page's outlet, or the words around it do."""
    chained = any(folded(hand.name) == folded(page.outlet) for hand in claim.chain if hand.span)
    return chained or _has_it_from(claim, mine, page)


def _has_it_from(claim: Claim, mine: Document, page: Document) -> bool:
    """Beside the claim the page says that the other's outlet was told it or reported it: "told AFP"."""
    outlet = re.escape(page.outlet)
    if not outlet or folded(page.outlet) == folded(mine.outlet):
        return False
    told = rf"\b(?:told|quoted by|according to|citing|reported by|interview with) (?:[\w'’]+ ){{0,4}}{outlet}\b"
    near = mine.text[max(0, claim.evidence.start - BESIDE) : claim.evidence.end + BESIDE]
    return bool(re.search(rf"{told}|\b{outlet} (?:reported|said|quoted)\b", near))


def _misreport(
    claim: Claim, others: list[Claim], field: str, reasons: tuple[str, ...], documents: Mapping[str, Document]
) -> Misreport:
    return Misreport(
        claim=claim,
        against=tuple(others),
        field=field,
        reported=words(claim, field),
        others=words(others[0], field),
        verdict=MISREPORT if reasons else SUSPICIOUS,
        reasons=reasons or ("one relay against another",),
    )


def words(claim: Claim, field: str) -> str:
    """The value of a slot as a reader would name it."""
    slots = claim.proposition
    if field == "quantity" and slots.quantity:
        count = slots.quantity.value
        return str(count.low if count.low is not None else count.high)
    if field == "time" and slots.time:
        return slots.time.value.earliest.isoformat()
    if field == "status":
        return slots.status.value if slots.status else ""
    named = {"place": slots.place, "actor": slots.actor, "target": slots.target}.get(field)
    return named.value.name if named else ""


def _throughout(found: list[Misreport], documents: Mapping[str, Document]) -> tuple[Misreport, ...]:
    """A page that took one name for another took it so throughout: its other slips of the kind share the verdict."""
    slipped = {(m.claim.evidence.document, _kind(m)) for m in found if m.verdict == MISREPORT}
    kept = []
    for m in found:
        if m.verdict == SUSPICIOUS and (m.claim.evidence.document, _kind(m)) in slipped:
            m = Misreport(
                m.claim, m.against, m.field, m.reported, m.others, MISREPORT, ("the page makes this slip throughout",)
            )
        elif m.verdict == SUSPICIOUS and any((o.evidence.document, _kind(m)) in slipped for o in m.against):
            continue
        kept.append(m)
    return tuple(kept)


def _kind(misreport: Misreport) -> frozenset[str]:
    return frozenset((misreport.field, folded(misreport.reported), folded(misreport.others)))
