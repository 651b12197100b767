"""Codes: what a proposition is called in the public codebooks of event coders. A term is a name for it, no new claim.

PLOVER: event type, mode and contexts of the manual's draft 0.8 (2021). ACLED-like: event and sub-event type after the
codebook of 2023. UCDP-like: type of violence of the Georeferenced Event Dataset. What a book has no term for stays
empty rather than bent: damage counts with the attack that did it, a place that is merely held is no event.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from reportedly.referents import Actor, Place
from reportedly.text import Cited

_CIVIL = frozenset({"NGO", "MED", "ICRC"})
_BODIES = frozenset({"UN", "NATO", "EU", "OPCW", "UNK", "", *_CIVIL})


@dataclass(frozen=True, slots=True)
class Plover:
    """PLOVER's event type, its mode where one fits, and contexts."""

    event: str
    mode: str = ""
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Acled:
    """ACLED's event type and sub-event type."""

    event: str
    sub_event: str

    @property
    def disorder(self) -> str:
        """The disorder type that ACLED files the event type under."""
        return self.event if self.event == "Strategic developments" else "Political violence"


@dataclass(frozen=True, slots=True)
class Codes:
    """The terms of three codebooks. ``violence``: UCDP's 1 state-based, 2 between groups, 3 against civilians."""

    plover: Plover | None = None
    acled: Acled | None = None
    violence: int | None = None


CLASH = Acled("Battles", "Armed clash")
AGREEMENT = Acled("Strategic developments", "Agreement")
CHANGE = Acled("Strategic developments", "Change to group/activity")
OTHER = Acled("Strategic developments", "Other")

_THREATS = MappingProxyType({"ASSAULT": "violence", "COERCE": "restrict", "SANCTION": "relations"})
_ASKED = MappingProxyType(
    {
        "AGREE": "meet", "CONSULT": "meet", "AID": "assist", "SUPPORT": "assist", "COOPERATE": "assist",
        "MOBILIZE": "assist", "RETREAT": "yield", "CONCEDE": "yield",
    }
)  # fmt: skip
_FRIENDLY = MappingProxyType({"planned": "AGREE", "demanded": "REQUEST", "negated": "REJECT"})
_WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})


def under(modality: str, codes: Codes) -> Codes:
    """The codes of what is planned, demanded or said not to be; PLOVER alone has terms for these.

    What is friendly becomes AGREE, REQUEST or REJECT, and so do troops to be sent, who are mostly promised or asked
    for; what is hostile a THREATEN. Words about words (a charge, a demand) are events themselves, unless they are
    denied; "refused" is a denial once, however often it is marked. The merely possible has no term.
    """
    found = codes.plover
    if modality == "actual" or found is None:
        return codes
    return Codes(None if modality == "possible" else _of_words(found, modality))


def _of_words(found: Plover, modality: str) -> Plover | None:
    if found.event in _WORDS:
        return found if modality != "negated" or found.event == "REJECT" else None
    if found.event in _THREATS:
        return None if modality == "negated" else Plover("THREATEN", _THREATS[found.event], found.contexts)
    mode = "" if modality == "planned" else _ASKED.get(found.event, "")
    return Plover(_FRIENDLY[modality], mode, found.contexts)


def violence(actor: Cited[Actor] | None, target: Cited[Actor] | None) -> int | None:
    """UCDP's type of violence: 3 where those harmed are civilians, 1 where a state takes part, 2 between two groups."""
    if civilian(target):
        return 3
    sides = (_party(actor), _party(target))
    if any(_state(side) for side in sides) and _party(target) not in _BODIES:
        return 1
    return 2 if all(side not in _BODIES for side in sides) else None


def armed(actor: Cited[Actor] | None, target: Cited[Actor] | None) -> Acled:
    """Force by hand and at close quarters: against civilians, or a clash."""
    if not civilian(target):
        return CLASH
    return Acled("Violence against civilians", "Attack")


def civilian(actor: Cited[Actor] | None) -> bool:
    """Civilians, and those who count as such: the press, and bodies of relief."""
    party = _party(actor)
    return party in _CIVIL or party.endswith((":CVL", ":NGO"))


def irregular(actor: Cited[Actor] | None) -> bool:
    """The actor is known, and is no state and no body of states."""
    party = _party(actor)
    return party not in _BODIES and not _state(party) and not civilian(actor)


def at_home(actor: Cited[Actor] | None, place: Cited[Place] | None) -> bool:
    """The actor is the government of the country that the place lies in."""
    party = _party(actor)
    return _state(party) and place is not None and place.value.country == party.split(":")[0]


def _party(actor: Cited[Actor] | None) -> str:
    return actor.value.party if actor else ""


def _state(party: str) -> bool:
    head, _, side = party.partition(":")
    return len(head) == 3 and head not in _BODIES and side in ("", "GOV", "MIL")
