"""Occasions: which of the times of a page a claim happens at, the day of publication or none among them.

As with places (`whereabouts`): every time stands for choice, and the signs of each have weights fitted by
``training/choices.py`` on the claims of gold/train and gold/own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from reportedly.attributions import Attribution
from reportedly.claims import ages, choices, marks, modalities, tenses, timings
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
_LEADS = words("in on since by until after before from during for over of within last to at and")


@dataclass(frozen=True, slots=True)
class Dated:
    """A time that stands for choice and how it stands to the clause; ``where``: "today" is publication.

    ``timing``: where the page names it, None for the day of publication and for what the claim before had.
    ``opened``: it runs on from there to publication. ``published``: it is the day of publication. ``times``: how often
    the page names it.
    """

    time: Cited[Period]
    where: str
    distance: float = 0
    timing: Timing | None = None
    opened: bool = False
    published: bool = False
    times: int = 0


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
    """The times of the article, the nearest first, the claim before's, and the day of publication; each period once.

    A past day or month stands beside the stretch from it to publication: "who crossed the border on 10 May have taken
    12 villages".
    """
    today = scene.today
    how = "context: published" if today == scene.page.document.day else "context: dateline"
    published = Dated(Cited(Period(today, today), passage.span, how), "today", 10_000)
    before = [Dated(Cited(last.value, last.span, "context: claim before"), "claim before", 9_000)] if last else []
    here, stands = scene.ordinals[passage.sentence.span.start], (passage.span, passage.head)
    near = (_dated(passage, stands, timing, here - timing.ordinal) for timing in _near(passage, scene))
    named = sorted(near, key=lambda dated: (dated.distance, dated.time.span))[:NEAREST]
    named = [next(_opened(one, today), one) if _since_then(passage, one) else one for one in named]
    opened = [one for dated in named if not dated.opened for one in _opened(dated, today)]
    opened += _so_far(passage, scene, today)
    found: dict[tuple[date, date], Dated] = {}
    for dated in [*named, *before, published, *opened]:
        days = timings.days(dated.time)
        if days not in found:
            times = scene.days_named.get(days, 0)
            today_itself = days == (today, today)
            found[days] = Dated(
                dated.time, dated.where, dated.distance, dated.timing, dated.opened, today_itself, times
            )  # fmt: skip
    return tuple(found.values())


def _since_then(passage: Passage, dated: Dated) -> bool:
    """Whether a time ends a clause that tells since when: "61 have died since the siege began in May".

    Not where the deed itself is in that clause ("since troops entered in May"), nor of "the first since".
    """
    if dated.timing is None or not dated.timing.since or not dated.where.startswith(("clause", "sentence")):
        return False
    lower, (at, _) = passage.sentence.lower, indices(passage.sentence, dated.time.span)
    since = next((back for back in range(at - 1, max(-1, at - SINCE), -1) if lower[back] == "since"), None)
    if since is None or since < passage.first < at or _SUPERLATIVES.intersection(lower[max(0, since - 8) : since]):
        return False
    between = lower[since + 1 : at]
    return sum(map(verb, between)) == 1 and _PARTING.isdisjoint(between)


def _opened(dated: Dated, today: date) -> Iterator[Dated]:
    """What began then and went on to the day of publication."""
    period = dated.time.value
    if period.type in ("DATE", "TIME") and period.timex[:1].isdigit() and period.latest < today:
        stretch = Period(period.earliest, today, period.timex, period.type)
        since = Cited(stretch, dated.time.span, "context: since then")
        yield Dated(since, dated.where, dated.distance, dated.timing, opened=True)


def _so_far(passage: Passage, scene: Scene, today: date) -> Iterator[Dated]:
    """From the first day of the war to publication."""
    if scene.begun is not None:
        whole = Cited(Period(scene.begun, today), passage.span, "context: the war so far")
        yield Dated(whole, SO_FAR, 9_500)


def _near(passage: Passage, scene: Scene) -> Sequence[Timing]:
    """The times among which the nearest are: those of the sentence, and enough of whole sentences on either side."""
    at = scene.ordinals[passage.sentence.span.start]
    dates, ordinal = scene.dates, attrgetter("ordinal")
    first, last = bisect_left(dates, at, key=ordinal) - NEAREST, bisect_right(dates, at, key=ordinal) + NEAREST
    return dates[bisect_left(dates, dates[first].ordinal, key=ordinal) if first > 0 else 0 : last]


def signs(
    passage: Passage,
    scene: Scene,
    attribution: Attribution | None,
    last: Cited[Period] | None,
    dated: Sequence[Dated],
) -> list[list[str]]:
    """The signs of each time, and last those of none."""
    tense, today = tenses.of(passage), scene.today
    rows = [list(_signs(passage, tense, today, last, one)) for one in dated]
    hung = marks.hung(passage, scene, "time")
    for row, one in zip(rows, dated, strict=True):
        row += _tagged(hung, one)
        row += _said(one, attribution, today)
        if one.timing and one.where.startswith(("clause", "sentence")) and scene.parted(passage.head, one.time.span):
            row.append(f"{_open(one)}{one.where}, past another")
    nearest, place = dated[0], scene.standing(passage.sentence)
    state, said = f"{passage.kind} {passage.status}", "said" if attribution else "told"
    of_saying = " of a saying" if nearest.timing and nearest.timing.said else ""
    kinds = (passage.kind, state, tense, nearest.where, f"{nearest.where} {passage.kind}", place, said)
    rows.append([NEVER, *(f"{NEVER} {of}" for of in (*kinds, f"{nearest.where}{of_saying}", f"{tense} {said}"))])
    for row, one in zip(rows, dated, strict=False):
        if one.published:
            row += [f"today {place}", f"today {said}", f"today {tense} {said}"]
    mood = modalities.of(passage, attribution)
    for row, roots in zip(rows, [*map(_roots, dated), (NEVER,)], strict=True):
        row += [f"{root}: {told}" for root in roots for told in (mood, f"{mood} {passage.kind}", f"{mood} {tense}")]
    return rows


def _roots(dated: Dated) -> tuple[str, ...]:
    """Where a time stands in a word or two; the day of publication is "today", named or not."""
    if not dated.published:
        return ("so far" if dated.where == SO_FAR else f"{_open(dated)}{dated.where.split()[0]}",)
    return ("today",) if dated.where == "today" else ("today", "named today")


def _said(dated: Dated, attribution: Attribution | None, today: date) -> Iterator[str]:
    """A time that tells when something was said: these words, or others."""
    length = _length(dated.time.value, today)
    if timings.of_saying(dated.time.span, attribution):
        yield from (f"{_open(dated)}of the saying", f"of the saying, {length}")
    elif dated.timing and dated.timing.said:
        yield from (f"{_open(dated)}of a saying", f"of a saying, {dated.where}")


def _open(dated: Dated) -> str:
    return "opened " if dated.opened else ""


def _tagged(hung: Sequence[Mention], dated: Dated) -> Iterator[str]:
    """How surely a tagger hung the time on the evidence."""
    for mark in hung:
        if dated.timing is not None and mark.span.overlaps(dated.time.span):
            yield from (f"{_open(dated)}tagged {marks.surety(mark)}", f"{_open(dated)}tagged {dated.where}")
            return


def _signs(passage: Passage, tense: str, today: date, last: Cited[Period] | None, dated: Dated) -> Iterator[str]:
    length, kind, state = _length(dated.time.value, today), passage.kind, f"{passage.kind} {passage.status}"
    wheres = (dated.where, "today") if dated.published and dated.where != "today" else (dated.where,)
    for where in (f"{_open(dated)}{where}" for where in wheres):
        yield from (where, f"{where} {length}", f"{where} {kind}", f"{where} {tense}", f"{where} {passage.form}")
        yield f"{where} {state}"
    yield from (length, f"{length} {kind}", f"{length} {tense}", f"named {min(dated.times, 3)}")
    if dated.opened:
        yield from ("opened", f"opened {kind}", f"opened {state}", f"opened {tense}", f"opened {kind} {tense}")
    if dated.where == SO_FAR:
        around = passage.sentence.lower[max(0, passage.start - AROUND) : passage.end + AROUND]
        for word in sorted(_WAR.intersection(around)):
            yield from (f"{SO_FAR}, {word}", f"{SO_FAR}, {kind}, counted")
    if age := ages.of(dated.time.value, today):
        (root,) = _roots(dated)
        yield from (f"aged {age}", f"{root} aged {age}", f"aged {age} {kind}", f"aged {age} {tense}")
    if dated.timing is not None:
        yield from _worded(dated, dated.timing, tense)
        worded = dated.timing.wording
        yield from (f"by {worded}", f"{_roots(dated)[-1]} by {worded}", f"by {worded} {kind}", f"by {worded} {tense}")
    if dated.time.value.earliest > today:
        yield f"ahead {tense}"
    if last is not None and timings.days(last) == timings.days(dated.time):
        yield from ("as before", f"as before {dated.where}", f"as before {kind}")


def _worded(dated: Dated, timing: Timing, tense: str) -> Iterator[str]:
    """The words before a time and the sort of it."""
    lead = next((word for word in timing.before if word in _LEADS), "none")
    form, where = _form(dated.time.value), f"{_open(dated)}{dated.where.split()[0]}"
    yield from (f"{where} led {lead}", f"{_open(dated)}led {lead}", f"{where} as {form}", f"{form} {tense}")
    if timing.since:
        yield from (f"{_open(dated)}since", f"{where}, since")


def _form(period: Period) -> str:
    """A date, a length or repetition with its unit, or a vague word."""
    if period.timex[:1].isdigit():
        return "date"
    return period.timex if "REF" in period.timex else f"{period.type.lower()} {period.timex[-1:]}"


def _dated(passage: Passage, stands: tuple[Span, Span], timing: Timing, gap: int) -> Dated:
    time, (clause, head) = timing.time, stands
    span = time.span
    if gap == 0:
        off = min(99, min(abs(span.start - head.end), abs(head.start - span.end)) // 6)
        if span.overlaps(clause):
            return Dated(time, "clause", off, timing)
        side = "before" if span.end <= head.start else "behind"
        return Dated(Cited(time.value, span, "context: sentence"), f"sentence {side}", 100 + off, timing)
    told = Cited(time.value, span, "context: article")
    if gap > 0:
        same = "paragraph" if timing.paragraph == passage.sentence.paragraph else "back"
        return Dated(told, f"{same} {min(gap, 3)}", 200 * gap, timing)
    return Dated(told, "next" if gap == -1 else "later", -300 * gap, timing)


def _length(period: Period, today: date) -> str:
    days = (period.latest - period.earliest).days
    name = (
        "day" if days == 0 else "week" if days <= 9 else "month" if days <= 31 else "year" if days <= 366 else "years"
    )
    if period.latest == today:
        return f"{name} to today" if days else "today's day"
    return f"old {name}" if (today - period.latest).days > 60 else f"ahead {name}" if period.latest > today else name
