"""Amounts: the count that belongs to a claim, by the kind of thing it must count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.claims import marks, patients, singles, tallies
from reportedly.claims.clauses import verb
from reportedly.claims.passages import Passage
from reportedly.claims.scenes import Scene, indices
from reportedly.mentions import Mention, MentionKind
from reportedly.mentions.nouns import BUILDINGS, CIVILIANS, FACILITIES, FORCES, WEAPONS, words
from reportedly.mentions.numerals import share
from reportedly.referents import Actor, Count, counts
from reportedly.text import Cited, Span

_PEOPLE = (
    FORCES | CIVILIANS | words("more wounded injured dead killed martyrs displaced evacuees names victims deaths lives")
)
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
    "service": FACILITIES | BUILDINGS | CIVILIANS | _AREAS | words("customers consumers subscribers households blocks"),
    "sanction": _PEOPLE | words("companies firms names entities individuals banks ships vessels officials"),
    "attack": words(
        "air drone missile artillery strikes raids airstrikes attacks drones missiles rockets shells bombs sorties"
    ),
}
"""What may be counted, by kind; other kinds carry no quantity."""
_ELLIPTIC = frozenset({"casualties", "displacement", "prisoners"})
"""Kinds in which a bare number counts people: "and wounded 30"."""
_NONE = words("nobody none")
_ENDS = words(", ; : . ( ) — – who which that")
_OF_A_WHOLE = 4
"""Words from a part to its whole: "nine of the city's ten districts"."""
_KNOWN = _PEOPLE | WEAPONS | BUILDINGS | FACILITIES | _AREAS | _GOODS | COUNTED["attack"] | COUNTED["sanction"]
_SIZED: Mapping[str, frozenset[str]] = {
    "aid": frozenset({"money", "measure"}),
    "control": frozenset({"percent"}),
}
"""Kinds whose quantity may be a measure, a share or a sum of money."""
_UNCOUNTED = words("several many numerous various countless")
"""Words for how many that say no number."""
_OTHER = words(
    "sides operations provinces countries governments parties groups corners fronts raids strikes cases waves batches"
    " rounds phases ways places locations sites occasions states regions"
)
"""What is no people where only people are counted, and stands with a number."""
_HAPPENING = frozenset({"attack", "ceasefire", "talks", "corridor"})
"""Kinds that may happen so many times: "broken twice"."""
_LISTED = frozenset({"casualties", "displacement", "prisoners", "materiel", "damage", "movement"})
"""Kinds in which sorts are added up; of arms only the subjects of one verb ("six guns and a tank were seized"): what
follows a verb is told sort by sort. On gold/train and gold/own 3 such sums in 5 are right, and of the others none in 7
(29 November 2026)."""


@dataclass(frozen=True, slots=True)
class _Counted:
    start: int
    end: int
    noun: str
    count: Cited[Count]
    sized: bool = False


def of(passage: Passage, scene: Scene, target: Cited[Actor] | None = None) -> Cited[Count] | None:
    """The quantity of a passage: as a tagger marked it, else as the words have it; None where it counts nothing.

    ``target``: whom or what it befell, for the one who is named and not counted.
    """
    count = _times(passage, scene) or _marked(passage, scene) or _read(passage, scene, target)
    if count is None or passage.kind not in _LISTED:
        return count
    told_apart = passage.kind == "materiel" and not (passage.passive and count.span.end <= passage.head.start)
    return count if told_apart else _together(passage, scene, count)


def _marked(passage: Passage, scene: Scene) -> Cited[Count] | None:
    """The count a tagger marked; one that stands outside the passage gives way to one that is read inside."""
    marked = marks.quantity(passage, scene)
    if marked is None:
        return None
    if marked.span.overlaps(passage.span):
        return _whole(passage, scene, marked)
    return next((one.count for one in _fitting(passage, _all_counted(passage, scene))), marked)


def _whole(passage: Passage, scene: Scene, marked: Cited[Count]) -> Cited[Count]:
    """The whole, where the passage begins behind the share of it: "half of the" of "half of the 70 drones fired"."""
    said = scene.page.document.words(marked.span)
    inside = max(0, passage.span.start - marked.span.start)
    if inside == 0 or share(said) is None:
        return marked
    whole = counts.from_words(said[inside:])
    return Cited(whole, Span(marked.span.document, marked.span.start + inside, marked.span.end)) if whole else marked


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
    counted = _all_counted(passage, scene)
    leading = _leading(passage, counted)
    if leading is not None:
        return leading
    if _uncounted(passage):
        return None
    fitting = _fitting(passage, counted)
    if fitting:
        return min(fitting, key=lambda one: _distance(passage, one)).count
    return _none(passage) or singles.of(passage, things, scene, target)


def _fitting(passage: Passage, counted: Sequence[_Counted]) -> list[_Counted]:
    """The counts of what the kind counts; shares before all else, and of a movement its troops."""
    things = COUNTED.get(passage.kind, frozenset())
    fitting = [one for one in counted if _fits(passage, one, things)]
    if passage.kind == "movement":
        fitting = [one for one in fitting if one.noun in FORCES] or fitting
    return [one for one in fitting if one.sized] or fitting


def _all_counted(passage: Passage, scene: Scene) -> tuple[_Counted, ...]:
    """The counts of the passage; of a whole and its part the part's, of a number that has changed the later."""
    return tuple(_wholes_left_off(passage, tuple(_counted(passage, scene))))


def _counted(passage: Passage, scene: Scene) -> Iterator[_Counted]:
    """The counts inside the passage, each with the noun it counts, empty when none stands near."""
    lower = passage.sentence.lower[: passage.end]
    for mention in scene.within(passage.span, passage.sentence, MentionKind.QUANTITY):
        if marks.later(mention, scene) is not mention:
            continue
        sized = mention.label in _SIZED.get(passage.kind, ())
        count = _count(mention, scene, sized)
        if count is not None:
            start, end = indices(passage.sentence, mention.span)
            yield _Counted(start, end, _noun(lower, end), count, sized)


def _wholes_left_off(passage: Passage, counted: Sequence[_Counted]) -> Iterator[_Counted]:
    """The counts without those of a whole: "three of the 12 buses", "14 out of 23 villages"."""
    lower = passage.sentence.lower
    for at, one in enumerate(counted):
        between = lower[counted[at - 1].end : one.start] if at else ()
        if (between[:1] != ("of",) and between != ("out", "of")) or len(between) > _OF_A_WHOLE:
            yield one


def _uncounted(passage: Passage) -> bool:
    """Whether the phrase of the people or things begins with a word that says no number."""
    if passage.kind not in patients.KINDS:
        return False
    start, end = next((phrase for phrase in patients.phrases_of(passage) if phrase[0] < phrase[1]), (0, 0))
    lower = passage.sentence.lower[start:end]
    return bool(lower) and (lower[0] in _UNCOUNTED or lower[:3] == ("a", "number", "of"))


def _count(mention: Mention, scene: Scene, sized: bool) -> Cited[Count] | None:
    if mention.label == "article":
        return None
    if sized:
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
    ones = (i for i, word in enumerate(passage.sentence.lower[:at]) if word in tallies.ONE)
    broken = [indices(passage.sentence, head) for head in scene.roles if _broken(scene, head)]
    for first in sorted({*ones, *(start for start in numbers if start < at), at}):
        if first < passage.start and not any(start <= first < end == passage.start for start, end in broken):
            continue
        tally = tallies.of(passage.sentence, passage.kind, passage.end, first, numbers)
        if tally is not None and tally.span.overlaps(count.span):
            return count if _apart(passage, scene, tally, count) else tally
    return count


def _apart(passage: Passage, scene: Scene, tally: Cited[Count], count: Cited[Count]) -> bool:
    """Whether another claim of the kind tells of a part of the tally by itself."""
    if passage.evidence is None:
        return False
    label = f"quantity/{passage.kind}/"
    heads = [head for head in scene.roles if head != passage.evidence.span and not _broken(scene, head)]
    others = [mark for head in heads for mark in scene.roles[head]]
    inside = [one for one in others if one.label.startswith(label) and one.span.overlaps(tally.span)]
    return any(not one.span.overlaps(count.span) for one in inside)


def _broken(scene: Scene, evidence: Span) -> bool:
    """Evidence that breaks off inside a list is no claim by itself: "at least ten soldiers and"."""
    return scene.page.document.words(evidence).endswith((" and", ","))


def _noun(lower: Sequence[str], at: int) -> str:
    """The noun that a number before ``at`` counts, as far as is known; none beyond a verb or a mark."""
    for word in lower[at : at + 5]:
        if word in _KNOWN or word in _OTHER:
            return word
        if verb(word) or word in _ENDS:
            return ""
    return ""


def _fits(passage: Passage, counted: _Counted, things: frozenset[str]) -> bool:
    if counted.sized:
        return True
    if passage.kind == "attack":
        return counted.noun in things and counted.end <= passage.first + 1 and passage.first - counted.end <= 3
    bare = passage.kind in _ELLIPTIC and passage.sentence.lower[counted.end - 1 : counted.end + 1] != ("one", "of")
    if passage.kind == "service" and passage.sentence.lower[counted.start] == "both":
        return False
    return counted.noun in things or (counted.noun == "" and (bare or passage.kind == "aid"))


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
