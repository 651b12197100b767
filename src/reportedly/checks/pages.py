"""Checks of one page: a misspelt place, a speaker beyond his beat, a headline against its body, wrong sums.

Each finds and never mends; what it cites is where a reader must look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reportedly.checks import Finding, spellings
from reportedly.claims import Claim, Modality
from reportedly.documents import BlockKind, Document
from reportedly.judgements.features import level, status_fit
from reportedly.judgements.notes import SHAKY, Note, notes
from reportedly.judgements.slips import differing
from reportedly.judgements.slots import quantity
from reportedly.judgements.voices import Level
from reportedly.referents import Actor, Count, Place, Referents
from reportedly.referents.places import Precision
from reportedly.text import Cited, Span

LOCAL = frozenset({"control", "attack", "casualties", "damage", "service", "notice", "displacement"})
"""Kinds of which an office speaks for its own town or region."""
PART_OF = re.compile(
    r"\b(?:including|among them|of (?:them|whom)|among whom)\s+(?:at least |about |some |nearly |over |more than )?"
    r"(\d[\d,. ]*\d|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
QUARTER = re.compile(r"[\s-]{1,4}(?:neighbou?rhood|quarter|suburb|street|square|area)", re.IGNORECASE)
"""What follows a name that may be a part of any town."""
FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds)\b", re.IGNORECASE
)
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def from_claims(claims: Sequence[Claim], document: Document, referents: Referents | None = None) -> tuple[Finding, ...]:
    """Every finding on one page, each once, by place in the text."""
    found: set[Finding] = set()
    for check in (beyond_the_beat, arithmetic):
        found |= set(check(claims, document))
    found |= set(headline_against_body(claims, document))
    if referents is not None:
        found |= set(misspelt_places(referents, document))
    single = {(finding.code, finding.at): finding for finding in sorted(found, key=lambda f: f.message)}
    return tuple(sorted(single.values(), key=lambda f: (f.at.start, f.at.end, f.code)))


def misspelt_places(referents: Referents, document: Document) -> Iterator[Finding]:
    """A name that is one place only when a slip of the pen is mended; another spelling of a foreign name is none."""
    known = {place.value.country for place in referents.places.values() if place.how == "verbatim"}
    for span, place in referents.places.items():
        name = document.words(span)
        here = not known or place.value.country in known
        if here and place.how.startswith("edit distance") and spellings.slipped(name, place.value.name):
            yield Finding("misspelt-place", f'"{name}" is read as {place.value.name} ({place.how})', span)


def beyond_the_beat(claims: Iterable[Claim], document: Document) -> Iterator[Finding]:
    """A mayor or governor who is made to speak of another town or region than his own."""
    for claim in claims:
        place = claim.proposition.place
        if place is None or claim.proposition.kind not in LOCAL or claim.part is BlockKind.TEASER:
            continue
        if SHAKY.match(place.how) or QUARTER.match(document.text, place.span.end):
            continue
        for claimant in claim.claimants:
            if _outside(claimant.value, place.value):
                yield _beyond(claimant, place, document)


def _outside(actor: Actor, place: Place) -> bool:
    """The place is known well enough to lie elsewhere than the actor's jurisdiction."""
    area = actor.jurisdiction
    if not area or area.startswith("country:") or area == place.id or area in place.within:
        return False
    finest = Precision.TOWN if not area.startswith("region:") else Precision.REGION
    return place.precision <= finest


def _beyond(claimant: Cited[Actor], place: Cited[Place], document: Document) -> Finding:
    actor = claimant.value
    office = f"{actor.name} ({actor.office})" if actor.office else actor.name
    message = f"{office} is made to speak of {place.value.name}, which is not in his jurisdiction"
    return Finding("beyond-the-beat", message, place.span, others=(claimant.span,))


def headline_against_body(claims: Sequence[Claim], document: Document) -> Iterator[Finding]:
    """A headline that differs in one slot from the only statement of the body that it can stand for."""
    heads = [claim for claim in claims if claim.part is BlockKind.HEADLINE and claim.modality is Modality.ACTUAL]
    kinds = {claim.proposition.kind for claim in heads}
    below = [c for c in claims if c.part in (BlockKind.BODY, BlockKind.STANDFIRST) and c.proposition.kind in kinds]
    heads, known = heads if below else [], {document.id: document}
    body = tuple(zip(below, notes(below, known), strict=True))
    for claim, head in zip(heads, notes(heads, known), strict=True):
        near = [(other, note, differing(head, note)) for other, note in body if _may_stand_for(head, note)]
        told = all(slot and _in_words(slot, head, note) for _, note, slot in near)
        if near and told and not _may_add_up(head, [note for _, note in body], near[0][2]):
            other, _, slot = near[0]
            yield Finding(
                "headline-against-body", _quoted(document, claim.evidence, other.evidence, slot), claim.evidence,
                others=(other.evidence,),
            )  # fmt: skip


def _may_stand_for(head: Note, note: Note) -> bool:
    if head.kind != note.kind or head.modality != note.modality or not (head.words & note.words):
        return False
    if head.voices and note.voices and level(head, note) is Level.APART:
        return False
    same_figure = quantity(head, note) > 0.5
    return status_fit(head, note) >= 0 or same_figure


def _in_words(slot: str, head: Note, note: Note) -> bool:
    """Both clauses name the party that is another one."""
    return slot not in ("actor", "target") or all(getattr(n, slot).words & n.words for n in (head, note))


def _may_add_up(head: Note, body: Sequence[Note], slot: str) -> bool:
    """The headline's figure may be the sum of what the body tells piece by piece."""
    pieces = [note for note in body if (note.kind, note.status) == (head.kind, head.status) and note.counted]
    return slot == "quantity" and any(head.low > piece.low for piece in pieces)


def _quoted(document: Document, head: Span, body: Span, slot: str) -> str:
    return f'the headline says "{document.words(head)}", the body "{document.words(body)}": another {slot}'


def arithmetic(claims: Iterable[Claim], document: Document) -> Iterator[Finding]:
    """A part that is greater than its whole: "eight people, twelve of them children"."""
    for claim in claims:
        count = claim.proposition.quantity
        if count is None or count.value.high is None or count.value.approximate:
            continue
        part = _part(document.text, _count_end(claim, count))
        if part is not None and _number(part.group(1)) > count.value.high:
            at = Span(document.id, part.start(), part.end())
            message = f'"{part.group(0)}" is more than the {count.value.high} it is part of'
            yield Finding("arithmetic", message, at, others=(claim.evidence,))


def _count_end(claim: Claim, count: Cited[Count]) -> int:
    """Where the figure has been said; a claim from elsewhere cites its whole clause for every slot."""
    return claim.evidence.end if count.span == claim.evidence else count.span.end


def _part(text: str, start: int) -> re.Match[str] | None:
    """The part that a sentence names next, unless it gives another figure before, to which the part belongs."""
    stop = re.search(r"[.!?](?=\s|$)|\n", text[start:])
    part = PART_OF.search(text, start, start + stop.start() if stop else len(text))
    return None if part is None or FIGURE.search(text, start, part.start()) else part


def _number(words: str) -> int:
    if words.casefold() in NUMBERS:
        return NUMBERS.index(words.casefold())
    return int(re.sub(r"\D", "", words))
