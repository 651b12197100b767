"""Citations: a page's own words in pieces, each with the fields of a claim that were read from it.

The text is cut where a cited span begins or ends, so that every highlighted word is exactly a cited word.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.claims import Claim
from reportedly.documents import BlockKind, Document
from reportedly.judgements.doers import UNKNOWN
from reportedly.referents import Actor, Count, Period, Place
from reportedly.text import Span
from reportedly.views.coverage import place_name

SLOTS = ("status", "actor", "target", "place", "time", "quantity", "subject")


@dataclass(frozen=True, slots=True)
class Citation:
    """A field of a claim: what was read, and from which words. ``how`` is "verbatim" or says how else."""

    field: str
    value: str
    words: str
    how: str
    span: Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. ``fields``: names of the fields cited from it, the narrowest last; ``claims``: ids.

    ``label``: the narrowest field where its words end here, else "".
    """

    text: str
    fields: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    label: str = ""

    @property
    def evidence(self) -> bool:
        """The stretch is part of the evidence."""
        return "evidence" in self.fields

    @property
    def field(self) -> str:
        """The narrowest field other than the evidence, or ""."""
        return next((field for field in reversed(self.fields) if field != "evidence"), "")


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of a page in pieces. ``near``: it holds a citation, or stands beside a block that does."""

    kind: str
    pieces: tuple[Piece, ...]
    near: bool


def from_claim(claim: Claim, document: Document) -> tuple[Citation, ...]:
    """Every field of a claim with its words, in the order a reader asks: who, by whom, what, where, when, how many."""
    cited = [("speaker", _told(c.value), c.span, c.how) for c in claim.claimants]
    cited += [(relay.role.value, relay.name, relay.span, "verbatim") for relay in claim.chain if relay.span]
    for slot in SLOTS:
        held = getattr(claim.proposition, slot)
        if held is not None:
            cited.append((slot, _told(held.value), held.span, held.how))
    if claim.asserted:
        cited.append(("asserted", _told(claim.asserted.value), claim.asserted.span, claim.asserted.how))
    cited.append(("evidence", claim.proposition.gist(), claim.evidence, "verbatim"))
    return tuple(Citation(field, value, document.words(span), how, span) for field, value, span, how in cited)


def _told(value: object) -> str:
    match value:
        case Period():
            first, last = value.earliest.isoformat(), value.latest.isoformat()
            return first if first == last else f"{first} to {last}"
        case Count():
            about = "about " if value.approximate else ""
            if value.low is None or value.high is None:
                return f"{about}at least {value.low:,}" if value.high is None else f"up to {value.high:,}"
            return f"{about}{value.low:,}" if value.low == value.high else f"{value.low:,} to {value.high:,}"
        case Place():
            return place_name(value)
        case Actor():
            return f"{value.name} ({value.party})" if value.party not in ("", UNKNOWN) else value.name
    return str(value)


def passages(document: Document, marks: Sequence[tuple[str, Span, str]]) -> tuple[Passage, ...]:
    """The blocks of a page cut at every mark. ``marks``: field, span, claim id."""
    held = [mark for mark in marks if mark[1].document == document.id]
    cut = [(block.kind, block.span, tuple(_pieces(document, block.span, held))) for block in document.blocks]
    lit = {n for n, (_, span, _) in enumerate(cut) if any(span.overlaps(mark[1]) for mark in held)}
    return tuple(Passage(kind.value, pieces, bool({n - 1, n, n + 1} & lit)) for n, (kind, _, pieces) in enumerate(cut))


def of_claim(claim: Claim, document: Document) -> tuple[Passage, ...]:
    """The page of a claim with the claim's own fields marked."""
    cited = (c for c in from_claim(claim, document) if c.field == "evidence" or c.span != claim.evidence)
    return passages(document, [(c.field, c.span, claim.id) for c in cited])


def of_page(document: Document, claims: Iterable[Claim]) -> tuple[Passage, ...]:
    """A whole page with the evidence of every claim marked."""
    return passages(document, [("evidence", claim.evidence, claim.id) for claim in claims])


def _pieces(document: Document, block: Span, marks: Sequence[tuple[str, Span, str]]) -> Iterator[Piece]:
    inside = [(field, span, claim) for field, span, claim in marks if span.overlaps(block)]
    inside.sort(key=lambda mark: (mark[1].start - mark[1].end, mark[1].start, mark[0]))
    edges = {block.start, block.end}
    for _, span, _ in inside:
        edges |= {edge for edge in (span.start, span.end) if block.start < edge < block.end}
    ordered = sorted(edges)
    for start, end in itertools.pairwise(ordered):
        covering = [mark for mark in inside if mark[1].start <= start and end <= mark[1].end]
        fields = tuple(dict.fromkeys(field for field, _, _ in covering))
        ends = [field for field, span, _ in covering if span.end == end and field != "evidence"]
        claims = tuple(dict.fromkeys(claim for _, _, claim in covering))
        yield Piece(document.text[start:end], fields, claims, ends[-1] if ends else "")


def attribution(claim: Claim, document: Document, chain: str) -> str:
    """A line ready to be pasted under a quotation: who, through whom, when, and the words."""
    hands = chain.split(" <- ")
    through = f", via {', '.join(hands[1:])}" if len(hands) > 1 else ""
    day = document.published.at.strftime("%-d %B %Y")
    return f'{hands[0]}{through}, {day}: "{document.words(claim.evidence)}" {document.url}'.strip()


def kinds(document: Document) -> Mapping[str, int]:
    """How many blocks of each kind a page has."""
    found: dict[str, int] = {}
    for block in document.blocks:
        found[block.kind.value] = found.get(block.kind.value, 0) + 1
    return found


FURNITURE = frozenset({BlockKind.FURNITURE.value, BlockKind.TEASER.value})
"""Blocks that are not the story's own; a screen sets them back."""
