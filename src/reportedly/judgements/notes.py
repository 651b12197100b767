"""A claim as the judge compares it: names folded, words stemmed, days as numbers, each read once.

Nothing here is shown to a reader: a `Note` is scratch beside the claim; verdicts go back to the claim's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from reportedly.attributions import Role
from reportedly.claims import Claim, Proposition
from reportedly.documents import BlockKind, Document
from reportedly.judgements.doers import UNKNOWN, doer
from reportedly.judgements.names import content, folded
from reportedly.judgements.settings import STOP, UPDATING, Setting, in_small_letters, setting, spelt
from reportedly.judgements.voices import Voice, voices
from reportedly.referents import Actor, Place
from reportedly.text import Cited, carried

OPEN = 10**12
ANOTHER = re.compile(
    r"\b(?:separate|separately|another|second|further|subsequent)\b[^.\n]{0,30}?"
    r"\b(?:statement|tweet|post|briefing|message|interview|address|speech|release|news conference|press conference)\b",
)
"""What a page says when one speaker spoke twice."""
EARLIER = re.compile(
    r"\b(?:earlier (?:death |casualty )?(?:count|figure|toll|estimate|report|information)"
    r"|(?:a|one|two|three) (?:day|days|week|weeks) (?:earlier|before|ago)"
    r"|first (?:spoken|said|put|given|spoke)|initial(?:ly)?|previous(?:ly)?"
    r"|had (?:put|spoken|given|counted)"
    r"|(?:up|down) from|no longer current|originally|counted on|given on)\b",
)
"""What a page says when it gives a speaker's older figure beside the new one."""
DAY_NAMED = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|yesterday|tonight"
    r"|\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|(?:jan|feb|march|april|may|june|july|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2})\b",
)
"""Words that name the day itself."""
CONTEXT = re.compile(r"context")
GUESSED = re.compile(r"context: (?!sentence$)|sentence before|claim before")
"""How a slot is filled that neither the clause nor its sentence fills."""
SHAKY = re.compile(
    r"context|subject of the sentence|as elsewhere|antecedent|the speaker|(?:sentence|claim) before|edit distance [2-9]"
)
"""How a slot is filled by a conclusion of ours: a page is not to be charged with that."""
SERIES_DAYS = 3
"""A figure for a period of more days than this is a running total and is told apart from the figure of one incident."""


@carried
@dataclass(frozen=True, slots=True)
class Party:
    """Who does it or to whom it is done: party code, its state, and the words of the name."""

    code: str = ""
    words: frozenset[str] = frozenset()

    @property
    def state(self) -> str:
        """The part of the code before the group: "SYR" of "SYR:REB"."""
        return self.code.partition(":")[0]

    @property
    def known(self) -> bool:
        """A side is named."""
        return self.code not in ("", UNKNOWN)


@carried
@dataclass(frozen=True, slots=True, eq=False)
class Note:
    """One claim, one note: known by being the same, and not by what it says.

    ``first`` and ``last``: proleptic days, 0 when not said. ``hour``: publication, hours since 1970, UTC.

    ``low`` and ``high``: the count, -1 for none. ``inferred``: slots taken from the
    context; ``guessed``: those of them taken from beyond the sentence; ``shaky``: all that the page does not say.
    ``channels``: folded names of the hands between speaker and document. ``days``: the words that name the day.
    ``setting``: what stands around the claim in its sentence.
    """

    id: str
    document: str
    page: str
    outlet: str
    hour: float
    start: int
    end: int
    paragraph: int
    kind: str
    status: str
    modality: str
    teaser: bool
    voices: tuple[Voice, ...]
    channels: frozenset[str]
    actor: Party
    target: Party
    place: Place | None
    inferred: frozenset[str]
    guessed: frozenset[str]
    shaky: frozenset[str]
    first: int
    last: int
    low: int
    high: int
    approximate: bool
    words: frozenset[str]
    text: str
    occasion: int
    earlier: bool
    days: frozenset[str]
    setting: Setting

    @property
    def attributed(self) -> bool:
        """Someone other than the outlet is said to have said it."""
        return bool(self.voices)

    @property
    def dated(self) -> bool:
        """The clause names the day."""
        return bool(self.days)

    @property
    def past(self) -> bool:
        """It is told of a year before that of the page: a war's history, and not its news."""
        return any(year < datetime.fromtimestamp(self.hour * 3600, UTC).year for year in self.setting.years)

    @property
    def counted(self) -> bool:
        """A figure is given."""
        return self.low >= 0

    @property
    def series(self) -> bool:
        """It covers more than a few days: a running total, not an incident."""
        return bool(self.first) and self.last - self.first > SERIES_DAYS


def notes(claims: Iterable[Claim], documents: Mapping[str, Document]) -> tuple[Note, ...]:
    """One note a claim, in the order given; the claims' documents are looked up by id."""
    return tuple(note(claim, documents[claim.evidence.document]) for claim in claims)


class _Standing:
    """A claim on its page, by its id, under which its note is remembered: a page is met again and again.

    ``made``: the note, where another process has made it already.
    """

    __slots__ = ("claim", "document", "made")

    def __init__(self, claim: Claim, document: Document, made: Note | None = None) -> None:
        self.claim, self.document, self.made = claim, document, made

    def __hash__(self) -> int:
        return hash(self.claim.id)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Standing):
            return False
        return self.claim.id == other.claim.id and self.document.id == other.document.id


def note(claim: Claim, document: Document) -> Note:
    """Read one claim for comparison."""
    return _note(_Standing(claim, document))


def take_over(made: Iterable[Note], claims: Iterable[Claim], document: Document) -> None:
    """Remember the notes that another process made of a page's claims, so that they are not made again here."""
    for known, claim in zip(made, claims, strict=True):
        _note(_Standing(claim, document, known))


@lru_cache(maxsize=16384)
def _note(standing: _Standing) -> Note:
    return standing.made or _read(standing.claim, standing.document)


def _read(claim: Claim, document: Document) -> Note:
    slots = claim.proposition
    time, count = slots.time and slots.time.value, slots.quantity and slots.quantity.value
    low, high = _bounds(count.low, count.high) if count else (-1, -1)
    text = document.words(claim.evidence)
    clause = _clause(in_small_letters(document.text), claim.evidence.start, claim.evidence.end)
    return Note(
        id=claim.id,
        document=document.id,
        page=document.url,
        outlet=folded(document.outlet),
        hour=document.published.at.timestamp() / 3600,
        start=claim.evidence.start,
        end=claim.evidence.end,
        paragraph=document.text.count("\n", 0, claim.evidence.start),
        kind=slots.kind,
        status=slots.status.value if slots.status else "",
        modality=claim.modality.value,
        teaser=claim.part is BlockKind.TEASER,
        voices=voices(claim, document),
        channels=frozenset(folded(hand.name) for hand in claim.chain if hand.span or hand.role is not Role.OUTLET),
        actor=_doer(claim),
        target=_target(slots.target, slots.subject),
        place=slots.place.value if slots.place else None,
        inferred=_filled(slots, CONTEXT),
        guessed=_filled(slots, GUESSED),
        shaky=_filled(slots, SHAKY),
        first=time.earliest.toordinal() if time else 0,
        last=time.latest.toordinal() if time else 0,
        low=low,
        high=high,
        approximate=bool(count and count.approximate),
        words=content(text),
        text=folded(text),
        occasion=_occasion(document.text, claim.evidence.start, claim.evidence.end),
        earlier=bool(EARLIER.search(clause)),
        days=frozenset(DAY_NAMED.findall(clause)),
        setting=setting(document.text, claim.evidence.start, claim.evidence.end, *_own_names(claim)),
    )


def _filled(slots: Proposition, ways: re.Pattern[str]) -> frozenset[str]:
    """The slots that the clause leaves open and that are filled in one of some ways."""
    filled = (("place", slots.place), ("time", slots.time), ("actor", slots.actor), ("target", slots.target))
    return frozenset([name for name, slot in filled if slot is not None and _so(slot.how, ways)])


@lru_cache(maxsize=1024)
def _so(how: str, ways: re.Pattern[str]) -> bool:
    """Hows are few: each is matched once."""
    return ways.match(how) is not None


def _own_names(claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
    """The words of the names that the claim itself holds, and those of them that are its parties' and speakers'."""
    slots = claim.proposition
    held = [slot.value.name for slot in (slots.actor, slots.target) if slot is not None]
    parties = _words([*held, *(claimant.value.name for claimant in claim.claimants)])
    return parties | _words([slots.place.value.name] if slots.place else []), parties


def _words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(spelt(word) for name in names for word in name.split())


def _occasion(text: str, start: int, end: int) -> int:
    """Where the paragraph opens another utterance ("in a separate statement"); 0 where it does not."""
    others = _others(text)
    if not others:
        return 0
    paragraph = text.rfind("\n", 0, start) + 1
    stop = STOP.search(text, end)
    last = stop.start() if stop else len(text)
    return max((cue for cue, behind in others if paragraph <= cue and behind <= last), default=0)


@lru_cache(maxsize=64)
def _others(text: str) -> tuple[tuple[int, int], ...]:
    """Where a page opens another utterance, all over it: no cue goes over the end of a line."""
    return tuple(cue.span() for cue in ANOTHER.finditer(in_small_letters(text)))


def _clause(text: str, start: int, end: int) -> str:
    """The clause with the words that introduce or follow it, inside its sentence; but for a figure that it replaces."""
    before = re.split(r"[.,!?;]\s|\n", text[max(0, start - 70) : start])[-1]
    after = re.split(r"[.,!?;](?:\s|$)|\n", text[end : end + 40])[0]
    own = text[start:end] + after
    return before + own[:1] + UPDATING.sub("", own[1:])


def _bounds(low: int | None, high: int | None) -> tuple[int, int]:
    return (0 if low is None else low, OPEN if high is None else high)


def _party(actor: Cited[Actor] | None) -> Party:
    return Party(actor.value.party, content(actor.value.name)) if actor else Party()


def _doer(claim: Claim) -> Party:
    found = _party(claim.proposition.actor)
    return Party(doer(claim), found.words)


def _target(target: Cited[Actor] | None, subject: Cited[str] | None) -> Party:
    words = content(subject.value) if subject else frozenset()
    found = _party(target)
    return Party(found.code, found.words | words)
