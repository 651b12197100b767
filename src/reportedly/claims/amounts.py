"""Amounts: the count that belongs to a claim, by the kind of thing it must count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.claims import marks, patients, singles, tallies
from reportedly.claims.passages import Passage
from reportedly.claims.scenes import Scene, indices
from reportedly.mentions import Mention, MentionKind
from reportedly.mentions.nouns import BUILDINGS, CIVILIANS, FACILITIES, FORCES, WEAPONS, words
from reportedly.referents import Actor, Count, counts
from reportedly.text import Cited

_PEOPLE = FORCES | CIVILIANS | words("more wounded injured dead killed martyrs displaced evacuees names victims deaths")
_AREAS = words(
    "villages towns settlements districts neighbourhoods neighborhoods cities posts hills bases localities quarters"
)
_GOODS = words(
    "tonnes tons litres liters lorries trucks vehicles parcels convoys buses flights million billion euros dollars"
    " pounds kits meals doses containers planes aircraft ships generators boxes"
)
COUNTED: Mapping[str, frozenset[str]] = {
    "casualties": _PEOPLE,
    "displacement": _PEOPLE,
    "prisoners": _PEOPLE,
    "materiel": WEAPONS | words("lorry lorries motorcycle motorcycles bulldozer bulldozers carriers"),
    "damage": BUILDINGS | WEAPONS,
    "aid": _GOODS | CIVILIANS,
    "movement": FORCES | WEAPONS,
    "control": _AREAS,
    "corridor": _PEOPLE | _GOODS,
    "service": FACILITIES | CIVILIANS,
    "sanction": _PEOPLE | words("companies firms names entities individuals banks ships vessels officials"),
    "attack": words(
        "air drone missile artillery strikes raids airstrikes attacks drones missiles rockets shells bombs sorties"
    ),
}
"""What may be counted, by kind; other kinds carry no quantity."""
_ELLIPTIC = frozenset({"casualties", "displacement", "prisoners"})
"""Kinds in which a bare number counts people: "and wounded 30"."""
_NONE = words("nobody none")
_KNOWN = _PEOPLE | WEAPONS | BUILDINGS | FACILITIES | _AREAS | _GOODS | COUNTED["attack"] | COUNTED["sanction"]
_SIZED = frozenset({"aid"})
"""Kinds whose quantity may be a measure or a sum of money."""
_HAPPENING = frozenset({"attack", "ceasefire", "talks", "corridor"})
"""Kinds that may happen so many times: "broken twice"."""
_LISTED = frozenset({"casualties", "displacement", "prisoners", "materiel", "damage", "movement"})
"""Kinds in which sorts are added up."""


@dataclass(frozen=True, slots=True)
class _Counted:
    start: int
    end: int
    noun: str
    count: Cited[Count]


def of(passage: Passage, scene: Scene, target: Cited[Actor] | None = None) -> Cited[Count] | None:
    """The quantity of a passage: as a tagger marked it, else as the words have it; None where it counts nothing.

    ``target``: whom or what it befell, for the one who is named and not counted.
    """
    count = _times(passage, scene) or marks.quantity(passage, scene) or _read(passage, scene, target)
    return _together(passage, scene, count) if count is not None and passage.kind in _LISTED else count


def _times(passage: Passage, scene: Scene) -> Cited[Count] | None:
    """How often it happened: "twice", "at least 30 times"."""
    if passage.kind not in _HAPPENING:
        return None
    found = scene.within(passage.span, passage.sentence, MentionKind.QUANTITY)
    mention = next((mention for mention in found if mention.label == "times"), None)
    read = counts.from_words(mention.text) if mention else None
    return Cited(read, mention.span) if read and mention else None


def _read(passage: Passage, scene: Scene, target: Cited[Actor] | None) -> Cited[Count] | None:
    things = COUNTED.get(passage.kind)
    if things is None:
        return None
    counted = tuple(_counted(passage, scene))
    leading = _leading(passage, counted)
    if leading is not None:
        return leading
    fitting = [one for one in counted if _fits(passage, one, things)]
    if passage.kind == "movement":
        fitting = [one for one in fitting if one.noun in FORCES] or fitting
    if fitting:
        return min(fitting, key=lambda one: _distance(passage, one)).count
    return _none(passage) or singles.of(passage, things, scene, target)


def _counted(passage: Passage, scene: Scene) -> Iterator[_Counted]:
    """The counts inside the passage, each with the noun it counts, empty when none stands near."""
    lower = passage.sentence.lower[: passage.end]
    for mention in scene.within(passage.span, passage.sentence, MentionKind.QUANTITY):
        count = _count(passage, mention, scene)
        if count is not None:
            start, end = indices(passage.sentence, mention.span)
            yield _Counted(start, end, _noun(lower, end), count)


def _count(passage: Passage, mention: Mention, scene: Scene) -> Cited[Count] | None:
    if mention.label == "article":
        return None
    if mention.label in {"money", "measure"} and passage.kind in _SIZED:
        read = counts.from_words(mention.text)
        return Cited(read, mention.span) if read else None
    return scene.referents.counts.get(mention.span)


def _leading(passage: Passage, counted: Sequence[_Counted]) -> Cited[Count] | None:
    """The count with which the phrase of the people or things begins, whatever it counts."""
    if passage.kind not in patients.KINDS:
        return None
    for start, end in patients.phrases_of(passage):
        if start < end:
            return next((one.count for one in counted if start <= one.start <= start + 1 and one.end <= end), None)
    return None


def _together(passage: Passage, scene: Scene, count: Cited[Count]) -> Cited[Count]:
    """ "five policemen and a civilian": all together, where the phrase that counts them counts several sorts."""
    found = scene.mentions(passage.sentence, MentionKind.QUANTITY)
    places = {mention.span: indices(passage.sentence, mention.span) for mention in found}
    known = {places[m.span]: scene.referents.counts[m.span].value for m in found if m.span in scene.referents.counts}
    numbers = {start: (end, one) for (start, end), one in known.items()}
    at = indices(passage.sentence, count.span)[0]
    reach = passage.start, passage.end
    for first in [start for start in sorted({*numbers, at}) if passage.start <= start <= at]:
        tally = tallies.of(passage.sentence, reach, first, numbers)
        if tally is not None and tally.span.overlaps(count.span):
            return count if _apart(passage, scene, tally, count) else tally
    return count


def _apart(passage: Passage, scene: Scene, tally: Cited[Count], count: Cited[Count]) -> bool:
    """Whether another claim of the kind tells of a part of the tally by itself."""
    if passage.evidence is None:
        return False
    label = f"quantity/{passage.kind}/"
    others = [mark for head, marks in scene.roles.items() if head != passage.evidence.span for mark in marks]
    inside = [one for one in others if one.label.startswith(label) and one.span.overlaps(tally.span)]
    return any(not one.span.overlaps(count.span) for one in inside)


def _noun(lower: Sequence[str], at: int) -> str:
    return next((word for word in lower[at : at + 5] if word in _KNOWN), "")


def _fits(passage: Passage, counted: _Counted, things: frozenset[str]) -> bool:
    if passage.kind == "attack":
        return counted.noun in things and counted.end <= passage.first + 1 and passage.first - counted.end <= 3
    return counted.noun in things or (passage.kind in _ELLIPTIC | _SIZED and counted.noun == "")


def _distance(passage: Passage, counted: _Counted) -> tuple[int, int]:
    """Behind a verb its object comes first; else the nearest before, and of a list the first."""
    ahead = counted.start > passage.last
    active = passage.form == "verb" and ahead and counted.start - passage.last <= 4
    gap = counted.start - passage.last if ahead else passage.first - counted.end
    return (0 if active else 1), gap


def _none(passage: Passage) -> Cited[Count] | None:
    """ "nobody was hurt", "no civilians": nought."""
    pairs = pairwise(passage.words)
    if _NONE & set(passage.words) or any(a == "no" and b in _PEOPLE | {"one", "casualties"} for a, b in pairs):
        return Cited(Count(0, 0), passage.span)
    return None
