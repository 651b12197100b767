"""Passages: the stretches of a page that carry one proposition each, with its kind and status.

Where a tagger has read a page, its surer marks are the passages; else the clauses around triggers are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from math import fsum

from reportedly.claims import clauses
from reportedly.claims.clauses import BE, verb
from reportedly.claims.scenes import Scene, indices
from reportedly.mentions import Mention, MentionKind
from reportedly.mentions.nouns import NUMBERS, words
from reportedly.sentences import Sentence
from reportedly.text import Span, lowered

LEAST = 0.4
"""Triggers of a smaller score are left alone; 0.35 to 0.45 are alike on gold/dev (November 2026)."""

ALONE, TOGETHER = 0.8, 0.5
"""Least score of evidence without a trigger of its kind, and of evidence with one.

A claim more is worth its while where more than a third of its like are right. On gold/dev and the 100 documents that
the tagger never saw (30 November 2026) half of the evidence with a trigger is right at .5 and a third of that alone at
.65 to .8. A trigger where no evidence of its kind stands is right one time in eight, however sure: its clause is no
passage.
"""

DENSE, STRICT = 0.6, 0.8
"""Marks a sentence on a page full of claims, and how much of its doubt a mark that stands alone must lose (0021)."""

_PREPOSITIONS = words("in on at by from after during of for with amid against over through under near into to via")
_PARTICIPLES = ("ed", "en", "hit", "shot", "struck", "held", "cut", "shut", "put", "built", "lost", "found", "sent")
_OPEN = words("has have had do does did will would to the a an of and or that who which its their")
_UNFINISHED = _PREPOSITIONS | BE | _OPEN
_PARALLEL = frozenset({"attack", "casualties"})


@dataclass(frozen=True)
class Passage:
    """The words [start, end) of a sentence; [first, last] is the trigger's place in it, ``form`` its form.

    ``modality`` is what the tagger says of it, empty when it does not say; ``evidence`` is the tagger's own mark, and
    ``told`` the status that the trigger inside it tells, None where no trigger stands there.
    """

    kind: str
    status: str
    sentence: Sentence
    start: int
    end: int
    first: int
    last: int
    form: str = "verb"
    modality: str = ""
    score: float = 1.0
    evidence: Mention | None = None
    told: str | None = None

    @cached_property
    def span(self) -> Span:
        """Where the passage stands on the page."""
        return clauses.span(self.sentence, self.start, self.end)

    @cached_property
    def head(self) -> Span:
        """Where its trigger stands on the page."""
        return clauses.span(self.sentence, self.first, self.last + 1)

    @cached_property
    def passive(self) -> bool:
        """An auxiliary of "be" stands shortly before the trigger, or "by" right behind it."""
        lower = self.sentence.lower
        word = lower[self.first]
        if self.form != "verb" or not (word.endswith(_PARTICIPLES) or self.first == self.start):
            return False
        if lower[self.last + 1 : self.last + 2] == ("by",):
            return True
        return not BE.isdisjoint(lower[max(self.start, self.first - 4) : self.first])

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the passage in lower case."""
        return self.sentence.lower[self.start : self.end]


_CORRECTS = re.compile(r"^\W*corrections?\b|\b(?:earlier|previous|first|original) version of this\b")
"""A sentence in which a page takes back its own words asserts none of them anew."""


def from_scene(scene: Scene) -> tuple[Passage, ...]:
    """The passages of a page in the order of the text."""
    read = partial(_from_marks, doubt=_doubt(scene)) if scene.page.tagged else _from_triggers
    told = (sentence for sentence in scene.page.sentences if not _corrects(lowered(sentence.text)))
    found = (passage for sentence in told for passage in read(scene, sentence))
    return tuple(sorted(found, key=lambda p: (p.sentence.span.start, p.first, p.last, p.kind, p.status, p.start)))


def _corrects(small: str) -> bool:
    return ("correction" in small or "version of this" in small) and _CORRECTS.search(small) is not None


def _doubt(scene: Scene) -> float:
    """The share of the doubt that a mark may leave on this page: all of it where the page is full of marks."""
    marked = fsum(mention.score for mention in scene.page.mentions if mention.kind is MentionKind.EVIDENCE)
    return 1 - STRICT * max(0.0, 1 - marked / (DENSE * len(scene.page.sentences) or 1))


def _from_marks(scene: Scene, sentence: Sentence, doubt: float) -> Iterator[Passage]:
    """Evidence that is sure enough."""
    found = _joined(sorted(_from_evidence(scene, sentence), key=lambda p: (p.start, p.end)))
    yield from _distinct([p for p in found if 1 - p.score <= doubt * (1 - (ALONE if p.told is None else TOGETHER))])


def _joined(passages: Iterable[Passage]) -> list[Passage]:
    """Evidence that breaks in two is one: "the envoy, a retired judge, | was seized", "on Friday, | talks failed"."""
    whole: list[Passage] = []
    for passage in passages:
        at = next((at for at, left in enumerate(whole) if _broken(left, passage)), None)
        if at is None:
            whole.append(passage)
        else:
            whole[at] = _one(whole[at], passage)
    return whole


def _broken(left: Passage, right: Passage) -> bool:
    """The right goes on where the left ends, with the same kind and state, and not with a count of its own.

    On 123 documents never learnt (30 November 2026) claim F1 is .7105 where only a subject is joined to its verb, .7131
    where whatever stands side by side is joined, .7160 where two counts stay two.
    """
    told = (left.kind, left.status, left.end) == (right.kind, right.status, right.start)
    return told and not (_counts(left) and _counts(right))


def _counts(passage: Passage) -> bool:
    return any(word[0].isdigit() or word in NUMBERS for word in passage.words)


def _one(left: Passage, right: Passage) -> Passage:
    """Both, with the trigger of the right unless only the left has one, and what hangs on the surer mark."""
    heading = left if right.told is None and left.told is not None else right
    evidence = max(left, right, key=lambda p: p.score).evidence
    return replace(heading, start=left.start, end=right.end, score=max(left.score, right.score), evidence=evidence)


def _from_evidence(scene: Scene, sentence: Sentence) -> Iterator[Passage]:
    triggers = scene.mentions(sentence, MentionKind.TRIGGER)
    for mention in scene.mentions(sentence, MentionKind.EVIDENCE):
        kind, status, modality = [*mention.label.split("/"), "", ""][:3]
        start, end = _finished(scene, sentence, *indices(sentence, mention.span))
        head = _head(mention.span, kind, status, triggers)
        if head is None and _SCRAPS.issuperset(sentence.lower[start:end]):
            continue
        first, last = indices(sentence, head.span) if head else (start, end)
        told, form = _label(head)[1:] if head else (None, "verb")
        yield Passage(kind, status, sentence, start, end, first, last - 1, form, modality, mention.score, mention, told)


_SCRAPS = words(
    "i he she it we they this that these those there who which where when while as thus then also so but and or"
    " today yesterday now however meanwhile , . ;"
)
"""Words that say nothing by themselves: evidence of these alone is what the tagger left of a clause."""


def _finished(scene: Scene, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Evidence that breaks off at a word that wants another goes on to its clause's end.

    "Three helpline numbers have" and "the envoy believed" do.
    """
    last = sentence.lower[end - 1]
    if last not in _UNFINISHED and not scene.cues(clauses.span(sentence, end - 1, end)):
        return start, end
    return start, max(end, clauses.around(sentence, start, end - 1, clauses.cuts(sentence))[1])


def _head(span: Span, kind: str, status: str, triggers: Iterable[Mention]) -> Mention | None:
    """The trigger of the evidence: of its kind and status before one of its kind, the weightier first."""
    inside = [trigger for trigger in triggers if trigger.span in span and _label(trigger)[0] == kind]
    ranked = sorted(inside, key=lambda t: (_label(t)[1] != status, -t.score, t.span.start))
    return ranked[0] if ranked else None


def _label(trigger: Mention) -> tuple[str, str, str]:
    kind, status, form = [*trigger.label.split("/"), "", ""][:3]
    return kind, status, form or "verb"


def _from_triggers(scene: Scene, sentence: Sentence) -> Iterator[Passage]:
    triggers = [t for t in scene.mentions(sentence, MentionKind.TRIGGER) if t.score >= LEAST]
    if not triggers:
        return
    breaks = clauses.cuts(sentence, scene.edges_in(sentence))
    own = clauses.cuts(sentence)
    found = (_passage(sentence, trigger, own if scene.cues(trigger.span) else breaks) for trigger in triggers)
    yield from _parted(tuple(_told(tuple(_distinct(tuple(found))))))


def _passage(sentence: Sentence, trigger: Mention, breaks: Sequence[int]) -> Passage:
    kind, status, form = _label(trigger)
    first, end = indices(sentence, trigger.span)
    start, stop = clauses.around(sentence, first, end - 1, breaks)
    passage = Passage(kind, status, sentence, start, stop, first, end - 1, form, "", trigger.score)
    if form == "adj":
        return _attributive(passage)
    return _nominal(passage) if form == "noun" else passage


def _attributive(passage: Passage) -> Passage:
    """ "the rebel-held suburbs of Damascus": from the holder to the end of the noun."""
    lower = passage.sentence.lower
    start = max(passage.first - 1, passage.start)
    if start > passage.start and lower[start - 1] in {"the", "a"}:
        start -= 1
    end = passage.last + 1
    while end < min(passage.end, passage.last + 7) and not _closes(lower[end]):
        end += 1
    return replace(passage, start=start, end=max(end, passage.last + 1))


def _closes(word: str) -> bool:
    return verb(word) or (word in _PREPOSITIONS and word not in {"of", "near"}) or word in {"and", "or", "to"}


def _nominal(passage: Passage) -> Passage:
    """A deed named by a noun behind a preposition, in a clause that says more: the phrase alone."""
    lower = passage.sentence.lower
    if passage.end - passage.start <= 9:
        return passage
    at = passage.first
    while at > max(passage.start, passage.first - 5):
        at -= 1
        if verb(lower[at]):
            return passage
        if lower[at] in _PREPOSITIONS and lower[at] != "of":
            return replace(passage, start=at + 1)
    return passage


def _distinct(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Of passages of one kind in one clause the weightiest; means and harms of their own stand side by side."""
    kept: list[Passage] = []
    for passage in sorted(passages, key=lambda p: (p.status in {"", "unspecified"}, -p.score, p.first)):
        if not any(_same(passage, other) for other in kept):
            kept.append(passage)
    yield from kept


def _told(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Troops that only stand in a clause that tells something else are no deployment."""
    for passage in passages:
        bystander = passage.kind == "movement" and passage.status == "deployed" and passage.form == "noun"
        if not (bystander and any(_overlap(passage, other) for other in passages if other is not passage)):
            yield passage


def _same(passage: Passage, other: Passage) -> bool:
    if passage.kind != other.kind or not _overlap(passage, other):
        return False
    parallel = passage.kind in _PARALLEL and passage.status not in {"", "unspecified"}
    return not (parallel and passage.status != other.status)


def _overlap(passage: Passage, other: Passage) -> bool:
    """They share more than half of the shorter."""
    shared = min(passage.end, other.end) - max(passage.start, other.start)
    return 2 * shared > min(passage.end - passage.start, other.end - other.start)


def _parted(passages: Sequence[Passage]) -> Iterator[Passage]:
    """ "12 were killed and 30 wounded": each harm its own side of the joint."""
    harms = sorted((p for p in passages if p.kind == "casualties"), key=lambda p: p.first)
    yield from (p for p in passages if p.kind != "casualties")
    for place, passage in enumerate(harms):
        ahead = harms[place + 1] if place + 1 < len(harms) else None
        behind = harms[place - 1] if place else None
        start = max(passage.start, _joint(behind, passage) + 1) if behind else passage.start
        end = min(passage.end, _joint(passage, ahead)) if ahead and _joint(passage, ahead) > 0 else passage.end
        yield replace(passage, start=min(start, passage.first), end=max(end, passage.last + 1))


def _joint(left: Passage, right: Passage) -> int:
    """The last "and" or comma between two triggers of one clause, else where the second count begins; -1 when none."""
    if left.sentence is not right.sentence or left.end <= right.first:
        return -1
    lower = left.sentence.lower
    between = range(left.last + 1, right.first)
    joints = [at for at in between if lower[at] in {"and", ","}]
    counts = [at - 1 for at in between if lower[at][:1].isdigit() and at > left.last + 2]
    return joints[-1] if joints else (counts[-1] if counts else -1)
