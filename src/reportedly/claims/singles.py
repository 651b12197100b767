"""Singles: the one that is told of without a number: "a soldier", "her husband", a person by name, "he was killed"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportedly.claims import patients, phrases, tallies
from reportedly.claims.clauses import verb
from reportedly.claims.gists import ONE_NAMED
from reportedly.claims.passages import Passage
from reportedly.claims.scenes import Acting, Scene
from reportedly.mentions import MentionKind
from reportedly.mentions.nouns import CIVILIANS, FORCES, WEAPONS, words
from reportedly.referents import Actor, Count
from reportedly.text import Cited, Span

KINDS = frozenset({"casualties", "prisoners", "materiel", "damage", "displacement"})
"""Kinds in which "a soldier", "a bridge" is one."""
_OF_PEOPLE = frozenset({"casualties", "prisoners", "displacement"})
_PEOPLE = FORCES | CIVILIANS
_PLURAL = words("people children men women troops personnel staff families others police nobody none those")
_CROWDS = words("army enemy force forces unit crew brigade battalion family couple general")
"""Singular words for many, and "general", which may be no officer."""
_SITES = words(
    "camp base convoy position outpost checkpoint post town village camps hospital team group gang cell column"
)
"""Nouns that a word for people may stand before: "a refugee camp", "a police post"."""
_SUBJECTS = words("he she him her who whom himself herself")
_MORE = words("they them their those these we us our no many some most all")
"""Words by which a clause tells of more than the one named before it."""
_STOPS = words(", ; : and or in on at by from with to who which that ( ) near")


def of(passage: Passage, things: frozenset[str], scene: Scene, target: Cited[Actor] | None) -> Cited[Count] | None:
    """One, where a passage tells of one without a number. ``things``: what its kind counts; ``target``: its patient."""
    if passage.kind not in KINDS:
        return None
    one = _article(passage, things)
    if one is not None and tallies.loose(passage.sentence, passage.end, one[1]):
        return None
    if one is not None or _PLURAL & set(passage.words):
        return one[0] if one else None
    if passage.kind not in _OF_PEOPLE:
        return None
    return _named(passage, scene, target) or _headed(passage) or _spoken_of(passage)


def _article(passage: Passage, things: frozenset[str]) -> tuple[Cited[Count], int] | None:
    """The article in front of a singular noun of the kind, or of a designation such as "MQ-1", and where that ends."""
    tokens = passage.sentence.tokens
    for at in range(passage.start, passage.end - 1):
        if passage.sentence.lower[at] not in tallies.ONE:
            continue
        ahead = [token.text for token in tokens[at + 1 : min(at + 9, passage.end)]]
        stop = next((i for i, word in enumerate(ahead) if word in _STOPS or verb(word.lower())), len(ahead))
        if any(_one_of(word, things) for word in ahead[:stop]) and ahead[:1] != ["of"] and not _crowd(ahead[:stop]):
            one = Cited(Count(1, 1), Span(passage.span.document, tokens[at].start, tokens[at].end))
            return one, at + 1
    return None


def _crowd(phrase: Sequence[str]) -> bool:
    """ "a joint force", "a refugee camp": a phrase whose last word is many, or no person."""
    end = phrase.index("of") if "of" in phrase else len(phrase)
    return end > 0 and phrase[end - 1].lower() in _CROWDS | _SITES


def _one_of(word: str, things: frozenset[str]) -> bool:
    lower = word.lower()
    if lower in things and lower not in _PLURAL and not lower.endswith("s"):
        return True
    return things >= WEAPONS and word[:1].isupper() and any(letter.isdigit() for letter in word)


def _named(passage: Passage, scene: Scene, target: Cited[Actor] | None) -> Cited[Count] | None:
    """A person by name, or as many as are named together: whom it befell, else the only one in the passage."""
    here = [one for one in scene.acting(passage.sentence) if _person(one)]
    befallen = next((one for one in here if target is not None and one.mention.span.overlaps(target.span)), None)
    if befallen is not None:
        together = _together(passage, here, here.index(befallen))
        return Cited(Count(together, together), befallen.mention.span, ONE_NAMED)
    inside = [one for one in here if passage.start <= one.start and one.end <= passage.end]
    if target is None and len(inside) == 1:
        return Cited(Count(1, 1), inside[0].mention.span, ONE_NAMED)
    if target is not None and not _MORE & set(passage.words) and _by_name(target, scene):
        return Cited(Count(1, 1), target.span, ONE_NAMED)
    return None


def _person(one: Acting) -> bool:
    """One person by name, and not what is theirs: "Vahl's troops"."""
    mention = one.mention
    return mention.kind is MentionKind.PERSON and mention.text[:1].isupper() and mention.label != "group"


def _together(passage: Passage, people: Sequence[Acting], at: int) -> int:
    """How many persons are joined by "and" with one."""
    lower = passage.sentence.lower
    links = [lower[left.end : right.start] in (("and",), (",",), (",", "and")) for left, right in pairwise(people)]
    first, last = at, at
    while first > 0 and links[first - 1]:
        first -= 1
    while last < len(links) and links[last]:
        last += 1
    return last - first + 1 if "and" in lower[people[first].start : people[last].end] else 1


def _by_name(target: Cited[Actor], scene: Scene) -> bool:
    """Whether the words of a target elsewhere on the page are a person's name."""
    found = scene.page.within(target.span, MentionKind.PERSON)
    return any(m.span.end == target.span.end and m.text[:1].isupper() and m.label != "group" for m in found)


def _headed(passage: Passage) -> Cited[Count] | None:
    """ "the nurse", "her husband", "whose son": a singular noun at the end of the phrase of whom it befell."""
    for start, end in patients.phrases_of(passage):
        start, end = phrases.bare(passage.sentence, start, end)
        if start < end:
            word = passage.sentence.lower[end - 1]
            single = word in _PEOPLE and word not in _PLURAL | _CROWDS and not word.endswith("s")
            return Cited(Count(1, 1), phrases.text(passage.sentence, start, end)[1]) if single else None
    return None


def _of_many(passage: Passage) -> bool:
    """ "the fighters who had been caught": a "who" that stands behind a plural."""
    lower = passage.sentence.lower
    at = next((i for i in range(max(1, passage.start), passage.end) if lower[i] == "who"), 0)
    return at > 0 and (lower[at - 1].endswith(("s", "men")) or lower[at - 1] in _PLURAL)


def _spoken_of(passage: Passage) -> Cited[Count] | None:
    """ "he was killed", "she fled": one by a pronoun."""
    held = set(passage.words)
    subjects = _SUBJECTS & held - ({"who"} if _of_many(passage) else set())
    passive = passage.kind == "casualties" and {"was", "is", "been"} & held and subjects
    moved = passage.kind == "displacement" and passage.status in {"fled", "returned"}
    if passive or (moved and {"he", "she"} & set(passage.words[:2])):
        return Cited(Count(1, 1), passage.span, "one by a pronoun")
    return None
