"""Juxtapositions: what a page sets side by side, so that a reader takes the one for an answer to the other."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.judgements import slots
from reportedly.judgements.doers import UNKNOWN
from reportedly.judgements.notes import Note, Party

CLOSE = 350  # code points between two claims that a page sets side by side
NEXT = 160  # the same of two claims in one breath
COUNTED = frozenset({"casualties", "damage", "materiel", "displacement", "service"})
"""Kinds of which a page says "not" without denying anybody."""
BYSTANDERS = frozenset({"NGO", "MED", "UN", "ICRC", "OPCW"})
"""Those who tell of blows and strike none."""
BLOWS = frozenset({"attack", "accusation"})
"""Kinds whose doer is charged, so that the doer alone can deny them."""
LOSSES = frozenset({"casualties", "materiel", "prisoners"})
"""Kinds in which a party tells its own losses."""


def close(left: Note, right: Note, reach: int = CLOSE) -> bool:
    """The two stand next to each other on one page, at most ``reach`` code points apart."""
    if left.document != right.document or left.teaser != right.teaser:
        return False
    first, second = sorted((left, right), key=lambda note: note.start)
    return second.start - first.end <= reach


def set_beside(left: Note, right: Note) -> bool:
    """A page sets the one beside the other: next to it, with the words by which a toll is weighed or a charge met.

    So it does with a party's own dead and what the other party says of them, and where each names the other.
    """
    if not close(left, right):
        return False
    return left.setting.toll or right.setting.toll or own_losses(left, right) or each_other(left, right)


def own_losses(left: Note, right: Note) -> bool:
    """Two parties count the dead of one of them, by its own name and at one place."""
    if left.kind not in LOSSES or right.kind != left.kind or not (left.counted and right.counted):
        return False
    own = left.target.known and left.target.code == right.target.code and ":CVL" not in left.target.code
    spoken = speaks_for(left, left.target) != speaks_for(right, right.target)
    guessed = "target" in left.guessed | right.guessed
    return own and spoken and left.status == right.status and not guessed and slots.place(left.place, right.place) > 0


def each_other(left: Note, right: Note) -> bool:
    """Each speaks for the side that the other names as the doer of one deed at one place."""
    if left.kind not in BLOWS or right.kind != left.kind or "negated" in (left.modality, right.modality):
        return False
    return charges(left, right) and charges(right, left) and slots.place(left.place, right.place) > 0


def denied_beside(left: Note, right: Note) -> bool:
    """On one page the one denies what stands next to it."""
    negated = [note.modality == "negated" for note in (left, right)]
    return sum(negated) == 1 and close(left, right, CLOSE + CLOSE // 2)


def answers(page: Sequence[Note]) -> frozenset[frozenset[str]]:
    """On one page each denial that leaves open when or where, with the charge it answers: the nearest, first before it.

    Pairs of claim ids; another speaker, the same kind of thing, no place apart.
    """
    found = set()
    for denied in page:
        bare = denied.guessed or not denied.first or denied.place is None
        if denied.modality != "negated" or not bare or not worded(denied):
            continue
        met = [told for told in page if told.kind == denied.kind and _may_answer(denied, told)]
        if met:
            charge = min(met, key=lambda told: (told.start > denied.start, abs(told.start - denied.start)))
            found.add(frozenset((charge.id, denied.id)))
    return frozenset(found)


def _may_answer(denied: Note, told: Note) -> bool:
    if not denied_beside(denied, told) or told.modality != "actual" or denied.text in told.text:
        return False
    if slots.quantity(denied, told) < 0 or slots.party(denied.target, told.target) < 0:
        return False
    same = {name for voice in denied.voices for name in voice.names} & {n for v in told.voices for n in v.names}
    return not same and slots.place(denied.place, told.place) >= 0


def worded(denied: Note) -> bool:
    """The page says in words that it is denied, and not merely that none was counted."""
    return denied.setting.denial or (denied.setting.negated and denied.kind not in COUNTED)


def answered(left: Note, right: Note) -> bool:
    """One names the side of the other as the doer, and the other does not."""
    sides = [voice.party for note in (left, right) for voice in note.voices]
    if (
        (UNKNOWN in sides and not close(left, right))
        or any(bystander(note.actor.code) for note in (left, right))
        or slots.party(left.actor, right.actor) >= 0
    ):
        return False
    return charges(left, right) or charges(right, left)


def charges(left: Note, right: Note) -> bool:
    """The right one's side is the doer whom the left one names, and the right one names another."""
    return speaks_for(right, left.actor) and not speaks_for(right, right.actor)


def speaks_for(note: Note, party: Party) -> bool:
    """One of its speakers is of that side."""
    return party.known and any(voice.party == party.code for voice in note.voices)


def bystander(party: str) -> bool:
    """A party that tells of blows and strikes none."""
    return party in BYSTANDERS or party.endswith(":NGO")
