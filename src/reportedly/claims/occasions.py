"""Occasions: which of the times of a page a claim happens at, the day of publication or none among them.

As with places (`whereabouts`): every time stands for choice, and the signs of each have weights fitted by
``training/choices.py`` on the claims of gold/train and gold/own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.attributions import Attribution
from reportedly.claims import choices, marks
from reportedly.claims.passages import Passage
from reportedly.claims.scenes import Scene
from reportedly.mentions import Mention
from reportedly.mentions.nouns import words
from reportedly.referents import Period
from reportedly.text import Cited, Span

NEVER = "untimed"
NEAREST = 8
"""Times of the article that stand for choice; of more the nearest."""

_TENSES = (
    ("will", words("will would 'll ’ll shall")),
    ("perfect", words("has have 've ’ve")),
    ("pluperfect", words("had")),
    ("past", words("was were did")),
    ("present", words("is are do does am 's ’s 're ’re")),
)
_SAYING = 30
"""Code points behind a cue in which a time outside of the content is of the saying: "said on Thursday"."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A time that stands for choice and how it stands to the clause; ``where``: "today" is publication."""

    time: Cited[Period]
    where: str
    distance: int = 0


def chosen(
    passage: Passage,
    scene: Scene,
    attribution: Attribution | None,
    last: Cited[Period] | None,
    weights: Mapping[str, float],
) -> Cited[Period] | None:
    """The likeliest time, None where none is likelier. ``last``: that of the claim before."""
    dated = candidates(passage, scene, last)
    best = choices.likeliest(signs(passage, scene, attribution, last, dated), weights)
    return dated[best].time if best < len(dated) else None


def candidates(passage: Passage, scene: Scene, last: Cited[Period] | None) -> tuple[Dated, ...]:
    """The times of the article, the nearest first, the claim before's, and the day of publication; each period once."""
    today = scene.page.document.day
    published = Dated(Cited(Period(today, today), passage.span, "context: published"), "today", 10_000)
    before = [Dated(Cited(last.value, last.span, "context: claim before"), "claim before", 9_000)] if last else []
    here, clause, head = scene.ordinals[passage.sentence.span.start], passage.span, passage.head
    near = (_dated(passage, (clause, head), naming[0], here - naming[1], naming[2]) for naming in _near(passage, scene))
    named = sorted(near, key=lambda dated: (dated.distance, dated.time.span))
    found: dict[tuple[date, date], Dated] = {}
    for dated in [*named[:NEAREST], *before, published]:
        found.setdefault((dated.time.value.earliest, dated.time.value.latest), dated)
    return tuple(found.values())


def _near(passage: Passage, scene: Scene) -> Sequence[tuple[Cited[Period], int, int]]:
    """The times among which the nearest are: those of the sentence, and enough of whole sentences on either side."""
    at = scene.ordinals[passage.sentence.span.start]
    numbers = [ordinal for _, ordinal, _ in scene.dates]
    first, last = bisect_left(numbers, at) - NEAREST, bisect_right(numbers, at) + NEAREST
    return scene.dates[bisect_left(numbers, numbers[first]) if first > 0 else 0 : last]


def signs(
    passage: Passage,
    scene: Scene,
    attribution: Attribution | None,
    last: Cited[Period] | None,
    dated: Sequence[Dated],
) -> list[list[str]]:
    """The signs of each time, and last those of none."""
    tense, today = _tense(passage), scene.page.document.day
    rows = [list(_signs(passage, tense, today, last, one)) for one in dated]
    hung = marks.hung(passage, scene, "time")
    for row, one in zip(rows, dated, strict=True):
        row += _tagged(hung, one)
        if _of_saying(one.time.span, attribution):
            row += ["of the saying", f"of the saying, {_length(one.time.value, today)}"]
    nearest = dated[0].where
    state = f"{passage.kind} {passage.status}"
    rows.append(
        [NEVER, *(f"{NEVER} {of}" for of in (passage.kind, state, tense, nearest, f"{nearest} {passage.kind}"))]
    )
    return rows


def _tagged(hung: Sequence[Mention], dated: Dated) -> Iterator[str]:
    """How surely a tagger hung the time on the evidence."""
    for mark in hung:
        if dated.where not in {"today", "claim before"} and mark.span.overlaps(dated.time.span):
            yield from (f"tagged {marks.surety(mark)}", f"tagged {dated.where}")
            return


def _signs(passage: Passage, tense: str, today: date, last: Cited[Period] | None, dated: Dated) -> Iterator[str]:
    where, length = dated.where, _length(dated.time.value, today)
    yield from (where, length, f"{where} {length}", f"{where} {passage.kind}", f"{length} {passage.kind}")
    yield from (f"{where} {tense}", f"{length} {tense}", f"{where} {passage.form}")
    yield f"{where} {passage.kind} {passage.status}"
    if dated.time.value.earliest > today:
        yield f"ahead {tense}"
    if last is not None and (last.value.earliest, last.value.latest) == (
        dated.time.value.earliest,
        dated.time.value.latest,
    ):
        yield from ("as before", f"as before {where}", f"as before {passage.kind}")


def _dated(passage: Passage, stands: tuple[Span, Span], time: Cited[Period], gap: int, paragraph: int) -> Dated:
    span, (clause, head) = time.span, stands
    if gap == 0:
        off = min(99, min(abs(span.start - head.end), abs(head.start - span.end)) // 6)
        if span.overlaps(clause):
            return Dated(time, "clause", off)
        side = "before" if span.end <= head.start else "behind"
        return Dated(Cited(time.value, span, "context: sentence"), f"sentence {side}", 100 + off)
    told = Cited(time.value, span, "context: article")
    if gap > 0:
        same = "paragraph" if paragraph == passage.sentence.paragraph else "back"
        return Dated(told, f"{same} {min(gap, 3)}", 200 * gap)
    return Dated(told, "next" if gap == -1 else "later", -300 * gap)


def _length(period: Period, today: date) -> str:
    days = (period.latest - period.earliest).days
    name = (
        "day" if days == 0 else "week" if days <= 9 else "month" if days <= 31 else "year" if days <= 366 else "years"
    )
    if period.latest == today:
        return f"{name} to today" if days else "today's day"
    return f"old {name}" if (today - period.latest).days > 60 else f"ahead {name}" if period.latest > today else name


def _tense(passage: Passage) -> str:
    """By the last auxiliary before the trigger, else by the trigger's ending."""
    lower = passage.sentence.lower
    for at in range(passage.first, max(passage.start, passage.first - 6) - 1, -1):
        word = lower[at]
        for tense, auxiliaries in _TENSES:
            if word in auxiliaries:
                return tense
    word = lower[passage.first]
    return (
        passage.form
        if passage.form != "verb"
        else "ed"
        if word.endswith("ed")
        else "ing"
        if word.endswith("ing")
        else "bare"
    )


def _of_saying(span: Span, attribution: Attribution | None) -> bool:
    if attribution is None or any(span in piece for piece in attribution.content):
        return False
    return any(0 <= span.start - cue.end <= _SAYING or 0 <= cue.start - span.end <= 12 for cue in attribution.cue)
