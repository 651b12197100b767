"""The newsroom as one application: guards before it, screens, the API and the feeds in it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib import resources
from typing import cast

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException as Refused
from starlette.middleware.gzip import GZipMiddleware

from reportedly.errors import ReportedlyError
from reportedly.web import access, api, rendering, syndication
from reportedly.web.desks import Desk
from reportedly.web.guards import Gate
from reportedly.web.screens import (
    agreement,
    briefing,
    disputes,
    doors,
    exports,
    house,
    provenance,
    reviewing,
    tables,
    updates,
)
from reportedly.web.settings import Settings

Answer = Callable[[Request, Exception], Awaitable[Response]]

ROOMS = (updates, briefing, provenance, tables, disputes, house, exports, reviewing, agreement, api, syndication)
"""What only those may see who may come in."""

TYPES = {
    "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "mjs": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml", "json": "application/json",
}  # fmt: skip


def create(settings: Settings) -> FastAPI:
    """The application for these settings, its templates ready. It reads the ledger when the first page is asked for."""
    rendering.environment()
    app = FastAPI(
        title="Reportedly", version="1", docs_url=None, redoc_url=None, openapi_url=None,
        description="Claims, not facts: who says that what happened, and by what chain the words came.",
    )  # fmt: skip
    app.state.settings = settings
    app.state.desk = Desk(settings.ledger)
    app.state.turnstile = doors.Turnstile()
    app.include_router(doors.router)
    for room in ROOMS:
        app.include_router(room.router, dependencies=[Depends(access.visitor)])
    app.add_api_route("/assets/{name:path}", _asset, include_in_schema=False)
    app.add_api_route("/colours.css", _colours, include_in_schema=False)
    app.add_api_route("/favicon.ico", _mark, include_in_schema=False)
    for fault, answer in FAULTS:
        app.add_exception_handler(fault, answer)
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=5)
    app.add_middleware(Gate, hosts=settings.hosts)
    return app


def _asset(name: str) -> Response:
    """A file of ours, to be kept for ever: its address changes when it does."""
    found = resources.files("reportedly.web") / "assets"
    kind = TYPES.get(name.rpartition(".")[2])
    for part in name.split("/"):
        if kind is None or part in ("", ".", "..") or not (found := found / part).name:
            raise HTTPException(404, "there is no such file")
    if not found.is_file():
        raise HTTPException(404, "there is no such file")
    kept = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(found.read_bytes(), media_type=kind, headers=kept)


def _mark() -> Response:
    """The mark of the newsroom, which browsers ask for by this name beside a feed."""
    return _asset("mark.svg")


def _colours(request: Request) -> Response:
    """The colours the user chose for parties."""
    chosen = access.settings(request).colours
    rules = (f'[data-party="{code}"]{{--party:{colour}}}' for code, colour in sorted(chosen.items()))
    return Response("\n".join(rules), media_type=TYPES["css"])


def _wants_words(request: Request) -> bool:
    return request.url.path.startswith(("/api/", "/feeds/"))


async def _refused(request: Request, fault: Exception) -> Response:
    refused = cast(Refused, fault)
    return _told(request, refused.status_code, {404: "Not here"}.get(refused.status_code, "Not done"), refused.detail)


async def _misread(request: Request, fault: Exception) -> Response:
    problems = cast(RequestValidationError, fault).errors()
    told = "; ".join(f"{problem['loc'][-1]}: {problem['msg']}" for problem in problems)
    return _told(request, 400, "Not understood", told)


async def _stopped(request: Request, fault: Exception) -> Response:
    return _told(request, 503, "The book cannot be read", str(fault))


async def _empty(request: Request, _: Exception) -> Response:
    if _wants_words(request):
        return JSONResponse({"error": "there is nothing in the book yet"}, 404)
    return rendering.page(request, "welcome.html")


async def _login(request: Request, _: Exception) -> Response:
    if _wants_words(request):
        return JSONResponse({"error": "log in first"}, 401)
    return RedirectResponse("/login", 303)


def _told(request: Request, status: int, title: str, message: object) -> Response:
    if _wants_words(request):
        return JSONResponse({"error": str(message)}, status)
    return rendering.page(request, "fault.html", status=status, title=title, message=str(message))


FAULTS: tuple[tuple[type[Exception], Answer], ...] = (
    (Refused, _refused),
    (RequestValidationError, _misread),
    (ReportedlyError, _stopped),
    (access.EmptyBook, _empty),
    (access.LoginNeeded, _login),
)
