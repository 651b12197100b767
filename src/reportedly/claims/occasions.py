"""Occasions: which of the times of a page a claim happens at, the day of publication or none among them.

As with places (`whereabouts`): every time stands for choice, and the signs of each have weights fitted by
``training/choices.py`` on the claims of gold/train and gold/own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from reportedly.attributions import Attribution
from reportedly.claims import ages, choices, marks, modalities, tenses, timings, turns
from reportedly.claims.choices import Row, Scales, Turn
from reportedly.claims.clauses import verb
from reportedly.claims.passages import Passage
from reportedly.claims.scenes import Scene, indices
from reportedly.claims.timings import Timing
from reportedly.mentions import Mention
from reportedly.mentions.nouns import words
from reportedly.mentions.times import MONTHS, WEEKDAYS
from reportedly.referents import Period
from reportedly.text import Cited, Span

NEVER, SO_FAR = "untimed", "war so far"
AROUND = 40
"""Words on either side of a clause that may tell of a war."""
NEAREST = 8
"""Times of the article that stand for choice; of more the nearest."""

SINCE = 9
"""Words from "since" to the time at the end of its clause, at most."""

_PARTING = words(", ; : said told says added reported") | {*WEEKDAYS, *MONTHS}
"""What parts a time from the "since" before it."""
_SUPERLATIVES = words("first worst deadliest biggest largest heaviest highest lowest most third second last")

_WAR = words(
    "war conflict invasion campaign crisis uprising since total overall far began start already more than over"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A time that stands for choice and how it stands to the clause; ``where``: "today" is publication.

    ``timing``: where the page names it, None for the day of publication and for what the claim before had.
    ``opened``: it runs on from there to publication. ``published``: it is the day of publication. ``times``: how often
    the page names it.
    """

    time: Cited[Period]
    where: str
    timing: Timing | None = None
    opened: bool = False
    published: bool = False
    times: int = 0


def chosen(
    passage: Passage,
    scene: Scene,
    attribution: Attribution | None,
    last: Cited[Period] | None,
    weights: Scales,
) -> Cited[Period] | None:
    """The likeliest time, None where none is likelier. ``last``: that of the claim before."""
    dated = candidates(passage, scene, last)
    best = choices.likeliest(signs(passage, scene, attribution, last, dated), weights)
    return dated[best].time if best < len(dated) else None


def candidates(passage: Passage, scene: Scene, last: Cited[Period] | None) -> tuple[Dated, ...]:
    """The times of the article, the nearest first, the claim before's, and the day of publication; each period once.

    A past day or month stands beside the stretch from it to publication: "who crossed the border on 10 May have taken
    12 villages".
    """
    today = scene.today
    how = "context: published" if today == scene.page.document.day else "context: dateline"
    named = [_dated(passage, scene, timing) for timing in _nearest(passage, scene)]
    named = [next(_opened(one, scene), one) if _since_then(passage, one) else one for one in named]
    before = [_stands(scene, Cited(last.value, last.span, "context: claim before"), "claim before")] if last else []
    published = _stands(scene, Cited(Period(today, today), passage.span, how), "today")
    opened = [one for dated in named if not dated.opened for one in _opened(dated, scene)]
    found: dict[tuple[date, date], Dated] = {}
    for dated in (*named, *before, published, *opened, *_so_far(passage, scene)):
        found.setdefault(timings.days(dated.time), dated)
    return tuple(found.values())


def _stands(
    scene: Scene, time: Cited[Period], where: str, timing: Timing | None = None, *, opened: bool = False
) -> Dated:
    days = timings.days(time)
    return Dated(time, where, timing, opened, days == (scene.today, scene.today), scene.days_named.get(days, 0))


def _since_then(passage: Passage, dated: Dated) -> bool:
    """Whether a time ends a clause that tells since when: "61 have died since the siege began in May".

    Not where the deed itself is in that clause ("since troops entered in May"), nor of "the first since".
    """
    if dated.timing is None or not dated.timing.since or not turns.here(dated.where):
        return False
    lower, (at, _) = passage.sentence.lower, indices(passage.sentence, dated.time.span)
    since = next((back for back in range(at - 1, max(-1, at - SINCE), -1) if lower[back] == "since"), None)
    if since is None or since < passage.first < at or _SUPERLATIVES.intersection(lower[max(0, since - 8) : since]):
        return False
    between = lower[since + 1 : at]
    return sum(map(verb, between)) == 1 and _PARTING.isdisjoint(between)


def _opened(dated: Dated, scene: Scene) -> Iterator[Dated]:
    """What began then and went on to the day of publication."""
    period = dated.time.value
    if period.type in ("DATE", "TIME") and period.timex[:1].isdigit() and period.latest < scene.today:
        stretch = Period(period.earliest, scene.today, period.timex, period.type)
        since = Cited(stretch, dated.time.span, "context: since then")
        yield _stands(scene, since, dated.where, dated.timing, opened=True)


def _so_far(passage: Passage, scene: Scene) -> Iterator[Dated]:
    """From the first day of the war to publication."""
    if scene.begun is not None:
        whole = Cited(Period(scene.begun, scene.today), passage.span, "context: the war so far")
        yield _stands(scene, whole, SO_FAR)


def _nearest(passage: Passage, scene: Scene) -> Sequence[Timing]:
    """The times that stand for choice, the nearest first."""
    at = scene.ordinals[passage.sentence.span.start]
    dates, ordinal = scene.dates, attrgetter("ordinal")
    first, last = bisect_left(dates, at, key=ordinal) - NEAREST, bisect_right(dates, at, key=ordinal) + NEAREST
    whole = bisect_left(dates, dates[first].ordinal, key=ordinal) if first > 0 else 0
    off = (
        (_distance(passage, at - timing.ordinal, timing.time.span), timing.time.span.start, timing.time.span.end, place)
        for place, timing in enumerate(dates[whole:last], whole)
    )
    return [dates[place] for *_, place in sorted(off)[:NEAREST]]


def signs(
    passage: Passage,
    scene: Scene,
    attribution: Attribution | None,
    last: Cited[Period] | None,
    dated: Sequence[Dated],
) -> list[Row]:
    """The signs of each time, and last those of none."""
    tense, mood, today = tenses.of(passage), modalities.of(passage, attribution), scene.today
    hung = marks.hung(passage, scene, "time")
    nearest, place, said = dated[0], scene.standing(passage.sentence), "said" if attribution else "told"
    rows = []
    for one in dated:
        row = _signs(passage, tense, today, last, one)
        row.append(_tagged(hung, one))
        row.append(_said(one, attribution, today))
        if one.timing and turns.here(one.where) and scene.parted(passage.head, one.time.span):
            row.append((turns.loose, f"{_open(one)}{one.where}, past another"))
        if one.published:
            row.append((turns.loose, f"today {place}", f"today {said}", f"today {tense} {said}"))
        row.append((turns.moods, _roots(one), mood, passage.kind, tense))
        rows.append(row)
    state = f"{passage.kind} {passage.status}"
    of_saying = " of a saying" if nearest.timing and nearest.timing.said else ""
    kinds = (passage.kind, state, tense, nearest.where, f"{nearest.where} {passage.kind}", place, said)
    never = (
        turns.loose,
        NEVER,
        *(f"{NEVER} {of}" for of in (*kinds, f"{nearest.where}{of_saying}", f"{tense} {said}")),
    )
    return [*rows, [never, (turns.moods, (NEVER,), mood, passage.kind, tense)]]


def _roots(dated: Dated) -> tuple[str, ...]:
    """Where a time stands in a word or two; the day of publication is "today", named or not."""
    if not dated.published:
        return ("so far" if dated.where == SO_FAR else f"{_open(dated)}{dated.where.split()[0]}",)
    return ("today",) if dated.where == "today" else ("today", "named today")


def _said(dated: Dated, attribution: Attribution | None, today: date) -> Turn:
    """A time that tells when something was said: these words, or others."""
    period = dated.time.value
    if timings.of_saying(dated.time.span, attribution):
        length = ages.length(period.earliest, period.latest, today)
        return turns.loose, f"{_open(dated)}of the saying", f"of the saying, {length}"
    if dated.timing and dated.timing.said:
        return turns.loose, f"{_open(dated)}of a saying", f"of a saying, {dated.where}"
    return (turns.loose,)


def _open(dated: Dated) -> str:
    return "opened " if dated.opened else ""


def _tagged(hung: Sequence[Mention], dated: Dated) -> Turn:
    """How surely a tagger hung the time on the evidence."""
    for mark in hung:
        if dated.timing is not None and mark.span.overlaps(dated.time.span):
            return turns.loose, f"{_open(dated)}tagged {marks.surety(mark)}", f"{_open(dated)}tagged {dated.where}"
    return (turns.loose,)


def _signs(passage: Passage, tense: str, today: date, last: Cited[Period] | None, dated: Dated) -> Row:
    period, kind, status, form = dated.time.value, passage.kind, passage.status, passage.form
    length = ages.length(period.earliest, period.latest, today)
    row: Row = [(turns.standing, f"{_open(dated)}{dated.where}", length, kind, status, tense, form)]
    if dated.published and dated.where != "today":
        row.append((turns.standing, f"{_open(dated)}today", length, kind, status, tense, form))
    row.append((turns.lasting, length, kind, tense, min(dated.times, 3)))
    if dated.opened:
        row.append((turns.running_on, kind, status, tense))
    if dated.where == SO_FAR:
        row.append((turns.loose, *_warring(passage)))
    roots = _roots(dated)
    if age := ages.of(period.earliest, period.latest, today):
        row.append((turns.aged, age, roots[0], kind, tense))
    if dated.timing is not None:
        since, where = dated.timing.since, f"{_open(dated)}{dated.where.split()[0]}"
        row.append((turns.time_led, where, _open(dated), dated.timing.lead, _form(period), tense, since))
        row.append((turns.worded, dated.timing.wording, roots[-1], kind, tense))
    if period.earliest > today:
        row.append((turns.loose, f"ahead {tense}"))
    if last is not None and timings.days(last) == timings.days(dated.time):
        row.append((turns.loose, "as before", f"as before {dated.where}", f"as before {kind}"))
    return row


def _warring(passage: Passage) -> Iterator[str]:
    """The words around a clause that tell of a war."""
    around = passage.sentence.lower[max(0, passage.start - AROUND) : passage.end + AROUND]
    for word in sorted(_WAR.intersection(around)):
        yield from (f"{SO_FAR}, {word}", f"{SO_FAR}, {passage.kind}, counted")


def _form(period: Period) -> str:
    """A date, a length or repetition with its unit, or a vague word."""
    if period.timex[:1].isdigit():
        return "date"
    return period.timex if "REF" in period.timex else f"{period.type.lower()} {period.timex[-1:]}"


def _dated(passage: Passage, scene: Scene, timing: Timing) -> Dated:
    time, gap = timing.time, scene.ordinals[passage.sentence.span.start] - timing.ordinal
    if gap == 0:
        if time.span.overlaps(passage.span):
            return _stands(scene, time, "clause", timing)
        side = "before" if time.span.end <= passage.head.start else "behind"
        return _stands(scene, Cited(time.value, time.span, "context: sentence"), f"sentence {side}", timing)
    told = Cited(time.value, time.span, "context: article")
    if gap > 0:
        same = "paragraph" if timing.paragraph == passage.sentence.paragraph else "back"
        return _stands(scene, told, f"{same} {min(gap, 3)}", timing)
    return _stands(scene, told, "next" if gap == -1 else "later", timing)


def _distance(passage: Passage, gap: int, span: Span) -> int:
    """It grows with sentences, ahead more than back; ``gap``: how many the time stands before the clause."""
    if gap:
        return 200 * gap if gap > 0 else -300 * gap
    head = passage.head
    off = min(99, min(abs(span.start - head.end), abs(head.start - span.end)) // 6)
    return off if span.overlaps(passage.span) else 100 + off
