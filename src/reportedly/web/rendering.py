"""Rendering: rows become a page. Everything shown is escaped text; private names are masked on the way."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from reportedly import claims
from reportedly.claims.gists import behind_figure
from reportedly.views.coverage import hedge
from reportedly.web import phrases
from reportedly.web.asking import Asked
from reportedly.web.desks import Held

NAV = (
    ("The wire", (("updates", "Updates"), ("events", "Events"), ("claims", "Claims"), ("briefing", "Briefing"))),
    ("The ground", (("places", "Places"), ("services", "Services"), ("corridors", "Corridors, notices"))),
    ("The parties", (("casualties", "Casualties"), ("talks", "Talks, ceasefires"), ("disputes", "Disputes"))),
    ("The press", (("misreports", "Relay mismatches"), ("sources", "Sources"))),
    ("The house", (("review", "Review"), ("exports", "Exports"), ("method", "Method"))),
)
"""The pages by their place in the house."""


@cache
def environment() -> Environment:
    """The templates of the newsroom, all made ready; what a template forgets is an error, never an empty space."""
    made = Environment(
        loader=PackageLoader("reportedly.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.filters.update(
        hour=phrases.hour, day=phrases.day, short=phrases.short, date=phrases.date_of, zone=phrases.zone,
        issued=phrases.issued, issued_in=phrases.issued_in,
        when=phrases.when, days_from=phrases.days_from,
        figure=phrases.figure, behind_figure=behind_figure, party_name=phrases.party_name, masked=_masked,
        sided=phrases.sided,
        stance=phrases.stance, about=phrases.about, hour_from=phrases.hour_from, spelt=phrases.spelt, hedge=hedge,
    )  # fmt: skip
    made.tests["known"] = phrases.known
    made.globals.update(nav=NAV, asset=asset, number=phrases.number, at=_at, shape=_shape, tone=_tone, kinds=KINDS)
    for name in made.list_templates(["html"]):
        made.get_template(name)
    return made


KINDS = tuple(sorted(topic.kind for topic in claims.TOPICS))
"""The kinds that lists can be narrowed to."""


def page(request: Request, template: str, held: Held | None = None, status: int = 200, **shown: Any) -> Response:
    """A whole page; for htmx only the part that it asked for. Its ETag is a digest of what it says."""
    question = shown.pop("asked", None) or Asked()
    part = request.headers.get("hx-request") == "true"
    settings, person = request.app.state.settings, getattr(request.state, "person", None)
    html = environment().get_template(template).render(
        held=held, asked=question, part=part, person=person, here=request.url.path, settings=settings,
        token=getattr(request.state, "token", ""), base=str(request.base_url).rstrip("/"), **shown,
    )  # fmt: skip
    tag = f'"{hashlib.sha256(html.encode("utf-8", "surrogatepass")).hexdigest()[:24]}"'
    headers = {"etag": tag, "vary": "HX-Request, Cookie", "cache-control": "private, no-cache"}
    if status == 200 and request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return HTMLResponse(html.encode("utf-8", "replace"), status, headers)


@cache
def asset(name: str) -> str:
    """The address of a file of ours, with a digest so that it may be kept for ever."""
    body = (resources.files("reportedly.web") / "assets" / name).read_bytes()
    return f"/assets/{name}?v={hashlib.sha256(body).hexdigest()[:10]}"


@pass_context
def _at(context: Context, path: str, **changed: Any) -> str:
    """An address in the newsroom as of the same moment, and nothing else of the question kept."""
    question: Asked = context["asked"]
    words = changed.pop("as_of", question.as_of_words)
    return quote(path, safe="/") + Asked(as_of_words=words).query(**changed)


@pass_context
def _masked(context: Context, words: str) -> str:
    held: Held | None = context["held"]
    return held.masks.over(words) if held else words


@pass_context
def _shape(context: Context, code: str) -> str:
    return phrases.shape(code, context["held"].parties if context["held"] else ())


@pass_context
def _tone(context: Context, code: str) -> int:
    return phrases.tone(code, context["held"].parties if context["held"] else ())
