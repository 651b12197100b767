"""Minimal pairs: relays of one utterance that differ in exactly one slot (claims.md 5).

Two things that one speaker said on one day are no minimal pair: it takes the same words, figure, hand or page to tell
that two relays go back to one sentence. Figures that change places between two pages are a slip of figures.
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from reportedly.judgements import slots
from reportedly.judgements.features import ONE_UTTERANCE, odds, one_speaker, reasons, status_fit
from reportedly.judgements.names import content
from reportedly.judgements.notes import Note
from reportedly.judgements.settings import SITES
from reportedly.judgements.swaps import BY_CHANCE, equal, perhaps_another_day, swaps, told_swapped
from reportedly.judgements.utterances import channels, own_page, plain_hand

SAME_WORDING = 0.85  # share of the words of two clauses, sorted, that is the same: one is the other with a slip
ONE_TEXT = 0.95
SWAPPED = math.inf  # how near two claims are whose figures change places
THINGS = SITES | content("town village city area district neighbourhood region position house home building road base")
"""What has no side of its own: the code it was given is that of those around it."""
ANY_DAY = 6
"""Figures that another happening of the day may have as well: of 541 exact tolls on the first 200 pages of FA-KES each
up to this one was 5 to 13 %, of those above it that are not round none more than 3 % (2026-11-29)."""
ONE_STORY = 0.45
"""The same of two clauses that came through one hand; below it a speaker said two things that day."""


def minimal_pairs(near: Sequence[tuple[Note, Note]], copied: bool) -> Iterator[tuple[Note, Note, str]]:
    """The relays of one utterance on two pages that differ in exactly one slot, with the name of the slot.

    ``near``: pairs of claims of the two pages. ``copied``: one page reprints the other, or is a later version of it.
    A claim that has its like on the other page is no part of a minimal pair.
    """
    open_pairs = sorted(_candidates(near), key=lambda found: (-found[0], found[1].start, found[2].start))
    beside = _figures_met(near)
    attested = _twice(open_pairs) | {
        (a.id, b.id)
        for nearness, a, b, slot in open_pairs
        if nearness == SWAPPED or _attested(a, b, slot, copied) or (slot == "quantity" and _misheard(a, b, beside))
    }
    substitutions = {_substitution(a, b, slot) for _, a, b, slot in open_pairs if (a.id, b.id) in attested}
    taken: set[str] = set()
    for nearness, left, right, slot in open_pairs:
        sure = (left.id, right.id) in attested or _substitution(left, right, slot) in substitutions
        if sure and (nearness == SWAPPED or not {left.id, right.id} & taken):
            taken |= {left.id, right.id}
            yield left, right, slot


def _candidates(near: Sequence[tuple[Note, Note]]) -> Iterator[tuple[float, Note, Note, str]]:
    pairs = [(a, b) for a, b in near if relays(a, b)]
    swapped = swaps(pairs)
    if pairs:
        loose = [(a, b) for a, b in near if _comparable(a, b) and not (a.attributed and b.attributed)]
        swapped |= told_swapped([*pairs, *loose])
        pairs += [(a, b) for a, b in loose if (a.id, b.id) in swapped]
    answered = {note.id for a, b in pairs if (a.id, b.id) not in swapped and _answers(a, b) for note in (a, b)}
    for left, right in pairs:
        if (left.id, right.id) in swapped:
            yield SWAPPED, left, right, "quantity"
        elif left.id not in answered and right.id not in answered:
            slot = differing(left, right)
            if slot and not _read_twice(left, right, slot):
                yield _nearness(left, right), left, right, slot


def _read_twice(left: Note, right: Note, slot: str) -> bool:
    """One clause that was read in two ways, or a party that both pages name, is no slip of a page."""
    if slot not in ("actor", "target"):
        return left.text in right.text or right.text in left.text
    mine, theirs = getattr(left, slot).words, getattr(right, slot).words
    if mine == theirs or (mine - theirs) & right.words or (theirs - mine) & left.words:
        return True
    return (left.text in right.text or right.text in left.text) and bool((mine | theirs) & left.words)


def relays(left: Note, right: Note) -> bool:
    """One speaker, who says it as surely on both pages and at one time: without two such claims there is no slip."""
    return _comparable(left, right) and one_speaker(left, right)


def _comparable(left: Note, right: Note) -> bool:
    if left.kind != right.kind or left.teaser or right.teaser or abs(left.hour - right.hour) > ONE_UTTERANCE:
        return False
    return _as_sure(left, right)


def _as_sure(left: Note, right: Note) -> bool:
    """Both say it as surely; what is announced for a day is told as a plan or as a fact."""
    both = {left.modality, right.modality}
    return len(both) == 1 or both in ({"actual", "planned"}, {"planned", "demanded"})


def _answers(left: Note, right: Note) -> bool:
    return not _differences(left, right) and odds(reasons(left, right)) > 0


def _differences(left: Note, right: Note) -> list[str]:
    """The slots in which two claims cannot both be so. The means of an attack go with its author."""
    apart = [
        ("place", slots.place(left.place, right.place) < 0),
        ("target", slots.party(left.target, right.target) < 0 and not (_no_party(left) or _no_party(right))),
        ("actor", slots.party(left.actor, right.actor) < 0),
        ("status", status_fit(left, right) < 0),
        ("time", _two_days(left, right)),
        ("quantity", slots.quantity(left, right) < 0),
    ]
    unsure = left.shaky | right.shaky
    found = [name for name, differs in apart if differs and name not in unsure]
    return ["actor"] if left.kind == "attack" and found == ["actor", "status"] else found


def _two_days(left: Note, right: Note) -> bool:
    """Both name the day in words of their own, and it is not the same; "this week" is what each page makes of it."""
    if left.days == right.days or not left.first or not right.first:
        return False
    named = left.first == left.last and right.first == right.last and left.dated and right.dated
    return slots.time(left, right) < 0 or bool(named and left.first != right.first)


def differing(left: Note, right: Note) -> str:
    """The one slot in which they cannot both be so; empty when there is none, or more than one, or another day."""
    found = _differences(left, right)
    if len(found) != 1 or (found != ["time"] and perhaps_another_day(left, right)):
        return ""
    return found[0]


def _no_party(note: Note) -> bool:
    """The doer was read for the victim too, or the blow falls on a thing: neither tells the victim's side."""
    itself = note.target.known and note.target.code == note.actor.code
    return itself or bool(note.target.words & THINGS)


def _nearness(left: Note, right: Note) -> float:
    return (
        len(left.words & right.words)
        + 3 * max(0.0, slots.quantity(left, right))
        + 3 * max(0.0, status_fit(left, right))
    )


def _attested(left: Note, right: Note, slot: str, copied: bool) -> bool:
    """Both pages relay one utterance, and not two things that the speaker said on one day."""
    if slot in ("actor", "target") and not all(getattr(note, slot).words & note.words for note in (left, right)):
        return False
    wording = _wording(left, right)
    if slot == "status":
        return _telling(left, right)
    if slot == "quantity":
        same_text = wording >= ONE_TEXT or (copied and wording >= SAME_WORDING)
        if same_text and _one_word_apart(left, right):
            return _slip(left, right) or not _risen(left, right)
        return _slip(left, right) and _one_hand(left, right)
    mine, theirs = left.words | left.target.words, right.words | right.target.words
    same_content = len(mine & theirs) >= 2 or (slots.quantity(left, right) == 1.0 and left.low > 2)
    one_story = wording >= ONE_STORY and (copied or _one_hand(left, right))
    return same_content and (wording >= SAME_WORDING or one_story)


def _one_word_apart(left: Note, right: Note) -> bool:
    """A slip changes one figure; where another one changes with it the source has counted anew."""
    mine, theirs = set(left.text.split()), set(right.text.split())
    return max(len(mine - theirs), len(theirs - mine)) <= 1


def _risen(left: Note, right: Note) -> bool:
    """The later page has the higher figure: a toll that rose is no slip."""
    first, second = sorted((left, right), key=lambda note: (note.hour, note.low))
    return second.low > first.low and first.hour < second.hour


def _one_hand(left: Note, right: Note) -> bool:
    """Both name one channel or agency, or one names the other, or one is the speaker's own page."""
    shared = left.channels & right.channels or channels(left) & channels(right)
    return bool(shared) or _cites(left, right) or _cites(right, left) or own_page(left) or own_page(right)


def _slip(left: Note, right: Note) -> bool:
    """Two figures as one gets them wrong: digits that change places, or one digit too many or too few."""
    short, long = sorted((str(left.low), str(right.low)), key=len)
    if len(short) < 2:
        return False
    if len(short) == len(long):
        return sorted(short) == sorted(long)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _twice(open_pairs: Sequence[tuple[float, Note, Note, str]]) -> frozenset[tuple[str, str]]:
    """Places that change in two things at once that one speaker tells, one of them with its figure: pairs of ids.

    Nobody takes a town with nine dead and another town with nine dead on one day; with two dead he may.
    """
    told: dict[tuple[str, ...], dict[object, tuple[Note, Note]]] = defaultdict(dict)
    for _, left, right, slot in open_pairs:
        if slot == "place" and left.status == right.status:
            thing = (left.kind, left.status, left.voices, right.voices, _one_figure(left, right))
            told[_substitution(left, right, slot)].setdefault(thing, (left, right))
    return frozenset(
        (left.id, right.id)
        for things in told.values()
        for one, other in itertools.permutations(things.values(), 2)
        if _one_figure(*one) and _told_with(one, other)
        for left, right in (one, other)
    )


def _told_with(one: tuple[Note, Note], other: tuple[Note, Note]) -> bool:
    """Two things, and on each of the two pages one speaker tells both."""
    apart = (one[0].kind, one[0].status) != (other[0].kind, other[0].status)
    return apart and all(one_speaker(mine, theirs) for mine, theirs in zip(one, other, strict=True))


def _one_figure(left: Note, right: Note) -> bool:
    """The same figure on both, told as surely, and none that any report may have."""
    return slots.quantity(left, right) == 1.0 and not left.approximate and left.low > ANY_DAY and _unround(left.low)


def _unround(figure: int) -> bool:
    return figure >= 100 or figure % 5 > 0


def _figures_met(near: Sequence[tuple[Note, Note]]) -> frozenset[tuple[str, str]]:
    """The measures of which one speaker gives both pages the same figure, and no small one: the 14 who were hurt."""
    return frozenset(
        (a.kind, a.status) for a, b in near if equal(a, b) and a.low > BY_CHANCE and relays(a, b) and _same(a, b)
    )


def _same(left: Note, right: Note) -> bool:
    return left.status == right.status and slots.place(left.place, right.place) >= 0


def _misheard(left: Note, right: Note, met: frozenset[tuple[str, str]]) -> bool:
    """Seven for seventeen, thirteen for thirty, in relays that agree on another figure; a toll told to rise is none."""
    if not met - {(left.kind, left.status)} or any(n.setting.rising or n.earlier for n in (left, right)):
        return False
    small, large = sorted((left.low, right.low))
    return small > 2 and (
        large == small + 10 < 20 or (12 < small < 20 and large == (small - 10) * 10) or _slip(left, right)
    )


def _telling(left: Note, right: Note) -> bool:
    """The same figure on both, and not one of the round ones that any report may have, nor "dozens"."""
    if left.approximate or right.approximate:
        return False
    small, large = sorted((left.low, right.low))
    return left.counted and right.counted and large > BY_CHANCE and _unround(small) and small >= 0.97 * large


def _cites(left: Note, right: Note) -> bool:
    """One page names the other's outlet as the hand through which the words came."""
    return plain_hand(right.outlet) in channels(left)


def one_wording(left: Note, right: Note) -> bool:
    """Two clauses are one, but for a word."""
    return _wording(left, right) >= SAME_WORDING


def _wording(left: Note, right: Note) -> float:
    return fuzz.token_sort_ratio(left.text, right.text) / 100


def _substitution(left: Note, right: Note, slot: str) -> tuple[str, ...]:
    """Which value stands for which; the same on a whole page when a name was taken for another."""
    if slot == "place" and left.place and right.place:
        return (slot, *sorted((left.place.id, right.place.id)))
    if slot in ("actor", "target"):
        return ("side", *sorted((getattr(left, slot).code, getattr(right, slot).code)))
    return (slot, left.id, right.id)
