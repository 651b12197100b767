"""Are two claims one utterance? By speaker, occasion and content; never by a likeness of texts alone.

On one page the claims of one speaker are one utterance, unless the page opens another ("in a separate statement"),
names two channels or gives two figures for one thing. On two pages it takes one speaker, one content and 36 hours.
A *minimal pair* (claims.md 5) is two relays of one utterance that differ in exactly one slot.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from reportedly.judgements import slots
from reportedly.judgements.features import OBJECTS, ONE_UTTERANCE, Reason, level, odds, reasons, status_fit
from reportedly.judgements.notes import Note
from reportedly.judgements.voices import Level

CERTAIN = 10.0  # weight of a reason that settles a pair
QUOTED_AGAIN = 240.0  # hours within which a page may quote a speaker's older figure
SAME_WORDING = 0.85
CHANNELS = {
    "tweet": "twitter", "x": "twitter", "twitter post": "twitter", "post on x": "twitter", "telegram post": "telegram",
    "telegram channel": "telegram", "facebook post": "facebook", "facebook page": "facebook", "by phone": "phone",
    "telephone": "phone", "statement": "", "briefing": "",
}  # fmt: skip
"""Names of one channel; a statement or a briefing may be any of them."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What two pages of one pair say of one utterance: positive weights for one, negative for two."""

    left: str
    right: str
    reasons: tuple[Reason, ...]


def channels(note: Note) -> frozenset[str]:
    """The hands named with the claim, spellings of one channel united; what names no channel in particular left out."""
    return frozenset(CHANNELS.get(name, name) for name in note.channels) - {""}


def on_one_page(left: Note, right: Note) -> tuple[Reason, ...]:
    """For or against one utterance, for two attributed claims of one page; none when the speakers do not meet."""
    agreed = level(left, right)
    if agreed is Level.APART or agreed is Level.SIDE:
        return ()
    if left.teaser != right.teaser:
        return (("another story", -CERTAIN),)
    if agreed is Level.OFFICE and not _own_page(left):
        return (("two speakers of one office", -3.0),)
    if left.occasion != right.occasion:
        return (("the page opens another utterance", -CERTAIN),)
    mine, theirs = channels(left), channels(right)
    if mine and theirs and not mine & theirs:
        return (("two channels", -3.0),)
    if _two_figures(left, right):
        return (("two figures for one thing", -CERTAIN),)
    return (("one speaker on one page", 4.0),)


def _own_page(note: Note) -> bool:
    """The page is published by the body that speaks: a ministry's release, a charity's update."""
    outlet = set(note.outlet.split())
    return any(
        outlet and (outlet <= set(name.split()) or set(name.split()) <= outlet) for v in note.voices for name in v.names
    ) or any(outlet <= voice.described for voice in note.voices if outlet)


def _two_figures(left: Note, right: Note) -> bool:
    return (
        left.kind == right.kind
        and left.status == right.status
        and slots.quantity(left, right) < 0
        and (left.earlier or right.earlier)
        and slots.party(left.target, right.target) >= 0
    )


def on_two_pages(left: Note, right: Note, happening: float) -> tuple[Reason, ...]:
    """For or against one utterance, for claims of two pages; ``happening``: the log-odds of one event."""
    agreed = level(left, right)
    if agreed is Level.APART or left.kind != right.kind or happening <= -1.0:
        return ()
    figure, hours = slots.quantity(left, right), abs(left.hour - right.hour)
    if figure < 0:
        return (("figure apart", -CERTAIN),) if agreed >= Level.OFFICE else ()
    if left.modality != right.modality and "negated" in (left.modality, right.modality):
        return (("one denies it", -CERTAIN),)
    again = figure == 1.0 and (left.earlier or right.earlier)
    if hours > (QUOTED_AGAIN if again else ONE_UTTERANCE):
        return (("too long after", -2.0),) if agreed >= Level.OFFICE else ()
    if agreed is Level.SIDE and not _unmistakable(left, right, figure):
        return ()
    if happening <= 0 or (status_fit(left, right) < 1.0 and left.status and right.status):
        return ()
    return (("speaker", float(agreed)), ("content", round(min(happening, 4.0), 3)))


def _unmistakable(left: Note, right: Note, figure: float) -> bool:
    """The content alone tells which utterance is meant, when one page names only the side."""
    bare = any(voice.bare for voice in (*left.voices, *right.voices))
    return bare and (figure >= 0.7 or len(left.words & right.words) >= 3 or (not left.counted and not right.counted))


def minimal_pairs(mine: Sequence[Note], theirs: Sequence[Note], copied: bool) -> Iterator[tuple[Note, Note, str]]:
    """The relays of one utterance on two pages that differ in exactly one slot, with the name of the slot.

    ``copied``: one page reprints the other, or is a later version of it. A claim that has its like on the other page is
    no part of a minimal pair.
    """
    open_pairs = sorted(_candidates(mine, theirs), key=lambda found: (-found[0], found[1].start, found[2].start))
    substitutions = {_substitution(a, b, slot) for _, a, b, slot in open_pairs if _attested(a, b, slot, copied)}
    taken: set[str] = set()
    for _, left, right, slot in open_pairs:
        sure = _attested(left, right, slot, copied) or _substitution(left, right, slot) in substitutions
        if sure and not {left.id, right.id} & taken:
            taken |= {left.id, right.id}
            yield left, right, slot


def _candidates(mine: Sequence[Note], theirs: Sequence[Note]) -> Iterator[tuple[float, Note, Note, str]]:
    pairs = [(a, b) for a in mine for b in theirs if _comparable(a, b)]
    swapped = _swaps(pairs)
    answered = {note.id for a, b in pairs if (a.id, b.id) not in swapped and _answers(a, b) for note in (a, b)}
    for left, right in pairs:
        if (left.id, right.id) in swapped:
            yield CERTAIN, left, right, "quantity"
        elif left.id not in answered and right.id not in answered:
            slot = differing(left, right)
            if slot:
                yield _nearness(left, right), left, right, slot


def _comparable(left: Note, right: Note) -> bool:
    if left.kind != right.kind or left.teaser or right.teaser or left.modality != right.modality:
        return False
    return abs(left.hour - right.hour) <= ONE_UTTERANCE and level(left, right) >= Level.OFFICE


def _answers(left: Note, right: Note) -> bool:
    return not _differences(left, right) and odds(reasons(left, right)) > 0


def _differences(left: Note, right: Note) -> list[str]:
    """The slots in which two claims cannot both be so. The means of an attack go with its author."""
    apart = [
        ("place", slots.place(left.place, right.place) < 0),
        ("target", slots.party(left.target, right.target) < 0),
        ("actor", slots.party(left.actor, right.actor) < 0),
        ("status", status_fit(left, right) < 0),
        ("time", slots.time(left, right) < 0),
        ("quantity", slots.quantity(left, right) < 0),
    ]
    found = [name for name, differs in apart if differs]
    return ["actor"] if left.kind == "attack" and found == ["actor", "status"] else found


def differing(left: Note, right: Note) -> str:
    """The one slot in which they cannot both be so; empty when there is none or more than one."""
    found = _differences(left, right)
    return found[0] if len(found) == 1 else ""


def _nearness(left: Note, right: Note) -> float:
    return (
        len(left.words & right.words)
        + 3 * max(0.0, slots.quantity(left, right))
        + 3 * max(0.0, status_fit(left, right))
    )


def _attested(left: Note, right: Note, slot: str, copied: bool) -> bool:
    """Both pages relay one utterance, and not two things that the speaker said on one day."""
    alike = _wording(left, right) >= SAME_WORDING
    if slot == "quantity":
        return (copied and alike) or _wording(left, right) >= 0.95
    if slot == "status":
        return slots.quantity(left, right) >= 0.7
    same_hand = (
        bool(channels(left) & channels(right))
        or _cites(left, right)
        or _cites(right, left)
        or _own_page(left)
        or _own_page(right)
    )
    same_content = len(left.words & right.words) >= 2 or (slots.quantity(left, right) == 1.0 and left.low > 2)
    return same_content and (copied or alike or same_hand)


def _cites(left: Note, right: Note) -> bool:
    """One page names the other's outlet as the hand through which the words came."""
    return right.outlet in channels(left)


def _wording(left: Note, right: Note) -> float:
    return fuzz.token_sort_ratio(left.text, right.text) / 100


def _substitution(left: Note, right: Note, slot: str) -> tuple[str, ...]:
    """Which value stands for which; the same on a whole page when a name was taken for another."""
    if slot == "place" and left.place and right.place:
        return (slot, *sorted((left.place.id, right.place.id)))
    if slot in ("actor", "target"):
        return ("side", *sorted((getattr(left, slot).code, getattr(right, slot).code)))
    return (slot, left.id, right.id)


def _swaps(pairs: Sequence[tuple[Note, Note]]) -> frozenset[tuple[str, str]]:
    """Pairs of claims whose two figures change places between the pages: 50 dead and 98 hurt, 98 dead and 50 hurt."""
    same = [(a, b) for a, b in pairs if _one_measure(a, b) and slots.quantity(a, b) < 0]
    found = {
        (a.id, b.id)
        for a, b in same
        for c, d in same
        if a.id != c.id and b.id != d.id and _equal(a, d) and _equal(c, b)
    }
    return frozenset(found)


def _one_measure(left: Note, right: Note) -> bool:
    if left.status != right.status or slots.party(left.target, right.target) < 0:
        return False
    return left.kind not in OBJECTS or slots.words(left.target.words, right.target.words) >= 0


def _equal(left: Note, right: Note) -> bool:
    return left.counted and right.counted and left.low == right.low
