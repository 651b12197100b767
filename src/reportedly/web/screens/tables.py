"""Tables: places, casualties, services, corridors and notices, talks and ceasefires."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from reportedly.ledger import selections
from reportedly.views import KIND_OF
from reportedly.views.control import STALE_DAYS, STANDINGS
from reportedly.views.tolls import from_rows
from reportedly.web import access, days
from reportedly.web.asking import Asked, Shown, asked, shown
from reportedly.web.desks import Held
from reportedly.web.drawings import Drawing, drawn
from reportedly.web.rendering import page

router = APIRouter(include_in_schema=False)
Question = Annotated[Asked, Depends(asked)]

LEGEND = (
    ("agreed", "two sides say so"),
    ("claimed", "the holder says so of itself"),
    ("disputed", "another claim cannot be so at the same time; hollow on the map"),
    ("reported", "an outlet's own voice or a third party says so"),
    ("mismatch", "a report that contradicts the words it relays; hollow on the map, the name struck out"),
    ("stale", f"the last word is more than {STALE_DAYS} days older than the newest page"),
    ("no claim", "a place that is not in the list: nobody said who holds it, and nothing is inferred"),
)
"""Defined words of the legend."""

UNNAMED = {
    "talks": "Talks, nobody named", "ceasefires": "A ceasefire, nobody named", "corridors": "A corridor",
    "services": "A service",
}  # fmt: skip
"""What a thing is called where no page names it."""


@router.get("/places")
def places(request: Request, question: Question) -> Response:
    """Who holds which place, according to whom; list and map of the same rows."""
    whole = access.held(request, question, "control")
    held = days.upto(whole, question.upto, "control")
    cut = shown(held.view("control"), question, 200)
    groups = [(place, sorted(rows, key=_newest)) for place, rows in groupby(cut.rows, key=lambda row: row.place)]
    standing = {place: min((row.standing for row in rows), key=STANDINGS.index) for place, rows in groups}
    return page(
        request, "places.html", whole, asked=question, page=cut, groups=groups, standing=standing, legend=LEGEND,
        steps=days.steps(_days(request, whole), question.upto),
    )  # fmt: skip


def _days(request: Request, held: Held) -> tuple[date, ...]:
    """The days that can be stepped through: of a large book all it has, told by its index."""
    if held.window is None:
        return days.of(held, "control")

    def told() -> tuple[date, ...]:
        with access.desk(request).opened() as book:
            return selections.days(book.shelf, "control", held.head.seq)

    return (held.front or held).once(f"days as of {held.head.seq}", told)


def _newest(row: Any) -> tuple[float, str]:
    return (-datetime.fromisoformat(row.published).timestamp(), row.claim)


@router.get("/casualties")
def casualties(request: Request, question: Question) -> Response:
    """Who says how many: lines of running tolls, and every figure in a table."""
    held = access.held(request, question, "casualties")
    if question.narrowed:
        charts = _charts([row for row in held.view("casualties") if question.passes(row)])
    else:
        charts = held.once("charts", lambda: _charts(held.view("casualties")))
    cut = shown(held.view("casualties"), question, 100)
    return page(request, "casualties.html", held, asked=question, page=cut, charts=charts)


def _charts(rows: Sequence[Any]) -> list[Drawing]:
    return [drawn(chart) for chart in from_rows(tuple(rows)) if _worth(chart)][:6]


def _worth(chart: Any) -> bool:
    """A line needs two days; figures of one day stand in the table."""
    return bool(chart.first != chart.last)


@router.get("/services")
def services(request: Request, question: Question) -> Response:
    """Water, power, heating and the like."""
    return _states(
        request, question, ("services",), "Services",
        "Water, power, heating, telephone, health, food: out, limited, back or threatened, according to whom.",
    )  # fmt: skip


@router.get("/talks")
def talks(request: Request, question: Question) -> Response:
    """Talks and ceasefires."""
    return _states(
        request, question, ("talks", "ceasefires"), "Talks and ceasefires",
        "Rounds, meetings and truces as things with a state, each step with who says so.",
    )  # fmt: skip


@router.get("/corridors")
def corridors(request: Request, question: Question) -> Response:
    """Corridors as things with a state, and notices for the public."""
    notices = shown(access.held(request, question, "notice").view("notices"), question).rows
    return _states(
        request, question, ("corridors",), "Corridors and notices",
        "Humanitarian corridors as things with a state, and practical information for the public with who issued it.",
        notices,
    )  # fmt: skip


def _states(
    request: Request, question: Asked, views: tuple[str, ...], title: str, lead: str, notices: Sequence[Any] = ()
) -> Response:
    holding = {view: access.held(request, question, KIND_OF[view]) for view in views}
    held = holding[views[0]]
    cuts = {view: shown(holding[view].view(view), question, 120) for view in views}
    groups = [(view, things(cut.rows)) for view, cut in cuts.items() if cut.rows]
    whole = Shown((), sum(cut.total for cut in cuts.values()) + len(notices), question.after)
    return page(
        request, "states.html", held, asked=question, page=whole, groups=groups, notices=notices, title=title,
        lead=lead, nothing="Nothing of the kind is claimed yet.", by_place=views != ("talks", "ceasefires"),
        unnamed=UNNAMED,
    )  # fmt: skip


def things(rows: Sequence[Any]) -> list[tuple[str, str, list[Any]]]:
    """Rows by what they are about, newest word first; what has the newest word comes first."""
    groups = [
        (*key, sorted(steps, key=_newest)) for key, steps in groupby(rows, key=lambda row: (row.thing, row.place))
    ]
    return sorted(groups, key=lambda group: (_newest(group[2][0]), group[0]))
