"""What proves that two claims are of one happening, beyond the town and the day that many happenings share.

A dispute is told of one happening only: two blows on one town in one week are two, however much the figures differ.
Read on a war in 804 pages (2026-11-28): without proof, 5 of 30 disputes were about one happening.
"""

from __future__ import annotations

from rapidfuzz import fuzz

from reportedly.judgements import slots
from reportedly.judgements.doers import UNKNOWN
from reportedly.judgements.juxtapositions import (
    BLOWS,
    bystander,
    close,
    denied_beside,
    set_beside,
    speaks_for,
    worded,
)  # fmt: skip
from reportedly.judgements.notes import OPEN, Note
from reportedly.referents.places import Precision

FAR_FIGURES = 8
"""Ratio of two figures beyond which they are hardly two counts of one thing."""
A_DAY = 20.0
"""Hours between two pages after which a toll may have risen."""
FAR_BESIDE = 25
"""The same ratio where a page sets the two side by side: a party's own dead, and what the other party says of them."""
MANY = frozenset(
    {"attack", "casualties", "damage", "materiel", "displacement", "prisoners", "accusation", "movement", "control"}
)
"""Kinds of which a town sees many in a week."""
SAME_CLAUSE = 80  # per cent of two clauses, words sorted: one text on two pages, of which one was misread
SOON = 96.0  # hours between two pages that report one happening


def marks(left: Note, right: Note) -> tuple[str, ...]:
    """The marks of one happening that both sentences bear: a site, a name, a number beside, the one whom it hit."""
    mine, theirs = left.setting, right.setting
    found = {
        "site": bool(mine.sites & theirs.sites),
        "story": one_story(left, right),
        "name": bool(mine.names & theirs.names),
        "number beside": bool(mine.figures & theirs.figures),
        "victim": slots.one_victim(left, right),
    }
    return tuple(name for name, shared in found.items() if shared)


def one_story(left: Note, right: Note) -> bool:
    """One speaks back to what its page opens with, and the other names that site, or speaks back to it too."""
    mine, theirs = left.setting, right.setting
    if left.document == right.document or not (mine.story or theirs.story):
        return False
    return not (mine.sites | mine.story).isdisjoint(theirs.sites | theirs.story)


def one_happening(left: Note, right: Note) -> bool:
    """Beyond town and day, something proves the two to be of one happening."""
    if not left.words or not right.words or left.text == right.text or not _of_one_year(left, right):
        return False
    if left.kind not in MANY or set_beside(left, right) or denied_beside(left, right):
        return True
    if _one_deed(left, right) or _held_by_both(left, right):
        return True
    if abs(left.hour - right.hour) > SOON and not said(left, right, "time"):
        return False
    return _at_one_site(left, right) or bool(marks(left, right))


def _of_one_year(left: Note, right: Note) -> bool:
    """Neither is history beside the other's news, nor are the two set in two years."""
    mine, theirs = left.setting.years, right.setting.years
    return left.past == right.past and (mine == theirs or bool(mine & theirs) or not (left.past and right.past))


def one_measure(left: Note, right: Note) -> bool:
    """Two figures count one thing: neither is a share of the other, nor a war's total beside one day's toll."""
    beside = set_beside(left, right)
    if _vague(left, right) or _vague(right, left) or slots.party(left.target, right.target) < 0:
        return False
    if slots.time(left, right) < 0 or not _at_one_time(left, right) or left.earlier != right.earlier:
        return False
    if left.setting.share or right.setting.share or _risen(left, right) or _of_the_whole(left, right):
        return False
    if left.document != right.document and (_told_too(left, right) or _told_too(right, left)):
        return False
    if left.setting.total != right.setting.total and not beside:
        return False
    if (left.series and right.series) or _one_deed(left, right):
        return True
    small, large = sorted((slots.figure(left), slots.figure(right)))
    return large <= (FAR_BESIDE if beside else FAR_FIGURES) * max(1, small)


def comparable(left: Note, right: Note) -> bool:
    """Two figures that may be two counts of one thing, as far as their size tells."""
    small, large = sorted((left.low, right.low))
    return large <= FAR_FIGURES * max(1, small)


def _vague(left: Note, right: Note) -> bool:
    """ "Dozens" are no other count than 55."""
    return left.approximate and left.high == OPEN and right.low >= left.low


def _at_one_time(left: Note, right: Note) -> bool:
    """One page that sets the two side by side, or two pages of the same days."""
    if left.document == right.document:
        return set_beside(left, right) or _one_deed(left, right)
    return abs(left.hour - right.hour) <= SOON or (left.dated and right.dated)


def _of_the_whole(left: Note, right: Note) -> bool:
    """The place of the one holds the place of the other, and the larger figure is the larger place's."""
    if left.place is None or right.place is None or left.place.precision == right.place.precision:
        return False
    fine, coarse = sorted((left, right), key=lambda note: note.place.precision if note.place else 0)
    return coarse.low > fine.low and said(left, right, "place")


def _told_too(left: Note, right: Note) -> bool:
    """The sentence of the one gives the figure of the other as well: 31 dead, ten of them on a bus."""
    return right.low > 1 and right.low in left.setting.counts


def _risen(left: Note, right: Note) -> bool:
    """The later page has the higher toll, or the lower one was said to rise: nobody disputes it."""
    if left.series and right.series:
        return False
    first, second = sorted((left, right), key=lambda note: (note.hour, note.low))
    later = second.hour - first.hour >= A_DAY or (first.document != second.document and first.setting.rising)
    return later and second.low > first.low


def two_days(left: Note, right: Note) -> bool:
    """Both say the day themselves, and a victim or more than one mark tells that the happening is one."""
    dated = left.dated and right.dated and said(left, right, "time")
    return dated and (slots.one_victim(left, right) or len(marks(left, right)) > 1)


def denial(left: Note, right: Note) -> bool:
    """The one truly denies the other: it is not merely unsure, it speaks of the same, and the charge is its own."""
    denied, told = (left, right) if left.modality == "negated" else (right, left)
    if denied.setting.unsure or not worded(denied):
        return False
    if fuzz.token_sort_ratio(left.text, right.text) > SAME_CLAUSE or _of_another(denied, told):
        return False
    if denied.kind in BLOWS:
        return _own_charge(denied, told)
    if denied.kind not in MANY - {"control"}:
        return True
    same_doer = denied.actor.known and denied.actor.code == told.actor.code
    return denied.setting.denial and (same_doer or bool(denied.words & told.words))


def _of_another(denied: Note, told: Note) -> bool:
    """The denial itself names whom or what the other page does not speak of."""
    named = (denied.target.words & denied.words) - slots.PLAIN - slots.REGULARS
    return bool(named) and not named & (told.words | told.target.words) and not denied.words & told.words


def _own_charge(denied: Note, told: Note) -> bool:
    """Someone says that it was done, and the one who is charged with it says that he did not do it."""
    shared = bool(denied.words & told.words)
    if told.actor.known:
        return speaks_for(denied, told.actor) or (sideless(denied) and shared)
    itself = not denied.actor.known or speaks_for(denied, denied.actor)
    return shared and itself and not told.setting.hedged and denied_beside(denied, told)


def sideless(note: Note) -> bool:
    """None of its speakers is known to speak for a side."""
    return all(voice.party == UNKNOWN for voice in note.voices)


def own_ground(left: Note, right: Note) -> bool:
    """One of the two speaks of what its own side holds; across pages, neither holder is a guess of ours."""
    guessed = left.document != right.document and "actor" in left.shaky | right.shaky
    if guessed or any(bystander(note.actor.code) for note in (left, right)):
        return False
    return speaks_for(left, left.actor) or speaks_for(right, right.actor)


def _one_deed(left: Note, right: Note) -> bool:
    """Side by side on one page, with the same doer, victims and place, none of them guessed."""
    parties = ((left.actor, right.actor), (left.target, right.target))
    same = all(mine.known and mine.code == theirs.code for mine, theirs in parties)
    guessed = {"place", "actor", "target"} & (left.guessed | right.guessed)
    return same and not guessed and close(left, right) and slots.place(left.place, right.place) > 0


def _held_by_both(left: Note, right: Note) -> bool:
    """Side by side on one page two parties say, each of itself, that they hold the place."""
    if left.kind != "control" or not close(left, right):
        return False
    return speaks_for(left, left.actor) and speaks_for(right, right.actor) and left.actor.code != right.actor.code


def _at_one_site(left: Note, right: Note) -> bool:
    """Both name one building or, for who holds it, one place."""
    if left.place is None or right.place is None or slots.place(left.place, right.place) < 1.0:
        return False
    finest = Precision.TOWN if left.kind == "control" else Precision.SITE
    return left.place.precision <= finest and said(left, right, "place")


def said(left: Note, right: Note, slot: str) -> bool:
    """Neither page leaves the slot to be guessed."""
    return slot not in left.guessed | right.guessed
