"""Amounts: the count that belongs to a claim, by the kind of thing it must count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.claims import clauses, marks, patients
from reportedly.claims.clauses import verb
from reportedly.claims.passages import Passage
from reportedly.claims.scenes import Scene, indices
from reportedly.mentions import Mention, MentionKind
from reportedly.mentions.nouns import BUILDINGS, CIVILIANS, FACILITIES, FORCES, WEAPONS, words
from reportedly.referents import Count, counts
from reportedly.text import Cited, Span

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
    "materiel": WEAPONS,
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
_ONE = words("a an one")
_NEXT = 4
"""Words that may stand between a count and the "and" that joins another to it."""
_PLURAL = words("people children men women troops personnel staff families others police")
_SINGULAR_SUBJECTS = words("he she him her who whom himself herself")
_NONE = words("nobody none")
_KNOWN = _PEOPLE | WEAPONS | BUILDINGS | FACILITIES | _AREAS | _GOODS | COUNTED["attack"] | COUNTED["sanction"]
_SIZED = frozenset({"aid"})
"""Kinds whose quantity may be a measure or a sum of money."""
_OF_ONE = frozenset({"casualties", "prisoners", "materiel", "damage", "displacement"})
"""Kinds in which "a soldier", "a bridge" is one."""


@dataclass(frozen=True, slots=True)
class _Counted:
    start: int
    end: int
    noun: str
    count: Cited[Count]


def of(passage: Passage, scene: Scene) -> Cited[Count] | None:
    """The quantity of a passage: as a tagger marked it, else as the words have it; None where it counts nothing."""
    return _together(passage, marks.quantity(passage, scene) or _read(passage, scene))


def _read(passage: Passage, scene: Scene) -> Cited[Count] | None:
    things = COUNTED.get(passage.kind)
    if things is None:
        return None
    counted = tuple(_counted(passage, scene))
    leading = _leading(passage, counted)
    if leading is not None:
        return leading
    fitting = [one for one in counted if _fits(passage, one, things)]
    if fitting:
        return min(fitting, key=lambda one: _distance(passage, one)).count
    return _none(passage) or _single(passage, things, scene)


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


def _together(passage: Passage, count: Cited[Count] | None) -> Cited[Count] | None:
    """ "five policemen and a civilian": both together, where one phrase counts two sorts of people."""
    if count is None or passage.kind not in _ELLIPTIC or count.value.low is None or count.value.low != count.value.high:
        return count
    lower, low = passage.sentence.lower, count.value.low
    start, first = indices(passage.sentence, count.span)
    at = next((at for at in range(first, min(first + _NEXT, passage.end - 2)) if lower[at] == "and"), passage.end)
    if at == passage.end or lower[at + 1] not in _ONE or not _PEOPLE.intersection(lower[first:at]):
        return count
    end = next((end for end in range(at + 2, passage.end) if verb(lower[end]) or lower[end] in _STOPS), passage.end)
    another = passage.last < start and end < passage.end and verb(lower[end])
    if another or not any(_one_of(word, _PEOPLE) for word in lower[at + 2 : end]):
        return count
    both = Count(low + 1, low + 1, count.value.approximate)
    return Cited(both, clauses.span(passage.sentence, start, at + 2), f"sum: {low} and one")


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


def _single(passage: Passage, things: frozenset[str], scene: Scene) -> Cited[Count] | None:
    """ "a soldier", "an MQ-1", a person by name, "he was killed": one."""
    if passage.kind not in _OF_ONE:
        return None
    one = _article(passage, things)
    if one is not None or _PLURAL & set(passage.words):
        return one
    people = scene.within(passage.span, passage.sentence, MentionKind.PERSON)
    named = [mention for mention in people if mention.text[:1].isupper() and not mention.label]
    if passage.kind in {"casualties", "prisoners"} and len(named) == 1:
        return Cited(Count(1, 1), named[0].span, "a person by name")
    if (
        passage.kind == "casualties"
        and {"was", "is", "been"} & set(passage.words)
        and _SINGULAR_SUBJECTS & set(passage.words)
    ):
        return Cited(Count(1, 1), passage.span, "one by a pronoun")
    return None


def _article(passage: Passage, things: frozenset[str]) -> Cited[Count] | None:
    """The article in front of a singular noun of the kind, or of a designation such as "MQ-1"."""
    tokens = passage.sentence.tokens
    for at in range(passage.start, passage.end - 1):
        if tokens[at].text.lower() not in _ARTICLES:
            continue
        ahead = [token.text for token in tokens[at + 1 : min(at + 9, passage.end)]]
        stop = next((i for i, word in enumerate(ahead) if word in _STOPS or verb(word.lower())), len(ahead))
        if any(_one_of(word, things) for word in ahead[:stop]):
            return Cited(Count(1, 1), Span(passage.span.document, tokens[at].start, tokens[at].end))
    return None


def _one_of(word: str, things: frozenset[str]) -> bool:
    lower = word.lower()
    if lower in things and lower not in _PLURAL and not lower.endswith("s"):
        return True
    return things is WEAPONS and word[:1].isupper() and any(letter.isdigit() for letter in word)


_STOPS = words(", ; : and or in on at by from with to who which that ( ) near")
_ARTICLES = words("a an one another")
