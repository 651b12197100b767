"""Coverage: all that the book held at one moment, laid out as a table of events and origins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from reportedly.attributions import Role
from reportedly.checks import Finding
from reportedly.claims import Claim
from reportedly.claims.propositions import Proposition, presumed
from reportedly.documents import BlockKind, Document
from reportedly.referents import Place
from reportedly.testimony import Dispute, Misreport, Relations, Row
from reportedly.text import Cited

Sift = Callable[[Claim], bool]
HANDS = " <- "


@dataclass(frozen=True, slots=True)
class Strip:
    """Who carries a claim: ``outlets`` that carry its event, ``origins`` that independently say so (least and most).

    ``chain``: speaker, channel, agency and publisher in one line. ``stance``: how this document holds it.
    """

    outlets: int
    origins: int
    origins_most: int
    sides: tuple[str, ...]
    chain: str
    stance: str
    contested: bool

    def line(self) -> str:
        """As on screens: "3 outlets -> 1 origin · Laguta (governor) <- online post <- Reuters <- HT · reported"."""
        return f"{counted(self.outlets, 'outlet')} -> {counted(self.origins, 'origin')} · {self.chain} · {self.stance}"


@dataclass(frozen=True)
class Coverage:
    """``documents`` by id. ``findings``: what the checks found and still holds.

    ``own``: of a part of a book the claims it was asked for; those beside them are there for the events to be whole.
    ``against``: the other sides of their disputes, where these are of events that were not asked for.
    """

    relations: Relations
    documents: Mapping[str, Document]
    findings: tuple[Finding, ...] = ()
    own: frozenset[str] | None = None
    against: tuple[Row, ...] = ()

    @cached_property
    def row_of(self) -> Mapping[str, Row]:
        """The event's row of each claim id, those of ``against`` among them."""
        return {claim.id: row for row in (*self.against, *self.relations.rows) for claim in row.event.claims}

    @cached_property
    def laid(self) -> tuple[Claim, ...]:
        """Every claim that is laid out, those of ``against`` among them."""
        return (*self.relations.claims, *(claim for row in self.against for claim in row.event.claims))

    @cached_property
    def disputed(self) -> Mapping[str, tuple[Dispute, ...]]:
        """The disputes each claim id stands in, by any claim of the same utterance about the same event."""
        found: dict[str, tuple[Dispute, ...]] = {}
        for dispute in self.relations.disputes:
            for claim in (*self.relays(dispute.left), *self.relays(dispute.right)):
                found[claim.id] = (*found.get(claim.id, ()), dispute)
        return found

    @cached_property
    def garbled(self) -> Mapping[str, Misreport]:
        """The misreport that each garbling claim id is."""
        return {misreport.claim.id: misreport for misreport in self.relations.misreports}

    def relays(self, claim: Claim) -> tuple[Claim, ...]:
        """Every report of the same utterance about the same event, the claim itself among them."""
        row = self.row_of[claim.id]
        return next((cell.claims for cell in row.cells if claim in cell.claims), (claim,))

    def document(self, claim: Claim) -> Document:
        """The page a claim stands on."""
        return self.documents[claim.evidence.document]

    def words(self, claim: Claim) -> str:
        """The claim's evidence, word for word."""
        return self.document(claim).words(claim.evidence)

    def strip(self, claim: Claim) -> Strip:
        """Who carries the claim."""
        row = self.row_of[claim.id]
        return Strip(
            outlets=len(row.outlets),
            origins=row.least,
            origins_most=row.most,
            sides=row.sides,
            chain=chain(claim, self.document(claim)),
            stance=claim.stance.value,
            contested=claim.id in self.disputed,
        )

    def claims(self, *kinds: str) -> tuple[Claim, ...]:
        """The article's own claims of these kinds (none named: all), newest page first. Teasers are left out."""
        found = (claim for claim in self.relations.claims if not kinds or claim.proposition.kind in kinds)
        own = (
            claim
            for claim in found
            if claim.part is not BlockKind.TEASER and (self.own is None or claim.id in self.own)
        )
        return tuple(sorted(own, key=self._newest_first))

    def only(self, sift: Sift) -> Coverage:
        """The events that a claim passing the sieve belongs to, with all their claims."""
        rows = tuple(row for row in self.relations.rows if any(sift(claim) for claim in row.event.claims))
        kept = {claim.id for row in rows for claim in row.event.claims}
        relations = _narrowed(self.relations, rows, kept)
        sides = (side.id for dispute in relations.disputes for side in (dispute.left, dispute.right))
        against = {self.row_of[side].event.id: self.row_of[side] for side in sides if side not in kept}
        return replace(self, relations=relations, against=tuple(against.values()))

    def _newest_first(self, claim: Claim) -> tuple[float, str, int, str]:
        document = self.document(claim)
        return (-document.published.at.timestamp(), document.name, claim.evidence.start, claim.id)


def _narrowed(relations: Relations, rows: tuple[Row, ...], kept: set[str]) -> Relations:
    return replace(
        relations,
        claims=tuple(claim for claim in relations.claims if claim.id in kept),
        events=tuple(row.event for row in rows),
        rows=rows,
        disputes=tuple(d for d in relations.disputes if d.left.id in kept or d.right.id in kept),
        misreports=tuple(m for m in relations.misreports if m.claim.id in kept),
        revisions=tuple(r for r in relations.revisions if r.later.id in kept),
    )


def speaker(claim: Claim) -> str:
    """The first claimant with the office spoken from, or empty for the outlet's own voice."""
    if not claim.claimants:
        return ""
    actor = claim.claimants[0].value
    return f"{actor.name} ({actor.office})" if actor.office and actor.office not in actor.name.lower() else actor.name


def speaker_party(claim: Claim) -> str:
    """The party of the first claimant; empty for the outlet's own voice."""
    return claim.claimants[0].value.party if claim.claimants else ""


def according_to(claim: Claim, document: Document) -> str:
    """Who says so, for a table: the claimant, else the outlet in its own voice."""
    return speaker(claim) or f"{document.outlet} (own voice)"


def chain(claim: Claim, document: Document) -> str:
    """Nearest the event first, publisher last: "Hennadiy Laguta (governor) <- online post <- Reuters <- HT"."""
    hands = [relay.name for relay in claim.chain if relay.role is not Role.OUTLET or relay.span is not None]
    named = [speaker(claim), *hands, document.outlet]
    return HANDS.join(dict.fromkeys(hand for hand in named if hand))


_TELL = {"demanded": ("proposed", "demanded"), "negated": ("denied",)}
"""Words of what is said that tell its modality as well as the modality's own name does."""
_NONE = ("nobody", "no")
"""With which what is said not to be begins; further on, "no" may be of a name ("school No 14")."""


def hedge(modality: str, said: str) -> str:
    """What keeps the thing said from having happened, where the words said do not tell: "talks planned" tells it."""
    words = said.casefold().replace("-", " ").split()
    told = any(word in words for word in (modality, *_TELL.get(modality, ())))
    spared = modality == "negated" and bool(words) and words[0] in _NONE
    return "" if modality == "actual" or told or spared else modality


def place_name(place: Place | None) -> str:
    """A place as a table shows it: "Kherson, Ukraine"."""
    return (place.canonical or place.name) if place else ""


LONG = 3
"""Days from which a figure's period makes it a running total and no single incident. Our choice; the table says it."""


def total(said: Proposition) -> bool:
    """Whether a figure of the harmed is a running total."""
    days = said.time.value if said.time and said.kind == "casualties" else None
    return days is not None and (days.latest - days.earliest).days >= LONG


def laid_at(said: Proposition) -> Cited[Place] | None:
    """Where a table lays a claim. A total takes no place from elsewhere on its page: a war's dead would lie in the town
    that the page is about, and one claimant's series fall apart by page.
    """
    return None if total(said) and presumed(said.place) else said.place


def counted(number: int, noun: str, nouns: str = "") -> str:
    """ "1 outlet", "3 outlets", "2 entries"."""
    return f"{number} {noun if number == 1 else nouns or noun + 's'}"
