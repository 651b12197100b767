"""Guards: what stands before every page. Names of hosts, the content policy, forms that come from our own pages."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; worker-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()"),
    ("x-frame-options", "DENY"),
)
LARGEST = 1_000_000
"""Bytes of a form at most."""


class Gate:
    """Answers only to the hosts it is given and to small forms of our own pages; the policy is on every answer."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _guarded(send)
        refusal = self._refusal(scope)
        app: Callable[[Scope, Receive, Send], Awaitable[None]] = refusal or self._app
        await app(scope, receive, answer)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if host_of(headers.get("host", "")) not in self._hosts:
            return PlainTextResponse("this newsroom does not go by that name (Host not allowed)", 421)
        if scope["method"] in ("GET", "HEAD", "OPTIONS"):
            return None
        if not _size(headers.get("content-length", "")) <= LARGEST:
            return PlainTextResponse("the form is too large, or does not say how large it is", 413)
        source = headers.get("origin") or headers.get("referer") or ""
        if source and urlsplit(source).netloc != headers.get("host", ""):
            return PlainTextResponse("the form comes from another site", 403)
        return None


def host_of(header: str) -> str:
    """The name in a Host header, without port, in lower case."""
    name = header.strip().lower()
    if name.startswith("["):
        return name.partition("]")[0] + "]"
    return name.partition(":")[0]


def _size(length: str) -> float:
    return int(length) if length.isdecimal() else float("inf")


def _guarded(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS:
                headers[name] = value
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return guarded


def same(one: str, other: str) -> bool:
    """Two secrets are one, compared without telling how far they agree."""
    return hmac.compare_digest(one.encode(), other.encode())
